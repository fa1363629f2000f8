import { z } from 'zod';
import { restsAmong, type Stages } from '#shared/casework/stages.ts';

/** Where a retention record stands. The machine in Step Functions has one named state for each. */
export const Stage = z.enum(['new', 'open', 'kept', 'due', 'proposed', 'agreed', 'destroying', 'disposed']);
export type Stage = z.infer<typeof Stage>;

/** What a business manager calls each stage, and whether the record rests there for good. `new` is before the first event. */
export const stages: Stages<Stage> = [
  { id: 'open', title: 'Case still open', final: false },
  { id: 'kept', title: 'Kept', final: false },
  { id: 'due', title: 'Kept long enough', final: false },
  { id: 'proposed', title: 'Disposal proposed', final: false },
  { id: 'agreed', title: 'Disposal agreed', final: false },
  { id: 'destroying', title: 'Being destroyed', final: false },
  { id: 'disposed', title: 'Disposed of', final: true },
];

export const isFinal = restsAmong(stages);

/** Stages from which nothing has been destroyed yet: a hold can be placed, and the records can be kept longer. */
export const INTACT: readonly Stage[] = ['open', 'kept', 'due', 'proposed', 'agreed'];
