import { z } from 'zod';
import { Answers } from '#shared/casework/answers.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { HoldKind, Rule, Source } from './facts.ts';

const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), ...shape });

/** An event that keeps the whole form it came from. */
const answered = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  event(type, { answers: Answers, ...shape });

const conflicted = z.array(z.string());

/** Everything that can have happened to the keeping of a record. Each is one link of its audit chain. */
export const RetentionEvent = z.discriminatedUnion('type', [
  event('RecordOpened', { source: Source, conflicted }),
  event('CaseClosed', { closedOn: LondonDate, keepUntil: LondonDate, rule: Rule, conflicted }),
  answered('HoldPlaced', { hold: z.string(), kind: HoldKind, from: LondonDate }),
  answered('HoldLiftSigned', { hold: z.string() }),
  answered('HoldLifted', { hold: z.string() }),
  answered('KeptLonger', { until: LondonDate }),
  event('RetentionReached', { keepUntil: LondonDate }),
  answered('DisposalProposed', {}),
  answered('DisposalRefused', {}),
  answered('DisposalAgreed', {}),
  event('DestructionBegun', {}),
  event('RecordDisposed', { version: z.int(), hash: z.string(), rows: z.record(z.string(), z.int()) }),
  event('MessageTroubled', { key: z.string(), milestone: z.string(), audience: z.string(), status: z.string() }),
  answered('MessageSettled', { key: z.string() }),
]);
export type RetentionEvent = z.infer<typeof RetentionEvent>;
