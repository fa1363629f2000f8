import { rightsBy } from '#shared/casework/authorise.ts';
import type { Shelf } from '#shared/casework/shelf.ts';
import { permits, standingOf } from './authorisation.ts';
import type { Command } from './commands.ts';
import { wordings } from './messages/wording.ts';
import type { PracticeReviewEvent } from './state/events.ts';
import type { PracticeReview } from './state/state.ts';
import { practiceReview } from './workflow.ts';

/** Everything the functions need of the practice review. */
export const practiceReviewShelf: Shelf<PracticeReview, Command, PracticeReviewEvent> = {
  workflow: practiceReview,
  ...rightsBy<PracticeReview, Command>(permits, standingOf),
  wordings,
};
