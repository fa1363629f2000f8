import { longDate } from '#forms/engine/london.ts';
import type { Known } from '#forms/server/render.ts';
import { earlierAnswers, inWords } from '#functions/casework/forms/earlier.ts';
import { sideName } from '#functions/escalation/dossier/sides.ts';
import { protocolNamed } from '#shared/escalation/route/protocols.ts';
import type { Standing } from '../standing.ts';
import { rows } from './rows.ts';
import { mayRead } from './seeing.ts';

/** One agreed action, and what was last said of it. */
export const step = async (standing: Standing): Promise<Known> => {
  const heading = 'The action';
  const found = standing.state.steps.find(({ id }) => id === standing.subject);
  if (found === undefined) return { heading, rows: [] };
  const last = mayRead(standing) ? await earlierAnswers(standing, 'outcome-action', standing.subject) : undefined;
  return {
    heading,
    rows: [
      ...rows(
        ['What', found.what],
        ['Owner', `${found.owner}, ${sideName(standing, found.side)}`],
        ['By', longDate(found.due)],
      ),
      ...(last === undefined ? [] : inWords(standing, 'outcome-action', last, ['note'])),
    ],
  };
};

/** A gap in policy, in the words in which it was pointed out. */
export const gap = async (standing: Standing): Promise<Known> => {
  const told = mayRead(standing) ? await earlierAnswers(standing, 'policy-gap', standing.subject) : undefined;
  return {
    heading: 'The gap',
    rows: told === undefined ? [] : inWords(standing, 'policy-gap', told, ['gap', 'suggestion']),
  };
};

/** The protocol that is to be reviewed. */
export const protocol = async ({ arrangement, state: { review } }: Standing): Promise<Known> => {
  const heading = 'The protocol';
  if (review === undefined) return { heading, rows: [] };
  const { title, sources, reviewed } = protocolNamed(arrangement, review.protocol);
  return {
    heading,
    rows: rows(
      ['Title', title],
      ['Made from', sources.join('\n')],
      ['Last reviewed', longDate(reviewed.on)],
      ['Due', longDate(review.dueOn)],
    ),
  };
};

/** The same matter, open already. */
export const alreadyRaised = async ({ already }: Standing): Promise<Known> => ({
  heading: 'Open already',
  rows:
    already === undefined
      ? []
      : rows(
          ['Reference', already.reference],
          ['Raised on', longDate(already.raisedOn)],
          ['If you cannot open it', 'Ask your agency’s safeguarding lead, who can'],
        ),
});
