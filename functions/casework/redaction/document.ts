import type { CaseDocuments, DocumentOfCase } from '#functions/casework/face.ts';
import { NO_SUCH_DOCUMENT } from '#functions/casework/rendering/made.ts';
import type { CaseState } from '#shared/casework/case-state.ts';
import type { RedactedCopy } from '#shared/casework/redaction/copies.ts';
import { COPIES_PART } from '#shared/casework/redaction/who-and-when.ts';
import type { Shelf } from '#shared/casework/shelf.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { refuse } from '#shared/kernel/result.ts';
import type { Typed } from '../dossier/dossier.ts';
import { madeCopy } from './copy.ts';

/** Where a copy is read: `redacted/2`, below the documents of its case. */
export const copyName = (number: number): string => `redacted/${number}`;

const numberIn = (name: string): number | undefined => {
  const [, number] = /^redacted\/([1-9]\d{0,2})$/.exec(name) ?? [];
  return number === undefined ? undefined : Number(number);
};

/**
 * A redacted copy of any document of a workflow, by its address; undefined for no address of one. It is for those who
 * prepare and check copies and may have the document itself: without it nobody can tell what was taken out.
 */
export const redactedCopyNamed = <State extends CaseState, Event extends Typed>(
  name: string,
  shelf: Pick<Shelf<State, Typed, Event>, 'mayView'>,
  documents: Pick<CaseDocuments<State, Event>, 'named' | 'copies'>,
): DocumentOfCase<State, Event> | undefined => {
  const number = numberIn(name);
  if (number === undefined || documents.copies === undefined) return undefined;
  const copyIn = ({ redactedCopies }: CaseState): RedactedCopy | undefined =>
    redactedCopies.find((copy) => copy.number === number);
  return {
    mayHave: (state, actor, at) => {
      const may = shelf.mayView(state, actor, COPIES_PART, undefined, at);
      if (!may.ok) return may;
      const copy = copyIn(state);
      const document = copy === undefined ? undefined : documents.named(copy.document);
      return document?.mayHave(state, actor, at) ?? refuse(NO_SUCH_DOCUMENT);
    },
    make: (dossier) => {
      const copy = copyIn(dossier.state);
      return copy === undefined ? undefined : madeCopy(dossier, documents, copy)?.document;
    },
    namesLeft: (dossier) => {
      const copy = copyIn(dossier.state);
      const left = copy === undefined ? [] : (madeCopy(dossier, documents, copy)?.left ?? []);
      return [...new Set(left.map(({ section }) => section))];
    },
    withheld: (dossier) => {
      const copy = copyIn(dossier.state);
      if (copy === undefined) return NO_SUCH_DOCUMENT;
      if (copy.standing !== 'checked') return copy.standing === 'to-check' ? NOT_CHECKED : SENT_BACK;
      return (madeCopy(dossier, documents, copy)?.since ?? []).length > 0 ? PROTECTED_SINCE : undefined;
    },
  };
};

const NOT_CHECKED: Refusal = {
  reason: 'not-checked',
  message:
    'This copy has not been checked by a second person. Until it is, it can be read here, and cannot be printed or downloaded.',
};
const SENT_BACK: Refusal = {
  reason: 'sent-back',
  message: 'This copy was sent back. It is kept to be read here, and cannot be printed or downloaded. Prepare another.',
};
const PROTECTED_SINCE: Refusal = {
  reason: 'protected-since',
  message:
    'A name stands in this copy that has been protected since it was checked. It can no longer be printed or downloaded. Prepare another.',
};
