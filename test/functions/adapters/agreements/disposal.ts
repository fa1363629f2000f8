import { expect, it } from 'vitest';
import type { CaseRecord, Disposal, Ledger } from '#shared/casework/ledger.ts';
import { PersonId } from '#shared/kernel/ids.ts';
import { at, caseNumber, deadline, entry, following, fresh, message, task } from './commits.ts';

type Open = () => Promise<{ readonly ledger: Ledger; readonly disposal: Disposal }>;

const CALLED = { type: 'SomethingCalled', version: 1, body: {} };

/** A case with something of every kind in it, closed. */
const lived = async (ledger: Ledger, number: number): Promise<CaseRecord> => {
  const first = following(fresh(number), `open-${number}`, {
    messages: [message(number, `k${number}`)],
    contracts: [CALLED],
    tasks: { put: [task('decide')], remove: [] },
    deadlines: { put: [deadline('notify', '2026-04-10')], remove: [] },
    registers: { put: [entry('actions', 'a1', '2026-05-01')], remove: [] },
  });
  await ledger.commit(first);
  const last = following(first.record, `close-${number}`, { wakeAt: undefined }, ['one', 'two']);
  await ledger.commit(last);
  await ledger.recordRead({
    caseId: caseNumber(number),
    at: at(9),
    person: PersonId.parse('p1'),
    name: 'Ms Sample',
    what: 'overview',
  });
  return last.record;
};

/** Case 9 stands for the record that allows it. */
const allowing = async (ledger: Ledger): Promise<CaseRecord> => {
  const { record } = following(fresh(9), 'allow');
  await ledger.commit(following(fresh(9), 'allow'));
  return record;
};

const WHOLE = {
  heads: 1,
  events: 3,
  messages: 1,
  contracts: 1,
  tasks: 1,
  deadlines: 1,
  registers: 1,
  reads: 1,
  commands: 2,
  // The listing.
  others: 1,
};

/** What every store that destroys cases agrees to. */
export const disposalAgreement = (open: Open): void => {
  it('destroys all of one case, counts it by kind, and leaves the others as they are', async () => {
    const { ledger, disposal } = await open();
    const gone = await lived(ledger, 1);
    const other = await lived(ledger, 2);
    const allowed = await allowing(ledger);
    const before = await everything(ledger, 2);
    expect(await disposal.destroy(caseNumber(1), allowed)).toEqual({
      ok: true,
      value: { version: gone.version, hash: gone.hash, rows: WHOLE },
    });
    expect(await everything(ledger, 1)).toEqual({
      record: undefined,
      events: [],
      messages: [],
      reads: [],
      tasks: [],
      deadlines: [],
    });
    expect(await everything(ledger, 2)).toEqual(before);
    expect((await ledger.load(other.caseId))?.version).toBe(3);
    expect((await ledger.cases('closed', 9)).rows.map(({ caseId }) => caseId)).toEqual([caseNumber(2)]);
    expect((await ledger.workList(['role:chair'], 9)).rows.map(({ caseId }) => caseId)).toEqual([caseNumber(2)]);
    expect((await ledger.register('actions', 9)).rows.map(({ caseId }) => caseId)).toEqual([caseNumber(2)]);
    expect((await ledger.contracts(9)).map(({ caseId }) => caseId)).toEqual([caseNumber(2)]);
  });

  it('done again, answers the same; under another record it is a surprise', async () => {
    const { ledger, disposal } = await open();
    await lived(ledger, 1);
    const allowed = await allowing(ledger);
    const first = await disposal.destroy(caseNumber(1), allowed);
    expect(await disposal.destroy(caseNumber(1), allowed)).toEqual(first);
    await expect(disposal.destroy(caseNumber(1), { ...allowed, caseId: caseNumber(8) })).rejects.toThrow('another');
  });

  it('destroys nothing when the record that allows it has changed, nor of a case that is open', async () => {
    const { ledger, disposal } = await open();
    await lived(ledger, 1);
    const allowed = await allowing(ledger);
    await ledger.commit(following(fresh(3), 'open-3'));
    expect(await disposal.destroy(caseNumber(3), allowed)).toEqual({ ok: false, error: 'open' });
    await ledger.commit(following(allowed, 'changed'));
    expect(await disposal.destroy(caseNumber(1), allowed)).toEqual({ ok: false, error: 'stale' });
    expect((await ledger.load(caseNumber(1)))?.version).toBe(3);
    expect((await ledger.load(caseNumber(3)))?.version).toBe(1);
    await expect(disposal.destroy(caseNumber(7), allowed)).rejects.toThrow('never was');
  });

  it('lets nothing be written to a destroyed case again, nor one be opened in its place', async () => {
    const { ledger, disposal } = await open();
    const gone = await lived(ledger, 1);
    await disposal.destroy(caseNumber(1), await allowing(ledger));
    expect(await ledger.commit(following(gone, 'late'))).toEqual({ ok: false, error: { reason: 'stale' } });
    expect(await ledger.commit(following(fresh(1), 'open-1'))).toEqual({ ok: false, error: { reason: 'stale' } });
    expect(await ledger.load(caseNumber(1))).toBeUndefined();
  });
};

const everything = async (ledger: Ledger, number: number) => {
  const caseId = caseNumber(number);
  return {
    record: await ledger.load(caseId),
    events: await ledger.events(caseId),
    messages: await ledger.messages(caseId),
    reads: await ledger.reads(caseId),
    tasks: await ledger.tasksOfCase(caseId),
    deadlines: await ledger.deadlines(caseId),
  };
};
