import { describe, expect, it } from 'vitest';
import { caseSaid, casesOf } from '#infra/local/simulation/cases.ts';
import { turnsOf } from '#infra/local/simulation/people.ts';
import { arrangementInForce } from '#shared/boroughs/load.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { at, caseNumber, following, fresh } from '#test/functions/adapters/agreements/commits.ts';
import { memoryStores } from '#test/support/memory/stores.ts';

const opened = async () => {
  const { ledger } = memoryStores();
  const open = async (number: number, workflow: string, over = false) => {
    const record = fresh(number);
    const pins = { ...record.pins, workflow };
    await ledger.commit(
      following({ ...record, pins, openedAt: at(number) }, `open-${number}`, over ? { wakeAt: undefined } : {}),
    );
  };
  await open(3, 'inspection');
  await open(1, 'rapid-review', true);
  await open(2, 'inspection');
  return ledger;
};

describe('the case a step names', () => {
  it('is the last opened of a workflow, or one by its number, open or closed', async () => {
    const ledger = await opened();
    expect((await casesOf(ledger)).map(({ caseId }) => caseId)).toEqual([1, 2, 3].map(caseNumber));
    expect(await caseSaid(ledger, 'inspection')).toBe(caseNumber(3));
    expect(await caseSaid(ledger, 'inspection:1')).toBe(caseNumber(2));
    expect(await caseSaid(ledger, 'rapid-review')).toBe(caseNumber(1));
  });

  it('is a fault of the scenario when there is none', async () => {
    const ledger = await opened();
    await expect(caseSaid(ledger, 'inspection:3')).rejects.toThrow('No case inspection:3');
    await expect(caseSaid(ledger, 'audit')).rejects.toThrow('No case audit');
  });
});

describe('who plays a step', () => {
  const today = LondonDate.parse('2026-06-15');
  const step = { except: [], answers: {} };
  const brent = arrangementInForce('brent', today);

  it('may be somebody without a post, by address', () => {
    const address = 'reviewer@independent-reviewers.example';
    const [turn] = turnsOf({ ...step, as: address }, brent, today, undefined);
    expect(turn?.actor).toMatchObject({ address, posts: [] });
  });

  it('is nobody whom the borough does not have', () => {
    expect(() => turnsOf({ ...step, as: 'reviewer-in-chief' }, brent, today, undefined)).toThrow('no post or role');
  });
});
