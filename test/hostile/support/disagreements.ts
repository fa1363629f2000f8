import { act, type Done } from '#functions/casework/act.ts';
import { takeStock } from '#functions/casework/take-stock.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { FormName } from '#shared/escalation/commands.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import { type CaseId, CommandId } from '#shared/kernel/ids.ts';
import { disagreementAnswers } from '#test/support/disagreement-answers.ts';
import { somebody } from '#test/support/pure-disagreement.ts';
import { holderOf, london } from '#test/support/pure-workflow.ts';
import type { boroughOffice } from './borough-office.ts';

export type Office = ReturnType<typeof boroughOffice>;

export const RAISER = 'ward-sister';
export const RAISING_LEAD = 'acute-named-nurse';
export const OTHER_LEAD = 'head-of-safeguarding';
export const MANAGER = 'business-manager';
/** Named by the other side at stage two, with no post here. */
export const NAMED = somebody('named.worker@brent.example', 'A named worker');
/** When the office opens: ten o'clock in London on Wednesday 20 May 2026. */
export const RAISED = '2026-05-20T09:00:00.000Z';

/** Whatever was written in this place, known again wherever it turns up. */
export const wrote = (where: string): string => `Written-in-${where}`;

/** Has a form of a disagreement given without going through its pages. The refusal's reason, or what was done. */
export const tried = async (
  office: Office,
  who: string | Actor,
  name: FormName,
  change: Answers = {},
  { caseId, subject }: { readonly caseId?: CaseId | undefined; readonly subject?: string | undefined } = {},
): Promise<Done | string> => {
  const { ports, clock } = office;
  const done = await act(ports, escalationShelf, {
    ...(caseId === undefined ? {} : { caseId }),
    command: {
      type: name,
      answers: { ...disagreementAnswers[name], ...change },
      ...(subject === undefined ? {} : { subject }),
    },
    commandId: CommandId.parse(`given-${ports.ids.secret()}`),
    actor: typeof who === 'string' ? holderOf(office.arrangement(), who, clock.now()) : who,
  });
  return done.ok ? done.value : done.error.reason;
};

/** The same, where it must work for the story to go on. */
export const given = async (...asked: Parameters<typeof tried>): Promise<CaseId> => {
  const done = await tried(...asked);
  if (typeof done === 'string') throw new Error(`${asked[2]}: ${done}`);
  return done.caseId;
};

export const teller =
  (office: Office, caseId: CaseId) =>
  (who: string | Actor, name: FormName, change: Answers = {}, subject?: string) =>
    given(office, who, name, change, { caseId, subject });

/** The clock is moved, and what time has made due is done. */
export const come = async (office: Office, time: string, caseId: CaseId): Promise<void> => {
  office.clock.set(london(time));
  await takeStock(office.ports, caseId);
};

/** Raised by a ward sister of the hospital with children's social care, who wants support. */
export const raised = (office: Office, change: Answers = {}, who: string | Actor = RAISER): Promise<CaseId> =>
  given(office, who, 'raise-disagreement', {
    receivingAgency: 'childrens-social-care',
    about: 'RF 1234/56',
    name: wrote('name'),
    disputed: wrote('matter'),
    outcomeWanted: wrote('matter'),
    support: 'yes',
    supportNeeded: wrote('support'),
    ...change,
  });

const TALK = {
  heldAt: '2026-05-20T09:30',
  raisingView: wrote('talk'),
  receivingView: wrote('talk'),
  outstanding: wrote('talk'),
  howPursued: wrote('talk'),
};

/** … who is offered some; it is answered, talked over and moved up to stage three, and the other side names somebody. */
export const movedUp = async (office: Office, change: Answers = {}): Promise<CaseId> => {
  const caseId = await raised(office, change);
  const told = teller(office, caseId);
  await told(RAISING_LEAD, 'offer-support', { offered: wrote('support'), by: wrote('support') });
  await told(RAISER, 'record-discussion', { ...TALK, settled: 'no' }, 'stage-1');
  await told(RAISER, 'move-up', { reasons: wrote('moving') });
  await told(OTHER_LEAD, 'answer-disagreement', { view: wrote('answer') }, 'receiving');
  await told(
    OTHER_LEAD,
    'name-contact',
    { name: NAMED.name, address: NAMED.address, why: wrote('naming') },
    'receiving',
  );
  await told(RAISER, 'policy-gap', { gap: wrote('gap') });
  await told(RAISER, 'move-up', { to: 'stage-3', reasons: wrote('moving') });
  await told(OTHER_LEAD, 'record-discussion', { ...TALK, settled: 'no' }, 'stage-3');
  return caseId;
};

/** … and settled there, so that both sides are to confirm. */
export const agreed = async (office: Office, change: Answers = {}): Promise<CaseId> => {
  const caseId = await movedUp(office, change);
  await teller(office, caseId)(
    OTHER_LEAD,
    'record-discussion',
    { ...TALK, outcome: wrote('outcome'), settled: 'yes' },
    'stage-3',
  );
  return caseId;
};
