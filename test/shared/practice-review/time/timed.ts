import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { arrangementInForce } from '#shared/boroughs/load.ts';
import { TIME } from '#shared/casework/actor.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { editionOn } from '#shared/guidance/clocks.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import { PracticeReviewEvent as Event } from '#shared/practice-review/state/events.ts';
import { evolve } from '#shared/practice-review/state/evolve.ts';
import { newReview, type PracticeReview } from '#shared/practice-review/state/state.ts';
import { nextMoment, timePassed } from '#shared/practice-review/time/plan.ts';
import { london } from '#test/support/pure-case.ts';

export const CASE = CaseId.parse('c00000000000000000002');
export const AGENCIES = ['school', 'gp', 'police'] as const;

/** A review made of events alone, with nobody to refuse them, so that time can be tried in any state. */
export class Timed {
  state: PracticeReview = newReview;
  readonly steps: { at: Instant; event: PracticeReviewEvent }[] = [];
  now: Instant;
  readonly arrangement: Arrangement;
  #seq = 0;

  constructor(start: string, borough = 'brent') {
    this.now = london(start);
    this.arrangement = arrangementInForce(borough, londonDate(this.now));
  }

  context(now: Instant = this.now): Context {
    return {
      caseId: CASE,
      reference: 'TST-0000-0002',
      actor: TIME,
      now,
      arrangement: this.arrangement,
      edition: editionOn(londonDate(now)).key,
    };
  }

  /** Something happens. Answers are left out: no rule of time reads them. */
  did(...events: readonly { readonly type: string; readonly [fact: string]: unknown }[]): this {
    for (const event of events) this.#record(Event.parse({ answers: {}, ...event }));
    return this;
  }

  /** Nobody looks until then. */
  sleepUntil(time: string): this {
    this.now = london(time);
    return this;
  }

  /** Somebody looks: what time made due is recorded. The steps of this look. */
  look(): readonly PracticeReviewEvent[] {
    const events = timePassed(this.state, this.context());
    for (const event of events) {
      this.steps.push({ at: this.now, event });
      this.#record(event);
    }
    return events;
  }

  /** Time moves, stopping at every moment the plan names. The steps on the way. */
  liveUntil(time: string): readonly { at: Instant; event: PracticeReviewEvent }[] {
    const end = london(time);
    const before = this.steps.length;
    for (let looks = 0; ; looks += 1) {
      if (looks > 5000) throw new Error(`Time is always due at ${this.now}`);
      const next = nextMoment(this.state, this.context());
      if (next === undefined || next > end) break;
      if (next > this.now) this.now = next;
      if (this.look().length === 0) throw new Error(`Nothing happened at ${next}, which the plan had named`);
    }
    this.now = end;
    return this.steps.slice(before);
  }

  #record(event: PracticeReviewEvent): void {
    this.#seq += 1;
    const by = { person: 'somebody', name: 'Somebody' };
    this.state = evolve(this.state, { seq: this.#seq, at: this.now, by, command: `command-${this.#seq}`, event });
  }
}

/** What a step spoke of, and when, in London's date: `2027-01-04 action-overdue a1,a2`. */
export const told = (steps: readonly { at: Instant; event: PracticeReviewEvent }[]): string[] =>
  steps.map(({ at, event }) =>
    event.type === 'StepReached'
      ? `${londonDate(at)} ${[event.step, ...event.about].join(' ')}`
      : `${londonDate(at)} ${event.type}`,
  );

export const REVIEWER = 'reviewer@reviewers.example';
const partner = (type: string, version = {}) =>
  ['local-authority', 'police', 'health'].map((id) => ({ type, partner: id, post: `${id}-post`, ...version }));

export const initiated = (decidedOn: string) => ({
  type: 'ReviewInitiated',
  source: 'partners',
  decidedOn,
  announced: true,
  reviewerNamed: false,
});
export const proposed = (accessUntil: string) => ({
  type: 'ReviewerProposed',
  name: 'A reviewer',
  address: REVIEWER,
  accessUntil,
});
export const terms = (publishOn: string) => ({ type: 'TermsSet', method: 'silp', publishOn });
export const requested = (replyBy: string, returnBy: string, agencies: readonly string[] = AGENCIES) => ({
  type: 'InformationRequested',
  agencies: agencies.map((agency) => ({
    agency,
    name: `The ${agency}`,
    address: `${agency}@agencies.example`,
    partner: agency === 'police' ? 'police' : 'health',
  })),
  replyBy,
  returnBy,
});
export const draft = (version: number) => ({
  type: 'DraftSubmitted',
  version,
  improvements: true,
  systemicReasons: true,
  recommendations: [
    { id: 'r1', what: 'Share what is known', agency: 'school', by: '2028-01-10', theme: 'neglect', repeatOf: ['x'] },
    { id: 'r2', what: 'Ask the child', agency: 'gp', by: '2028-01-10', theme: 'training' },
  ],
  namesIn: [],
});
export const agreed = (id: string, due: string, more = {}) => ({
  id,
  recommendation: 'r1',
  what: 'Do it',
  outcome: 'Children are safer',
  measure: 'Counted',
  agency: 'school',
  officer: 'Head of safeguarding',
  due,
  confidential: false,
  ...more,
});

/** Reviewer appointed and terms set, gathering begun. */
export const gathering = (review: Timed, publishOn: string, accessUntil: string): Timed =>
  review.did(
    proposed(accessUntil),
    ...partner('PartnerApprovedReviewer'),
    { type: 'ReviewerAppointed' },
    terms(publishOn),
    { type: 'ProtectedNamesListed', names: ['Somebody'] },
    { type: 'GatheringBegun' },
  );

/** From a draft to an approved report. */
export const approved = (review: Timed): Timed =>
  review.did(
    draft(1),
    { type: 'FinalReportAccepted', version: 1 },
    ...partner('PartnerApprovedReport', { version: 1 }),
    { type: 'ReportApproved', version: 1 },
  );

/** Planned, checked and sent. */
export const sent = (review: Timed, publishOn: string): Timed =>
  review.did(
    { type: 'ImpactConsidered' },
    { type: 'PublicationPlanned', what: 'report', on: publishOn, namesIn: [] },
    { type: 'MediaPlanned' },
    { type: 'RedactionChecked' },
    { type: 'CopiesSent', how: 'by-hand', sentAt: review.now },
  );

export const published = (review: Timed, day: string): Timed =>
  review.did({ type: 'ReleaseSigned' }, { type: 'Published', what: 'report', on: day, textSeq: 1, daysLate: 0 });
