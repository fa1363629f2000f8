import type { Recorded } from '#shared/casework/workflow.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { AgreedAction } from '#shared/practice-review/state/facts.ts';
import type { PlannedAction } from '#shared/practice-review/state/state.ts';

/** Words agreed of an action that no rule needs: they stay in the event in which it was agreed. */
export type AgreedWords = Pick<AgreedAction, 'outcome' | 'measure'>;

export const agreedIn = (event: PracticeReviewEvent | undefined, action: Pick<PlannedAction, 'id'>): AgreedWords => {
  const found = event?.type === 'ActionsAgreed' ? event.actions.find(({ id }) => id === action.id) : undefined;
  return { outcome: found?.outcome ?? '', measure: found?.measure ?? '' };
};

export const agreedWords = (
  events: readonly Recorded<PracticeReviewEvent>[],
  action: Pick<PlannedAction, 'id' | 'seq'>,
): AgreedWords => agreedIn(events.find(({ seq }) => seq === action.seq)?.event, action);
