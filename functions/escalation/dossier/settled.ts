import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import type { Side } from '#shared/escalation/state/facts.ts';
import type { Dossier } from './dossier.ts';
import { stageTitle } from './sides.ts';

type State = Dossier['state'];

/** How it left a stage. */
export const HOW_LEFT = { 'moved-up': 'Moved up', skipped: 'Passed over', settled: 'Settled' } as const;

/** How a side sends an outcome back: its form, and what that is called. */
export const SENT_BACK = {
  SideDisputed: { form: 'confirm-outcome', title: 'The outcome is not accepted as recorded' },
  NotCarriedOut: { form: 'not-carried-out', title: 'The outcome is not carried out' },
} as const;

/** Where an outcome was come to, within a sentence; 0 is no stage of ours. */
export const whereReached = (dossier: Pick<Dossier, 'state' | 'context'>, stage: number): string =>
  stage > 0 ? stageTitle(dossier, stage) : 'by the other area’s procedure';

/** When a side confirmed the outcome in writing. */
export const whenConfirmed = ({ confirmed }: State, side: Side): string => {
  const at = confirmed.find((one) => one.side === side)?.at;
  return at === undefined ? 'Not yet' : timeInWords(at);
};

/** Since when it stands on the case record of a side, if that side keeps one. */
export const whenPlaced = ({ placed, noRecord }: State, side: Side): string => {
  const on = placed.find((one) => one.side === side)?.on;
  if (on !== undefined) return dayInWords(on);
  return noRecord.includes(side) ? 'Keeps no case record' : 'Not yet';
};
