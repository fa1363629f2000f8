import { createHash } from 'node:crypto';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { GENESIS } from '#shared/casework/audit-chain.ts';
import type { CaseRecord } from '#shared/casework/ledger.ts';
import { editionOn } from '#shared/guidance/clocks.ts';
import { CaseId, type CommandId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Instant } from '#shared/kernel/time.ts';

/** No vowels and no look-alikes, as in every reference people say aloud. */
const SPOKEN = '23456789BCDFGHJKMNPQRTVWXYZ';

const digestOf = (command: CommandId): Buffer => createHash('sha256').update(`case\n${command}`).digest();

/** The id of the case that a command opens. */
export const caseOpenedBy = (command: CommandId): CaseId => {
  const number = BigInt(`0x${digestOf(command).toString('hex')}`);
  return CaseId.parse(`c${number.toString(36).padStart(20, '0').slice(-20)}`);
};

/**
 * A case before its first event. Its id and reference follow from the command that opens it, so that a form posted
 * twice opens one case. The command is random, so neither says anything about a child.
 */
export const opening = (
  command: CommandId,
  now: Instant,
  arrangement: Arrangement,
  workflow: { readonly name: string; readonly version: number; readonly initial: unknown },
): CaseRecord => {
  const spoken = Array.from(digestOf(command).subarray(16, 24), (byte) => SPOKEN.charAt(byte % SPOKEN.length)).join('');
  return {
    caseId: caseOpenedBy(command),
    reference: `${arrangement.referencePrefix}-${spoken.slice(0, 4)}-${spoken.slice(4)}`,
    borough: arrangement.borough,
    pins: {
      workflow: workflow.name,
      workflowVersion: workflow.version,
      edition: editionOn(londonDate(now)).key,
      arrangementVersion: arrangement.version,
    },
    openedAt: now,
    version: 0,
    state: workflow.initial,
    hash: GENESIS,
  };
};
