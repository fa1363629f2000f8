import { z } from 'zod';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { FormCommand } from '../commands.ts';
import type { RetentionEvent } from '../state/events.ts';
import type { Retention } from '../state/state.ts';

/** What a command makes happen, or why it cannot. */
export type Decided = Result<readonly RetentionEvent[], Refusal>;
export type Decide = (state: Retention, command: FormCommand, context: Context) => Decided;

/** Text that must be there. */
export const Words = z.string().trim().min(1);

/** A ticked declaration. */
export const Declared = z.union([z.literal(true), z.literal('yes')]);
