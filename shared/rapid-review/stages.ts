import { z } from 'zod';
import { restsAmong, type Stages } from '#shared/casework/stages.ts';

/** Where a case stands. The machine in Step Functions has one named state for each. */
export const Stage = z.enum([
  'new',
  'referred',
  'deciding',
  'notifying',
  'considered-locally',
  'linked-elsewhere',
  'notified-no-review',
  'gathering',
  'determining',
  'reporting',
  'awaiting-panel',
  'settled',
  'declined',
  'not-met-after-all',
  'closed',
]);
export type Stage = z.infer<typeof Stage>;

/** What a safeguarding lead calls each stage, and whether the case rests there for good. `new` is before the first event. */
export const stages: Stages<Stage> = [
  { id: 'referred', title: 'Referred to the local authority', final: false },
  { id: 'deciding', title: 'Deciding whether to notify', final: false },
  { id: 'notifying', title: 'Notifying the Panel', final: false },
  { id: 'considered-locally', title: 'Considered locally', final: false },
  { id: 'linked-elsewhere', title: 'Led by another authority', final: false },
  { id: 'notified-no-review', title: 'Notified, no rapid review', final: false },
  { id: 'gathering', title: 'Gathering information and meeting', final: false },
  { id: 'determining', title: 'Three partners determine', final: false },
  { id: 'reporting', title: 'Sending the report to the Panel', final: false },
  { id: 'awaiting-panel', title: 'Waiting for the Panel', final: false },
  { id: 'settled', title: 'Decision settled', final: false },
  { id: 'declined', title: 'Referral declined', final: true },
  { id: 'not-met-after-all', title: 'Criteria not met after all', final: true },
  { id: 'closed', title: 'Closed', final: true },
];

export const isFinal = restsAmong(stages);
