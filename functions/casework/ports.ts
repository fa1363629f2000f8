import type { Arrangements } from '#shared/boroughs/load.ts';
import type { CaseRecord, Ledger, Machine } from '#shared/casework/ledger.ts';
import type { SharedLinks } from '#shared/casework/shared-links.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/time.ts';

/** What acting on a case needs from outside. */
export interface CaseworkPorts {
  readonly ledger: Ledger;
  readonly links: Pick<SharedLinks, 'create'>;
  readonly clock: Clock;
  readonly arrangements: Arrangements;
  readonly borough: string;
  /** Where people sign in, without a slash at the end: `https://cases.brent.example`. */
  readonly serviceUrl: string;
  /** Waits a moment before a commit that lost a race is tried again. */
  pause?(attempt: number): Promise<void>;
  /** Wakes, and if need be starts, the case's machine. Never throws: the sweeper mends what it could not do. */
  stir(record: Pick<CaseRecord, 'caseId' | 'pins'>): Promise<void>;
}

/** `stir` on a machine that may be out of reach. `trouble` notes it; nothing acknowledged depends on it. */
export const stirring =
  (machine: Machine, trouble: (caseId: CaseId, error: unknown) => void): CaseworkPorts['stir'] =>
  async ({ caseId, pins }) => {
    try {
      await machine.wake(caseId);
      await machine.ensure(caseId, pins.workflow);
    } catch (error) {
      trouble(caseId, error);
    }
  };
