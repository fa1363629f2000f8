import { authorise } from '#shared/casework/authorise.ts';
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
  mayAct: (state, actor, command, at) =>
    authorise(
      permits,
      actor,
      command.type,
      standingOf(state, actor, at),
      'subject' in command ? command.subject : undefined,
    ),
  mayView: (state, actor, part, subject, at) =>
    authorise(permits, actor, `view:${part}`, standingOf(state, actor, at), subject),
  wordings,
};
