import type { Change, Commit } from '#shared/casework/ledger.ts';
import type { RegisterRow } from '#shared/casework/workflow.ts';

/** What differs between the rows before and after, so that a commit writes no more than that. */
export const changed = <Row>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): Change<Row> => {
  const old = new Map(before.map((row) => [keyOf(row), JSON.stringify(row)]));
  const kept = new Set(after.map(keyOf));
  return {
    put: after.filter((row) => old.get(keyOf(row)) !== JSON.stringify(row)),
    remove: [...old.keys()].filter((key) => !kept.has(key)),
  };
};

/** The same for rows of registers, which are named by register and id together. */
export const registersChanged = (
  before: readonly RegisterRow[],
  after: readonly RegisterRow[],
): Commit['registers'] => {
  const named = ({ register, id }: RegisterRow): string => JSON.stringify([register, id]);
  const { put, remove } = changed(before, after, named);
  const gone = new Set(remove);
  return { put, remove: before.filter((row) => gone.has(named(row))).map(({ register, id }) => ({ register, id })) };
};
