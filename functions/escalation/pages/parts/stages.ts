import { type Html, html, lines } from '#forms/layouts/html.ts';
import { summaryCard, summaryList } from '#forms/layouts/parts/lists.ts';
import { details } from '#forms/layouts/parts/marks.ts';
import { answersOf } from '#functions/casework/dossier/dossier.ts';
import { doer } from '#functions/casework/dossier/names.ts';
import { itemsIn, saidIn } from '#functions/casework/dossier/said.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import { rowsOf } from '#functions/casework/pages/section.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { HOW_LEFT, SENT_BACK } from '#functions/escalation/dossier/settled.ts';
import { sideName, stageTitle } from '#functions/escalation/dossier/sides.ts';
import type { EscalationEvent } from '#shared/escalation/state/events.ts';

/** Every stage it has left, with how long it was there. */
export const passedHtml = (dossier: Dossier): Html | undefined =>
  dossier.state.passed.length === 0
    ? undefined
    : html`<h3 class="govuk-heading-s">Stages so far</h3>${summaryList(
        dossier.state.passed.map(({ stage, from, to, how }) => ({
          label: stageTitle(dossier, stage),
          value: `${timeInWords(from)} to ${timeInWords(to)}\n${HOW_LEFT[how]}`,
        })),
      )}`;

const TITLES: Readonly<Record<string, string>> = {
  'record-discussion': 'Discussion',
  'record-decision': 'Decision',
  'area-liaison': 'Liaison with the other area',
  'answer-disagreement': 'Answer',
  'make-representation': 'Representation',
  [SENT_BACK.SideDisputed.form]: SENT_BACK.SideDisputed.title,
  [SENT_BACK.NotCarriedOut.form]: SENT_BACK.NotCarriedOut.title,
};
const FORM_OF: Readonly<Record<string, string>> = {
  DiscussionRecorded: 'record-discussion',
  DecisionRecorded: 'record-decision',
  AreaLiaisonRecorded: 'area-liaison',
  DisagreementAnswered: 'answer-disagreement',
  RepresentationMade: 'make-representation',
  SideDisputed: SENT_BACK.SideDisputed.form,
  NotCarriedOut: SENT_BACK.NotCarriedOut.form,
};

/** The stage something was said at, or the side that sent its outcome back. */
const where = (dossier: Dossier, event: EscalationEvent): string => {
  if (event.type === 'SideDisputed' || event.type === 'NotCarriedOut') return sideName(dossier, event.side);
  return 'stage' in event && event.stage > 0 ? stageTitle(dossier, event.stage) : '';
};

/** Everything that was said and written down (ESC-10), the latest first; what came before it folds away. */
export const saidHtml = (dossier: Dossier): Html | undefined => {
  const written = dossier.events.filter(({ event }) => Object.hasOwn(FORM_OF, event.type)).toReversed();
  if (written.length === 0) return undefined;
  const cards = written.map((recorded) => {
    const form = FORM_OF[recorded.event.type] ?? '';
    const answers = answersOf(recorded) ?? {};
    const said = saidIn(dossier, form, answers);
    const people = [
      ...itemsIn(dossier, form, answers, 'participants'),
      ...itemsIn(dossier, form, answers, 'decidedBy'),
    ];
    return summaryCard(
      [TITLES[form], where(dossier, recorded.event)].filter(Boolean).join(', '),
      rowsOf(
        ['When', said('heldAt') || said('at') || timeInWords(recorded.at)],
        ['Written down by', `${doer(dossier, recorded)} on ${timeInWords(recorded.at)}`],
        [
          'Who took part',
          people.length === 0
            ? said('withWhom')
            : lines(
                people.map((one) => [one('name'), one('role'), one('agency')].filter(Boolean).join(', ')).join('\n'),
              ),
        ],
        ['How', said('how')],
        ['View of the side that raised it', lines(said('raisingView'))],
        ['View of the other side', lines(said('receivingView') || said('view'))],
        ['Child, family and carers', lines(said('familyView'))],
        ['What was said', lines(said('what') || said('representation') || said('considered'))],
        ['Decision', lines(said('decision'))],
        ['Reasons', lines(said('reasons'))],
        ['Settled', said('settled')],
        ['Outcome', lines(said('outcome'))],
        ['Outstanding', lines(said('outstanding'))],
        ['How that will be pursued', lines(said('howPursued'))],
      ).filter(({ value }) => `${value}` !== ''),
    );
  });
  const [latest, ...earlier] = cards;
  return html`${latest}${earlier.length > 0 && details(`Before that (${earlier.length})`, html`${earlier}`)}`;
};
