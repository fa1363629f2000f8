import { act } from '#functions/casework/act.ts';
import { takeUpContracts } from '#functions/casework/contracts.ts';
import { caseOpenedBy } from '#functions/casework/opening.ts';
import { takeStock } from '#functions/casework/take-stock.ts';
import type { LogCodeName } from '#functions/runtime/log-codes.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { Disposal } from '#shared/casework/ledger.ts';
import { retentionOf } from '#shared/contracts/record-closed.ts';
import { CommandId } from '#shared/kernel/ids.ts';
import type { FormName } from '#shared/retention/commands.ts';
import { retentionShelf } from '#shared/retention/shelf.ts';
import { Retention } from '#shared/retention/state/state.ts';
import { MANAGER, OFFICER, type OfficeCase, officeCase } from '#test/functions/rapid-review/office-case.ts';
import { form } from '#test/support/answers.ts';
import { london } from '#test/support/pure-case.ts';
import { DIRECTOR, KEEPING } from '#test/support/pure-retention.ts';

/** An office with a case that may be closed, and the record of its keeping. */
export const keptOffice = async () => {
  const office: OfficeCase = officeCase();
  await office.by('head-teacher', form('referral'));
  const caseId = office.id();
  const recordId = caseOpenedBy(retentionOf(caseId));
  const codes: LogCodeName[] = [];
  const log = (code: LogCodeName): void => void codes.push(code);
  const { ports, stores } = office;
  /** What the sweeper does with contracts; `disposal` may be one that falls over. */
  const sweep = (disposal: Disposal = stores.disposal): Promise<number> =>
    takeUpContracts({ ...ports, log, disposal }, 10);
  let commands = 0;
  const keep = async (post: string, type: FormName, answers: Answers = {}, subject?: string): Promise<string> => {
    commands += 1;
    const done = await act(ports, retentionShelf, {
      caseId: recordId,
      command: { type, answers: { ...KEEPING[type], ...answers }, ...(subject === undefined ? {} : { subject }) },
      commandId: CommandId.parse(`keeping-${commands}`),
      actor: office.actor(post),
    });
    return done.ok ? done.value.stage : done.error.reason;
  };
  const state = async (): Promise<Retention> => Retention.parse((await ports.ledger.load(recordId))?.state);
  /** The referral is declined, which ends the case. */
  const close = async (): Promise<void> => {
    await office.by(OFFICER, form('decline-referral'));
    await sweep();
  };
  const moveTo = async (time: string): Promise<void> => {
    office.clock.set(london(time));
    await takeStock(ports, recordId);
  };
  /** 25 years later, proposed and agreed; not yet carried out. */
  const agree = async (): Promise<void> => {
    await moveTo('2051-06-20T10:00');
    await keep(MANAGER, 'propose-disposal');
    await keep(DIRECTOR, 'agree-disposal');
  };
  return { ...office, caseId, recordId, codes, sweep, keep, state, close, moveTo, agree };
};
export type KeptOffice = Awaited<ReturnType<typeof keptOffice>>;
