import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RegisterRow } from '#shared/casework/workflow.ts';
import { publicKeyOf, registers } from '#shared/practice-review/time/registers.ts';
import { agreed, approved, CASE, draft, gathering, initiated, published, sent, Timed } from './timed.ts';

const working = (): Timed =>
  gathering(new Timed('2026-08-03T10:00').did(initiated('2026-08-03')), '2027-01-20', '2027-06-01');
const rows = (review: Timed, register: string): readonly RegisterRow[] =>
  registers(review.state, review.context()).filter((row) => row.register === register);
const inPublic = (): Timed => published(sent(approved(working()), '2027-01-20'), '2027-01-20');

describe('actions', () => {
  it('stand in the shared plan by the day they are due, with their recommendation’s theme and whether it repeats', () => {
    const review = inPublic().did({
      type: 'ActionsAgreed',
      actions: [
        agreed('a1', '2027-06-30', { confidential: true }),
        agreed('a2', '2027-05-31', { recommendation: undefined }),
      ],
    });
    review.did({ type: 'ActionProgressed', action: 'a1', status: 'done', completion: true, impact: false });
    review.did({ type: 'ActionAudited', action: 'a1', on: '2027-01-20', result: 'partly-met' });
    expect(rows(review, 'actions')).toEqual([
      {
        register: 'actions',
        id: 'a1',
        sortedBy: '2027-06-30',
        body: {
          what: 'Do it',
          agency: 'school',
          officer: 'Head of safeguarding',
          due: '2027-06-30',
          status: 'done',
          confidential: true,
          recommendation: 'r1',
          theme: 'neglect',
          repeat: true,
          completion: true,
          impact: false,
          audit: 'partly-met',
          reference: 'TST-0000-0002',
        },
      },
      expect.objectContaining({
        id: 'a2',
        sortedBy: '2027-05-31',
        body: expect.objectContaining({ recommendation: '', theme: '', repeat: false, audit: '' }),
      }),
    ]);
  });

  it('move to the closed ones when they are closed, and leave with a review that is stopped or led elsewhere', () => {
    const review = working().did({
      type: 'ActionsAgreed',
      actions: [agreed('a1', '2027-06-30'), agreed('a2', '2027-06-30')],
    });
    review.did({ type: 'ActionClosed', action: 'a1' });
    expect([rows(review, 'actions').map(({ id }) => id), rows(review, 'actions-closed').map(({ id }) => id)]).toEqual([
      ['a2'],
      ['a1'],
    ]);
    expect(rows(review, 'actions-closed')[0]?.body['status']).toBe('closed');
    expect(registers(review.did({ type: 'ReviewStopped', reason: 'other' }).state, review.context())).toEqual([]);
  });
});

describe('recommendations', () => {
  it('are found by all and by theme once their report is accepted, and not while it is a draft', () => {
    const review = working().did(draft(1));
    expect(registers(review.state, review.context())).toEqual([]);
    review.did({ type: 'FinalReportAccepted', version: 1 });
    expect(rows(review, 'recommendations').map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(rows(review, 'recommendations:neglect')).toEqual([
      {
        register: 'recommendations:neglect',
        id: 'r1',
        sortedBy: review.now,
        body: {
          what: 'Share what is known',
          agency: 'school',
          by: '2028-01-10',
          theme: 'neglect',
          reference: 'TST-0000-0002',
          repeat: true,
        },
      },
    ]);
    review.did({ type: 'ReportSentBack', partner: 'police', post: 'p', version: 1 });
    expect(registers(review.state, review.context())).toEqual([]);
  });
});

describe('what is public', () => {
  it('stands under a key that says nothing of the case, until it is withdrawn', () => {
    const review = sent(approved(working()), '2027-01-20');
    expect(rows(review, 'published')).toEqual([]);
    published(review, '2027-01-20');
    const key = createHash('sha256').update(CASE).digest('hex').slice(0, 12);
    expect(publicKeyOf(CASE)).toBe(key);
    const [row, ...others] = rows(review, 'published');
    expect([row, others]).toEqual([
      expect.objectContaining({ register: 'published', id: key, sortedBy: '2027-01-20' }),
      [],
    ]);
    expect(row?.body).toMatchObject({ key, on: '2027-01-20', what: 'report', until: '2028-01-20' });
    expect(JSON.stringify(row)).not.toContain(CASE);
    expect(rows(review.did({ type: 'PublicationWithdrawn' }), 'published')).toEqual([]);
  });

  it('stays public when the review is closed', () => {
    expect(rows(inPublic().did({ type: 'ReviewClosed' }), 'published')).toHaveLength(1);
  });

  it('no two rows of a register share an id', () => {
    const review = inPublic().did({
      type: 'ActionsAgreed',
      actions: [agreed('a1', '2027-06-30'), agreed('a2', '2027-06-30')],
    });
    const names = registers(review.state, review.context()).map(({ register, id }) => `${register}/${id}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
