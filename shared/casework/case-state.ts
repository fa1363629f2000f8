import { z } from 'zod';
import { linkFacts } from './links/link.ts';
import { RedactedCopies } from './redaction/copies.ts';

/** A message that did not arrive, and what became of it. */
export const Trouble = z.object({ key: z.string(), milestone: z.string(), audience: z.string(), status: z.string() });
export type Trouble = z.infer<typeof Trouble>;

/**
 * What the state of every workflow has, so that lists, the record of a case and its messages are shown by one set of
 * pages. Each workflow's own state holds more.
 */
export const CaseState = z.object({
  stage: z.string(),
  /** The event that holds the latest answers of a form: `notification`, `agency-return:school`. */
  sections: z.record(z.string(), z.number()),
  /** Who has agreed confidentiality, by person. */
  confidential: z.array(z.string()),
  /** Who has declared a conflict of interest. Nothing they hold outweighs it. */
  conflicted: z.array(z.string()),
  /** Their addresses, as far as they are known: they are written to no more. */
  tooNear: z.array(z.string()).default([]),
  /** Statutory messages that did not arrive. */
  troubles: z.array(Trouble),
  /** The case whose contract event this one began from. */
  linkedCase: z.string().optional(),
  /** Other cases that this one has been linked to. */
  ...linkFacts,
  /** Agencies asked for information in this case; their names, since one may be in no arrangement. */
  requests: z.array(z.object({ agency: z.string(), name: z.string() })).default([]),
  /** Copies made for somebody outside. */
  redactedCopies: RedactedCopies,
});
export type CaseState = z.infer<typeof CaseState>;

/** The key of a form's answers in `sections`, one for each agency or partner where the form has a subject. */
export const sectionKey = (form: string, subject?: string): string =>
  subject === undefined ? form : `${form}:${subject}`;

/** The form and the subject of a key of `sections`. */
export const sectionNamed = (key: string): { readonly form: string; readonly subject: string | undefined } => {
  const colon = key.indexOf(':');
  return colon < 0 ? { form: key, subject: undefined } : { form: key.slice(0, colon), subject: key.slice(colon + 1) };
};
