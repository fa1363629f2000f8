import { latest } from '#functions/casework/dossier/dossier.ts';
import { saidIn } from '#functions/casework/dossier/said.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { type Document, facts, table, told } from '#functions/casework/rendering/model.ts';
import { CLASSIFICATION, contact } from '#functions/casework/rendering/usual.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { whenConfirmed } from '#functions/escalation/dossier/settled.ts';
import { sideName, stageTitle } from '#functions/escalation/dossier/sides.ts';
import { OUTCOMES } from '#functions/escalation/dossier/words.ts';
import { SIDES } from '#shared/escalation/state/facts.ts';

/** What was agreed or decided and how what is outstanding will be pursued, as each side has confirmed it (ESC-10). */
export const confirmation = (dossier: Dossier): Document | undefined => {
  const { state, context } = dossier;
  const { outcome, confirmed, steps } = state;
  if (outcome === undefined) return undefined;
  return {
    title: 'Written confirmation of an agreed outcome',
    classification: CLASSIFICATION,
    reference: dossier.record.reference,
    partnership: context.arrangement.partnership,
    lines: [
      `Between ${sideName(dossier, 'raising')} and ${sideName(dossier, 'receiving')}`,
      `${outcome.stage > 0 ? stageTitle(dossier, outcome.stage) : 'By the other area’s procedure'}, ${timeInWords(outcome.at)}`,
    ],
    sections: [
      {
        id: 'outcome',
        title: 'Outcome',
        blocks: [
          ...facts(['Outcome', OUTCOMES[outcome.kind]], ['Binding', outcome.binding ? 'Yes' : 'No']),
          table(
            'Agreed actions',
            ['What', 'Owner', 'By'],
            steps.map(({ what, owner, due }) => [what, owner, dayInWords(due)]),
            'No action was agreed.',
          ),
        ],
      },
      ...SIDES.map((side) => {
        const hasConfirmed = confirmed.some((one) => one.side === side);
        const said = saidIn(
          dossier,
          'confirm-outcome',
          hasConfirmed ? (latest(dossier, 'confirm-outcome', side) ?? {}) : {},
        );
        return {
          id: side,
          title: sideName(dossier, side),
          blocks: [
            ...facts(['Confirmed', whenConfirmed(state, side)]),
            ...told('In their own words', said('what'), 'Not yet.'),
            ...told(
              'Outstanding, and how it will be pursued',
              said('outstanding'),
              'Nothing was said to be outstanding.',
            ),
          ],
        };
      }),
      contact(dossier),
    ],
  };
};
