import { z } from 'zod';
import { type Html, html } from '#forms/layouts/html.ts';
import { banner } from '#forms/layouts/parts/marks.ts';
import type { Look } from '#functions/casework/face.ts';
import { faced } from '#functions/web/faces.ts';
import type { CaseRecord, Ledger } from '#shared/casework/ledger.ts';
import { linksRegister } from '#shared/casework/links/rows.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { formHref, unanswered } from '../to-do.ts';

/** Linked cases asked about, of those that others say of this one. */
const MOST = 50;

/**
 * Asks somebody who declared a conflict of interest in a case linked by hand whether they have one here too: of a
 * brother's case they may, and only they know. Asked until they say that they have none. A case in one line with this
 * one is not asked about: a conflict there is one here (`shared/casework/links/kin.ts`).
 */
export const conflictAsked = async (look: Look): Promise<Html | undefined> => {
  const { ports, asking, record, state, shelf } = look;
  const { person } = asking.actor;
  if (state.conflicted.includes(person)) return undefined;
  const linked = await linkedTo(look);
  const records = await Promise.all([...new Set(linked)].map((caseId) => ports.ledger.load(caseId)));
  const there: CaseRecord[] = [];
  for (const other of records) {
    if (other !== undefined && (await faced(other)).state.conflicted.includes(person)) there.push(other);
  }
  if (there.length === 0) return undefined;
  const answered = await lastOf(ports.ledger, record, person, 'ConfidentialityAgreed');
  const declared = await Promise.all(there.map((other) => lastOf(ports.ledger, other, person, 'ConflictDeclared')));
  const since = [...declared, ...state.links.map(({ at }) => at)].flatMap((at) => at ?? []).toSorted();
  if (answered !== undefined && answered >= (since.at(-1) ?? answered)) return undefined;
  const mayAnswer = shelf.mayAct(state, asking.actor, unanswered('take-part'), ports.clock.now()).ok;
  return banner(
    'important',
    html`You have declared a conflict of interest in a case that is linked to this one. Before you read on, think whether you have one here too. ${
      mayAnswer
        ? html`<a class="govuk-notification-banner__link" href="${formHref(record.caseId, 'take-part')}">Say whether you do</a>.`
        : 'If you do, close this page and speak to the business manager.'
    }`,
  );
};

const linkedTo = async ({ ports, record, state }: Look): Promise<readonly CaseId[]> => {
  const { rows } = await ports.ledger.register(linksRegister(record.caseId), MOST);
  return [...state.links.flatMap(({ here }) => here ?? []), ...rows.map(({ caseId }) => caseId)];
};

const Said = z.object({ type: z.string(), person: z.string() });

/** When somebody last said so in a case. Its events are read only for somebody who has a conflict next door. */
const lastOf = async (
  { events }: Pick<Ledger, 'events'>,
  { caseId }: Pick<CaseRecord, 'caseId'>,
  person: string,
  type: string,
): Promise<Instant | undefined> =>
  (await events(caseId)).findLast(({ event }) => {
    const said = Said.safeParse(event);
    return said.success && said.data.type === type && said.data.person === person;
  })?.at;
