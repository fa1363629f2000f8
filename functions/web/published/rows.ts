import { z } from 'zod';
import type { Ledger } from '#shared/casework/ledger.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { LondonDate } from '#shared/kernel/time.ts';

/** All that these pages may ask of what is kept. */
export type PublishedLedger = Pick<Ledger, 'register' | 'event'>;

const What = z.enum(['report', 'improvements']);
const Standing = z.object({
  key: z.string(),
  on: LondonDate,
  what: What,
  until: LondonDate,
  textSeq: z.int(),
});
const Withdrawn = z.object({ key: z.string(), on: LondonDate, withdrawnOn: LondonDate });

/** One publication that stands, as the register has it. */
export interface Standing extends z.infer<typeof Standing> {
  readonly caseId: CaseId;
  /** What an agency that is asked for something is called; its key where the register does not say. */
  agencyName(agency: string): string;
}

/** The register is read oldest first, so many rows at a time and so often: a borough publishes a few a year. */
const A_READ = 250;
const READS = 4;

/** What stands published, the newest first. */
export const allPublished = async (ledger: PublishedLedger): Promise<readonly Standing[]> => {
  const found: Standing[] = [];
  let after: string | undefined;
  for (let read = 0; read < READS; read += 1) {
    const { rows, next } = await ledger.register('published', A_READ, after);
    found.push(...rows.flatMap(({ caseId, row }) => standingOf(caseId, row.body) ?? []));
    if (next === undefined) break;
    after = next;
  }
  return found.toReversed();
};

/** The publication of a key, whether it stands or was withdrawn; undefined where there never was one. */
export const publishedAt = async (
  ledger: PublishedLedger,
  key: string,
): Promise<Standing | { readonly withdrawnOn: LondonDate } | undefined> => {
  const [found] = (await ledger.register(`published:${key}`, 1)).rows;
  if (found === undefined) return undefined;
  const withdrawn = Withdrawn.safeParse(found.row.body);
  return withdrawn.success ? withdrawn.data : standingOf(found.caseId, found.row.body);
};

const standingOf = (caseId: CaseId, body: Readonly<Record<string, unknown>>): Standing | undefined => {
  const standing = Standing.safeParse(body);
  if (!standing.success) return undefined;
  return {
    ...standing.data,
    caseId,
    agencyName: (agency) => {
      const name = Object.hasOwn(body, `agency:${agency}`) ? body[`agency:${agency}`] : undefined;
      return typeof name === 'string' ? name : agency;
    },
  };
};
