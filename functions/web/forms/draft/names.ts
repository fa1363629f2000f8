import { createHash } from 'node:crypto';
import { CaseId, CommandId, type PersonId } from '#shared/kernel/ids.ts';

/** What a draft's id says. Nothing in it is about a person. */
export interface DraftName {
  readonly id: string;
  /** Absent for a form that opens a case. */
  readonly caseId?: CaseId;
  readonly form: string;
}

/**
 * The draft of a form in a case: the same for everyone who answers it together, and for every tab; `whose` is the person
 * it is of where a colleague's must never be theirs. `round` counts how often it has been sent before.
 */
export const caseDraftId = (
  caseId: CaseId,
  form: string,
  subject: string | undefined,
  whose: PersonId | undefined,
  round: number,
): string => {
  const hash = createHash('sha256')
    .update(JSON.stringify([caseId, form, subject ?? '', whose ?? '', round]))
    .digest('hex');
  return `${caseId}-${form}-${hash.slice(0, 20)}`;
};

/** The draft of a form that opens a case. `secret` is random. */
export const openingDraftId = (form: string, secret: string): string => `new-${form}-${secret}`;

/** Undefined for what is no draft's id. */
export const draftNamed = (id: string): DraftName | undefined => {
  const [, where, name, end] = /^(new|c[0-9a-z]{20})-([a-z-]{1,40})-([0-9a-z]{20,30})$/.exec(id) ?? [];
  if (name === undefined || end === undefined) return undefined;
  return where === 'new' ? { id, form: name } : { id, form: name, caseId: CaseId.parse(where) };
};

/** The command a draft becomes when it is sent. It follows from the id, so that sending twice is sending once. */
export const commandOf = (id: string): CommandId => CommandId.parse(`draft:${id}`);
