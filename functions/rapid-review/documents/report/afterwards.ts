import { sectionEvent } from '#functions/casework/dossier/dossier.ts';
import { doer } from '#functions/casework/dossier/names.ts';
import { itemsOf, saidOf } from '#functions/casework/dossier/said.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import { facts, type Section, table, text, told } from '#functions/casework/rendering/model.ts';
import { type Dossier } from '../dossier/dossier.ts';

/** 15. */
export const reviewActions = (dossier: Dossier): Section => ({
  id: 'actions',
  title: '15. Actions from the rapid review',
  blocks: [
    table(
      'Actions',
      ['Action', 'What should be different for children', 'Who', 'By'],
      itemsOf(dossier, 'report', 'reviewActions').map((said) => [
        said('actionText'),
        said('actionOutcome'),
        said('actionOwner'),
        said('actionBy'),
      ]),
      'No action follows from the rapid review itself.',
    ),
  ],
});

/** 16. */
export const people = (dossier: Dossier): Section => {
  const said = saidOf(dossier, 'report');
  const telling = saidOf(dossier, 'tell-family');
  return {
    id: 'people',
    title: '16. Family and practitioners',
    blocks: [
      ...told('What the family have been told, and what they said', said('familyTold')),
      ...told('Practitioners, and support for them', said('practitionersTold')),
      ...facts(
        ['Told the decision', telling('toldHow')],
        ['When', telling('toldAt')],
        ['Why not, and when', telling('notToldReason')],
        ['The family’s views', telling('familyViews')],
      ),
    ],
  };
};

/** 17. */
export const proceedings = (dossier: Dossier): Section => {
  const said = saidOf(dossier, 'report');
  const notified = saidOf(dossier, 'notification');
  return {
    id: 'proceedings',
    title: '17. Other enquiries and proceedings',
    blocks: [
      ...facts(['Under way when notified', notified('proceedings')]),
      ...told('What is under way, and who is in touch', said('proceedingsContact')),
      ...told('What must not be disclosed', said('disclosure'), 'Nothing recorded.'),
    ],
  };
};

/** 18. How it was sent, and what the Panel said. */
export const submission = (dossier: Dossier): Section => {
  const { sent, latenessExplained } = dossier.state;
  const said = saidOf(dossier, 'send-report');
  const reply = saidOf(dossier, 'panel-reply');
  const sending = sectionEvent(dossier, 'send-report');
  const lateness = latenessExplained.includes('rapid-review')
    ? saidOf(dossier, 'explain-lateness', 'rapid-review')('reason')
    : '';
  return {
    id: 'submission',
    title: '18. Sending, and the Panel’s reply',
    blocks: [
      ...(sent === undefined ? [text('Not sent yet.')] : []),
      ...facts(
        ['Sent by', sending && doer(dossier, sending)],
        ['How', said('sentHow')],
        ['When', sent && timeInWords(sent.sentAt)],
        ['Proof', said('sentProof')],
        ['Working days late', sent && sent.daysLate > 0 ? String(sent.daysLate) : ''],
        ['Why it was late', said('lateReason') || lateness],
        ['Date of the Panel’s letter', reply('repliedAt')],
        ['The Panel’s view', reply('panelView')],
        ['What it said', reply('panelComments')],
      ),
    ],
  };
};
