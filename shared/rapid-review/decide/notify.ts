import { z } from 'zod';
import { PartnerId } from '#shared/boroughs/arrangement.ts';
import { factsOf, faultInMoment, Moment, YesNo } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { daysLate } from '#shared/guidance/clocks.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type Instant } from '#shared/kernel/time.ts';
import type { FormCommand } from '../commands.ts';
import type { RapidReviewEvent } from '../state/events.ts';
import { leadsToReview, type NotifyPath, OtherArea, Outcome } from '../state/facts.ts';
import type { RapidReview } from '../state/state.ts';
import { notifyClock } from '../time/clocks.ts';

type Decided = Result<readonly RapidReviewEvent[], Refusal>;

const IncidentFacts = z.object({
  outcome: Outcome,
  incidentDate: z.string().optional(),
  children: z.array(z.unknown()).default([]),
});

export const refer = (_: RapidReview, { answers }: FormCommand, { actor }: Context): Decided => {
  const facts = factsOf(IncidentFacts, answers);
  if (!facts.ok) return facts;
  const { outcome, incidentDate, children } = facts.value;
  const referrer = { person: actor.person, address: actor.address };
  return ok([{ type: 'IncidentReferred', answers, outcome, incidentDate, childCount: children.length, referrer }]);
};

const Opened = IncidentFacts.extend({ toldAt: Moment.optional() });

/** An officer starts from what the authority was told; the five days already run from then. */
export const openIncident = (_: RapidReview, { answers }: FormCommand, { now }: Context): Decided => {
  const facts = factsOf(Opened, answers);
  if (!facts.ok) return facts;
  const { outcome, incidentDate, children, toldAt } = facts.value;
  const awareAt = toldAt ?? now;
  const fault = faultInMoment('toldAt', awareAt, now);
  if (fault !== undefined) return refuse(fault);
  return ok([{ type: 'IncidentOpened', answers, outcome, incidentDate, childCount: children.length, awareAt }]);
};

const View = z.enum(['notify', 'do-not-notify', 'not-yet-given']);
const Criteria = z.object({
  abuseOrNeglect: z.enum(['known', 'suspected', 'neither']),
  outcome: Outcome,
  where: z.enum(['in-area', 'outside-england', 'elsewhere-in-england']),
  normallyResident: z.enum(['yes', 'no', 'not-known']).default('no'),
  lookedAfter: YesNo,
  careLeaver: YesNo.default('no'),
  ageYears: z.coerce.number().optional(),
  unborn: YesNo.default('no'),
});
type Criteria = z.infer<typeof Criteria>;

const Decision = Criteria.extend({
  awareOfHarmAt: Moment,
  abuseKnownAt: Moment.optional(),
  leadAuthority: z.string().default(''),
  otherAreas: z
    .array(z.object({ areaAuthority: z.string(), areaRole: OtherArea.shape.role, areaAddress: z.string().optional() }))
    .default([]),
  localAuthorityView: View,
  policeView: View,
  healthView: View,
  decision: z.enum(['notify', 'do-not-notify', 'another-authority']),
  localConsideration: z.enum(['none', 'good-practice', 'poor-practice', 'near-miss']).default('none'),
});

/**
 * Which duty the answers meet (Children Act 2004 s.16C(1), NOTIFY-1, NOTIFY-4, guidance). `elsewhere` is another
 * English authority's duty, because the place of the incident decides; `not-met` is nobody's.
 */
export const pathOf = (criteria: Criteria): NotifyPath | 'elsewhere' | 'not-met' => {
  const { abuseOrNeglect, outcome, where, normallyResident, lookedAfter, careLeaver, ageYears, unborn } = criteria;
  const child = unborn === 'yes' || ageYears === undefined || ageYears < 18;
  const died = outcome === 'died';
  if (child && abuseOrNeglect !== 'neither' && (died || outcome === 'seriously-harmed')) {
    if (where === 'in-area') return 'in-area';
    if (where === 'elsewhere-in-england') return 'elsewhere';
    if (normallyResident === 'yes') return 'outside-england';
  }
  if (child && died && lookedAfter === 'yes') return 'looked-after-death';
  if (!child && died && careLeaver === 'yes' && ageYears !== undefined && ageYears <= 24) return 'care-leaver-death';
  return 'not-met';
};

export const decideWhetherToNotify = (state: RapidReview, { answers }: FormCommand, context: Context): Decided => {
  const facts = factsOf(Decision, answers);
  if (!facts.ok) return facts;
  const given = facts.value;
  const awareAt = aware(given.awareOfHarmAt, given.abuseOrNeglect === 'neither' ? undefined : given.abuseKnownAt);
  const fault = faultInMoment('awareOfHarmAt', awareAt, context.now);
  if (fault !== undefined) return refuse(fault);
  const path = pathOf(given);
  const consistent = agreesWith(given.decision, path);
  if (!consistent.ok) return consistent;
  const retaken: RapidReviewEvent[] = state.stage === 'notifying' ? [{ type: 'DecisionRetaken' }] : [];
  const decided = outcomeOf(given.decision, path, awareAt);
  return decided.ok ? ok([...retaken, decided.value]) : decided;

  function outcomeOf(
    decision: z.infer<typeof Decision>['decision'],
    met: ReturnType<typeof pathOf>,
    at: Instant,
  ): Result<RapidReviewEvent, Refusal> {
    if (decision === 'another-authority') return ok({ type: 'LedElsewhere', answers, authority: given.leadAuthority });
    if (decision === 'do-not-notify') {
      return given.localConsideration === 'none'
        ? ok({ type: 'DecidedNotToNotify', answers })
        : ok({ type: 'LocalConsiderationBegun', answers, kind: given.localConsideration });
    }
    if (met === 'elsewhere' || met === 'not-met') return refuse(NOT_MET);
    const otherAreas = given.otherAreas.map(({ areaAuthority, areaRole, areaAddress }) => ({
      authority: areaAuthority,
      role: areaRole,
      ...(areaAddress === undefined || areaAddress === '' ? {} : { address: areaAddress }),
    }));
    const views = { 'local-authority': given.localAuthorityView, police: given.policeView, health: given.healthView };
    const dissenting = PartnerId.options.filter((partner) => views[partner] === 'do-not-notify');
    return ok({
      type: 'DecidedToNotify',
      answers,
      path: met,
      awareAt: at,
      otherAreas,
      dissenting,
      died: given.outcome === 'died',
    });
  }
};

/** The later of knowing the harm and knowing or suspecting abuse or neglect (assumed: guidance is silent). */
const aware = (harm: Instant, abuse: Instant | undefined): Instant =>
  abuse !== undefined && abuse > harm ? abuse : harm;

const agreesWith = (
  decision: 'notify' | 'do-not-notify' | 'another-authority',
  path: ReturnType<typeof pathOf>,
): Result<void, Refusal> => {
  switch (decision) {
    case 'another-authority':
      return path === 'elsewhere' ? ok(undefined) : refuse(NOT_ELSEWHERE);
    case 'notify':
      if (path === 'elsewhere') return refuse(THEIRS_TO_NOTIFY);
      return path === 'not-met' ? refuse(NOT_MET) : ok(undefined);
    case 'do-not-notify':
      if (path === 'elsewhere') return refuse(THEIRS_TO_NOTIFY);
      // A care leaver's death should be notified, not must: the authority may decide otherwise, with reasons.
      return path === 'not-met' || path === 'care-leaver-death' ? ok(undefined) : refuse(MUST_NOTIFY);
  }
};

const Submission = z.object({
  dfeReference: z.string().trim().min(3).max(40),
  submittedAt: Moment,
  lateReason: z.string().default(''),
});

/** Only DfE's reference makes a case notified (guidance): an e-mail never does. */
export const recordSubmission = (state: RapidReview, { answers }: FormCommand, context: Context): Decided => {
  const facts = factsOf(Submission, answers);
  if (!facts.ok) return facts;
  const { dfeReference, submittedAt, lateReason } = facts.value;
  if (state.path === undefined || state.awareAt === undefined) return refuse(DECIDE_FIRST);
  if (state.sections['notification'] === undefined) return refuse(PREPARE_FIRST);
  const fault = faultInMoment('submittedAt', submittedAt, context.now);
  if (fault !== undefined) return refuse(fault);
  if (submittedAt < state.awareAt) return refuse(BEFORE_AWARE);
  const clock = notifyClock(state, context);
  const late = clock === undefined ? 0 : daysLate(clock, submittedAt);
  if (late > 0 && lateReason.trim() === '') return refuse(SAY_WHY_LATE(late));
  const type = leadsToReview(state.path) ? 'Notified' : 'NotifiedWithoutReview';
  const notified: RapidReviewEvent = { type, answers, dfeReference, submittedAt, daysLate: late, path: state.path };
  return ok(state.partnersToldAt === undefined ? [notified, { type: 'PartnersTold' }] : [notified]);
};

const MUST_NOTIFY: Refusal = {
  reason: 'must-notify',
  message:
    'Your answers meet the criteria, so the local authority must notify. Decide to notify, or go back and change the answer that is wrong.',
  field: 'decision',
};
const NOT_MET: Refusal = {
  reason: 'criteria-not-met',
  message:
    'Your answers do not meet any of the criteria for notifying. Go back and change the answer that is wrong, or decide not to notify; the incident can still be considered locally.',
  field: 'decision',
};
const THEIRS_TO_NOTIFY: Refusal = {
  reason: 'another-authority-notifies',
  message:
    'The incident happened in another English authority’s area, so that authority notifies. Choose “another authority leads” and record which.',
  field: 'decision',
};
const NOT_ELSEWHERE: Refusal = {
  reason: 'not-another-authority',
  message:
    'Your answers do not make this another English authority’s case. Change where it happened, or decide whether to notify.',
  field: 'decision',
};
const DECIDE_FIRST: Refusal = {
  reason: 'decide-first',
  message: 'Decide whether to notify before recording DfE’s reference.',
};
const PREPARE_FIRST: Refusal = {
  reason: 'prepare-first',
  message: 'Complete the notification before recording that it was submitted.',
};
const BEFORE_AWARE: Refusal = {
  reason: 'before-aware',
  message: 'The notification cannot have been submitted before the authority became aware. Check the date and time.',
  field: 'submittedAt',
};
const SAY_WHY_LATE = (days: number): Refusal => ({
  reason: 'late-reason-required',
  message: `The notification was ${days} working ${days === 1 ? 'day' : 'days'} late. Say why.`,
  field: 'lateReason',
});
