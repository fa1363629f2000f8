import { rightsBy } from '#shared/casework/authorise.ts';
import type { Shelf } from '#shared/casework/shelf.ts';
import { refuse } from '#shared/kernel/result.ts';
import { permits, standingOf } from './authorisation.ts';
import type { Command } from './commands.ts';
import { isProposer } from './decide/disposal.ts';
import { SECOND_PERSON } from './decide/holds.ts';
import { wordings } from './messages/wording.ts';
import type { RetentionEvent } from './state/events.ts';
import type { Retention } from './state/state.ts';
import { retention } from './workflow.ts';

const rights = rightsBy<Retention, Command>(permits, standingOf);

/** Everything the functions need of the keeping of records. */
export const retentionShelf: Shelf<Retention, Command, RetentionEvent> = {
  workflow: retention,
  ...rights,
  mayAct: (state, actor, command) => {
    const may = rights.mayAct(state, actor, command);
    if (!may.ok) return may;
    // Nobody is offered the second of two signatures after giving the first.
    const first = firstSignature(state, command);
    return first !== undefined && isProposer(first, actor) ? refuse(SECOND_PERSON) : may;
  },
  wordings,
};

const firstSignature = ({ proposed, holds }: Retention, command: Command): Retention['proposed'] => {
  if (command.type === 'agree-disposal' || command.type === 'refuse-disposal') return proposed;
  if (command.type !== 'lift-hold') return undefined;
  return holds.find(({ id, liftedAt }) => id === command.subject && liftedAt === undefined)?.liftSigned;
};
