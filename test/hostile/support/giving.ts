import { act, type Done } from '#functions/casework/act.ts';
import { takeStock } from '#functions/casework/take-stock.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { Shelf } from '#shared/casework/shelf.ts';
import { type CaseId, CommandId } from '#shared/kernel/ids.ts';
import { holderOf, london } from '#test/support/pure-workflow.ts';
import type { boroughOffice } from './borough-office.ts';

export type Office = ReturnType<typeof boroughOffice>;

interface Of {
  readonly caseId?: CaseId | undefined;
  readonly subject?: string | undefined;
}

/** Forms of one workflow, given without going through their pages. `usual`: what is answered where a test says nothing. */
export const givingOf = <
  State extends { readonly stage: string },
  Command extends { readonly type: string },
  Event extends { readonly type: string },
>(
  shelf: Shelf<State, Command, Event>,
  usual: Readonly<Record<string, Answers>>,
) => {
  /** The refusal's reason, or what was done. */
  const tried = async (
    { ports, clock, arrangement }: Office,
    who: string | Actor,
    name: Command['type'],
    change: Answers = {},
    { caseId, subject }: Of = {},
  ): Promise<Done | string> => {
    const done = await act(ports, shelf, {
      ...(caseId === undefined ? {} : { caseId }),
      command: { type: name, answers: { ...usual[name], ...change }, ...(subject === undefined ? {} : { subject }) },
      commandId: CommandId.parse(`given-${ports.ids.secret()}`),
      actor: typeof who === 'string' ? holderOf(arrangement(), who, clock.now()) : who,
    });
    return done.ok ? done.value : done.error.reason;
  };
  /** The same, where it must work for the story to go on. */
  const given = async (...asked: Parameters<typeof tried>): Promise<CaseId> => {
    const done = await tried(...asked);
    if (typeof done === 'string') throw new Error(`${asked[2]}: ${done}`);
    return done.caseId;
  };
  /** A form of one case given, and another. */
  const teller =
    (office: Office, caseId: CaseId) =>
    (who: string | Actor, name: Command['type'], change: Answers = {}, subject?: string): Promise<CaseId> =>
      given(office, who, name, change, { caseId, subject });
  return { tried, given, teller };
};

/** The clock is moved, and what time has made due is done. */
export const come = async ({ clock, ports }: Office, time: string, caseId: CaseId): Promise<void> => {
  clock.set(london(time));
  await takeStock(ports, caseId);
};
