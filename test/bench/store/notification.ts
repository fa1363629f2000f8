import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { withList } from '#forms/engine/items.ts';
import { pagesOf } from '#forms/engine/route.ts';
import { tokensOn } from '#functions/adapters/dynamodb/tokens.ts';
import { ownAnswers, revOf } from '#functions/web/forms/draft/answers.ts';
import { Answers } from '#shared/casework/answers.ts';
import type { Tokens } from '#shared/casework/ledger.ts';
import { type CaseId, PersonId } from '#shared/kernel/ids.ts';
import { instantOfLondon } from '#shared/kernel/london.ts';
import { LondonTime } from '#shared/kernel/time.ts';
import { notifying } from '#test/functions/web/forms/case-story.ts';
import { officeOn } from '#test/functions/web/forms/office.ts';
import { startDynamo } from '#test/support/dynamo.ts';
import { aside, atMost, type Row, units } from '../row.ts';
import { type Counted, callsOf, countingOn, unitsOf } from './counting.ts';
import { prose } from './prose.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const OFFICER = 'front-door-manager';

/** Twelve thousand characters typed, beside everything else the form asks. */
const LONG = {
  incidentDescription: prose(0, 6000),
  whyAbuseSuspected: prose(6000, 2000),
  injuries: prose(8000, 1000),
  actionToMakeSafe: prose(9000, 1000),
  furtherInformation: prose(10_000, 2000),
};

const usual = (form: string): Answers =>
  z
    .record(z.string(), Answers)
    .parse(parse(readFileSync(join(ROOT, 'test/scenarios/rapid-review/usual-answers.yaml'), 'utf8')))[form] ?? {};

interface Counting {
  readonly counted: ReturnType<typeof countingOn>;
  readonly tokens: Tokens;
}

/** Fills in a form's draft and counts what sending it asks for. @throws when it is not accepted */
const sent = async (
  { ports, signIn, clock }: ReturnType<typeof officeOn>,
  { counted, tokens }: Counting,
  caseId: CaseId,
  form: string,
  answers: Answers,
): Promise<Counted> => {
  const officer = await signIn(OFFICER);
  const begun = await officer.send(`/cases/${caseId}/forms/${form}`, { csrf: officer.csrf });
  const draft = /^\/drafts\/[^/]+/.exec(begun.location)?.[0] ?? '';
  const compiled = ports.formNamed(form);
  if (draft === '' || compiled === undefined) throw new Error(`${form} was not begun (${begun.status})`);
  const by = { by: PersonId.parse(`person-${OFFICER}`), byName: 'The officer', at: clock.now() };
  const id = draft.slice('/drafts/'.length);
  // Some pages begin with what earlier answers already say.
  const filled = await ports.drafts.load(id);
  for (const page of pagesOf(compiled.form, answers, {})) {
    const own = ownAnswers(page, withList(answers, page));
    const rev = filled === undefined ? 0 : revOf(filled, page.id);
    const saved = await ports.drafts.savePage(id, { page: page.id, answers: own, ...by }, rev);
    if (!saved.ok) throw new Error(`${page.id} was begun already`);
  }
  await tokens.keep(caseId, 'a token the machine waits with');
  const { html } = await officer.get(`${draft}/check`);
  const rev = /name="rev" value="(\d+)"/.exec(html)?.[1] ?? '';
  let status = 0;
  let went = '';
  const result = await counted(async () => {
    const seen = await officer.send(`${draft}/check`, { csrf: officer.csrf, rev });
    [status, went] = [seen.status, seen.location];
    // What waking the machine writes; the machine itself is another request's business.
    await tokens.take(caseId);
  });
  if (status !== 303 || !went.endsWith('/done')) throw new Error(`${form} was answered ${status} ${went}`);
  return result;
};

const london = (time: string) => instantOfLondon(LondonTime.parse(time));

export const notificationRows = async (): Promise<readonly Row[]> => {
  const server = await startDynamo();
  try {
    const table = await server.freshTable();
    const office = officeOn(table);
    const counting = { counted: countingOn(server.client), tokens: tokensOn(table) };
    const { caseId } = await notifying(office);
    const notification = await sent(office, counting, caseId, 'notification', { ...usual('notification'), ...LONG });
    office.clock.set(london('2026-06-16T12:00'));
    const reference = await sent(office, counting, caseId, 'dfe-reference', usual('dfe-reference'));
    const queued = (await office.ports.ledger.messages(caseId)).length;
    const rows = (work: string, counted: Counted): readonly Row[] => [
      atMost(`${work}: transactions`, callsOf(counted, 'TransactWriteItems'), 1, String),
      atMost(`${work}: written in the whole request`, unitsOf(counted, 'written'), 60, units),
      aside(`${work}: read in the whole request`, units(unitsOf(counted, 'read'))),
      atMost(`${work}: requests to anything but the table, mail among them`, counted.elsewhere, 0, String),
    ];
    return [
      ...rows('submitting a notification of 12,000 typed characters', notification),
      ...rows(`recording DfE's reference, which queues ${queued} messages`, reference),
    ];
  } finally {
    await server.stop();
  }
};
