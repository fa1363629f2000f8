import { describe, expect, it } from 'vitest';
import type { Task, TaskOwner } from '#shared/casework/workflow.ts';
import { permits } from '#shared/practice-review/authorisation.ts';
import { FormName } from '#shared/practice-review/commands.ts';
import { tasks } from '#shared/practice-review/time/tasks.ts';
import { walk } from '#test/shared/kernel/slow-oracle.ts';
import {
  approved,
  draft,
  gathering,
  initiated,
  proposed,
  published,
  REVIEWER,
  requested,
  sent,
  Timed,
} from './timed.ts';

const all = (review: Timed): readonly Task[] => tasks(review.state, review.context());
const ids = (review: Timed): string[] => all(review).map(({ id }) => id);
const task = (review: Timed, id: string): Task | undefined => all(review).find((one) => one.id === id);
const begun = (): Timed => new Timed('2026-08-03T10:00').did(initiated('2026-08-03'));
const working = (): Timed => gathering(begun(), '2027-01-20', '2027-06-01');
/** A role that whoever owns a task has. */
const roleOf = (owner: TaskOwner): string =>
  owner.kind === 'role'
    ? owner.role
    : (
        {
          agency: 'agency-lead',
          partner: 'partner-delegate',
          post: 'chair',
          person: '',
          address: 'professional',
        } as const
      )[owner.kind];
const CHAIR = { kind: 'post', post: 'independent-convenor' };
const MANAGER = { kind: 'role', role: 'business-manager' };

describe('commissioning', () => {
  it('asks for a reviewer, the terms and the names', () => {
    expect(ids(begun())).toEqual(['propose-reviewer', 'terms-of-reference', 'protected-names']);
    expect(task(begun(), 'terms-of-reference')).toMatchObject({ for: CHAIR, dueDate: '2027-02-03' });
  });

  it('asks each partner who has not approved, and again for a reviewer when one refuses or they stand down', () => {
    const review = begun().did(proposed('2027-06-01'));
    review.did({ type: 'PartnerApprovedReviewer', partner: 'police', post: 'p' });
    expect(all(review).filter(({ form }) => form === 'approve-reviewer')).toEqual([
      expect.objectContaining({
        id: 'approve-reviewer:local-authority',
        for: { kind: 'partner', partner: 'local-authority' },
        dueDate: '2026-08-10',
        subject: 'local-authority',
      }),
      expect.objectContaining({ id: 'approve-reviewer:health' }),
    ]);
    expect(ids(review)).not.toContain('propose-reviewer');
    review.did({ type: 'PartnerRefusedReviewer', partner: 'health', post: 'p', undeclared: true });
    expect(ids(review)).toContain('propose-reviewer');
    expect(ids(review).join()).not.toMatch(/approve-reviewer/);
    const stoodDown = working().did({ type: 'ReviewerStoodDown', reason: 'withdrew' });
    expect(task(stoodDown, 'propose-reviewer')).toMatchObject({ for: MANAGER });
    expect(task(stoodDown, 'review-report')).toMatchObject({ for: MANAGER });
  });

  it('asks what to do when access has ended', () => {
    const ended = working().did({ type: 'ReviewerAccessEnded' });
    expect(task(ended, 'reviewer-access')).toMatchObject({ for: MANAGER });
    expect(task(ended, 'review-report')).toMatchObject({ for: MANAGER });
  });
});

describe('gathering and writing', () => {
  it('asks each agency for its reply and its analysis until it has given them', () => {
    const review = working();
    expect(ids(review)).toContain('request-information');
    review.did(requested('2026-08-14', '2026-09-14', ['school', 'gp']));
    expect(ids(review)).toEqual([
      'answer-request:school',
      'agency-analysis:school',
      'answer-request:gp',
      'agency-analysis:gp',
      'review-report',
    ]);
    expect(task(review, 'answer-request:gp')).toMatchObject({
      for: { kind: 'agency', agency: 'gp' },
      dueDate: '2026-08-14',
      subject: 'gp',
    });
    expect(task(review, 'agency-analysis:gp')?.dueDate).toBe('2026-09-14');
    review.did({ type: 'RequestAnswered', agency: 'gp', reply: 'will-answer' });
    review.did({ type: 'AnalysisReturned', agency: 'school', nil: true });
    expect(ids(review)).toEqual(['agency-analysis:gp', 'review-report']);
    review.did({ type: 'RequestAnswered', agency: 'gp', reply: 'cannot' });
    expect(ids(review)).toEqual(['review-report']);
  });

  it('asks the reviewer, by the address they sign in with', () => {
    const review = working().did({ type: 'ReviewerAsked', id: 'q1', replyBy: '2026-08-14' });
    expect(task(review, 'reviewer-reply:q1')).toMatchObject({
      for: { kind: 'address', address: REVIEWER },
      dueDate: '2026-08-14',
      subject: 'q1',
    });
    expect(task(review, 'review-report')).toMatchObject({
      for: { kind: 'address', address: REVIEWER },
      dueDate: walk('2027-01-20', -50),
    });
    review.did({ type: 'ReviewerReplied', question: 'q1' });
    expect(ids(review)).not.toContain('reviewer-reply:q1');
  });

  it('has the facts checked by each agency, and offers acceptance only of what could be accepted', () => {
    const review = working().did(requested('2026-08-14', '2026-09-14', ['school', 'gp']), draft(1));
    expect(ids(review)).toEqual(
      expect.arrayContaining(['fact-check:school', 'fact-check:gp', 'accept-report', 'review-report']),
    );
    review.did({ type: 'FactsChecked', agency: 'gp', version: 1, corrections: true });
    expect(ids(review)).not.toContain('fact-check:gp');
    review.did({ type: 'ProtectedNamesListed', names: ['Somebody', 'Another'] });
    expect(ids(review)).not.toContain('accept-report');
    review.did(draft(2));
    expect(task(review, 'accept-report')).toMatchObject({ for: CHAIR });
    for (const lacking of [
      { improvements: false },
      { systemicReasons: false },
      { recommendations: [] },
      { namesIn: ['Findings'] },
    ]) {
      review.did({ ...draft(3), ...lacking });
      expect(ids(review)).not.toContain('accept-report');
    }
    review.did(draft(4), { type: 'FinalReportAccepted', version: 4 });
    expect(ids(review).filter((id) => id.startsWith('approve-report'))).toHaveLength(3);
    expect(task(review, 'approve-report:health')).toMatchObject({ dueDate: '2026-08-10' });
    expect(ids(review)).not.toContain('review-report');
  });

  it('asks for a check on its day and not before', () => {
    const review = begun();
    const day = walk('2026-08-03', 20);
    expect(ids(review.sleepUntil(`${walk(day, -1)}T23:00`))).not.toContain('supervision-check');
    expect(task(review.sleepUntil(`${day}T09:00`), 'supervision-check')).toMatchObject({ for: CHAIR, dueDate: day });
    review.did({ type: 'SupervisionChecked', on: day, satisfactory: true });
    expect(ids(review)).not.toContain('supervision-check');
  });

  it('records what the Panel says of a national review', () => {
    const review = working().did({ type: 'NationalReviewSuggested' });
    expect(task(review, 'panel-on-national')).toMatchObject({ for: MANAGER });
    expect(ids(review.did({ type: 'PanelAnsweredOnNational', answer: 'local-goes-on' }))).not.toContain(
      'panel-on-national',
    );
  });
});

describe('a delay', () => {
  const lastWarning = walk('2027-02-03', -10);

  it('is explained from the last warning where publication will be late, and whenever it is late', () => {
    const onTime = working().sleepUntil('2027-02-02T09:00');
    expect(ids(onTime)).not.toContain('explain-delay');
    expect(task(onTime.sleepUntil('2027-02-04T00:00'), 'explain-delay')).toMatchObject({
      for: MANAGER,
      dueDate: '2027-02-03',
      clock: 'practice-review',
    });
    const willBe = gathering(begun(), '2027-03-01', '2027-06-01').sleepUntil(`${walk(lastWarning, -1)}T09:00`);
    expect(ids(willBe)).not.toContain('explain-delay');
    expect(ids(willBe.sleepUntil(`${lastWarning}T09:00`))).toContain('explain-delay');
  });

  it('once explained is reviewed by its day, and explained again when that day has gone by', () => {
    const review = working().sleepUntil('2027-01-25T09:00');
    review.did({ type: 'DelayExplained', expectedOn: '2027-04-01', reviewOn: '2027-03-01' });
    expect(task(review, 'explain-delay')).toMatchObject({
      title: 'Review the delay and its reasons',
      dueDate: '2027-03-01',
    });
    expect(task(review.sleepUntil('2027-04-02T09:00'), 'explain-delay')?.title).toMatch(/why the review is late/);
  });
});

describe('publishing', () => {
  it('asks for each thing that copies wait for, by the last day they may go', () => {
    const review = approved(working());
    expect(ids(review)).toEqual(['impact-on-family', 'publication-plan', 'media-plan', 'action-plan']);
    expect(task(review, 'publication-plan')).toMatchObject({
      dueDate: walk('2027-01-20', -8),
      clock: 'pre-publication',
    });
    review.did({ type: 'PublicationPlanned', what: 'report', on: '2027-01-20', namesIn: [] });
    expect(ids(review)).toEqual(['impact-on-family', 'media-plan', 'redaction-check', 'action-plan']);
    review.did({ type: 'ImpactConsidered' }, { type: 'MediaPlanned' }, { type: 'RedactionChecked' });
    expect(ids(review)).toEqual(['send-copies', 'action-plan']);
  });

  it('answers every comment before anybody signs, and then offers the second signature to each role that may', () => {
    const review = sent(approved(working()), '2027-01-20').did({ type: 'CommentRecorded', id: 'c1', from: 'panel' });
    expect(task(review, 'answer-comment:c1')).toMatchObject({ for: CHAIR, subject: 'c1' });
    expect(ids(review)).not.toContain('publish-report');
    review.did({ type: 'CommentAnswered', comment: 'c1' });
    expect(task(review, 'publish-report')).toMatchObject({ for: MANAGER, dueDate: '2027-01-20' });
    review.did({ type: 'ReleaseSigned' });
    const second = all(review).filter(({ form }) => form === 'publish-report');
    expect(second.map((one) => one.for)).toEqual(
      review.arrangement.practiceReview.releasedBy.map((role) => ({ kind: 'role', role })),
    );
    expect(second.every(({ subject }) => subject === undefined)).toBe(true);
    expect(ids(published(review, '2027-01-20')).join()).not.toMatch(/publish|comment/);
  });
});

describe('at the end', () => {
  it('a review led elsewhere waits to be closed; one that is stopped or closed only for a message that did not arrive', () => {
    const elsewhere = working().did({ type: 'LedByAnother', partnership: 'Elsewhere' });
    expect(ids(elsewhere)).toEqual(['close-review']);
    expect(ids(elsewhere.did({ type: 'ReviewClosed' }))).toEqual([]);
    const stopped = working().did({ type: 'ReviewStopped', reason: 'other' });
    expect(ids(stopped)).toEqual([]);
    stopped.did({ type: 'MessageTroubled', key: 'k', milestone: 'M5', audience: 'panel', status: 'BOUNCED' });
    expect(ids(stopped)).toEqual(['settle-message:k']);
  });

  it('every task names a form of the workflow, begins with a verb, and has an id of its own', () => {
    const VERBS =
      /^(Propose|Approve|Extend|Set|List|Ask|Say|Return|Answer|Record|Check|Tell|Review|Write|Accept|Consider|Plan|Agree|Send|Release|Report|Audit|Close|Settle) /;
    const seen = [
      begun().did(proposed('2027-06-01')),
      working().did(requested('2026-08-14', '2026-09-14'), { type: 'ReviewerAsked', id: 'q1', replyBy: '2026-08-14' }),
      working().did(requested('2026-08-14', '2026-09-14'), draft(1)).sleepUntil('2027-03-01T09:00'),
      approved(working()),
      sent(approved(working()), '2027-01-20').did({ type: 'ReleaseSigned' }),
    ];
    for (const review of seen) {
      expect(all(review).filter(({ form, title }) => !FormName.safeParse(form).success || !VERBS.test(title))).toEqual(
        [],
      );
      expect(new Set(ids(review)).size).toBe(ids(review).length);
      const { stage } = review.state;
      // Nobody is asked for what they may not do now.
      for (const { form, for: owner } of all(review)) {
        const permitted = permits.filter(
          ({ action, stages }) => action === form && (stages === 'every' || stages.includes(stage)),
        );
        expect(permitted.flatMap(({ roles }) => roles)).toContain(roleOf(owner));
      }
    }
  });
});
