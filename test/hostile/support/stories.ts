import { takeStock } from '#functions/casework/take-stock.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { gathering } from '#test/functions/web/forms/case-story.ts';
import { form } from '#test/support/answers.ts';
import { london } from '#test/support/pure-case.ts';
import { DELEGATES, EVERYONE } from '#test/support/stories.ts';
import type { boroughOffice, Fields, Holder } from './borough-office.ts';

type Office = ReturnType<typeof boroughOffice>;

/** Gathering, with everyone of the group and each agency's lead bound to confidentiality. */
export const group = async (office: Office): Promise<CaseId> => {
  const { caseId } = await gathering(office);
  const leads = office.arrangement().agencies.flatMap(({ lead, standing }) => (standing ? [lead] : []));
  for (const post of new Set([...EVERYONE, ...leads])) {
    if (post !== 'independent-convenor') await office.given(post, form('take-part'), caseId);
  }
  return caseId;
};

/** … and a quorate meeting has recommended, so that the three partners determine. */
export const determining = async (office: Office): Promise<CaseId> => {
  const caseId = await group(office);
  office.clock.set(london('2026-06-29T16:00'));
  await takeStock(office.ports, caseId);
  const meeting = form('meeting', { heldAt: '2026-06-29T14:00', present: [...EVERYONE] });
  await office.given('independent-convenor', meeting, caseId);
  await office.given('independent-convenor', form('analysis'), caseId);
  return caseId;
};

/** … and the three have decided and the report has gone. */
export const sent = async (office: Office, determination: Answers = {}): Promise<CaseId> => {
  const caseId = await determining(office);
  for (const [partner, post] of Object.entries(DELEGATES)) {
    await office.given(post, form('determination', determination, partner), caseId);
  }
  await office.given('business-manager', form('report'), caseId);
  await office.given('business-manager', form('send-report'), caseId);
  return caseId;
};

/** Begins a form and saves its pages in order; answers its draft, ready to be sent. */
export const filled = async (who: Holder, path: string, pages: readonly (readonly [string, Fields])[]) => {
  const begun = await who.give(path);
  const draft = begun.location.split('/').slice(0, 3).join('/');
  for (const [page, fields] of pages) {
    const saved = await who.give(`${draft}/${page}`, { rev: '0', ...fields });
    if (saved.status !== 303) throw new Error(`${draft}/${page}: ${saved.status}`);
  }
  const check = await who.get(`${draft}/check`);
  return { draft, rev: /name="rev" value="(\d+)"/.exec(check.html)?.[1] ?? '' };
};
