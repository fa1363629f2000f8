import type { Known } from '#forms/server/render.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import { earlierAnswers, inWords } from '#functions/casework/forms/earlier.ts';
import { protocolStage, sideName } from '#functions/escalation/dossier/sides.ts';
import { agencyNamed, postNamed } from '#shared/boroughs/people.ts';
import { SIDES } from '#shared/escalation/state/facts.ts';
import type { Standing } from '../standing.ts';
import { rows } from './rows.ts';
import { mayRead } from './seeing.ts';

const agencyTitle = ({ arrangement }: Standing, agency: string): string =>
  agencyNamed(arrangement, agency)?.name ?? agency;

/** What makes a panel able to decide (ESC-7). */
export const panelRule = async (standing: Standing): Promise<Known> => {
  const rule = protocolStage(standing, standing.state.stageNumber)?.panel;
  const concerned = SIDES.map((side) => sideName(standing, side)).join('\n');
  return {
    heading: 'What the protocol asks of a panel',
    rows:
      rule === undefined
        ? []
        : rows(
            ['Agencies', `${rule.agencies} different agencies at least`],
            [
              'Agencies concerned',
              rule.concernedWherePossible ? `${concerned}\nBoth sit on it where possible` : concerned,
            ],
            ['Convened by', postNamed(standing.arrangement, rule.convenedBy)?.title],
          ),
  };
};

/** Who sits on the panel, and when it meets; or the meeting that was called. */
export const panel = async (standing: Standing): Promise<Known> => {
  const { panel: convened, meetingAt } = standing.state;
  return {
    heading: 'Panel or meeting',
    rows: rows(
      ['Panel meets', convened === undefined ? undefined : timeInWords(convened.meetsAt)],
      ['Members', convened?.members.map(({ agency, name }) => `${name}, ${agencyTitle(standing, agency)}`).join('\n')],
      ['Meeting', meetingAt === undefined ? undefined : timeInWords(meetingAt)],
    ),
  };
};

/** Whom a meeting about an adult at risk is called of (ESC-6). */
export const meetingCalled = async (standing: Standing): Promise<Known> => {
  const meeting = protocolStage(standing, standing.state.stageNumber)?.meeting;
  const titled = (key: string): string => postNamed(standing.arrangement, key)?.title ?? key;
  return {
    heading: 'Who is called',
    rows:
      meeting === undefined
        ? []
        : rows(['Convened by', titled(meeting.convenedBy)], ['Called', meeting.called.map(titled).join('\n')]),
  };
};

/** What each side asks those who decide to know. */
export const representations = async (standing: Standing): Promise<Known> => {
  const made = await Promise.all(
    SIDES.map(async (side) => {
      const answers = mayRead(standing) ? await earlierAnswers(standing, 'make-representation', side) : undefined;
      if (answers === undefined) return { label: sideName(standing, side), value: 'Has not put its case' };
      const said = inWords(standing, 'make-representation', answers, ['representation', 'wanted']);
      return { label: sideName(standing, side), value: said.map(({ value }) => value).join('\n') };
    }),
  );
  return { heading: 'What each side says', rows: made };
};
