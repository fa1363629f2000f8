import type { OfferedDocument } from '#functions/casework/face.ts';
import { NO_SUCH_DOCUMENT } from '#functions/casework/rendering/made.ts';
import type { Document } from '#functions/casework/rendering/model.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { type Result, refuse } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Part } from '#shared/rapid-review/authorisation.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import type { RapidReviewEvent } from '#shared/rapid-review/state/events.ts';
import type { RapidReview } from '#shared/rapid-review/state/state.ts';
import type { Dossier } from './dossier/dossier.ts';
import { agenciesLetter, familyLetter } from './letters/letters.ts';
import { agencyReturn, decisionNotice, notMetRecord } from './letters/notices.ts';
import { reportOf } from './report/report.ts';

/** How a document stands to the case. */
interface DocumentKind {
  /** Any of these parts, seen, is enough. */
  readonly parts: readonly Part[];
  /** Those who see no more than their own part of the case may have it once the decision has been sent. */
  readonly onceSent?: readonly Part[];
  make(dossier: Dossier): Document | undefined;
}

const KINDS: Readonly<Record<string, DocumentKind>> = {
  report: {
    parts: ['report'],
    make: (dossier) => (dossier.state.notified === undefined ? undefined : reportOf(dossier)),
  },
  decision: { parts: ['report'], make: decisionNotice },
  'not-met': { parts: ['report'], onceSent: ['overview', 'status'], make: notMetRecord },
  'decision-letter': { parts: ['report'], make: familyLetter },
  'decision-letter/agencies': { parts: ['report'], onceSent: ['overview', 'status'], make: agenciesLetter },
};

/** A bare return is its own agency's, or that of whoever sees all. */
const documentKind = (name: string): (DocumentKind & { readonly subject?: string }) | undefined => {
  const [first, subject, ...rest] = name.split('/');
  if (first === 'return' && subject !== undefined && subject !== '' && rest.length === 0) {
    return { parts: ['returns', 'own-return'], subject, make: (dossier) => agencyReturn(dossier, subject) };
  }
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
};

/** The refusal is that of the first part it asks for. */
const mayHave = (
  { parts, onceSent = [], subject }: DocumentKind & { readonly subject?: string },
  state: RapidReview,
  actor: Actor,
  at: Instant,
): Result<void, Refusal> => {
  const decided = state.sent !== undefined || state.stage === 'not-met-after-all';
  const looks = [...parts, ...(decided ? onceSent : [])].map((part) =>
    rapidReviewShelf.mayView(state, actor, part, subject, at),
  );
  const seen = looks.find((look) => look.ok);
  return seen ?? looks[0] ?? refuse(NO_SUCH_DOCUMENT);
};

/**
 * The document at an address below a case: `report`, `decision-letter`, `return/schools`; undefined for no address of
 * a document.
 */
export const documentNamed = (name: string): OfferedDocument<RapidReview, RapidReviewEvent> | undefined => {
  const kind = documentKind(name);
  return kind === undefined
    ? undefined
    : { mayHave: (state, actor, at) => mayHave(kind, state, actor, at), make: (dossier) => kind.make(dossier) };
};
