import { z } from 'zod';
import { Trouble } from './case-state.ts';

/** Time has made something due. Given by the machine and the sweeper, never by a person. */
export const TimePassed = z.strictObject({ type: z.literal('time-passed') });

/** A message whose arrival matters did not arrive. Given by the outbox. */
export const MessageTroubled = z.strictObject({ type: z.literal('message-troubled'), ...Trouble.shape });
