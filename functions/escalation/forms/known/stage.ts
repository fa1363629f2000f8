import { longDateTime } from '#forms/engine/london.ts';
import type { Known } from '#forms/server/render.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import { sideName, stageTitle } from '#functions/escalation/dossier/sides.ts';
import { actingFor } from '#shared/boroughs/people.ts';
import { numberOf } from '#shared/escalation/stages.ts';
import type { Person } from '#shared/escalation/state/facts.ts';
import { deadlines } from '#shared/escalation/time/clocks.ts';
import { londonDate, londonTimeOf } from '#shared/kernel/london.ts';
import type { Standing } from '../standing.ts';
import { rows } from './matter.ts';

/**
 * The stage a form is about, else the one it has come to: whom to speak to on both sides, and until when. A stage that it
 * has left says so, because what is written of it settles nothing.
 */
export const stage = async (standing: Standing): Promise<Known> => {
  const { state, context, subject, protocol } = standing;
  const now = state.stageNumber;
  const meant = numberOf(subject ?? '') ?? now;
  const left = state.stage !== `stage-${meant ?? ''}` && state.stage !== 'other-area';
  const clocks = deadlines(state, context)
    .filter(({ metAt }) => metAt === undefined)
    .map(({ rule, due }) => `${longDateTime(londonTimeOf(due))}: ${rule}`);
  return {
    heading: 'Where it stands',
    rows: [
      ...rows(
        ['Stage', meant === undefined ? 'Followed by another area’s procedure' : stageTitle(standing, meant)],
        [
          'Note',
          left
            ? 'The disagreement is no longer at this stage. What you write is kept and shared, and does not settle it'
            : undefined,
        ],
        ['Since', meant === now && state.stageSince !== undefined ? timeInWords(state.stageSince) : undefined],
        ['To be settled by', left ? undefined : clocks.join('\n')],
      ),
      ...people(standing, meant),
      ...rows(['Why these people', left || state.because.length === 0 ? undefined : state.because.join('\n')]),
      ...rows(['Goes by', protocol?.title]),
    ],
  };
};

const people = (standing: Standing, number: number | undefined) => {
  const { state } = standing;
  const at = state.people.filter(
    ({ stage: on, line }) =>
      on === number && (line === undefined || number !== state.stageNumber || line === state.line),
  );
  const of = (side: Person['side']): string =>
    at
      .filter((person) => person.side === side)
      .map((person) => whoIs(standing, person))
      .join('\n');
  return rows(
    [sideName(standing, 'raising'), of('raising')],
    [sideName(standing, 'receiving'), of('receiving')],
    ['Decides or helps', of('deciding')],
  );
};

/** A name where one was given, else the post with whoever acts in it today. */
const whoIs = ({ arrangement, now }: Standing, { post, name, title, address }: Person): string => {
  const acting = post === undefined ? undefined : actingFor(arrangement, post, londonDate(now));
  const reach = acting?.address ?? address;
  const called = name === undefined ? (acting?.title ?? title) : `${name}, ${title}`;
  if (reach === undefined && name === undefined) return `${called}: not named yet`;
  return reach === undefined ? called : `${called}, ${reach}`;
};
