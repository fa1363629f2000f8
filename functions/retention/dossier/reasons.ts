import type { RetentionEvent } from '#shared/retention/state/events.ts';

/** Which events are decisions, and the questions that say why. */
export const REASONS: Readonly<Partial<Record<RetentionEvent['type'], readonly string[]>>> = {
  HoldPlaced: ['holdKind', 'holdName', 'askedBy'],
  HoldLiftSigned: ['liftReason'],
  HoldLifted: ['liftReason'],
  KeptLonger: ['keepLongerReason'],
  DisposalProposed: ['disposalReason'],
  DisposalRefused: ['disposalRefusedWhy'],
  DisposalAgreed: [],
};
