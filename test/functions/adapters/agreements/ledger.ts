import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Stores } from '#functions/adapters/stores.ts';
import { verifyChain } from '#shared/casework/audit-chain.ts';
import type { CaseRecord, Ledger } from '#shared/casework/ledger.ts';
import { PersonId } from '#shared/kernel/ids.ts';
import { at, caseNumber, command, deadline, following, fresh, message, task } from './commits.ts';

export type Open = () => Promise<Pick<Stores, 'ledger' | 'outbox' | 'drafts' | 'tokens' | 'generations'>>;

const loaded = async (ledger: Ledger, number: number): Promise<CaseRecord> => {
  const record = await ledger.load(caseNumber(number));
  if (record === undefined) throw new Error('the case is not there');
  return record;
};

/** What every ledger keeps to, wherever it keeps it. */
export const ledgerAgreement = (open: Open): void => {
  it('loads a case as it was committed, with its events', async () => {
    const { ledger } = await open();
    const commit = following(fresh(1), 'refer', {}, ['one', 'two']);
    expect(await ledger.commit(commit)).toEqual({ ok: true, value: undefined });
    expect(await ledger.load(caseNumber(1))).toEqual(commit.record);
    expect(await ledger.events(caseNumber(1))).toEqual(commit.events);
    expect(await ledger.event(caseNumber(1), 2)).toEqual(commit.events[1]);
    expect(await ledger.event(caseNumber(1), 3)).toBeUndefined();
    expect(await ledger.carriedOut(caseNumber(1), command('refer'))).toBe(2);
    expect(await ledger.carriedOut(caseNumber(1), command('other'))).toBeUndefined();
    expect(await ledger.load(caseNumber(2))).toBeUndefined();
  });

  it('takes one of several commits on the same version and writes nothing of the others', async () => {
    const { ledger, outbox } = await open();
    await ledger.commit(following(fresh(1), 'refer'));
    const before = await loaded(ledger, 1);
    const rivals = ['a', 'b', 'c', 'd'].map((name) =>
      ledger.commit(
        following(before, name, { messages: [message(1, name)], tasks: { put: [task(name)], remove: [] } }),
      ),
    );
    const answers = await Promise.all(rivals);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.error.reason === 'stale')).toHaveLength(3);
    expect(await ledger.events(caseNumber(1))).toHaveLength(2);
    expect(await ledger.tasksOfCase(caseNumber(1))).toHaveLength(1);
    expect(await outbox.pending(9)).toHaveLength(1);
  });

  it('says a repeated command was carried out, at which version and of which case', async () => {
    const { ledger } = await open();
    await ledger.commit(following(fresh(1), 'refer'));
    await ledger.commit(following(await loaded(ledger, 1), 'decide'));
    const again = await ledger.commit(following(fresh(1), 'refer'));
    expect(again).toEqual({ ok: false, error: { reason: 'repeated', version: 1, caseId: caseNumber(1) } });
    expect(await ledger.commit(following(fresh(2), 'refer'))).toEqual(again);
    expect(await ledger.load(caseNumber(2))).toBeUndefined();
  });

  it('does not open a case a second time by another command', async () => {
    const { ledger } = await open();
    await ledger.commit(following(fresh(1), 'refer'));
    expect(await ledger.commit(following(fresh(1), 'another'))).toEqual({ ok: false, error: { reason: 'stale' } });
  });

  it('keeps deadlines and tasks as the last change left them', async () => {
    const { ledger } = await open();
    const first = [deadline('notify', '2026-04-10'), deadline('tell-partners', '2026-04-13')];
    const tasks = [task('decide', '2026-04-10'), task('tell')];
    await ledger.commit(
      following(fresh(1), 'refer', { deadlines: { put: first, remove: [] }, tasks: { put: tasks, remove: [] } }),
    );
    expect(await ledger.deadlines(caseNumber(1))).toEqual(first);
    expect(await ledger.tasksOfCase(caseNumber(1))).toEqual(tasks);
    expect((await ledger.cases('open', 9)).rows[0]?.nextDue).toBe('2026-04-10');

    const met = deadline('notify', '2026-04-10', at(5));
    await ledger.commit(
      following(await loaded(ledger, 1), 'decide', {
        deadlines: { put: [met], remove: ['availability'] },
        tasks: { put: [task('tell', '2026-04-13')], remove: ['decide', 'tell'] },
      }),
    );
    expect(await ledger.deadlines(caseNumber(1))).toEqual([met, first[1]]);
    expect((await ledger.tasksOfCase(caseNumber(1))).map(({ id }) => id)).toEqual(['tell']);
    expect((await ledger.cases('open', 9)).rows[0]).toMatchObject({ nextDue: '2026-04-13', stage: 'deciding' });

    await ledger.commit(
      following(await loaded(ledger, 1), 'close', {
        deadlines: { put: [], remove: ['tell-partners'] },
        tasks: { put: [], remove: ['tell'] },
        wakeAt: undefined,
      }),
    );
    expect(await ledger.tasksOfCase(caseNumber(1))).toEqual([]);
    expect((await ledger.cases('open', 9)).rows).toEqual([]);
    expect((await ledger.cases('closed', 9)).rows[0]).not.toHaveProperty('nextDue');
  });

  it('lists the tasks of several owners by due date, a page at a time, each once', async () => {
    const { ledger } = await open();
    for (const number of [1, 2, 3, 4, 5]) {
      const agency = { kind: 'agency', agency: 'gp-service' } as const;
      const put = [task('chair', `2026-04-1${number}`), task('gp', `2026-04-1${6 - number}`, agency), task('undated')];
      await ledger.commit(following(fresh(number), `refer-${number}`, { tasks: { put, remove: [] } }));
    }
    const owners = ['role:chair', 'agency:gp-service', 'role:chair', 'person:nobody'];
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await ledger.workList(owners, 4, after);
      expect(page.rows.length).toBeLessThanOrEqual(4);
      seen.push(...page.rows.map((row) => `${row.task.dueDate ?? 'undated'} ${row.reference} ${row.task.id}`));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toHaveLength(15);
    expect(new Set(seen).size).toBe(15);
    expect(seen.map((row) => row.slice(0, 10))).toEqual(seen.map((row) => row.slice(0, 10)).toSorted());
    expect((await ledger.workList(['agency:other'], 4)).rows).toEqual([]);
    expect((await ledger.workList([], 4)).rows).toEqual([]);
  });

  it('lists open cases by when they need looking at and closed ones by when they closed, in pages', async () => {
    const { ledger } = await open();
    for (const number of [1, 2, 3]) {
      const workflow = number === 2 ? 'practice-review' : 'rapid-review';
      const record = { ...fresh(number), pins: { ...fresh(number).pins, workflow } };
      const opened = following(record, `refer-${number}`, { wakeAt: at(9) });
      await ledger.commit(opened);
      await ledger.commit(following(opened.record, `look-${number}`, { wakeAt: at(100 - number) }));
      await ledger.commit(
        following(fresh(number + 3), `close-${number}`, { wakeAt: undefined }, Array(number).fill('x')),
      );
    }
    const first = await ledger.cases('open', 2);
    expect(first.rows.map(({ reference }) => reference)).toEqual(['BRE-3', 'BRE-2']);
    expect(first.rows.map(({ workflow }) => workflow)).toEqual(['rapid-review', 'practice-review']);
    const second = await ledger.cases('open', 2, first.next);
    expect(second.rows.map(({ reference }) => reference)).toEqual(['BRE-1']);
    expect(second.next).toBeUndefined();
    const closed = await ledger.cases('closed', 2);
    expect(closed.rows.map(({ reference }) => reference)).toEqual(['BRE-6', 'BRE-5']);
    expect((await ledger.cases('closed', 2, closed.next)).rows.map(({ reference }) => reference)).toEqual(['BRE-4']);
    expect(await ledger.overdueForWaking(at(98), 9)).toEqual([caseNumber(3), caseNumber(2)]);
    expect(await ledger.overdueForWaking(at(98), 1)).toEqual([caseNumber(3)]);
  });

  it('keeps contract events oldest first, and every read', async () => {
    const { ledger } = await open();
    const contracts = [{ type: 'LocalReviewDecided', version: 1, body: { reason: 'learning' } }];
    await ledger.commit(following(fresh(1), 'later', { contracts }, ['one', 'two', 'three']));
    await ledger.commit(following(fresh(2), 'sooner', { contracts }));
    expect((await ledger.contracts(9)).map(({ caseId, at: moment }) => [caseId, moment])).toEqual([
      [caseNumber(2), at(1)],
      [caseNumber(1), at(3)],
    ]);
    expect((await ledger.contracts(1))[0]).toMatchObject(contracts[0] ?? {});
    const read = { caseId: caseNumber(1), person: PersonId.parse('p1'), name: 'Ms Sample' };
    await ledger.recordRead({ ...read, at: at(9), what: 'report' });
    await ledger.recordRead({ ...read, at: at(8), what: 'timeline', post: 'chair' });
    await ledger.recordRead({ ...read, at: at(9), what: 'timeline' });
    expect((await ledger.reads(caseNumber(1))).map(({ at: moment }) => moment)).toEqual([at(8), at(9), at(9)]);
    expect(await ledger.reads(caseNumber(2))).toEqual([]);
  });

  it('has a contract event taken up once, however often it is said, and lists it no more', async () => {
    const { ledger } = await open();
    const contracts = [1, 2].map((version) => ({ type: 'LocalReviewDecided', version, body: {} }));
    await ledger.commit(following(fresh(1), 'one', { contracts }));
    await ledger.commit(following(fresh(2), 'two', { contracts }));
    const [first, second, ...others] = await ledger.contracts(9);
    if (first === undefined || second === undefined) throw new Error('no contract events');
    await Promise.all([ledger.takenUp(second), ledger.takenUp(second)]);
    await ledger.takenUp(second);
    expect(await ledger.contracts(9)).toEqual([first, ...others]);
    expect(await ledger.contracts(1)).toEqual([first]);
    await expect(ledger.takenUp({ ...first, id: `${first.caseId}-none` })).rejects.toThrow('No contract event');
    expect(await ledger.contracts(9)).toHaveLength(3);
  });

  it('lists a task of somebody who holds no post under their address, however it is spelt', async () => {
    const { ledger } = await open();
    const reviewer = { kind: 'address', address: 'Reviewer@Reviews.example' } as const;
    await ledger.commit(
      following(fresh(1), 'appoint', { tasks: { put: [task('report', '2026-04-10', reviewer)], remove: [] } }),
    );
    const { rows } = await ledger.workList(['address:reviewer@reviews.example'], 4);
    expect(rows.map(({ task: { for: owner } }) => owner)).toEqual([reviewer]);
    expect(await ledger.tasksOfCase(caseNumber(1))).toHaveLength(1);
  });

  it('queues a message once, and the answer is kept all the same', async () => {
    const { ledger, outbox } = await open();
    await ledger.commit(following(fresh(1), 'refer', { messages: [message(1, 'k1')] }));
    const before = await loaded(ledger, 1);
    const again = { messages: [message(1, 'k1', { subject: 'Other words' }), message(1, 'k2')] };
    expect(await ledger.commit(following(before, 'decide', again))).toMatchObject({ ok: true });
    expect((await ledger.messages(caseNumber(1))).map(({ key, subject }) => [key, subject])).toEqual([
      ['k1', 'Something to do: BRE-1'],
      ['k2', 'Something to do: BRE-1'],
    ]);
    expect(await outbox.pendingOf(caseNumber(1))).toHaveLength(2);
  });

  it('holds a verified chain whatever the order and rivalry of commits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.json()), { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 4,
        }),
        async (rounds) => {
          const { ledger } = await open();
          await ledger.commit(following(fresh(1), 'open-the-case'));
          for (const rivals of rounds) {
            const before = await loaded(ledger, 1);
            await Promise.all(
              rivals.map(([name, note]) => ledger.commit(following(before, `command-${name}`, {}, [note, note]))),
            );
          }
          const events = await ledger.events(caseNumber(1));
          const record = await loaded(ledger, 1);
          expect(verifyChain(events)).toEqual({ ok: true, value: undefined });
          expect([record.version, record.hash]).toEqual([events.length, events.at(-1)?.hash]);
        },
      ),
      { numRuns: 15 },
    );
  });
};
