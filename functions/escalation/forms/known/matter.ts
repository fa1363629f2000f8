import type { Known } from '#forms/server/render.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import { earlierAnswers, inWords } from '#functions/casework/forms/earlier.ts';
import { sideName } from '#functions/escalation/dossier/sides.ts';
import { CATEGORIES, CONCERNS, LEVELS } from '#functions/escalation/dossier/words.ts';
import { actingFor, postNamed } from '#shared/boroughs/people.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Standing } from '../standing.ts';
import { rows } from './rows.ts';
import { isOfRaisingSide, mayRead } from './seeing.ts';

const SAID = ['disputed', 'outcomeWanted', 'riskAction'];

/** What is disagreed about, in the words it was raised in. */
export const disagreement = async (standing: Standing): Promise<Known> => {
  const { state } = standing;
  const { concerns, about, category, level, raisedBy, receiving, raisedAt, immediateRiskAt } = state;
  const answers = mayRead(standing) ? await earlierAnswers(standing, 'raise-disagreement') : undefined;
  return {
    heading: 'The disagreement',
    rows: rows(
      ['About', [concerns === undefined ? undefined : CONCERNS[concerns], about].filter(Boolean).join(', ')],
      ['Raised by', raisedBy === undefined ? undefined : `${raisedBy.name}, ${sideName(standing, 'raising')}`],
      ['Raised with', receiving === undefined ? undefined : sideName(standing, 'receiving')],
      ['When', raisedAt === undefined ? undefined : timeInWords(raisedAt)],
      ['Kind', category === undefined ? undefined : CATEGORIES[category]],
      ['Level or plan', level === undefined ? undefined : LEVELS[level]],
      ['Immediate risk', immediateRiskAt === undefined ? undefined : `Yes, since ${timeInWords(immediateRiskAt)}`],
    ).concat(answers === undefined ? [] : inWords(standing, 'raise-disagreement', answers, SAID)),
  };
};

/** The help that the worker who raised it asked for. Nobody of the other side is shown it. */
export const support = async (standing: Standing): Promise<Known> => {
  const heading = 'Support';
  const { support: stands, raisedBy } = standing.state;
  if (!isOfRaisingSide(standing)) return { heading, rows: [] };
  const asked = await earlierAnswers(standing, 'raise-disagreement');
  const offered = await earlierAnswers(standing, 'offer-support');
  return {
    heading,
    rows: [
      ...rows(['Who', raisedBy?.name], ['Asked for support', stands === 'not-wanted' ? 'No' : 'Yes']),
      ...(asked === undefined ? [] : inWords(standing, 'raise-disagreement', asked, ['supportNeeded'])),
      ...(offered === undefined ? [] : inWords(standing, 'offer-support', offered, ['offered', 'by'])),
    ],
  };
};

/** Whom the designated lead speaks to, and whether they know already (ESC-3). */
export const headOfSafeguarding = async ({ arrangement, state, now }: Standing): Promise<Known> => {
  const { headOfSafeguarding: key, tellHeadAfterMinutes } = arrangement.escalation;
  const held = postNamed(arrangement, key);
  const acting = actingFor(arrangement, key, londonDate(now));
  return {
    heading: 'Head of Safeguarding',
    rows: rows(
      ['Post', held?.title],
      ['Acting today', acting === undefined ? 'Nobody. Go to your agency’s most senior person on duty' : acting.title],
      ['Work email', acting?.address],
      [
        'Told',
        state.headToldAt === undefined
          ? `Not yet. The service tells them itself ${tellHeadAfterMinutes} minutes after the risk was recorded`
          : `${timeInWords(state.headToldAt)}${state.headToldBy === 'service' ? ', by the service. Speak with them all the same' : ''}`,
      ],
    ),
  };
};
