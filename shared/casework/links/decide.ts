import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Answers } from '../answers.ts';
import { factsOf } from '../reading.ts';
import type { Context, Refusal } from '../workflow.ts';
import { type CaseLink, type CaseLinked, type CaseUnlinked, LinkKind, UnlinkReason } from './link.ts';

/** What deciding about links needs of any state. `linkedCase`: where a contract says that it began. */
export interface Linked {
  readonly links: readonly CaseLink[];
  readonly linkedCase?: string | undefined;
}

const Linking = z.object({
  linkKind: LinkKind,
  /** The first version of the form did not ask: all its links were to cases elsewhere. */
  heldBy: z.enum(['here', 'elsewhere']).default('elsewhere'),
  theirAuthority: z.string().default(''),
  theirReference: z.string().default(''),
});
const Unlinking = z.object({ unlinkReason: UnlinkReason });

/** A reference as it is compared: people type it with spaces and small letters. */
export const plainReference = (typed: string): string => typed.replaceAll(/\s+/g, '').toUpperCase();

/**
 * Links this case to another, of which a person has said who holds it. One of this borough's must be there, and be one
 * that this person may know of (`context.named`). The same link is made once.
 */
export const linkCase = (state: Linked, answers: Answers, context: Context): Result<[CaseLinked], Refusal> => {
  const facts = factsOf(Linking, answers);
  if (!facts.ok) return facts;
  const { linkKind: kind, heldBy, theirAuthority, theirReference } = facts.value;
  const made = (to: NonNullable<CaseLinked['to']>): Result<[CaseLinked], Refusal> =>
    ok([{ type: 'CaseLinked', answers, kind, to }]);
  if (heldBy === 'here') {
    const { named } = context;
    if (kind === 'another-authority') return refuse(NOT_OURS);
    if (named === undefined) return refuse(NO_SUCH_CASE);
    if (named.caseId === context.caseId) return refuse(ITSELF);
    const already = state.links.some(({ here, kind: of }) => here === named.caseId && of === kind);
    const begun = kind === 'began-from' && state.linkedCase === named.caseId;
    return already || begun
      ? refuse({ ...ALREADY, field: 'ourReference' })
      : made({ here: named.caseId, reference: named.reference, authority: '' });
  }
  const [reference, authority] = [plainReference(theirReference), theirAuthority.trim()];
  if (reference.startsWith(`${context.arrangement.referencePrefix}-`)) return refuse(OURS_AFTER_ALL);
  const same = (link: CaseLink): boolean =>
    link.here === undefined &&
    link.kind === kind &&
    link.reference === reference &&
    link.authority.toLowerCase() === authority.toLowerCase();
  return state.links.some(same) ? refuse({ ...ALREADY, field: 'theirReference' }) : made({ reference, authority });
};

/** Takes a link away, with the reason; one that a contract made is no mistake of a person's, and stays. */
export const unlinkCase = (
  { links }: Pick<Linked, 'links'>,
  answers: Answers,
  subject: string | undefined,
): Result<[CaseUnlinked], Refusal> => {
  const link = links.find(({ id }) => id === subject);
  if (link === undefined) return refuse(NO_SUCH_LINK);
  const facts = factsOf(Unlinking, answers);
  return facts.ok ? ok([{ type: 'CaseUnlinked', answers, link: link.id, reason: facts.value.unlinkReason }]) : facts;
};

const NO_SUCH_CASE: Refusal = {
  reason: 'no-such-case-here',
  message:
    'There is no case with this reference here that you may see. Compare it with the top of that case’s page, letter by letter.',
  field: 'ourReference',
};
const ITSELF: Refusal = {
  reason: 'linked-to-itself',
  message: 'This is the reference of this case itself. Enter the reference of the other case.',
  field: 'ourReference',
};
const ALREADY: Refusal = {
  reason: 'linked-already',
  message: 'The two cases are linked in this way already. You find the link under “Linked cases”.',
};
const NOT_OURS: Refusal = {
  reason: 'led-elsewhere',
  message: 'A case that another authority leads is held there. Say which authority holds it, or choose another link.',
  field: 'linkKind',
};
const OURS_AFTER_ALL: Refusal = {
  reason: 'ours-after-all',
  message: 'This is a reference of this partnership’s own. Go back and say that the case is in this service.',
  field: 'theirReference',
};
const NO_SUCH_LINK: Refusal = {
  reason: 'no-such-link',
  message: 'This link is not there any more. Go back to “Linked cases” to see those that are.',
};
