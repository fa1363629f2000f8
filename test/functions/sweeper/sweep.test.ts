import { describe, expect, it } from 'vitest';
import { sendOnce } from '#functions/messages/sending.ts';
import { sweep } from '#functions/sweeper/sweep/handler.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { at, caseNumber, following, fresh, message } from '#test/functions/adapters/agreements/commits.ts';
import { outgoing } from '#test/functions/messages/outgoing.ts';

const HOUR = 60 * 60 * 1000;

/** Case 1 has a message and wakes after an hour; 2 is long due; 3 is long due and broken; 4 is closed. */
const standing = async () => {
  const all = await outgoing();
  for (const number of [2, 3])
    await all.ledger.commit(following(fresh(number), `refer-${number}`, { wakeAt: at(-60) }));
  await all.ledger.commit(following(fresh(4), 'closed', { wakeAt: undefined, messages: [message(4, 'k4')] }));
  const running = new Set<CaseId>([caseNumber(1)]);
  const did: string[] = [];
  const doing = (what: string) => async (caseId: CaseId, workflow?: string) => {
    if (caseId === caseNumber(3)) throw new Error('broken');
    did.push([what, Number(caseId.slice(1)), ...(workflow === undefined ? [] : [workflow])].join(' '));
  };
  const machine = { ensure: doing('ensure'), wake: doing('wake'), running: async () => running };
  return {
    ...all,
    did,
    running,
    machine,
    run: sweep({
      ...all.ports,
      ledger: all.ledger,
      machine,
      advance: doing('advance'),
      takeUp: async () => 0,
      openYearly: async () => 0,
    }),
  };
};

describe('the sweeper', () => {
  it('advances, begins and sends what was left undone, and a broken case stops nothing', async () => {
    const { run, did, mail, clock, codes } = await standing();
    clock.set(at(10));
    expect(await run()).toEqual({ advanced: 1, opened: 0, begun: 1, sent: 2, settled: 0, failed: 2 });
    expect(did).toEqual(['advance 2', 'wake 2', 'ensure 2 rapid-review']);
    expect(mail.sent.map(({ key }) => key).toSorted()).toEqual(['k1', 'k4']);
    expect(codes.filter((code) => code === 'SWEEP_CASE_FAILED')).toHaveLength(2);
  });

  it('does nothing the second time', async () => {
    const { run, running, mail, clock, ports, ledger, machine } = await standing();
    clock.set(at(10));
    await run();
    running.add(caseNumber(2)).add(caseNumber(3));
    const quiet = { ...ledger, overdueForWaking: async () => [] };
    expect(
      await sweep({
        ...ports,
        ledger: quiet,
        machine,
        advance: async () => {},
        takeUp: async () => 0,
        openYearly: async () => 0,
      })(),
    ).toMatchObject({
      advanced: 0,
      begun: 0,
      sent: 0,
      settled: 0,
      failed: 0,
    });
    expect(mail.sent).toHaveLength(2);
  });

  it('leaves a message a minute to be sent by its own machine', async () => {
    const { run, mail, clock } = await standing();
    clock.set(at(1));
    await run();
    expect(mail.sent).toEqual([]);
  });

  it('hands a person what was silent for four hours', async () => {
    const { run, mail, clock, ports, now, told } = await standing();
    mail.answer = { outcome: 'unknown', why: 'TimeoutError' };
    await sendOnce(ports, await now());
    clock.move(4 * HOUR + 1);
    expect(await run()).toMatchObject({ settled: 1 });
    expect(told.map(({ status }) => status)).toEqual(['UNCONFIRMED']);
  });

  it('goes on with the rest when executions cannot be listed', async () => {
    const { ports, ledger, machine, mail, clock, codes } = await standing();
    clock.set(at(10));
    const down = { ...machine, running: () => Promise.reject(new Error('down')) };
    await sweep({
      ...ports,
      ledger,
      machine: down,
      advance: async () => {},
      takeUp: async () => 0,
      openYearly: async () => 0,
    })();
    expect(codes).toContain('SWEEP_PART_FAILED');
    expect(mail.sent).toHaveLength(2);
  });

  it('opens what other cases have called for, and goes on with the rest when that cannot be looked at', async () => {
    const { ports, ledger, machine, codes, clock, mail } = await standing();
    clock.set(at(10));
    const parts = { ...ports, ledger, machine, advance: async () => {} };
    expect(
      await sweep({ ...parts, takeUp: async (limit) => Math.min(limit, 2), openYearly: async () => 1 })(),
    ).toMatchObject({ opened: 3 });
    expect(
      await sweep({ ...parts, takeUp: () => Promise.reject(new Error('down')), openYearly: async () => 0 })(),
    ).toMatchObject({ opened: 0 });
    expect(codes).toContain('SWEEP_PART_FAILED');
    expect(mail.sent).toHaveLength(2);
  });

  it('looks beyond the first page of open cases for one without a machine', async () => {
    const { ports, ledger, running, machine, did } = await standing();
    for (let number = 10; number < 260; number += 1) {
      await ledger.commit(following(fresh(number), `many-${number}`, { wakeAt: at(number) }));
      running.add(caseNumber(number));
    }
    running.add(caseNumber(2)).add(caseNumber(3)).delete(caseNumber(259));
    await sweep({
      ...ports,
      ledger,
      machine,
      advance: async () => {},
      takeUp: async () => 0,
      openYearly: async () => 0,
    })();
    expect(did.filter((one) => one.startsWith('ensure'))).toEqual(['ensure 259 rapid-review']);
  });
});
