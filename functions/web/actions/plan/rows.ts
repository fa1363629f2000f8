import { z } from 'zod';
import type { RegisterPage } from '#shared/casework/ledger.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import type { ActionsPorts } from '../ports.ts';
import type { Sights } from '../seeing.ts';

const Body = z.object({
  what: z.string(),
  agency: z.string(),
  officer: z.string(),
  due: LondonDate,
  status: z.string(),
  confidential: z.boolean(),
  theme: z.string(),
  repeat: z.boolean(),
  completion: z.boolean(),
  impact: z.boolean(),
  audit: z.string(),
});

/** An action of the shared plan that this person may see. */
export interface ActionRow extends z.infer<typeof Body> {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly id: string;
  /** Due, and nothing has shown that it is done. */
  readonly overdue: boolean;
  /** How often it has been chased. */
  readonly chased: number;
  readonly agencyName: string | undefined;
  /** Whether they see the review it belongs to. */
  readonly linked: boolean;
}

/** Where to go on: a mark of the register, and how many rows after it have been looked at. */
export interface Place {
  readonly after?: string | undefined;
  readonly skip: number;
}

export interface Found {
  readonly rows: readonly ActionRow[];
  /** Where the rest begins; undefined when there is no rest. */
  readonly next?: Place;
}

/** Rows of the register in one read, and as many as one page looks at before it says that there are more. */
const A_READ = 100;
export const LOOKED_AT = 400;

type Row = RegisterPage['rows'][number];

/**
 * The actions this person may see and that are wanted, soonest due first: at most `most` of them, found among at most
 * `lookedAt` rows of the register from `place` on. What it costs depends on that, not on how many actions there are.
 */
export const actionsFrom = async (
  { ledger }: { readonly ledger: Pick<ActionsPorts['ledger'], 'register'> },
  sights: Sights,
  register: string,
  wanted: (row: ActionRow) => boolean,
  { place, most, lookedAt, today }: { place: Place; most: number; lookedAt: number; today: LondonDate },
): Promise<Found> => {
  const rows: ActionRow[] = [];
  let { after, skip } = place;
  for (let looked = 0; looked < lookedAt; ) {
    const page = await ledger.register(register, A_READ, after);
    const seen = await Promise.all(page.rows.map((row) => seenRow(row, sights, today)));
    for (; skip < seen.length; skip += 1) {
      if (rows.length === most || looked === lookedAt) return { rows, next: { after, skip } };
      looked += 1;
      const row = seen[skip];
      if (row !== undefined && wanted(row)) rows.push(row);
    }
    if (page.next === undefined) return { rows };
    after = page.next;
    skip = 0;
    if (rows.length === most) break;
  }
  return { rows, next: { after, skip } };
};

/** All of a case's actions, or those of the person's own agency; of a case in which they may see neither, none. */
const seenRow = async ({ caseId, row }: Row, sights: Sights, today: LondonDate): Promise<ActionRow | undefined> => {
  const body = Body.safeParse(row.body);
  const sight = await sights.of(caseId);
  if (!body.success || sight === undefined) return undefined;
  const { agency, due, completion, status } = body.data;
  if (!sight.sees('actions') && !sight.sees('own-actions', agency)) return undefined;
  return {
    ...body.data,
    caseId,
    reference: String(row.body['reference'] ?? ''),
    id: row.id,
    overdue: status !== 'closed' && !completion && due < today,
    chased: sight.chased(row.id),
    agencyName: sight.agencyName(agency),
    linked: sight.sees('overview'),
  };
};
