import { z } from 'zod';
import { restsAmong, type Stages } from '#shared/casework/stages.ts';

/**
 * Where a disagreement stands. The stages of a protocol are data, three in one borough and five in another, so they go
 * by number here and by their own title on every page. `protocol-review` is no disagreement: it is the yearly review of
 * the protocol itself.
 */
export const Stage = z.enum([
  'new',
  'stage-1',
  'stage-2',
  'stage-3',
  'stage-4',
  'stage-5',
  'stage-6',
  'other-area',
  'confirming',
  'recording',
  'protocol-review',
  'withdrawn',
  'closed',
]);
export type Stage = z.infer<typeof Stage>;

/** What a safeguarding lead calls each stage, and whether it rests there for good. `new` is before the first event. */
export const stages: Stages<Stage> = [
  { id: 'stage-1', title: 'Stage one', final: false },
  { id: 'stage-2', title: 'Stage two', final: false },
  { id: 'stage-3', title: 'Stage three', final: false },
  { id: 'stage-4', title: 'Stage four', final: false },
  { id: 'stage-5', title: 'Stage five', final: false },
  { id: 'stage-6', title: 'Stage six', final: false },
  { id: 'other-area', title: 'Followed by another area’s procedure', final: false },
  { id: 'confirming', title: 'Both sides confirm the outcome', final: false },
  { id: 'recording', title: 'Placed on the record, learning noted', final: false },
  { id: 'protocol-review', title: 'The protocol is reviewed', final: false },
  { id: 'withdrawn', title: 'Withdrawn', final: true },
  { id: 'closed', title: 'Closed', final: true },
];

/** The numbered stages, lowest first. */
export const NUMBERED = ['stage-1', 'stage-2', 'stage-3', 'stage-4', 'stage-5', 'stage-6'] as const;
export type Numbered = (typeof NUMBERED)[number];

export const isNumbered = (stage: string): stage is Numbered => NUMBERED.some((one) => one === stage);

/** 1 for `stage-1`. Undefined for a stage that has no number. */
export const numberOf = (stage: string): number | undefined =>
  isNumbered(stage) ? NUMBERED.indexOf(stage) + 1 : undefined;

/** The stage of a number. Throws for a number no protocol can have. */
export const stageNumbered = (number: number): Numbered => {
  const stage = NUMBERED[number - 1];
  if (stage === undefined) throw new RangeError(`No protocol has a stage ${number}`);
  return stage;
};

export const isFinal = restsAmong(stages);
