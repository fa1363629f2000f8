import type { Item } from '#forms/engine/definition.ts';
import { longDate } from '#forms/engine/london.ts';
import type { Known, KnownRow } from '#forms/server/render.ts';
import { dayInWords, daysLeft } from '#functions/casework/dossier/when.ts';
import { earlierAnswers } from '#functions/casework/forms/earlier.ts';
import { PROCEEDINGS } from '#functions/practice-review/dossier/words.ts';
import { practiceReviewClock } from '#shared/practice-review/time/clocks.ts';
import { timetable as timetableOf } from '#shared/practice-review/time/timetable.ts';
import type { Standing } from '../standing.ts';
import { mayRead } from './seeing.ts';

/** Each step with its day, counted back from the day aimed at; before there is one, how far back each stands. */
export const timetable = async ({ state, context, now }: Standing): Promise<Known> => {
  const lines = timetableOf(state, context);
  const aimedAt: KnownRow[] =
    state.publishOn === undefined ? [] : [{ label: 'Day aimed at', value: dayInWords(state.publishOn) }];
  return lines.length === 0
    ? {
        heading: 'How the timetable is counted',
        rows: context.arrangement.practiceReview.timetable.map(({ title, workingDaysBefore }) => ({
          label: title,
          value: `${workingDaysBefore} working days before publication`,
        })),
      }
    : {
        heading: 'Timetable, counted back from publication',
        rows: [
          ...lines.map(({ title, date, done }) => ({
            label: title,
            value: `${dayInWords(date)}\n${done ? 'Done' : daysLeft(date, now).words}`,
          })),
          ...aimedAt,
        ],
      };
};

/** From the decision to the end of the six months, and what has been said about a delay. Nothing pauses it. */
export const sixMonths = async ({ state, context, now }: Standing): Promise<Known> => {
  const clock = practiceReviewClock(state, context);
  const delay = state.delays.at(-1);
  return {
    heading: 'The six months',
    rows: [
      ...(state.decidedOn === undefined ? [] : [{ label: 'Decided on', value: dayInWords(state.decidedOn) }]),
      ...(clock === undefined
        ? []
        : [
            {
              label: 'Six months end on',
              value: `${dayInWords(clock.dueDate)}\n${daysLeft(clock.dueDate, now).words}`,
            },
          ]),
      ...(delay === undefined
        ? []
        : [
            {
              label: 'Delay last explained',
              value: `Publication then expected by ${longDate(delay.expectedOn)}\nTo be looked at again on ${longDate(delay.reviewOn)}`,
            },
          ]),
    ],
  };
};

/** What runs beside the review. What may not be shared is shown to those who see what agencies returned. */
export const proceedings = async (standing: Standing): Promise<Known> => {
  const { state } = standing;
  const heading = 'Proceedings beside the review';
  if (state.proceedings.length === 0) {
    const asked = state.sections['parallel-proceedings'] !== undefined;
    const value = asked ? 'There were none when this was last recorded' : 'Not recorded yet';
    return { heading, rows: [{ label: 'Proceedings', value }] };
  }
  const heldBack = mayRead(standing, 'returns') ? await heldBackIn(standing) : [];
  return {
    heading,
    rows: state.proceedings.map(({ kind, open, holdsPublication }, index) => ({
      label: PROCEEDINGS[kind],
      value: [
        open ? 'Still going on' : 'Ended',
        ...(open && holdsPublication ? ['Publication waits for it'] : []),
        ...(heldBack[index] === undefined ? [] : [heldBack[index]]),
      ].join('\n'),
    })),
  };
};

const heldBackIn = async (standing: Standing): Promise<readonly (string | undefined)[]> => {
  const list = (await earlierAnswers(standing, 'parallel-proceedings'))?.['proceedings'];
  if (!Array.isArray(list)) return [];
  return list.map((item: string | Item) => {
    const said = typeof item === 'object' ? item['holdsBack'] : undefined;
    return typeof said === 'string' && said !== '' ? said : undefined;
  });
};
