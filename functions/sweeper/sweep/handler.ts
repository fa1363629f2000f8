import type { SendingPorts } from '#functions/messages/sending.ts';
import { sendOnce } from '#functions/messages/sending.ts';
import { settleSilent, silent } from '#functions/messages/settling.ts';
import type { CaseListRow, Ledger, Machine } from '#shared/casework/ledger.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { plusMilliseconds } from '#shared/kernel/time.ts';

export interface SweepPorts extends SendingPorts {
  readonly ledger: Pick<Ledger, 'overdueForWaking' | 'cases'>;
  readonly machine: Machine & { running(): Promise<ReadonlySet<CaseId>> };
  /** Does what time has made due in one case. */
  advance(caseId: CaseId): Promise<unknown>;
  /** Opens the cases that other cases have called for, at most `limit`; answers how many. */
  takeUp(limit: number): Promise<number>;
  /** Opens the cases that are called for by the calendar alone; answers how many. */
  openYearly(): Promise<number>;
}

export interface Swept {
  readonly advanced: number;
  readonly opened: number;
  readonly begun: number;
  readonly sent: number;
  readonly settled: number;
  readonly failed: number;
}

/** Machines and dispatch have this long to do their own work before the sweeper does it: a minute. */
const GRACE = 60_000;
/** Of each kind in one run; the next run goes on. */
const MOST = 100;
const MOST_PAGES = 20;

/** Compares ledger, executions and outbox, and mends what differs. One bad case never stops the rest. */
export const sweep = (ports: SweepPorts) => async (): Promise<Swept> => {
  const { ledger, machine, outbox, clock, log } = ports;
  const before = plusMilliseconds(clock.now(), -GRACE);
  let failed = 0;

  /** Looks, then mends each thing found by itself; answers how many were mended. */
  const each = async <Found>(
    part: string,
    look: () => Promise<readonly Found[]>,
    caseOf: (found: Found) => CaseId,
    mend: (found: Found) => Promise<boolean>,
  ): Promise<number> => {
    let mended = 0;
    const found = await look().catch((error: unknown) => {
      log('SWEEP_PART_FAILED', { part }, error);
      failed += 1;
      return [];
    });
    for (const one of found) {
      try {
        if (await mend(one)) mended += 1;
      } catch (error) {
        log('SWEEP_CASE_FAILED', { part, caseId: caseOf(one) }, error);
        failed += 1;
      }
    }
    if (mended > 0) log('SWEEP_MENDED', { part, count: mended });
    return mended;
  };
  /** Does the whole of a part; answers how many were mended. */
  const part = async (name: string, mend: () => Promise<number>): Promise<number> => {
    const mended = await mend().catch((error: unknown) => {
      log('SWEEP_PART_FAILED', { part: name }, error);
      failed += 1;
      return 0;
    });
    if (mended > 0) log('SWEEP_MENDED', { part: name, count: mended });
    return mended;
  };
  const itself = (caseId: CaseId): CaseId => caseId;

  const advanced = await each(
    'overdue-cases',
    () => ledger.overdueForWaking(before, MOST),
    itself,
    async (caseId) => {
      await ports.advance(caseId);
      await machine.wake(caseId);
      return true;
    },
  );
  const contracts = await part('contracts', () => ports.takeUp(MOST));
  const yearly = await part('yearly', () => ports.openYearly());
  const opened = contracts + yearly;
  const begun = await each(
    'executions',
    () => withoutMachine(ports),
    ({ caseId }) => caseId,
    async ({ caseId, workflow }) => {
      await machine.ensure(caseId, workflow);
      return true;
    },
  );
  const sent = await each(
    'pending-messages',
    async () => (await outbox.pending(MOST)).filter(({ statusAt }) => statusAt <= before),
    ({ caseId }) => caseId,
    async (row) => (await sendOnce(ports, row)) === 'accepted',
  );
  const settled = await each(
    'silent-messages',
    () => silent(ports, MOST),
    ({ caseId }) => caseId,
    (row) => settleSilent(ports, row),
  );
  log('SWEEP_DONE', { count: advanced + opened + begun + sent + settled });
  return { advanced, opened, begun, sent, settled, failed };
};

/** Open cases with no execution running: those most in need of attention first. */
const withoutMachine = async ({ ledger, machine }: SweepPorts): Promise<readonly CaseListRow[]> => {
  const running = await machine.running();
  const found: CaseListRow[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < MOST_PAGES && found.length < MOST; pages += 1) {
    const page = await ledger.cases('open', MOST, after);
    found.push(...page.rows.filter(({ caseId }) => !running.has(caseId)));
    after = page.next;
    if (after === undefined) break;
  }
  return found.slice(0, MOST);
};
