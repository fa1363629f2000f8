import { z } from 'zod';
import { CaseId } from '#shared/kernel/ids.ts';
import { Instant } from '#shared/kernel/time.ts';
import { Answers } from '../answers.ts';
import type { Recorded } from '../workflow.ts';

/**
 * How a case is linked to another, as the linking case says it: `earlier-review` means that the other is the earlier
 * one, `began-from` that the other is where this one came from.
 */
export const LinkKind = z.enum([
  'another-authority',
  'duplicate',
  'sibling',
  'earlier-review',
  'disagreement',
  'began-from',
]);
export type LinkKind = z.infer<typeof LinkKind>;

/** A link as the state of the case that made it keeps it. Why it was made stays in its event. */
export const CaseLink = z.object({
  /** `link-12`: by the number of the event that made it. */
  id: z.string(),
  kind: LinkKind,
  /** The case of this borough; absent where another area holds it. */
  here: CaseId.optional(),
  /** As it was typed, in capitals; empty where none was known. */
  reference: z.string(),
  /** Who holds it; empty for one of this borough's. */
  authority: z.string(),
  at: Instant,
  post: z.string().optional(),
});
export type CaseLink = z.infer<typeof CaseLink>;

/** What any state that keeps links holds: spread into the state of a workflow. */
export const linkFacts = { links: z.array(CaseLink).default([]) };

const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), answers: Answers, ...shape });

/**
 * A link was made. `to` says with what; events from before links were listed have none, and are shown on the timeline
 * alone.
 */
export const CaseLinked = event('CaseLinked', {
  kind: z.string(),
  to: CaseLink.pick({ here: true, reference: true, authority: true }).optional(),
});
export type CaseLinked = z.infer<typeof CaseLinked>;

/** `another-family` is a breach of personal data, and is told as one. */
export const UnlinkReason = z.enum(['another-family', 'not-so', 'no-longer']);
export type UnlinkReason = z.infer<typeof UnlinkReason>;

/** A link was taken away. Its event stays in the ledger. */
export const CaseUnlinked = event('CaseUnlinked', { link: z.string(), reason: UnlinkReason });
export type CaseUnlinked = z.infer<typeof CaseUnlinked>;

export type Linking = CaseLinked | CaseUnlinked;

/** The links of a case after one was made or taken away. */
export const linksAfter = (
  links: readonly CaseLink[],
  { event: happened, seq, at, by }: Omit<Recorded<Linking>, 'command'>,
): CaseLink[] => {
  if (happened.type === 'CaseUnlinked') return links.filter(({ id }) => id !== happened.link);
  const kind = LinkKind.safeParse(happened.kind);
  if (happened.to === undefined || !kind.success) return [...links];
  const made: CaseLink = {
    id: `link-${seq}`,
    kind: kind.data,
    ...happened.to,
    at,
    ...(by.post === undefined ? {} : { post: by.post }),
  };
  return [...links, made];
};
