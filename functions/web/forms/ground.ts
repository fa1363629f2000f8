import type { AnyFace, Look } from '#functions/casework/face.ts';
import { unanswered } from '#functions/casework/pages/to-do.ts';
import { OPENS } from '#functions/casework/shelves.ts';
import type { Asking } from '#functions/web/common/asking.ts';
import { faced, faceNamed } from '#functions/web/faces.ts';
import type { CaseRecord } from '#shared/casework/ledger.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { FormsPorts } from './ports.ts';

/** What a form stands on: a case under the rules it is held to, or for a form that opens one, the newest rules. */
export interface Ground extends Pick<Look, 'shelf' | 'state'> {
  readonly face: AnyFace;
  /** Absent for a form that opens a case. */
  readonly record?: CaseRecord;
}

/** The ground of a form that opens a case; undefined for one that opens none. */
export const newGround = async (form: string): Promise<Ground | undefined> => {
  const workflow = OPENS.get(form);
  if (workflow === undefined) return undefined;
  const face = await faceNamed(workflow);
  return { face, shelf: face.shelf, state: face.shelf.workflow.initial };
};

/** The ground of a form of a case; undefined for a form that its workflow does not have. */
export const caseGround = async (record: CaseRecord, form: string): Promise<Ground | undefined> => {
  const ground = await faced(record);
  return ground.face.forms.includes(form) ? ground : undefined;
};

/** Whether this person may give this form now (the answers themselves are judged when it is sent). */
export const mayGive = (
  { clock }: Pick<FormsPorts, 'clock'>,
  { actor }: Pick<Asking, 'actor'>,
  { shelf, state }: Ground,
  form: string,
  subject: string | undefined,
): Result<void, Refusal> => shelf.mayAct(state, actor, unanswered(form, subject), clock.now());

/** Whether this person sees any of these parts of the case a form belongs to. */
export const seesAny = (
  { clock }: Pick<FormsPorts, 'clock'>,
  { actor }: Pick<Asking, 'actor'>,
  { shelf, state, record }: Ground,
  parts: readonly string[],
): boolean =>
  record !== undefined && parts.some((part) => shelf.mayView(state, actor, part, undefined, clock.now()).ok);
