import type { Context } from '#shared/casework/workflow.ts';
import type { PracticeReviewEvent } from '../state/events.ts';
import { evolve } from '../state/evolve.ts';
import type { PracticeReview } from '../state/state.ts';
import { OUTSIDE, recipients } from './audiences.ts';
import { rowsSetOff } from './set-off.ts';

/**
 * What these events call for that no e-mail carries: the borough has set no address for a national body, or sends to
 * all of them by hand. Each becomes a message in trouble, and so a task for a person. Never silence.
 */
export const toSendByHand = (
  state: PracticeReview,
  events: readonly PracticeReviewEvent[],
  context: Context,
): readonly PracticeReviewEvent[] => {
  const found: PracticeReviewEvent[] = [];
  let before = state;
  for (const event of events) {
    const after = evolve(before, { seq: 0, at: context.now, by: { person: '', name: '' }, command: '', event });
    const happening = { event, before, after };
    for (const { milestone, audience, template, statutory } of rowsSetOff(happening)) {
      if (!statutory || !isOutside(audience) || recipients(audience, happening, context).length > 0) continue;
      found.push({
        type: 'MessageTroubled',
        // The moment tells a second delay or a second reviewer from the first: neither may hide the other.
        key: `by-hand:${milestone}:${audience}:${template}:${context.now.replaceAll(/\D/g, '')}`,
        milestone,
        audience,
        status: context.arrangement.practiceReview.nationalRoute === 'by-hand' ? 'BY-HAND' : 'NO-ADDRESS',
      });
    }
    before = after;
  }
  return found;
};

const isOutside = (audience: string): boolean => OUTSIDE.some((one) => one === audience);
