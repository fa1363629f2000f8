import { answersOf, latest, sectionEvent } from '#functions/casework/dossier/dossier.ts';
import { agencyName, doer, organisation, partnerName } from '#functions/casework/dossier/names.ts';
import { saidIn, saidOf, sectionsSaid } from '#functions/casework/dossier/said.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import { type Block, type Document, facts, heading, text } from '#functions/casework/rendering/model.ts';
import { CLASSIFICATION, contact } from '#functions/casework/rendering/usual.ts';
import { partners } from '#shared/rapid-review/state/facts.ts';
import { reviewerOf } from '../dossier/determinations.ts';
import { type Dossier } from '../dossier/dossier.ts';
import { determinationName } from '../dossier/names.ts';
import { letterOf } from './letters.ts';

/** M5: that a local review has been decided, and who will carry it out. */
export const decisionNotice = (dossier: Dossier): Document | undefined => {
  const { decision, notified } = dossier.state;
  if (decision?.decision !== 'local-review') return undefined;
  return letterOf(dossier, 'Notice: a local child safeguarding practice review', [
    {
      id: 'decision',
      title: 'The decision',
      blocks: facts(
        ['Decision', determinationName(decision.decision)],
        ['Taken', timeInWords(decision.at)],
        ['Reviewer', reviewerOf(dossier)],
        ['DfE reference', notified?.dfeReference],
        ['Decided by', partners.map((partner) => organisation(dossier, partner)).join('\n')],
      ),
    },
    contact(dossier),
  ]);
};

/** That the three partners together found the criteria not met after all, and each one's reasons. */
export const notMetRecord = (dossier: Dossier): Document | undefined => {
  if (dossier.state.stage !== 'not-met-after-all') return undefined;
  const ended = dossier.events.findLast(({ event }) => event.type === 'NotMetAfterAll');
  return letterOf(dossier, 'Criteria not met after all', [
    {
      id: 'determined',
      title: 'What the three partners determined',
      blocks: [
        text(
          'The incident was notified. The three safeguarding partners have since determined together that the criteria were not met, so no rapid review will be sent.',
        ),
        ...facts(
          ['DfE reference', dossier.state.notified?.dfeReference],
          ['Notified', dossier.state.notified && timeInWords(dossier.state.notified.submittedAt)],
          ['Determined', ended && timeInWords(ended.at)],
        ),
      ],
    },
    {
      id: 'reasons',
      title: 'Each partner’s reasons',
      blocks: partners.flatMap((partner): readonly Block[] => {
        const found = sectionEvent(dossier, 'not-met-after-all', partner);
        return [
          heading(partnerName(partner)),
          ...facts(
            ['Determined by', found && doer(dossier, found)],
            ['When', found && timeInWords(found.at)],
            ['Reasons', saidIn(dossier, 'not-met-after-all', answersOf(found) ?? {})('reasons')],
          ),
        ];
      }),
    },
    contact(dossier),
  ]);
};

/** One agency's own return, as it was last sent. */
export const agencyReturn = (dossier: Dossier, agency: string): Document | undefined => {
  const answers = latest(dossier, 'agency-return', agency);
  const sent = sectionEvent(dossier, 'agency-return', agency);
  if (answers === undefined || sent === undefined) return undefined;
  const said = saidOf(dossier, 'agency-return', agency);
  return {
    title: `Agency return: ${agencyName(dossier, agency)}`,
    classification: CLASSIFICATION,
    reference: dossier.record.reference,
    partnership: dossier.context.arrangement.partnership,
    lines: [
      `Reference ${dossier.record.reference}`,
      `Sent by ${doer(dossier, sent)} on ${timeInWords(sent.at)}`,
      `Signed off by ${[said('seniorName'), said('seniorRole')].filter(Boolean).join(', ')}`,
    ],
    sections: sectionsSaid(dossier, 'agency-return', answers).map(({ page, item, title, rows, empty }) => ({
      id: item === undefined ? page : `${page}-${item + 1}`,
      title,
      blocks: empty === undefined ? facts(...rows.map(({ label, answer }) => [label, answer] as const)) : [text(empty)],
    })),
  };
};
