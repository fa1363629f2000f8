import { rightsBy } from '#shared/casework/authorise.ts';
import type { Shelf } from '#shared/casework/shelf.ts';
import { permits, standingOf } from './authorisation.ts';
import type { Command } from './commands.ts';
import { wordings } from './messages/wording.ts';
import type { RapidReviewEvent } from './state/events.ts';
import type { RapidReview } from './state/state.ts';
import { rapidReview } from './workflow.ts';

/** Everything the functions need of the rapid review. */
export const rapidReviewShelf: Shelf<RapidReview, Command, RapidReviewEvent> = {
  workflow: rapidReview,
  ...rightsBy<RapidReview, Command>(permits, standingOf),
  wordings,
};
