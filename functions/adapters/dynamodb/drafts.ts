import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { Draft, DraftPage, Drafts } from '#shared/casework/ledger.ts';
import { CaseId, CommandId, PersonId } from '#shared/kernel/ids.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { type Clock, Instant, plusMilliseconds } from '#shared/kernel/time.ts';
import { change, expiresAt, expression } from './conditional.ts';
import { draftKey, draftPageKey } from './keys.ts';
import { type Transacting, transact } from './ledger/transaction.ts';
import { pack, packed, refuseTooLarge } from './packing.ts';
import { query, type Row, read, type Table, toItem } from './table.ts';

const DAY = 24 * 60 * 60 * 1000;
/** A draft nobody has touched for this long goes: sixty days. */
const KEPT = 60 * DAY;
/** How often the pages of a draft that goes on are given longer. */
const RENEWED_EVERY = 30 * DAY;
/** A page must outlast the draft: it may be as long untouched as there is between two renewals, and then as long as the draft. */
const PAGE_KEPT = KEPT + RENEWED_EVERY;

/** The draft was submitted or discarded, perhaps in another tab. */
export class DraftGone extends Error {
  override readonly name = 'DraftGone';
}

const DraftRow = z.object({
  id: z.string(),
  form: z.string(),
  formVersion: z.number(),
  caseId: CaseId.exactOptional(),
  subject: z.string().exactOptional(),
  startedBy: PersonId,
  startedAt: Instant,
  command: CommandId,
  expires: z.number(),
  renewed: Instant.exactOptional(),
});

const PageRow = z
  .object({
    page: z.string(),
    rev: z.number(),
    by: z.string(),
    byName: z.string(),
    at: Instant,
    body: packed(z.object({ answers: z.record(z.string(), z.unknown()) })),
  })
  .transform(({ body, ...page }): DraftPage => ({ ...page, answers: body.answers }));

export interface DraftSettings extends Table, Pick<Transacting, 'pause'> {
  readonly clock: Clock;
}

/**
 * Drafts on DynamoDB: a head, and a row for each page, since pages of long answers together may pass the size of one
 * row. Removing the head removes the draft; its pages are then reached by nothing and expire. A draft begun again under
 * the same id does not see them: they are older than its beginning.
 */
export const draftsOn = (table: DraftSettings): Drafts => {
  const after = (milliseconds: number): number => expiresAt(plusMilliseconds(table.clock.now(), milliseconds));
  const headOf = async (id: string): Promise<z.infer<typeof DraftRow> | undefined> => {
    const head = await read(table, DraftRow, draftKey(id));
    // The table removes what has expired when it comes to it.
    return head === undefined || head.expires <= after(0) ? undefined : head;
  };
  const pagesOf = async (id: string, startedAt: Instant): Promise<DraftPage[]> => {
    const pages = await query(table, PageRow, { partition: draftKey(id).pk, prefix: 'PAGE#' });
    return pages.filter(({ at }) => at >= startedAt);
  };
  const load = async (id: string): Promise<Draft | undefined> => {
    const head = await headOf(id);
    if (head === undefined) return undefined;
    const { expires: _, renewed: __, ...draft } = head;
    return { ...draft, pages: await pagesOf(id, head.startedAt) };
  };
  const renew = async (id: string, startedAt: Instant): Promise<void> => {
    const still = { condition: 'attribute_exists(pk)', names: {} };
    const longer = { set: 'SET expires = :expires', values: { ':expires': after(PAGE_KEPT) }, ...still };
    for (const { page } of await pagesOf(id, startedAt)) await change(table, draftPageKey(id, page), longer);
    const renewed = { set: 'SET renewed = :now', values: { ':now': table.clock.now() }, ...still };
    await change(table, draftKey(id), renewed);
  };
  return {
    load,
    start: async (draft) => {
      const listed = { pk1: `DRAFTS#${draft.startedBy}`, sk1: `${draft.startedAt}#${draft.id}` };
      const row: Row = { ...draftKey(draft.id), ...listed, ...draft, expires: after(KEPT) };
      const absent = {
        ConditionExpression: 'attribute_not_exists(pk) OR expires <= :now',
        ExpressionAttributeValues: toItem({ ':now': after(0) }),
      };
      await transact(table, [{ Put: { TableName: table.name, Item: toItem(row), ...absent } }], table.pause);
      return (await load(draft.id)) ?? { ...draft, pages: [] };
    },
    savePage: async (id, page, expectedRev) => {
      const head = await headOf(id);
      if (head === undefined) throw new DraftGone(`Draft ${id} is gone`);
      const { answers, ...rest } = page;
      const saved: DraftPage = { ...page, rev: expectedRev + 1 };
      const row: Row = { ...draftPageKey(id, page.page), ...rest, rev: saved.rev, body: pack({ answers }) };
      const item = toItem({ ...row, expires: after(PAGE_KEPT) });
      refuseTooLarge([item], 2);
      const kept = expression({
        set: 'SET expires = :expires',
        condition: 'attribute_exists(pk)',
        names: {},
        values: { ':expires': after(KEPT) },
      });
      const refused = await transact(
        table,
        [
          { Update: { TableName: table.name, Key: toItem(draftKey(id)), ...kept } },
          { Put: { TableName: table.name, Item: item, ...standsAt(expectedRev, head.startedAt) } },
        ],
        table.pause,
      );
      if (refused === undefined) {
        if (plusMilliseconds(head.renewed ?? head.startedAt, RENEWED_EVERY) <= table.clock.now())
          await renew(id, head.startedAt);
        return ok(saved);
      }
      if (refused[0] === 'ConditionalCheckFailed') throw new DraftGone(`Draft ${id} is gone`);
      const there = await read(table, PageRow, draftPageKey(id, page.page));
      return refuse(there ?? { ...page, answers: {}, rev: 0 });
    },
    discard: async (id) => {
      await table.client.send(new DeleteItemCommand({ TableName: table.name, Key: toItem(draftKey(id)) }));
    },
    ofPerson: async (person) => {
      const listed = await query(table, DraftRow, { index: 1, partition: `DRAFTS#${person}` });
      const drafts = await Promise.all(listed.map(({ id }) => load(id)));
      return drafts.filter((draft) => draft !== undefined);
    },
  };
};

/** A page not saved before, in this draft. */
const standsAt = (rev: number, startedAt: Instant) =>
  rev === 0
    ? {
        ConditionExpression: 'attribute_not_exists(pk) OR #at < :startedAt',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: toItem({ ':startedAt': startedAt }),
      }
    : { ConditionExpression: 'rev = :rev', ExpressionAttributeValues: toItem({ ':rev': rev }) };
