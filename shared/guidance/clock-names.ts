import { z } from 'zod';

/** The clocks people are held to, as `guidance` names them. */
export const ClockName = z.enum([
  'notify',
  'tell-partners',
  'rapid-review',
  'practice-review',
  'pre-publication',
  'availability',
  'disagreement',
  'lado',
]);
export type ClockName = z.infer<typeof ClockName>;

/** What a deadline of a case may be called: a clock of guidance, or the time that a protocol gives one of its stages. */
export const DeadlineName = z.enum([...ClockName.options, 'disagreement-stage']);
export type DeadlineName = z.infer<typeof DeadlineName>;
