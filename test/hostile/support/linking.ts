import { act } from '#functions/casework/act.ts';
import { takeUpContracts } from '#functions/casework/contracts.ts';
import { logFor } from '#functions/runtime/log.ts';
import type { Answers } from '#shared/casework/answers.ts';
import { type CaseId, CommandId } from '#shared/kernel/ids.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import { form } from '#test/support/answers.ts';
import { holderOf } from '#test/support/pure-case.ts';
import { DELEGATES } from '#test/support/stories.ts';
import type { boroughOffice, Fields, Holder } from './borough-office.ts';
import { determining, filled } from './stories.ts';

type Office = ReturnType<typeof boroughOffice>;
export const MANAGER = 'business-manager';
export const OFFICER = 'front-door-manager';
export const conflict = form('take-part', { conflict: 'yes', conflictNature: 'Knows them' });

/** A rapid review whose partners have decided on a local review, and the practice review begun from it. */
export const begun = async (office: Office): Promise<{ readonly rapid: CaseId; readonly review: CaseId }> => {
  const rapid = await determining(office);
  for (const [partner, post] of Object.entries(DELEGATES))
    await office.given(post, form('determination', {}, partner), rapid);
  await takeUpContracts({ ...office.ports, log: logFor('hostile', () => undefined) }, 10);
  const { rows } = await office.ports.ledger.cases('open', 10);
  const review = rows.find(({ workflow }) => workflow === 'practice-review')?.caseId;
  if (review === undefined) throw new Error('No review was begun');
  return { rapid, review };
};

/** A form of a practice review, past its pages: the stage it led to, or the reason of its refusal. */
export const inReview = async (office: Office, post: string, type: string, answers: Answers, caseId: CaseId) => {
  const done = await act(office.ports, practiceReviewShelf, {
    caseId,
    command: { type, answers },
    commandId: CommandId.parse(`given-${office.ports.ids.secret()}`),
    actor: holderOf(office.arrangement(), post, office.clock.now()),
  });
  return done.ok ? done.value.stage : done.error.reason;
};

export const referenceOf = async (office: Office, caseId: CaseId): Promise<string> =>
  (await office.ports.ledger.load(caseId))?.reference ?? '';

export const LISTS = ['/cases', '/cases?show=closed', '/tasks', '/actions', '/actions.csv', '/actions/reviews.csv'];
const PAGES = ['', '/linked', '/timeline', '/messages', '/reads', '/chronology', '/actions', '/answers/notification'];
const DOCUMENTS = ['report', 'report.docx', 'copy-sheet', 'decision', 'terms', 'action-plan'];

/** Whatever of a case somebody is still given, and every list in which it is still named. */
export const stillGiven = async (office: Office, who: Holder, caseId: CaseId, forms: readonly string[]) => {
  const reference = await referenceOf(office, caseId);
  const paths = [
    ...PAGES.map((page) => `/cases/${caseId}${page}`),
    ...forms.map((name) => `/cases/${caseId}/forms/${name}`),
    ...DOCUMENTS.map((name) => `/documents/${caseId}/${name}`),
  ];
  const given: string[] = [];
  for (const path of paths) {
    const { status, html } = await who.get(path);
    if (status === 200 || html.includes(reference)) given.push(path);
  }
  for (const list of LISTS) {
    const { html } = await who.get(list);
    if (html.includes(caseId) || html.includes(reference)) given.push(list);
  }
  return given;
};

/** Links one case to another by the pages of the form. The page that came of it. `rev`: how often it was refused before. */
export const link = async (who: Holder, from: CaseId, reference: string, kind = 'sibling', rev = '0') => {
  const pages: readonly (readonly [string, Fields])[] = [
    ['link', { rev, linkKind: kind }],
    ['holder', { rev, heldBy: 'here' }],
    ['here', { rev, ourReference: reference, linkReason: 'One household, says the health visitor.' }],
  ];
  const { draft, rev: read } = await filled(who, `/cases/${from}/forms/link-case`, pages);
  return who.give(`${draft}/check`, { rev: read });
};

/** Takes away the first link that a case's page offers to take away. */
export const unlink = async (who: Holder, from: CaseId, reason: Fields) => {
  const { html } = await who.get(`/cases/${from}/linked`);
  const [way = ''] = /\/cases\/\w+\/forms\/unlink-case\?subject=link-\d+/.exec(html) ?? [];
  const breach: readonly (readonly [string, Fields])[] =
    reason['unlinkReason'] === 'another-family' ? [['breach', { breachTold: 'no' }]] : [];
  const pages: readonly (readonly [string, Fields])[] = [
    ['reason', { ...reason, unlinkWords: 'A slip of one letter' }],
    ...breach,
  ];
  const { draft, rev } = await filled(who, way, pages);
  return who.give(`${draft}/check`, { rev });
};

/** Two serious incidents: the first in full course, the second only just recorded. */
export const two = async (office: Office) => {
  const first = await determining(office);
  const { caseId: second } = await office.given(OFFICER, form('open-incident'));
  return { first, second, refFirst: await referenceOf(office, first), refSecond: await referenceOf(office, second) };
};
