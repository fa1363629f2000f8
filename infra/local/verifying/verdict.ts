import { z } from 'zod';
import { type Verified, verified } from '#functions/casework/verified.ts';
import { canonicalJson } from '#shared/casework/audit-chain.ts';
import type { Pins } from '#shared/casework/ledger.ts';
import type { Fault } from '#shared/casework/wholeness/fault.ts';
import { readExport } from '#shared/casework/wholeness/read-export.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import type { OpenStore } from './store.ts';

/** What was found of one case or one exported record. No personal data: it is read on screens and kept in logs. */
export interface Verdict {
  /** The case's reference; its id where nothing gives the reference. */
  readonly reference: string;
  /** What its head says that it is held to. No event holds it, so only a record exported before shows that it was changed. */
  readonly pins?: Pins;
  /** How many events it says it has, and the hash of the last. */
  readonly version?: number;
  readonly hash?: string;
  readonly faults: readonly Fault[];
}

/** An exported record by itself. */
export const verdictOnFile = (text: string): Verdict => {
  const { header, faults } = readExport(text);
  if (header === undefined) return { reference: 'unknown', faults };
  const { reference, workflow, workflowVersion, edition, arrangementVersion, count: version, headHash: hash } = header;
  return { reference, pins: { workflow, workflowVersion, edition, arrangementVersion }, version, hash, faults };
};

/** Every case of a store, by reference. An exported record is held beside its case, which must go on from it. */
export const verdictsOnStore = async (store: OpenStore, exported?: Verdict): Promise<readonly Verdict[]> => {
  const verdicts: Verdict[] = [];
  for (const caseId of await store.everyCase()) verdicts.push(await verdictOnCase(store, caseId, exported));
  const there = exported === undefined || verdicts.some(({ reference }) => reference === exported.reference);
  const words = 'It was exported, and there is no such case in this store.';
  return [
    ...verdicts,
    ...(there ? [] : [{ reference: exported.reference, faults: [{ what: 'taken-out' as const, words }] }]),
  ].toSorted((one, other) => one.reference.localeCompare(other.reference));
};

const verdictOnCase = async (store: OpenStore, caseId: CaseId, exported: Verdict | undefined): Promise<Verdict> => {
  const found = await readable(() => verified(store.ledger, caseId));
  if (found === UNREADABLE) return unread(store, caseId);
  if (found === undefined) return { reference: caseId, faults: [NO_HEAD] };
  const { record, events, faults } = found;
  const { reference, version, hash, pins } = record;
  const gone = exported?.reference === reference ? exportFaults(found, exported) : [];
  return { reference, pins, version, hash, faults: [...faults, ...gone] };
};

const NO_HEAD: Fault = {
  what: 'head',
  words: 'It has no head, or one of another borough: what the case is, and where its chain ends, cannot be said.',
};

/** A chain written anew from some event on, with its head, is whole; what was exported before still names the old one. */
const exportFaults = ({ events, record }: Verified, { version = 0, hash, pins }: Verdict): readonly Fault[] => [
  ...(version === 0 || events[version - 1]?.hash === hash ? [] : [writtenAnew(version)]),
  ...(pins === undefined || canonicalJson(pins) === canonicalJson(record.pins) ? [] : [HELD_TO_OTHERS]),
];

const writtenAnew = (event: number): Fault => ({
  what: 'altered',
  event,
  words: `It does not go on from the exported record: event ${event} or one before it was written anew.`,
});
const HELD_TO_OTHERS: Fault = {
  what: 'head',
  words: 'It is held to other rules, guidance or arrangements than when it was exported.',
};

const UNREADABLE = Symbol('A row holds something else than was written');

/** A row that is not what was written is a finding; a store that does not answer is not, and is thrown. */
const readable = async <T>(reading: () => Promise<T>): Promise<T | typeof UNREADABLE> => {
  try {
    return await reading();
  } catch (error) {
    const inflating = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    if (error instanceof z.ZodError || error instanceof SyntaxError || inflating) return UNREADABLE;
    throw error;
  }
};

/** Which rows of a case cannot be read. */
const unread = async ({ ledger }: OpenStore, caseId: CaseId): Promise<Verdict> => {
  const record: Verified['record'] | undefined | typeof UNREADABLE = await readable(() => ledger.load(caseId));
  if (record === undefined || record === UNREADABLE)
    return { reference: caseId, faults: [{ what: 'head', words: 'Its head cannot be read: it was altered.' }] };
  const { reference, version, hash, pins } = record;
  const faults: Fault[] = [];
  for (let event = 1; event <= version; event += 1) {
    if ((await readable(() => ledger.event(caseId, event))) === UNREADABLE)
      faults.push({ what: 'altered', event, words: `Event ${event} cannot be read: it was altered.` });
  }
  const beyond: Fault = { what: 'put-in', words: 'Something among its events cannot be read.' };
  return { reference, pins, version, hash, faults: faults.length > 0 ? faults : [beyond] };
};
