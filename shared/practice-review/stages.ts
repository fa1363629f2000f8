import { z } from 'zod';
import { restsAmong, type Stages } from '#shared/casework/stages.ts';

/** Where a review stands. The machine in Step Functions has one named state for each. */
export const Stage = z.enum([
  'new',
  'commissioning',
  'gathering',
  'drafting',
  'approving',
  'preparing',
  'notice-given',
  'changing',
  'led-elsewhere',
  'stopped',
  'closed',
]);
export type Stage = z.infer<typeof Stage>;

/** What a business manager calls each stage, and whether the review rests there for good. `new` is before the first event. */
export const stages: Stages<Stage> = [
  { id: 'commissioning', title: 'Commissioning the review', final: false },
  { id: 'gathering', title: 'Gathering information', final: false },
  { id: 'drafting', title: 'Writing the report', final: false },
  { id: 'approving', title: 'Three partners approve the report', final: false },
  { id: 'preparing', title: 'Preparing to publish', final: false },
  { id: 'notice-given', title: 'Copies sent, waiting to publish', final: false },
  { id: 'changing', title: 'Published, carrying out the actions', final: false },
  { id: 'led-elsewhere', title: 'Led by another partnership', final: false },
  { id: 'stopped', title: 'Stopped', final: true },
  { id: 'closed', title: 'Closed', final: true },
];

export const isFinal = restsAmong(stages);
