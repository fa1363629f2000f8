import type { Form } from '#forms/engine/definition.ts';
import type { Asking } from '#functions/web/common/asking.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Ground } from './ground.ts';

/**
 * What a form is about: as the address says, or this person's own agency or partner. Refused for one that is not in
 * the case. Whether they may act for it is not asked here.
 */
export const subjectOf = (
  { subject: kind }: Pick<Form, 'subject'>,
  { request, actor }: Pick<Asking, 'request' | 'actor'>,
  { face, state }: Pick<Ground, 'face' | 'state'>,
  arrangement: Arrangement,
): Result<string | undefined, 'no-such-subject'> => {
  if (kind === undefined) return ok(undefined);
  const { all, own } = face.subjects(kind, { state, actor, arrangement });
  const about = request.query['subject'] ?? own;
  return about !== undefined && all.includes(about) ? ok(about) : refuse('no-such-subject');
};
