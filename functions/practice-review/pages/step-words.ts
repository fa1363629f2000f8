import { agencyName, partnerName } from '#functions/casework/dossier/names.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { PartnerId } from '#shared/boroughs/arrangement.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { PlanAction } from '#shared/practice-review/state/plan-action.ts';
import { actionNumbered } from './parts/actions.ts';

const STEPS: Readonly<Record<PlanAction, string>> = {
  'reply-overdue': 'A definite reply to a request was overdue',
  'return-soon': 'A chronology and analysis were due soon',
  'return-overdue': 'A chronology and analysis were overdue',
  'check-due': 'A check of progress and quality came due',
  'question-overdue': 'An answer of the reviewer was overdue',
  'timetable-step': 'A day of the timetable came',
  'approval-overdue': 'A partner’s approval was overdue',
  'access-ending': 'The reviewer’s access was about to end',
  'six-months-near': 'The six months were warned of',
  'six-months-over': 'The six months ended',
  'delay-review': 'The day to look at the delay again came',
  'publish-today': 'The day of publication came',
  'year-over': 'The year in public was over',
  'action-soon': 'An action was due soon',
  'action-overdue': 'An action was overdue',
  'progress-due': 'Progress on an action was asked for',
};

type Step = Extract<PracticeReviewEvent, { type: 'StepReached' }>;

/** The things a step is about, by their kind: `asked:police:…` is about the agency `police`. */
const about = ({ about: keys }: Step, kind: string): readonly string[] => [
  ...new Set(
    keys.flatMap((key) => {
      const [what, thing] = key.split(':');
      return what === kind && thing !== undefined ? [thing] : [];
    }),
  ),
];

/** What time brought about. A step of the borough's timetable is called as the borough calls it. */
export const stepWords = ({ context }: Pick<Dossier, 'context'>, event: Step): string => {
  const steps = about(event, 'timetable');
  const named = context.arrangement.practiceReview.timetable.filter(({ id }) => steps.includes(id));
  return event.does === 'timetable-step' && named.length > 0
    ? `Day of the timetable: ${named.map(({ title }) => title).join('; ')}`
    : STEPS[event.does];
};

/** Whom or what it was about, in words; nothing for what is about the whole review. */
export const stepAbout = (dossier: Dossier, event: Step): string =>
  [
    ...about(event, 'asked').map((agency) => agencyName(dossier, agency)),
    ...about(event, 'partner').flatMap((partner) => {
      const known = PartnerId.safeParse(partner);
      return known.success ? [partnerName(known.data)] : [];
    }),
    ...about(event, 'action').map(actionNumbered),
  ].join('; ');
