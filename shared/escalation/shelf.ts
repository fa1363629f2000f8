import { rightsBy } from '#shared/casework/authorise.ts';
import type { Shelf } from '#shared/casework/shelf.ts';
import { permits, standingOf } from './authorisation.ts';
import type { Command } from './commands.ts';
import { wordings } from './messages/wording.ts';
import type { EscalationEvent } from './state/events.ts';
import type { Disagreement } from './state/state.ts';
import { escalation } from './workflow.ts';

/** Everything the functions need of the escalation of professional disagreements. */
export const escalationShelf: Shelf<Disagreement, Command, EscalationEvent> = {
  workflow: escalation,
  ...rightsBy<Disagreement, Command>(permits, standingOf),
  wordings,
};
