import type { CaseDocuments } from '#functions/casework/face.ts';
import type { Document } from '#functions/casework/rendering/model.ts';
import type { CaseState } from '#shared/casework/case-state.ts';
import { type RedactedCopy, RedactionEvent } from '#shared/casework/redaction/copies.ts';
import { searchFor } from '#shared/casework/redaction/names-in-text.ts';
import { type Removal, takingOut } from '#shared/casework/redaction/taken-out.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { before, type Dossier, type Typed } from '../dossier/dossier.ts';
import { dateInWords } from '../dossier/when.ts';
import { everyText, everyTextIn, type Left, leftIn } from './redacted.ts';
import { copyForInWords } from './words.ts';

/** A document with words taken out, and what a person has to look at before it leaves. */
export interface Found {
  readonly document: Document;
  /** Names that may be everyday words and were left standing. */
  readonly left: readonly Left[];
  /** What was looked for and how often it was taken out. */
  readonly taken: readonly Taken[];
}

export interface MadeCopy extends Found {
  /** Titles of the sections in which a name stands that has been protected since. */
  readonly since: readonly string[];
}

export interface Taken extends Removal {
  readonly times: number;
}

/** What is listed for a copy, and what the case protects besides. Where both name a word, the list says what becomes of it. */
export const withProtected = (listed: readonly Removal[], protectedNames: readonly Removal[]): readonly Removal[] => {
  const own = new Set(listed.map(({ word }) => word.toLowerCase()));
  return [...listed, ...protectedNames.filter(({ word }) => !own.has(word.toLowerCase()))];
};

/** A document without what may not stand in it, and what became of each word. */
export const redact = (document: Document, listed: readonly Removal[], protectedNames: readonly Removal[]): Found => {
  const removals = withProtected(listed, protectedNames);
  const taking = takingOut(removals);
  const counts = everyTextIn(document).map(([, text]) => taking.counted(text));
  const redacted = everyText(document, taking.from);
  return {
    document: redacted,
    left: leftIn(redacted, taking),
    taken: removals.map((removal, at) => ({
      ...removal,
      times: counts.reduce((sum, each) => sum + (each[at] ?? 0), 0),
    })),
  };
};

export const isPrepared = (
  event: RedactionEvent | undefined,
): event is Extract<RedactionEvent, { readonly type: 'RedactedCopyPrepared' }> =>
  event?.type === 'RedactedCopyPrepared';

/**
 * A copy, made again from the case as it stood when it was prepared: the same words, whenever it is asked for. Undefined
 * where there is no such document.
 */
export const madeCopy = <State extends CaseState, Event extends Typed>(
  dossier: Dossier<State, Event>,
  { named, copies }: Pick<CaseDocuments<State, Event>, 'named' | 'copies'>,
  copy: RedactedCopy,
): MadeCopy | undefined => {
  const recorded = dossier.events.find(({ seq }) => seq === copy.seq);
  const event = RedactionEvent.safeParse(recorded?.event).data;
  if (recorded === undefined || !isPrepared(event) || copies === undefined) return undefined;
  const then = before(dossier, recorded);
  const document = named(copy.document)?.make(then);
  if (document === undefined) return undefined;
  const recipient = event.answers['recipient'];
  const marked = mark(document, copy, typeof recipient === 'string' ? recipient : '');
  const made = redact(marked, event.removals, copies.protects(then));
  return { ...made, since: protectedSince(made.document, copies.protects(then), copies.protects(dossier)) };
};

/** What the copy is, whom it is for and when it was made stands on it, so that it is never taken for the document itself. */
const mark = (
  document: Document,
  { number, copyFor, preparedAt, standing, settledAt }: RedactedCopy,
  recipient: string,
): Document => {
  const day = (moment: typeof preparedAt): string => dateInWords(londonDate(moment));
  const checked =
    standing === 'checked' && settledAt !== undefined
      ? `Checked on ${day(settledAt)} by a second person.`
      : 'Not checked: this copy may not be given to anybody.';
  return {
    ...document,
    classification: `Redacted copy ${number}, ${copyForInWords(copyFor)}. ${document.classification}`,
    lines: [
      `Redacted copy ${number}, ${copyForInWords(copyFor)}: ${recipient}`,
      `Made from the record as it stood on ${day(preparedAt)}. ${checked}`,
      ...document.lines,
    ],
    madeAt: settledAt ?? preparedAt,
  };
};

const protectedSince = (document: Document, then: readonly Removal[], now: readonly Removal[]): readonly string[] => {
  const before = new Set(then.map(({ word }) => word));
  const search = searchFor(now.map(({ word }) => word).filter((word) => !before.has(word)));
  const found = everyTextIn(document).filter(([, text]) => search(text).length > 0);
  return [...new Set(found.map(([section]) => section))];
};
