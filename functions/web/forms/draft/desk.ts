import type { Answers, Form } from '#forms/engine/definition.ts';
import type { CompiledForm } from '#forms/server/program.ts';
import type { FormContext } from '#functions/casework/forms/context.ts';
import type { Asking } from '#functions/web/common/asking.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { CaseRecord, Draft } from '#shared/casework/ledger.ts';
import { isAboutCopies } from '#shared/casework/redaction/decide.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { londonDate, londonTimeOf } from '#shared/kernel/london.ts';
import type { LondonTime } from '#shared/kernel/time.ts';
import { caseGround, type Ground, mayGive, newGround, seesAny } from '../ground.ts';
import type { FormsPorts } from '../ports.ts';
import { answersOf } from './answers.ts';
import { type DraftName, draftNamed } from './names.ts';

/** A draft laid out for the person at it. */
export interface Desk {
  readonly asking: Asking;
  readonly draft: Draft;
  readonly name: DraftName;
  readonly compiled: CompiledForm;
  readonly form: Form;
  readonly ground: Ground;
  readonly brings: FormContext;
  readonly answers: Answers;
  readonly now: LondonTime;
  /** `/drafts/…`, without a slash at the end. */
  readonly base: string;
}

export type Opened =
  | { readonly at: 'desk'; readonly desk: Desk }
  /** Theirs to know of, and not to change now. `desk` is there when the text may still be read. */
  | { readonly at: 'refused'; readonly refusal: Refusal; readonly name: DraftName; readonly desk?: Desk }
  /** There was such a draft, perhaps: it has been sent, or was never begun. */
  | { readonly at: 'gone'; readonly name: DraftName }
  | { readonly at: 'nowhere' };

/** Lays out a draft, if this person may work on it: whether they may is asked each time. */
export const openDesk = async (ports: FormsPorts, asking: Asking, id: string): Promise<Opened> => {
  const name = draftNamed(id);
  const newest = name === undefined ? undefined : ports.formNamed(name.form);
  if (name === undefined || newest === undefined) return { at: 'nowhere' };
  const draft = await ports.drafts.load(id);
  if (draft === undefined) return { at: 'gone', name };
  // A draft keeps the version it was started on; one that is carried no longer goes on in the newest, checked when sent.
  const compiled = ports.formNamed(name.form, draft.formVersion) ?? newest;
  const record = await recordOf(ports, draft);
  if (record === undefined && draft.caseId !== undefined) return { at: 'nowhere' };
  const own = draft.startedBy === asking.actor.person;
  if (record === undefined && !own) return { at: 'nowhere' };
  const ground = record === undefined ? await newGround(name.form) : await caseGround(record, name.form);
  if (ground === undefined) return { at: 'nowhere' };
  const may = mayGive(ports, asking, ground, name.form, draft.subject);
  const lay = async (): Promise<Desk> => {
    const answers = answersOf(draft);
    const brings = await bringing(ports, asking, compiled, ground, draft.subject, answers);
    const now = londonTimeOf(ports.clock.now());
    return {
      asking,
      draft,
      name,
      compiled,
      form: compiled.form,
      ground,
      brings,
      answers,
      now,
      base: `/drafts/${id}`,
    };
  };
  if (may.ok) return { at: 'desk', desk: await lay() };
  // Only a case that has moved on leaves the text to be read, by whoever began it or sees the case: somebody conflicted,
  // no longer in post or not bound to confidentiality sees none of it.
  if (may.error.reason === 'not-at-this-stage' && (own || seesAny(ports, asking, ground, ['overview'])))
    return { at: 'refused', refusal: may.error, name, desk: await lay() };
  return own || may.error.reason !== 'not-permitted' ? { at: 'refused', refusal: may.error, name } : { at: 'nowhere' };
};

const recordOf = async ({ ledger }: Pick<FormsPorts, 'ledger'>, { caseId }: Draft): Promise<CaseRecord | undefined> =>
  caseId === undefined ? undefined : ledger.load(caseId);

/** The arrangements a case is held to, or those of today. */
export const arrangementOf = (
  { arrangements, borough, clock }: Pick<FormsPorts, 'arrangements' | 'borough' | 'clock'>,
  record: CaseRecord | undefined,
): Arrangement =>
  record === undefined
    ? arrangements.inForce(borough, londonDate(clock.now()))
    : arrangements.version(borough, record.pins.arrangementVersion);

export const bringing = async (
  ports: FormsPorts,
  { actor }: Pick<Asking, 'actor'>,
  { form }: CompiledForm,
  { face, record }: Ground,
  subject: string | undefined,
  answers?: Answers,
): Promise<FormContext> => {
  const formNamed = (name: string) => ports.formNamed(name)?.form;
  const brings = await face.formContext({
    form,
    subject,
    answers,
    record,
    ledger: ports.ledger,
    arrangement: arrangementOf(ports, record),
    actor,
    now: ports.clock.now(),
    formNamed,
  });
  if (record === undefined || !isAboutCopies(form.form)) return brings;
  const { withCopies } = await import('#functions/casework/redaction/form.ts');
  return withCopies(brings, { ...ports, formNamed, face, form: form.form, record, actor, subject, answers });
};
