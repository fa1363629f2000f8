import { longDate } from '#forms/engine/london.ts';
import type { Known, KnownRow } from '#forms/server/render.ts';
import { earlierAnswers, inWords } from '#functions/casework/forms/earlier.ts';
import { groupNamed } from '#shared/boroughs/people.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Standing } from '../bringing.ts';

const DETERMINATIONS = {
  'no-further-action': 'No further action beyond what is under way',
  'other-learning': 'Learn from it in another way',
  'local-review': 'A local child safeguarding practice review',
  'national-review': 'The Panel should consider a national review',
} as const;
const PARTNERS = { 'local-authority': 'Local authority', police: 'Police', health: 'Health' } as const;

/** The partners' decision after the rapid review; before it, the decision whether to notify. */
export const decision = async (standing: Standing): Promise<Known> => {
  const { state } = standing;
  if (state.decision === undefined) {
    const answers = await earlierAnswers(standing, 'notification-decision');
    const ids = ['decision', 'outcome', 'abuseOrNeglect', 'rationale'];
    return {
      heading: 'The decision whether to notify',
      rows: answers === undefined ? [] : inWords(standing, 'notification-decision', answers, ids),
    };
  }
  const { decision: decided, dissenting, at } = state.decision;
  const given = (['local-authority', 'police', 'health'] as const).flatMap((partner): KnownRow[] => {
    const one = state.determinations[partner];
    return one === undefined ? [] : [{ label: PARTNERS[partner], value: DETERMINATIONS[one.determination] }];
  });
  return {
    heading: 'The partners’ decision',
    rows: [
      { label: 'Decision', value: `${DETERMINATIONS[decided]}\n${longDate(londonDate(at))}` },
      ...given,
      ...(dissenting.length === 0
        ? []
        : [{ label: 'Dissent', value: dissenting.map((partner) => PARTNERS[partner]).join(', ') }]),
    ],
  };
};

const ANALYSIS = [
  'recommendation',
  'recommendationReasons',
  'differentViews',
  'criterionImprovements',
  'criterionImprovementsEvidence',
  'criterionRecurrent',
  'criterionRecurrentEvidence',
  'criterionAgencies',
  'criterionAgenciesEvidence',
  'criterionPanel',
  'criterionPanelEvidence',
];

/** What the group found and recommends, and since a Panel that disagrees: that too. */
export const analysis = async (standing: Standing): Promise<Known> => {
  const answers = await earlierAnswers(standing, 'analysis');
  const rows = answers === undefined ? [] : inWords(standing, 'analysis', answers, ANALYSIS);
  const panel: KnownRow[] = standing.state.panelCriterion
    ? [
        {
          label: 'The Panel’s view',
          value: 'The Panel has since concluded that a local review may be more appropriate',
        },
      ]
    : [];
  return { heading: 'What the group found', rows: [...rows, ...panel] };
};

const ATTENDED = ['heldAt', 'chairedBy', 'present', 'deputies', 'absentReasons'];

/** Who was at the last meeting and whether it could decide; before any, what a quorum is (GOV-1). */
export const attendance = async (standing: Standing): Promise<Known> => {
  const { state, arrangement } = standing;
  const last = state.meetings.at(-1);
  const { name, quorum } = groupNamed(arrangement, arrangement.rapidReview.group);
  const needed = `${quorum.members} members, ${quorum.partners === 3 ? 'all three partners' : 'two of the three partners'} represented${quorum.chair ? ', and the chair or the chair’s deputy' : ''}`;
  const rule: KnownRow = { label: 'Quorum', value: needed };
  if (last === undefined) return { heading: name, rows: [rule] };
  const answers = await earlierAnswers(standing, last.quorate ? 'meeting' : 'inquorate-meeting');
  return {
    heading: 'The last meeting',
    rows: [
      ...(answers === undefined ? [] : inWords(standing, 'meeting', answers, ATTENDED)),
      { label: 'Could it decide?', value: last.quorate ? 'Yes' : `No. It lacked ${last.missing.join('; ')}` },
      ...(last.quorate ? [] : [rule]),
    ],
  };
};
