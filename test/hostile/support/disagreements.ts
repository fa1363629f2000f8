import type { Actor } from '#shared/casework/actor.ts';
import type { Answers } from '#shared/casework/answers.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import { type CaseId } from '#shared/kernel/ids.ts';
import { disagreementAnswers } from '#test/support/disagreement-answers.ts';
import { somebody } from '#test/support/pure-disagreement.ts';
import { givingOf, type Office } from './giving.ts';

export { come, type Office } from './giving.ts';

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

export const { tried, given, teller } = givingOf(escalationShelf, disagreementAnswers);

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
