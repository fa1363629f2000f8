import type { Permit } from '../authorise.ts';
import { taskOf } from '../task-of.ts';
import type { Task } from '../workflow.ts';
import type { RedactedCopy } from './copies.ts';

/** The part of a case under which its redacted copies are seen. */
export const COPIES_PART = 'redacted-copies';

/** Roles that check what somebody else prepared. */
const CHECKERS = ['chair', 'partner-delegate'] as const;

/**
 * Who prepares copies, who checks and who sees them, at every stage of a case: a court asks years after it has closed,
 * when other people hold the posts. So whoever checks may agree confidentiality even then.
 */
export const redactionPermits = (stages: readonly string[]): readonly Permit[] => {
  const at = { stages, relation: 'any' } as const;
  return [
    { action: 'prepare-redacted-copy', roles: ['business-manager'], confidential: false, ...at },
    { action: 'check-redacted-copy', roles: CHECKERS, confidential: true, ...at },
    { action: `view:${COPIES_PART}`, roles: ['business-manager'], confidential: false, ...at },
    { action: `view:${COPIES_PART}`, roles: CHECKERS, confidential: true, ...at },
    { action: 'take-part', roles: CHECKERS, confidential: false, ...at },
  ];
};

/** A copy waits for any of those who may check it; one that was sent back, for whoever prepares them. */
export const redactionTasks = (copies: readonly RedactedCopy[]): readonly Task[] =>
  copies.flatMap(({ number, document, standing }): readonly Task[] => {
    if (standing === 'to-check')
      return CHECKERS.map((role) =>
        taskOf(
          'check-redacted-copy',
          `Check redacted copy ${number}`,
          { kind: 'role', role },
          { subject: `${number}`, apart: [role] },
        ),
      );
    const again = copies.some((later) => later.number > number && later.document === document);
    return standing === 'sent-back' && !again
      ? [
          taskOf(
            'prepare-redacted-copy',
            `Prepare redacted copy ${number} again: it was sent back`,
            { kind: 'role', role: 'business-manager' },
            { apart: [`${number}`] },
          ),
        ]
      : [];
  });
