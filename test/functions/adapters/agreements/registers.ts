import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Ledger, RegisterPage } from '#shared/casework/ledger.ts';
import { caseNumber, entry, following, fresh, message, task } from './commits.ts';
import type { Open } from './ledger.ts';

type Rows = RegisterPage['rows'];

/** A whole register, a page at a time. */
const paged = async (ledger: Ledger, name: string, limit: number): Promise<Rows> => {
  const seen: Rows[number][] = [];
  let after: string | undefined;
  do {
    const page = await ledger.register(name, limit, after);
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    seen.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return seen;
};

const named = (rows: Rows): string[] => rows.map(({ reference, row }) => `${row.sortedBy} ${reference} ${row.id}`);

const many = <Row>(count: number, one: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => one(index));

/** What every ledger keeps to when rows of one case are read across cases. */
export const registerAgreement = (open: Open): void => {
  it('hold rows of several cases in their own order, apart from other registers', async () => {
    const { ledger } = await open();
    const first = [
      entry('actions', 'a', '2026-09-01'),
      entry('actions', 'b', '2026-05-01'),
      entry('published', 'a', '2026'),
    ];
    const second = [
      entry('actions', 'a', '2026-06-01', { title: 'Ring back' }),
      entry('actions:late', 'a', '2026-01-01'),
    ];
    await ledger.commit(following(fresh(1), 'one', { registers: { put: first, remove: [] } }));
    await ledger.commit(following(fresh(2), 'two', { registers: { put: second, remove: [] } }));
    const { rows, next } = await ledger.register('actions', 9);
    expect(named(rows)).toEqual(['2026-05-01 BRE-1 b', '2026-06-01 BRE-2 a', '2026-09-01 BRE-1 a']);
    expect(rows[1]).toEqual({ caseId: caseNumber(2), reference: 'BRE-2', row: second[0] });
    expect(next).toBeUndefined();
    expect((await ledger.register('none', 9)).rows).toEqual([]);
  });

  it('change with the case: put again a row moves, and removed it is gone', async () => {
    const { ledger } = await open();
    const put = ['a', 'b', 'c'].map((id) => entry('actions', id, `2026-05-0${id.charCodeAt(0) - 96}`));
    const opened = following(fresh(1), 'plan', { registers: { put: [...put, entry('other', 'a', '1')], remove: [] } });
    await ledger.commit(opened);
    const moved = entry('actions', 'a', '2026-12-01', { owner: 'Police', done: true, asked: 3 });
    const key = (id: string) => ({ register: 'actions', id });
    const registers = { put: [moved], remove: [key('a'), key('b'), key('b'), key('never-there')] };
    expect(await ledger.commit(following(opened.record, 'close', { registers }))).toMatchObject({ ok: true });
    const { rows } = await ledger.register('actions', 9);
    expect(rows.map(({ row }) => row)).toEqual([put[2], moved]);
    expect((await ledger.register('other', 9)).rows).toHaveLength(1);
  });

  it('hold nothing of a commit that was refused', async () => {
    const { ledger } = await open();
    const registers = { put: [entry('actions', 'a', '1')], remove: [] };
    await ledger.commit(following(fresh(1), 'plan'));
    expect(await ledger.commit(following(fresh(1), 'again', { registers }))).toMatchObject({ ok: false });
    expect((await ledger.register('actions', 9)).rows).toEqual([]);
  });

  it('are read in pages, each row once and in order, whatever the text they are sorted by', async () => {
    const rows = fc.uniqueArray(
      fc.record({
        number: fc.integer({ min: 1, max: 3 }),
        id: fc.string({ minLength: 1, maxLength: 6 }),
        sortedBy: fc.oneof(fc.constantFrom('plan', 'plan b', 'plan#b', 'plan-b'), fc.stringMatching(/^[ -~]{0,12}$/)),
      }),
      { minLength: 1, maxLength: 20, selector: ({ number, id }) => `${number} ${id}` },
    );
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 7 }), async (entries, limit) => {
        const { ledger } = await open();
        for (const number of [1, 2, 3]) {
          const put = entries
            .filter((one) => one.number === number)
            .map(({ id, sortedBy }) => entry('r#1', id, sortedBy));
          await ledger.commit(following(fresh(number), `plan-${number}`, { registers: { put, remove: [] } }));
        }
        const seen = await paged(ledger, 'r#1', limit);
        const orders = seen.map(({ row }) => row.sortedBy);
        expect(orders).toEqual(orders.toSorted());
        expect(seen.map(({ caseId, row }) => `${caseId} ${row.id}`).toSorted()).toEqual(
          entries.map(({ number, id }) => `${caseNumber(number)} ${id}`).toSorted(),
        );
      }),
      { numRuns: 12 },
    );
  });

  it('have room for the sixty actions of a review, with sixty tasks and twenty messages, in one commit', async () => {
    const { ledger, outbox } = await open();
    const messages = many(20, (index) => message(1, `k${index}`));
    const tasks = { put: many(60, (index) => task(`t${index}`, '2026-05-01')), remove: [] };
    const registers = { put: many(60, (index) => entry('actions', `a${index}`, `2026-05-01`)), remove: [] };
    const opened = following(fresh(1), 'plan', { messages, tasks, registers });
    expect(await ledger.commit(opened)).toEqual({ ok: true, value: undefined });
    expect(await ledger.load(caseNumber(1))).toEqual(opened.record);
    expect(await ledger.tasksOfCase(caseNumber(1))).toHaveLength(60);
    expect((await ledger.workList(['role:chair'], 100)).rows).toHaveLength(60);
    expect(await paged(ledger, 'actions', 25)).toHaveLength(60);
    expect(await outbox.pending(100)).toHaveLength(20);

    const over = {
      tasks: { put: [], remove: tasks.put.map(({ id }) => id) },
      registers: { put: [], remove: registers.put.map(({ register, id }) => ({ register, id })) },
      wakeAt: undefined,
    };
    expect(await ledger.commit(following(opened.record, 'close', over))).toMatchObject({ ok: true });
    expect(await ledger.tasksOfCase(caseNumber(1))).toEqual([]);
    expect((await ledger.register('actions', 9)).rows).toEqual([]);
    expect((await ledger.cases('open', 9)).rows).toEqual([]);
    expect((await ledger.cases('closed', 9)).rows).toHaveLength(1);
  });

  it('have room beside ninety-five messages of one event, and not beside ninety-six', async () => {
    const { ledger } = await open();
    const registers = { put: many(60, (index) => entry('actions', `a${index}`, '1')), remove: [] };
    const telling = (number: number, count: number) =>
      following(fresh(number), `tell-${number}`, {
        registers,
        messages: many(count, (index) => message(number, `k${index}`)),
      });
    expect(await ledger.commit(telling(1, 95))).toMatchObject({ ok: true });
    await expect(ledger.commit(telling(2, 96))).rejects.toThrow('cannot be written together');
    expect(await ledger.load(caseNumber(2))).toBeUndefined();
    expect((await ledger.register('actions', 100)).rows).toHaveLength(60);
  });
};
