import type { AnyFace, Look } from '#functions/casework/face.ts';
import type { CaseRecord } from '#shared/casework/ledger.ts';
import { stateToJudge } from '#shared/casework/links/kin.ts';
import { heldTo } from '#shared/casework/shelf.ts';

/** Loaded when first asked for: a function that meets one workflow does not pay for the others at a cold start. */
const FACES: ReadonlyMap<string, () => Promise<AnyFace>> = new Map([
  ['rapid-review', async (): Promise<AnyFace> => (await import('#functions/rapid-review/face.ts')).rapidReviewFace],
  [
    'practice-review',
    async (): Promise<AnyFace> => (await import('#functions/practice-review/face.ts')).practiceReviewFace,
  ],
  ['retention', async (): Promise<AnyFace> => (await import('#functions/retention/face.ts')).retentionFace],
  ['escalation', async (): Promise<AnyFace> => (await import('#functions/escalation/face.ts')).escalationFace],
]);

/** Throws for a workflow that is not in this release. */
export const faceNamed = async (workflow: string): Promise<AnyFace> => {
  const face = await FACES.get(workflow)?.();
  if (face === undefined) throw new Error(`The workflow ${workflow} has no pages in this release`);
  return face;
};

/**
 * A case with its state read by the rules it is held to, which are those it was opened under (design rule 7). Whoever
 * declared a conflict of interest in its kin has declared it here: who sees or does what is asked of this state.
 */
export interface Faced extends Pick<Look, 'face' | 'shelf' | 'state'> {
  readonly record: CaseRecord;
}

export const faced = async (record: CaseRecord): Promise<Faced> => {
  const face = await faceNamed(record.pins.workflow);
  const shelf = heldTo(face.shelf, record.pins);
  return { face, shelf, record, state: shelf.workflow.state.parse(stateToJudge(record)) };
};
