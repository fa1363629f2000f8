import type { CopyFor, RedactedCopy, RedactionEvent } from '#shared/casework/redaction/copies.ts';

const FOR: Readonly<Record<CopyFor, string>> = {
  court: 'for a court',
  coroner: 'for a coroner',
  family: 'for a member of the family',
  publication: 'for publication',
  'other-body': 'for another body',
};
/** Whom a copy is for, as it stands after "Redacted copy 2". */
export const copyForInWords = (copyFor: CopyFor): string => FOR[copyFor];

const STANDINGS: Readonly<Record<RedactedCopy['standing'], string>> = {
  'to-check': 'To be checked',
  checked: 'Checked',
  'sent-back': 'Sent back',
};
export const standingInWords = (standing: RedactedCopy['standing']): string => STANDINGS[standing];

/** An event about a copy, for a timeline. */
export const copyTold = (event: RedactionEvent): string => {
  switch (event.type) {
    case 'RedactedCopyPrepared':
      return `Redacted copy ${event.copy} prepared, ${copyForInWords(event.copyFor)}`;
    case 'RedactedCopyChecked':
      return `Redacted copy ${event.copy} checked by a second person`;
    case 'RedactedCopySentBack':
      return `Redacted copy ${event.copy} sent back`;
  }
};

/** A look at a copy as it is recorded, `redacted/2.docx`, in words; undefined for a look at anything else. */
export const copyRead = (what: string): string | undefined => {
  const [, number, word] = /^redacted\/(\d+)(\.docx)?$/.exec(what) ?? [];
  return number === undefined ? undefined : `Redacted copy ${number}${word === undefined ? '' : ', for Word'}`;
};
