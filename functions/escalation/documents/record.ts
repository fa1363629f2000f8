import { answersOf } from '#functions/casework/dossier/dossier.ts';
import { agencyName, doer } from '#functions/casework/dossier/names.ts';
import { itemsIn, saidIn, saidOf } from '#functions/casework/dossier/said.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { type Document, facts, heading, type Section, table, text, told } from '#functions/casework/rendering/model.ts';
import { CLASSIFICATION, contact } from '#functions/casework/rendering/usual.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { HOW_LEFT, SENT_BACK, whenConfirmed, whenPlaced, whereReached } from '#functions/escalation/dossier/settled.ts';
import { protocolOf, sideName, stageTitle } from '#functions/escalation/dossier/sides.ts';
import { CATEGORIES, CONCERNS, LEVELS, OUTCOMES } from '#functions/escalation/dossier/words.ts';
import { SIDES } from '#shared/escalation/state/facts.ts';

/** The whole of a disagreement in writing, to be placed on the child's or adult's own record (ESC-10, ESC-11). */
export const record = (dossier: Dossier): Document | undefined => {
  const { state, context } = dossier;
  const { concerns, raisedBy, receiving, raisedAt, category, level } = state;
  if (concerns === undefined || raisedBy === undefined || receiving === undefined || raisedAt === undefined)
    return undefined;
  const said = saidOf(dossier, 'raise-disagreement');
  return {
    title: 'Record of a professional disagreement',
    classification: CLASSIFICATION,
    reference: dossier.record.reference,
    partnership: context.arrangement.partnership,
    lines: [protocolOf(dossier)?.title ?? '', `As it stood on ${timeInWords(context.now)}`].filter(
      (line) => line !== '',
    ),
    sections: [
      {
        id: 'matter',
        title: 'What it is about',
        blocks: [
          ...facts(
            ['About', CONCERNS[concerns]],
            ['Reference', state.about],
            ['Raised by', `${raisedBy.name}, ${agencyName(dossier, raisedBy.agency)}`],
            ['Raised with', receiving.area === undefined ? receiving.name : `${receiving.name} (${receiving.area})`],
            ['Raised', timeInWords(raisedAt)],
            ['Kind', category === undefined ? undefined : CATEGORIES[category]],
            ['Level or plan', level === undefined ? undefined : LEVELS[level]],
            [
              'Immediate risk',
              state.immediateRiskAt === undefined ? 'No' : `Yes, since ${timeInWords(state.immediateRiskAt)}`,
            ],
          ),
          ...told('What is disputed', said('disputed')),
          ...told('The outcome wanted', said('outcomeWanted')),
        ],
      },
      stagesSection(dossier),
      ...discussions(dossier),
      ...outcomeSection(dossier),
      contact(dossier),
    ],
  };
};

const stagesSection = (dossier: Dossier): Section => ({
  id: 'stages',
  title: 'Stages',
  blocks: [
    table(
      'Stages and when',
      ['Stage', 'From', 'To', 'How it left'],
      dossier.state.passed.map(({ stage, from, to, how }) => [
        stageTitle(dossier, stage),
        timeInWords(from),
        timeInWords(to),
        HOW_LEFT[how],
      ]),
      'It has not left its first stage.',
    ),
  ],
});

/** What was said at each stage: who took part, how, both views, what came of it, and what was left. */
const discussions = (dossier: Dossier): readonly Section[] =>
  dossier.events.flatMap((recorded, index): Section[] => {
    const { event } = recorded;
    const answers = answersOf(recorded) ?? {};
    if (event.type === 'SideDisputed' || event.type === 'NotCarriedOut') {
      const { form, title } = SENT_BACK[event.type];
      const said = saidIn(dossier, form, answers);
      return [
        {
          id: `said-${index}`,
          title: `${title}, ${sideName(dossier, event.side)}`,
          blocks: [
            ...facts(['Written down by', `${doer(dossier, recorded)} on ${timeInWords(recorded.at)}`]),
            ...told('What is not as it should be', said('what')),
            ...(said('reasons') === '' ? [] : told('What that means', said('reasons'))),
          ],
        },
      ];
    }
    if (event.type !== 'DiscussionRecorded' && event.type !== 'DecisionRecorded') return [];
    const form = event.type === 'DiscussionRecorded' ? 'record-discussion' : 'record-decision';
    const said = saidIn(dossier, form, answers);
    const people = itemsIn(dossier, form, answers, event.type === 'DiscussionRecorded' ? 'participants' : 'decidedBy');
    const name = event.type === 'DiscussionRecorded' ? 'Discussion' : 'Decision';
    return [
      {
        id: `said-${index}`,
        title: `${name}, ${whereReached(dossier, event.stage)}`,
        blocks: [
          ...facts(
            ['When', said('heldAt')],
            ['How', said('how')],
            ['Written down by', `${doer(dossier, recorded)} on ${timeInWords(recorded.at)}`],
            ['Settled', said('settled')],
          ),
          table(
            'Who took part',
            ['Name', 'Role', 'Agency'],
            people.map((one) => [one('name'), one('role'), one('agency')]),
            'Not recorded.',
          ),
          ...(
            [
              ['View of the side that raised it', 'raisingView'],
              ['View of the other side', 'receivingView'],
              ['Child, family and carers', 'familyView'],
              ['What was considered', 'considered'],
              ['Decision', 'decision'],
              ['Reasons', 'reasons'],
              ['Outcome', 'outcome'],
              ['Outstanding', 'outstanding'],
              ['How that will be pursued', 'howPursued'],
            ] as const
          ).flatMap(([title, id]) => (said(id) === '' ? [] : [heading(title), text(said(id))])),
        ],
      },
    ];
  });

const outcomeSection = (dossier: Dossier): readonly Section[] => {
  const { outcome, steps } = dossier.state;
  if (outcome === undefined) return [];
  return [
    {
      id: 'outcome',
      title: 'Outcome',
      blocks: [
        ...facts(
          ['Outcome', OUTCOMES[outcome.kind]],
          ['Reached', timeInWords(outcome.at)],
          ['Binding', outcome.binding ? 'Yes' : 'No'],
          ...SIDES.map(
            (side) =>
              [`Confirmed in writing by ${sideName(dossier, side)}`, whenConfirmed(dossier.state, side)] as const,
          ),
          ...SIDES.map(
            (side) => [`On the case record of ${sideName(dossier, side)}`, whenPlaced(dossier.state, side)] as const,
          ),
        ),
        table(
          'Agreed actions',
          ['What', 'Owner', 'By', 'Done'],
          steps.map(({ what, owner, due, doneAt }) => [
            what,
            owner,
            dayInWords(due),
            doneAt === undefined ? 'Not yet' : timeInWords(doneAt),
          ]),
          'No action was agreed.',
        ),
      ],
    },
  ];
};
