import { z } from 'zod';
import { Instant } from '#shared/kernel/time.ts';
import { Answers } from '../answers.ts';
import type { Recorded } from '../workflow.ts';
import { Removal } from './taken-out.ts';

/** Whom a copy is for: somebody outside, who may not read what the case protects. */
export const CopyFor = z.enum(['court', 'coroner', 'family', 'publication', 'other-body']);
export type CopyFor = z.infer<typeof CopyFor>;

/** How far a copy has come. Nothing is given away before somebody else has checked it. */
export const CopyStanding = z.enum(['to-check', 'checked', 'sent-back']);

/** A redacted copy as the case keeps it. Its words stay in the event it came from. */
export const RedactedCopy = z.object({
  /** Counted from 1 in each case; stands on the copy. */
  number: z.int(),
  /** The document's path below the case: `report`, `report/2`. */
  document: z.string(),
  copyFor: CopyFor,
  /** The event that says what is taken out. The copy is of the case as it stood before that event, and stays so. */
  seq: z.number(),
  preparedBy: z.string(),
  preparedAt: Instant,
  standing: CopyStanding,
  settledAt: Instant.optional(),
});
export type RedactedCopy = z.infer<typeof RedactedCopy>;

/** What the state of every workflow keeps of its copies. */
export const RedactedCopies = z.array(RedactedCopy).default([]);

const copy = { answers: Answers, copy: z.int() };

/** What can happen to a copy, as every workflow records it: to be put among its own events. */
export const redactionEvents = [
  z.object({
    type: z.literal('RedactedCopyPrepared'),
    ...copy,
    document: z.string(),
    copyFor: CopyFor,
    removals: z.array(Removal),
  }),
  z.object({ type: z.literal('RedactedCopyChecked'), ...copy }),
  z.object({ type: z.literal('RedactedCopySentBack'), ...copy }),
] as const;
export const RedactionEvent = z.discriminatedUnion('type', redactionEvents);
export type RedactionEvent = z.infer<typeof RedactionEvent>;

/** The copies of a case after one of these events. */
export const copiesAfter = (
  copies: readonly RedactedCopy[],
  { event, seq, at, by }: Omit<Recorded<RedactionEvent>, 'command'>,
): RedactedCopy[] => {
  switch (event.type) {
    case 'RedactedCopyPrepared':
      return [
        ...copies,
        {
          number: event.copy,
          document: event.document,
          copyFor: event.copyFor,
          seq,
          preparedBy: by.person,
          preparedAt: at,
          standing: 'to-check',
        },
      ];
    case 'RedactedCopyChecked':
      return copies.map((one) => (one.number === event.copy ? { ...one, standing: 'checked', settledAt: at } : one));
    case 'RedactedCopySentBack':
      return copies.map((one) => (one.number === event.copy ? { ...one, standing: 'sent-back', settledAt: at } : one));
  }
};

/** The form whose answers an event about a copy holds; a section for each copy. */
export const redactionSection = ({ type, copy: number }: RedactionEvent): string =>
  `${type === 'RedactedCopyPrepared' ? 'prepare-redacted-copy' : 'check-redacted-copy'}:${number}`;
