import { createHash } from 'node:crypto';
import { agencyNamed } from '#shared/boroughs/people.ts';
import { type Begun, linkRows } from '#shared/casework/links/rows.ts';
import type { Context, RegisterRow } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Stage } from '../stages.ts';
import type { PlannedAction, PracticeReview } from '../state/state.ts';
import { availabilityEnds } from './clocks.ts';

/** Stages of a review that no longer adds to the shared plan: what it agreed is carried elsewhere. */
const LEFT: readonly Stage[] = ['led-elsewhere', 'stopped'];

/**
 * What the public page of a review is called: the first twelve hexadecimal characters of SHA-256 over the case's id.
 * The id is random and stays inside; the key says nothing of it.
 */
export const publicKeyOf = (caseId: string): string => createHash('sha256').update(caseId).digest('hex').slice(0, 12);

/**
 * What a review adds to the lists read across cases: its actions (ACTION-1), the recommendations of its accepted report,
 * so that a repeat can be found years later (LCSPR-9), what it has published, until that is withdrawn, and once it has
 * published, one row for the annual report, which stays.
 */
export const registers = (state: PracticeReview, context: Context): readonly RegisterRow[] => [
  ...(LEFT.includes(state.stage)
    ? []
    : [...state.actions.map((action) => actionRow(action, state, context)), ...recommendationRows(state, context)]),
  ...publishedRows(state, context),
  ...reviewRows(state, context),
  ...linkRows(state.links, beganFrom(state)),
];

/** The case whose decision this review began from shows it too. */
const beganFrom = ({ linkedCase, decidedOn }: PracticeReview): Begun | undefined =>
  linkedCase === undefined || decidedOn === undefined ? undefined : { caseId: linkedCase, at: decidedOn };

const actionRow = (action: PlannedAction, state: PracticeReview, { reference }: Context): RegisterRow => {
  const recommendation = state.recommendations.find(({ id }) => id === action.recommendation);
  const closed = action.closedAt !== undefined;
  return {
    register: closed ? 'actions-closed' : 'actions',
    id: action.id,
    sortedBy: action.due,
    body: {
      what: action.what,
      agency: action.agency,
      officer: action.officer,
      due: action.due,
      status: closed ? 'closed' : action.status,
      confidential: action.confidential,
      recommendation: action.recommendation ?? '',
      theme: recommendation?.theme ?? '',
      repeat: (recommendation?.repeatOf.length ?? 0) > 0,
      completion: action.completion,
      impact: action.impact,
      audit: action.audit?.result ?? '',
      reference,
    },
  };
};

const recommendationRows = (state: PracticeReview, { reference }: Context): RegisterRow[] => {
  const { report } = state;
  if (report === undefined) return [];
  return state.recommendations.flatMap(({ id, what, agency, by, theme, repeatOf }) =>
    ['recommendations', `recommendations:${theme}`].map((register) => ({
      register,
      id,
      sortedBy: report.acceptedAt,
      body: { what, agency, by, theme, reference, repeat: repeatOf.length > 0 },
    })),
  );
};

/**
 * `published` is the list; `published:{key}` is one publication, found by its key alone, with the event that holds its text
 * and the names of the agencies it asks something of. The second stays when it is withdrawn, and says so.
 */
const publishedRows = (state: PracticeReview, context: Context): RegisterRow[] => {
  const { published } = state;
  const until = availabilityEnds(state, context);
  if (published === undefined || until === undefined) return [];
  const { on, what, textSeq, withdrawnAt } = published;
  const key = publicKeyOf(context.caseId);
  const one = (register: string, body: RegisterRow['body']): RegisterRow => ({
    register,
    id: key,
    sortedBy: on,
    body: { key, on, what, ...body },
  });
  if (withdrawnAt !== undefined) return [one(`published:${key}`, { withdrawnOn: londonDate(withdrawnAt) })];
  return [
    one('published', { until, textSeq }),
    one(`published:${key}`, { until, textSeq, ...(what === 'report' ? agenciesAsked(state, context) : {}) }),
  ];
};

/** `agency:police` and what it is called, for each agency of a recommendation: rows are flat. */
const agenciesAsked = (
  { recommendations, requests }: PracticeReview,
  { arrangement }: Context,
): Record<string, string> =>
  Object.fromEntries(
    recommendations.map(({ agency }) => [
      `agency:${agency}`,
      agencyNamed(arrangement, agency)?.name ?? requests.find((one) => one.agency === agency)?.name ?? agency,
    ]),
  );

/** What the annual report and the national collection of reviews ask of each that was published. */
const reviewRows = (state: PracticeReview, { reference }: Context): RegisterRow[] => {
  const { published, decidedOn, terms, reviewer, recommendations, actions } = state;
  if (published === undefined) return [];
  const closed = actions.filter(({ closedAt }) => closedAt !== undefined);
  return [
    {
      register: 'reviews',
      id: 'review',
      sortedBy: published.on,
      body: {
        reference,
        decidedOn: decidedOn ?? '',
        publishedOn: published.on,
        what: published.what,
        withdrawn: published.withdrawnAt !== undefined,
        daysLate: published.daysLate,
        method: terms?.method ?? '',
        reviewer: reviewer?.standing === 'appointed' ? reviewer.name : '',
        recommendations: recommendations.length,
        themes: [...new Set(recommendations.map(({ theme }) => theme))].toSorted().join(','),
        repeats: recommendations.filter(({ repeatOf }) => repeatOf.length > 0).length,
        actions: actions.length,
        closed: closed.length,
        closedWithImpact: closed.filter(({ impact }) => impact).length,
      },
    },
  ];
};
