import { z } from 'zod';
import { CaseId } from '#shared/kernel/ids.ts';
import type { CaseRecord, Ledger } from '../ledger.ts';
import { linksRegister } from './rows.ts';

/**
 * What a state says of the cases it began from, and of whether others may have begun from it. Read as loosely as this
 * so that any workflow may have it: `linkedCase` names where a contract began it, `localReviewAnnounced` that a contract
 * called for another.
 */
const Kin = z.object({
  conflicted: z.array(z.string()).default([]),
  tooNear: z.array(z.string()).default([]),
  linkedCase: CaseId.optional().catch(undefined),
  localReviewAnnounced: z.boolean().default(false),
  links: z.array(z.object({ kind: z.string(), here: CaseId.optional() })).default([]),
});
type Kin = z.infer<typeof Kin>;

/** As many cases as one is asked about. A family of cases is two or three. */
const MOST = 12;

type Elsewhere = Pick<CaseRecord, 'conflictedElsewhere' | 'tooNearElsewhere'>;

type Reads = Pick<Ledger, 'load' | 'register'>;

const beganFrom = ({ linkedCase, links }: Kin): readonly CaseId[] => [
  ...(linkedCase === undefined ? [] : [linkedCase]),
  ...links.flatMap(({ kind, here }) => (kind === 'began-from' && here !== undefined ? [here] : [])),
];

const begunFromIt = async ({ register }: Reads, caseId: CaseId): Promise<readonly CaseId[]> => {
  const { rows } = await register(linksRegister(caseId), MOST);
  return rows.flatMap((one) => (one.row.body['kind'] === 'began-from' ? [one.caseId] : []));
};

/**
 * Who has declared a conflict of interest in a case that this one began from, or that began from it, however far: one
 * matter in several cases. A case whose state says neither costs no read at all.
 */
const conflictedInKin = async (
  reads: Reads,
  { caseId, state }: Pick<CaseRecord, 'caseId' | 'state'>,
): Promise<Elsewhere> => {
  const own = Kin.safeParse(state).data;
  if (own === undefined) return {};
  const first = [...beganFrom(own), ...(own.localReviewAnnounced ? await begunFromIt(reads, caseId) : [])];
  const seen = new Set<CaseId>([caseId]);
  const found = new Set<string>();
  const addresses = new Set<string>();
  for (const waiting = [...first]; waiting.length > 0 && seen.size <= MOST; ) {
    const next = waiting.shift();
    if (next === undefined || seen.has(next)) continue;
    seen.add(next);
    const kin = Kin.safeParse((await reads.load(next))?.state).data;
    if (kin === undefined) continue;
    for (const person of kin.conflicted) found.add(person);
    for (const address of kin.tooNear) addresses.add(address);
    waiting.push(...beganFrom(kin), ...(await begunFromIt(reads, next)));
  }
  const conflictedElsewhere = [...found].filter((person) => !own.conflicted.includes(person));
  return {
    ...(conflictedElsewhere.length === 0 ? {} : { conflictedElsewhere }),
    ...(addresses.size === 0 ? {} : { tooNearElsewhere: [...addresses] }),
  };
};

/**
 * A ledger whose cases know who is barred by a conflict declared in their kin: `Elsewhere` of the record, as of this very
 * load. Nothing of it is written.
 */
export const knowingKin = <Kept extends Reads>(ledger: Kept): Kept => ({
  ...ledger,
  load: async (caseId) => {
    const record = await ledger.load(caseId);
    return record === undefined ? undefined : { ...record, ...(await conflictedInKin(ledger, record)) };
  },
});

const Conflicted = z.looseObject({ conflicted: z.array(z.string()) });

/**
 * The state of a case as rules about people are asked of it: whoever declared a conflict in its kin has declared it
 * here. To be parsed by the workflow's own schema, and never to be written.
 */
export const stateToJudge = ({
  state,
  conflictedElsewhere,
}: Pick<CaseRecord, 'state' | 'conflictedElsewhere'>): unknown => {
  if (conflictedElsewhere === undefined) return state;
  const own = Conflicted.parse(state);
  return { ...own, conflicted: [...own.conflicted, ...conflictedElsewhere] };
};
