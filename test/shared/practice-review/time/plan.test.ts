import { describe, expect, it } from 'vitest';
import { nextMoment } from '#shared/practice-review/time/plan.ts';
import { walk } from '#test/shared/kernel/slow-oracle.ts';
import {
  agreed,
  approved,
  gathering,
  initiated,
  proposed,
  published,
  requested,
  sent,
  Timed,
  terms,
  told,
} from './timed.ts';

const begun = (): Timed => new Timed('2026-08-03T10:00').did(initiated('2026-08-03'));
const working = (publishOn = '2027-01-20', accessUntil = '2027-06-01') => gathering(begun(), publishOn, accessUntil);
/** In the plan's last year: nothing but actions is left. */
const changing = (): Timed =>
  published(sent(approved(working()), '2027-01-20').sleepUntil('2027-01-20T12:00'), '2027-01-20');
const of = (steps: readonly string[], step: string): string[] =>
  steps.filter((line) => line.split(' ')[1]?.startsWith(step));
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('agencies asked (GOV-5)', () => {
  it('are chased from the working day after, every so many days, until they reply', () => {
    const review = working().did(requested('2026-08-14', '2026-09-30', ['school', 'gp']));
    const steps = review.liveUntil('2026-08-28T17:00');
    expect(of(told(steps), 'reply-overdue')).toEqual([
      '2026-08-17 reply-overdue asked:school:reply-overdue:1 asked:gp:reply-overdue:1',
      '2026-08-24 reply-overdue asked:school:reply-overdue:2 asked:gp:reply-overdue:2',
    ]);
    review.did({ type: 'RequestAnswered', agency: 'gp', reply: 'will-answer' });
    const more = review.liveUntil('2026-10-09T17:00');
    expect(of(told(more), 'reply-overdue').every((line) => !line.includes('gp'))).toBe(true);
    expect(of(told(more), 'return-soon')).toEqual([
      `${walk('2026-09-30', -3)} return-soon asked:school:return-soon asked:gp:return-soon`,
    ]);
    expect(of(told(more), 'return-overdue')).toEqual([
      '2026-10-01 return-overdue asked:school:return-overdue:1 asked:gp:return-overdue:1',
      '2026-10-08 return-overdue asked:school:return-overdue:2 asked:gp:return-overdue:2',
    ]);
    // The return is chased now; what would be said about it is not.
    expect(of(told(more), 'reply-overdue').at(-1)?.slice(0, 10)).toBe('2026-09-29');
  });

  it('are left alone once they have returned, hold nothing, or cannot', () => {
    const review = working().did(requested('2026-08-14', '2026-08-28'));
    review.did({ type: 'RequestAnswered', agency: 'school', reply: 'holds-nothing' });
    review.did({ type: 'RequestAnswered', agency: 'gp', reply: 'cannot' });
    review.did({ type: 'AnalysisReturned', agency: 'police', nil: false });
    expect(told(review.liveUntil('2026-11-28T09:00')).join()).not.toMatch(/asked:/);
  });

  it('asked again begin again', () => {
    const review = working().did(requested('2026-08-14', '2026-08-31', ['school']));
    review.liveUntil('2026-09-30T09:00');
    review.did(requested('2026-10-16', '2026-10-30', ['school']));
    expect(of(told(review.liveUntil('2026-10-20T09:00')), 'reply-overdue')).toEqual([
      '2026-10-19 reply-overdue asked:school:reply-overdue:1',
    ]);
  });
});

describe('partners who have not approved', () => {
  it('the reviewer are reminded in one step, each until they have', () => {
    const review = begun().did(proposed('2027-06-01'));
    review.did({ type: 'PartnerApprovedReviewer', partner: 'police', post: 'p' });
    expect(of(told(review.liveUntil('2026-08-17T17:00')), 'reviewer-approval')).toEqual([
      '2026-08-10 reviewer-approval partner:local-authority:reviewer-1:1 partner:health:reviewer-1:1',
      '2026-08-17 reviewer-approval partner:local-authority:reviewer-1:2 partner:health:reviewer-1:2',
    ]);
    review.did({ type: 'PartnerRefusedReviewer', partner: 'health', post: 'p', undeclared: true });
    expect(of(told(review.liveUntil('2026-08-31T17:00')), 'reviewer-approval')).toEqual([]);
    review.did(proposed('2027-06-01'));
    expect(of(told(review.liveUntil('2026-09-08T17:00')), 'reviewer-approval')[0]).toMatch(/reviewer-2:1/);
  });

  it('the report are reminded from the beginning when the same version is accepted again', () => {
    const review = working('2027-06-01').did({
      type: 'DraftSubmitted',
      version: 3,
      improvements: true,
      systemicReasons: true,
      recommendations: [],
      namesIn: [],
    });
    review.did({ type: 'FinalReportAccepted', version: 3 });
    expect(of(told(review.liveUntil('2026-08-18T17:00')), 'report-approval')).toHaveLength(2);
    review.did({ type: 'ReportSentBack', partner: 'police', post: 'p', version: 3 });
    review.did({ type: 'FinalReportAccepted', version: 3 });
    expect(of(told(review.liveUntil('2026-08-25T17:00')), 'report-approval')).toEqual([
      '2026-08-25 report-approval partner:local-authority:report-3:1 partner:police:report-3:1 partner:health:report-3:1',
    ]);
  });
});

describe('the six months', () => {
  const steps = (review: Timed, until: string): string[] => of(told(review.liveUntil(until)), 'six-months');

  it('are warned of at the borough’s points, then every week while nobody has said why', () => {
    expect(steps(begun(), '2027-02-19T09:00')).toEqual([
      `${walk('2027-02-03', -60)} six-months-near:60`,
      `${walk('2027-02-03', -30)} six-months-near:30`,
      `${walk('2027-02-03', -10)} six-months-near:10`,
      '2027-02-04 six-months-over:1',
      '2027-02-11 six-months-over:2',
      '2027-02-18 six-months-over:3',
    ]);
  });

  it('end at 31 August’s last day of February, a Sunday, and are over on the Monday', () => {
    const review = new Timed('2026-08-31T10:00').did(initiated('2026-08-31'));
    expect(steps(review, '2027-03-01T09:00').at(-1)).toBe('2027-03-01 six-months-over:1');
  });

  it('are not asked about while a day that was told has not gone by; then again', () => {
    const review = begun().did({ type: 'DelayExplained', expectedOn: '2027-02-12', reviewOn: '2027-02-05' });
    const told = steps(review, '2027-02-26T09:00');
    expect(told.filter((line) => line.includes('over'))).toEqual([
      '2027-02-18 six-months-over:3',
      '2027-02-25 six-months-over:4',
    ]);
    expect(told.filter((line) => line.includes('near'))).toHaveLength(3);
  });

  it('are asked about again when a delay told later reaches less far than one told before', () => {
    const review = begun().did({ type: 'DelayExplained', expectedOn: '2028-02-12', reviewOn: '2026-09-05' });
    review.did({ type: 'DelayExplained', expectedOn: '2027-02-12', reviewOn: '2027-02-05' });
    const told = steps(review, '2027-02-19T09:00');
    expect(told.filter((line) => line.includes('over'))).toEqual(['2027-02-18 six-months-over:3']);
  });

  it('are not spoken of once published, led elsewhere or stopped', () => {
    expect(steps(changing(), '2027-06-01T09:00')).toEqual([]);
    expect(begun().did({ type: 'ReviewStopped', reason: 'other' }).liveUntil('2027-06-01T09:00')).toEqual([]);
    expect(begun().did({ type: 'LedByAnother', partnership: 'E' }).liveUntil('2027-06-01T09:00')).toEqual([]);
  });

  it('a delay is looked at on its day, and again on the next one', () => {
    const review = begun().did({ type: 'DelayExplained', expectedOn: '2027-12-01', reviewOn: '2026-09-16' });
    expect(of(told(review.liveUntil('2026-09-20T09:00')), 'delay-review')).toEqual([
      '2026-09-16 delay-review:2026-09-16',
    ]);
    review.did({ type: 'DelayExplained', expectedOn: '2027-12-01', reviewOn: '2026-11-04' });
    expect(of(told(review.liveUntil('2027-09-20T09:00')), 'delay-review')).toEqual([
      '2026-11-04 delay-review:2026-11-04',
    ]);
  });
});

describe('supervision', () => {
  it('is due every so many working days, and counted again from each check', () => {
    const review = begun();
    const first = walk('2026-08-03', 20);
    expect(of(told(review.liveUntil('2026-10-02T09:00')), 'check-due')).toEqual([
      `${first} check-due:${first}`,
      `${walk(first, 20)} check-due:${walk(first, 20)}`,
    ]);
    review.did({ type: 'SupervisionChecked', on: '2026-10-02', satisfactory: true });
    const next = walk('2026-10-02', 20);
    expect(of(told(review.liveUntil(`${next}T09:00`)), 'check-due')).toEqual([`${next} check-due:${next}`]);
  });

  it('reminds of a written question until it is answered', () => {
    const review = working().did({ type: 'ReviewerAsked', id: 'q1', replyBy: '2026-08-14' });
    expect(of(told(review.liveUntil('2026-08-24T09:00')), 'question-overdue')).toEqual([
      '2026-08-17 question-overdue question:q1:question-overdue:1',
      '2026-08-24 question-overdue question:q1:question-overdue:2',
    ]);
    review.did({ type: 'ReviewerReplied', question: 'q1' });
    expect(of(told(review.liveUntil('2026-10-01T09:00')), 'question-overdue')).toEqual([]);
  });

  it('ends the reviewer’s access with its last day, warned before, and again when extended', () => {
    const review = working('2027-01-20', '2026-09-30');
    const lines = (until: string) => told(review.liveUntil(until)).filter((line) => /ccess/.test(line));
    expect(lines('2026-10-05T09:00')).toEqual([
      `${walk('2026-09-30', -10)} access-ending:2026-09-30`,
      '2026-10-01 ReviewerAccessEnded',
    ]);
    expect(review.state.reviewer?.accessEnded).toBe(true);
    review.did({ type: 'ReviewerAccessChanged', until: '2026-12-31' });
    expect(lines('2027-01-01T00:00')).toEqual([
      `${walk('2026-12-31', -10)} access-ending:2026-12-31`,
      '2027-01-01 ReviewerAccessEnded',
    ]);
  });

  it('ends access at the first moment of the day, in summer time too', () => {
    const review = working('2027-01-20', '2026-08-31');
    const ended = review.liveUntil('2026-09-02T09:00').find(({ event }) => event.type === 'ReviewerAccessEnded');
    expect(ended?.at).toBe('2026-08-31T23:00:00.000Z');
  });
});

describe('the timetable and publication', () => {
  it('speaks of a step that is not done on its day, and of those missed together', () => {
    const review = working('2027-01-20');
    const days = [-85, -50, -38].map((days) => walk('2027-01-20', days));
    expect(of(told(review.liveUntil(`${days[2]}T09:00`)), 'timetable-step')).toEqual([
      `${days[0]} timetable-step timetable:information:${days[0]}`,
      `${days[1]} timetable-step timetable:first-draft:${days[1]}`,
      `${days[2]} timetable-step timetable:fact-check:${days[2]}`,
    ]);
    const late = begun().did(terms('2026-09-25'));
    expect(of(told(late.liveUntil('2026-08-03T11:00')), 'timetable-step')).toHaveLength(1);
  });

  it('says that the day of publication has come, and that the year is over', () => {
    const review = sent(approved(working()), '2027-01-20');
    expect(of(told(review.liveUntil('2027-01-20T09:00')), 'publish-today')).toEqual([
      '2027-01-20 publish-today:2027-01-20',
    ]);
    published(review, '2027-01-20');
    expect(told(review.liveUntil('2028-06-01T09:00'))).toEqual(['2028-01-21 year-over']);
    const withdrawn = published(sent(approved(working()), '2027-01-20'), '2027-01-20').did({
      type: 'PublicationWithdrawn',
    });
    expect(withdrawn.liveUntil('2029-01-20T09:00')).toEqual([]);
  });
});

describe('actions (ACTION-2)', () => {
  it('are reminded of, chased and asked about, confidential ones alike, in one step for many', () => {
    const review = changing().did({
      type: 'ActionsAgreed',
      actions: [agreed('a1', '2027-06-30'), agreed('a2', '2027-06-30', { confidential: true })],
    });
    const steps = told(review.liveUntil('2027-08-31T09:00'));
    expect(of(steps, 'action-soon')).toEqual([
      `${walk('2027-06-30', -10)} action-soon action:a1:action-soon:2027-06-30 action:a2:action-soon:2027-06-30`,
    ]);
    expect(of(steps, 'action-overdue').map((line) => line.slice(0, 10))).toEqual([
      '2027-07-01',
      walk('2027-07-01', 20),
      walk('2027-07-01', 40),
    ]);
    const asked = walk('2027-01-20', 60);
    expect(of(steps, 'progress-due')[0]).toBe(
      `${asked} progress-due action:a1:progress-due:${asked} action:a2:progress-due:${asked}`,
    );
  });

  it('ask again from the last progress, and go quiet when evidence is in and once closed', () => {
    const review = changing().did({ type: 'ActionsAgreed', actions: [agreed('a1', '2027-12-01')] });
    review
      .sleepUntil('2027-03-01T10:00')
      .did({ type: 'ActionProgressed', action: 'a1', status: 'in-progress', completion: false, impact: false });
    expect(of(told(review.liveUntil('2027-06-30T09:00')), 'progress-due')).toEqual([
      `${walk('2027-03-01', 60)} progress-due action:a1:progress-due:${walk('2027-03-01', 60)}`,
    ]);
    review.did({ type: 'ActionProgressed', action: 'a1', status: 'done', completion: true, impact: false });
    const effect = told(review.liveUntil('2028-01-10T09:00'));
    expect([of(effect, 'action-').length, of(effect, 'progress-due').length]).toEqual([0, 2]);
    review.did({ type: 'ActionProgressed', action: 'a1', status: 'embedded', completion: true, impact: true });
    expect(of(told(review.liveUntil('2028-09-01T09:00')), 'progress-due')).toEqual([]);
    review.did({ type: 'ActionAudited', action: 'a1', on: '2028-09-01', result: 'not-met' });
    expect(of(told(review.liveUntil('2028-09-04T09:00')), 'action-overdue')).toHaveLength(1);
    review.did({ type: 'ActionClosed', action: 'a1' });
    expect(nextMoment(review.state, review.context())).toBeUndefined();
  });

  it('begin again when they are changed', () => {
    const review = changing().did({ type: 'ActionsAgreed', actions: [agreed('a1', '2027-03-31')] });
    review.liveUntil('2027-06-30T09:00');
    review.did({ type: 'ActionChanged', action: 'a1', due: '2027-09-30', agency: 'gp', officer: 'The lead' });
    const steps = told(review.liveUntil('2027-10-01T09:00'));
    expect(of(steps, 'action-soon')).toHaveLength(1);
    expect(of(steps, 'action-overdue')).toEqual(['2027-10-01 action-overdue action:a1:action-overdue:1']);
  });

  it('are not asked about again in the moment of the change, but at the next interval', () => {
    const review = changing().did({ type: 'ActionsAgreed', actions: [agreed('a1', '2027-03-31')] });
    const asked = walk('2027-01-20', 60);
    expect(of(told(review.liveUntil('2027-06-01T10:00')), 'progress-due').map((line) => line.slice(0, 10))).toEqual([
      asked,
    ]);
    review.did({ type: 'ActionChanged', action: 'a1', due: '2027-09-30', agency: 'gp', officer: 'The lead' });
    const next = walk(asked, 60);
    const steps = told(review.liveUntil(`${next}T09:00`));
    expect(of(steps, 'progress-due')).toEqual([`${next} progress-due action:a1:progress-due:${next}`]);
  });

  it('play through three years of sixty, quickly, and stop at nothing twice', () => {
    const review = changing();
    review.did({
      type: 'ActionsAgreed',
      actions: numbers(60).map((n) => agreed(`a${n}`, `2027-${String((n % 12) + 1).padStart(2, '0')}-15`)),
    });
    const steps = review.liveUntil('2030-01-20T09:00');
    const keys = steps.flatMap(({ event }) => (event.type === 'StepReached' ? event.about : []));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(1500);
    // Many actions, few letters: everything of one kind on one day is one step.
    expect(steps.length).toBeLessThan(500);
  });
});
