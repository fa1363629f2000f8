/** What a scenario of a disagreement must come to, held by hand against the messages table, the protocol’s times and a calendar. */
export interface Expected {
  readonly state: string;
  readonly refused?: readonly string[];
  /** By clock: the last day, and working days late. */
  readonly clocks: Readonly<Record<string, readonly [string, number]>>;
  /** By London day: each letter with its readers. */
  readonly letters: Readonly<Record<string, readonly string[]>>;
}

export const START = ['raised-receipt: raiser', 'raised-with-you: receiving'] as const;
export const UP = ['moved-up: raiser', 'moved-to-you: newcomers'] as const;
export const UP_TO_BOTH = ['moved-up: raiser', 'moved-to-you: newcomers ×2'] as const;
export const TALKED = 'discussion-recorded: raiser, receiving';
export const ALL_TALKED = 'discussion-recorded: raiser, raising, receiving';
export const DECIDER = 'asked-to-settle: newcomers-deciding';
export const BOARD = 'partnership-told: board';
export const SOON = 'stage-soon: raiser, receiving';
export const SETTLED = 'outcome-reached: raiser, receiving';
export const ALL_SETTLED = 'outcome-reached: raiser, raising, receiving';
export const CONFIRMED = 'outcome-confirmed: raiser, receiving';
export const ALL_CONFIRMED = 'outcome-confirmed: raiser, raising, receiving';
export const BOARD_KNOWS = 'partnership-settled: board';
export const CLOSED = 'disagreement-closed: raiser, receiving';
export const ALL_CLOSED = 'disagreement-closed: raiser, raising, receiving';
export const STILL = 'stage-still-over: raiser, raising-lead, receiving';
