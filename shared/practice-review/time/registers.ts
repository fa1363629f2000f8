import { createHash } from 'node:crypto';
import type { Context, RegisterRow } from '#shared/casework/workflow.ts';
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
 * so that a repeat can be found years later (LCSPR-9), and what it has published, until that is withdrawn.
 */
export const registers = (state: PracticeReview, context: Context): readonly RegisterRow[] => [
  ...(LEFT.includes(state.stage)
    ? []
    : [...state.actions.map((action) => actionRow(action, state, context)), ...recommendationRows(state, context)]),
  ...publishedRows(state, context),
];

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

const publishedRows = (state: PracticeReview, context: Context): RegisterRow[] => {
  const { published } = state;
  const until = availabilityEnds(state, context);
  if (published === undefined || published.withdrawnAt !== undefined || until === undefined) return [];
  const key = publicKeyOf(context.caseId);
  return [
    {
      register: 'published',
      id: key,
      sortedBy: published.on,
      body: { key, on: published.on, what: published.what, until },
    },
  ];
};
