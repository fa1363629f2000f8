import { createHash } from 'node:crypto';
import type { CaseId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Key } from './table.ts';

/** Where every row stands. The one place that knows how keys are spelt. */
const caseKey = (caseId: CaseId, sk: string): Key => ({ pk: `${CASES}${caseId}`, sk });
/** What the partition of every case begins with; its id follows. */
export const CASES = 'CASE#';

export const headKey = (caseId: CaseId): Key => caseKey(caseId, 'HEAD');
export const listingKey = (caseId: CaseId): Key => caseKey(caseId, 'LISTING');
export const tokenKey = (caseId: CaseId): Key => caseKey(caseId, 'TOKEN');
export const machineKey = (caseId: CaseId): Key => caseKey(caseId, 'MACHINE');
export const eventKey = (caseId: CaseId, seq: number): Key => caseKey(caseId, `EVENT#${padded(seq)}`);
export const deadlineKey = (caseId: CaseId, clock: string): Key => caseKey(caseId, `DEADLINE#${clock}`);
export const taskKey = (caseId: CaseId, task: string): Key => caseKey(caseId, `TASK#${task}`);
export const registerKey = (caseId: CaseId, register: string, id: string): Key =>
  caseKey(caseId, `REGISTER#${encodeURIComponent(register)}#${encodeURIComponent(id)}`);
/** What a commit has recorded and not yet listed. */
export const owedKey = (caseId: CaseId): Key => caseKey(caseId, 'OWED');
export const messageKey = (caseId: CaseId, key: string): Key => caseKey(caseId, `MESSAGE#${key}`);
export const contractKey = (caseId: CaseId, id: string): Key => caseKey(caseId, `CONTRACT#${id}`);
export const readKey = (caseId: CaseId, at: Instant, person: string, what: string): Key =>
  caseKey(caseId, `READ#${at}#${digest(`${person}\n${what}`).slice(0, 16)}`);
/** Of the whole borough, not of one case: a form that opens a case, sent twice, opens one. */
export const commandKey = (command: string): Key => ({ pk: `COMMAND#${command}`, sk: 'COMMAND' });
export const draftKey = (id: string): Key => ({ pk: `DRAFT#${id}`, sk: 'HEAD' });
export const draftPageKey = (id: string, page: string): Key => ({ pk: `DRAFT#${id}`, sk: `PAGE#${page}` });
export const sessionKey = (id: string): Key => ({ pk: `SESSION#${id}`, sk: 'SESSION' });
export const signInKey = (id: string): Key => ({ pk: `SIGN-IN#${id}`, sk: 'SIGN-IN' });
export const interruptionKey = (id: string): Key => ({ pk: `INTERRUPTION#${id}`, sk: 'INTERRUPTION' });
export const linkKey = (id: string): Key => ({ pk: `LINK#${id}`, sk: 'LINK' });

/** Eight digits, so that events sort as text. */
export const padded = (seq: number): string => String(seq).padStart(8, '0');

/** After every sort key that begins with the same text. */
export const lastOf = (text: string): string => `${text}#~`;

/** Where a task with no date stands in a list: after all that have one. */
export const UNDATED = '9999-12-31';

/** Sorts before anything a person writes, so that `plan` comes before `plan b` whatever follows either in a key. */
const BEFORE_ALL = '\u0001';
/** A sort key holds 1,024 bytes, a character takes up to four: longer orders are kept by their beginning. */
const LONGEST_ORDER = 200;

/** The partition of one register in the index. */
export const registerPartition = (register: string): string => `REGISTER#${register}`;

export const registerPlace = (caseId: CaseId, { sortedBy, id }: { sortedBy: string; id: string }): string =>
  [sortedBy.slice(0, LONGEST_ORDER), caseId, id].join(BEFORE_ALL);

/** A place in a register as it goes into an address: its order may be any text. */
export const registerMark = (place: string): string => Buffer.from(place).toString('base64url');

/** A place in a register as it came back from a browser: anything else is the beginning. */
export const registerPlaceOf = (after: string | undefined): string | undefined => {
  if (after === undefined || !/^[\w-]{1,1365}$/.test(after)) return undefined;
  const place = Buffer.from(after, 'base64url').toString('utf8');
  return place.includes(BEFORE_ALL) && registerMark(place) === after ? place : undefined;
};

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A place in a list, as it came back from a browser: anything else is the beginning. */
export const placeOf = (after: string | undefined): string | undefined =>
  after !== undefined && /^[\w#:.-]{1,300}$/.test(after) ? after : undefined;
