import { type Html, html, lines } from '#forms/layouts/html.ts';
import { summaryList, table } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { linkButton } from '#forms/layouts/parts/ways.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { rowsOf } from '#functions/casework/pages/section.ts';
import { formHref, unanswered } from '#functions/casework/pages/to-do.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { whenConfirmed, whenPlaced, whereReached } from '#functions/escalation/dossier/settled.ts';
import { sideName } from '#functions/escalation/dossier/sides.ts';
import { OUTCOMES } from '#functions/escalation/dossier/words.ts';
import type { Actor } from '#shared/casework/actor.ts';
import { SIDES, type Side } from '#shared/escalation/state/facts.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';
import { londonDate } from '#shared/kernel/london.ts';

/** What was agreed or decided, and who has confirmed it in writing (ESC-10). */
export const outcomeHtml = (dossier: Dossier): Html | undefined => {
  const { state } = dossier;
  const { outcome } = state;
  if (outcome === undefined) return undefined;
  const each = (title: string, when: (state: Disagreement, side: Side) => string) =>
    SIDES.map((side) => [`${title}: ${sideName(dossier, side)}`, when(state, side)] as const);
  return summaryList(
    rowsOf(
      ['Outcome', OUTCOMES[outcome.kind]],
      ['Reached', `${timeInWords(outcome.at)}, ${whereReached(dossier, outcome.stage)}`],
      ['How', outcome.how === 'decided' ? 'Decided' : 'Agreed'],
      ['Binding', outcome.binding ? 'Yes: it binds the agencies concerned' : undefined],
      ...each('Confirmed in writing', whenConfirmed),
      ...each('Placed on the case record', whenPlaced),
    ),
  );
};

type Step = Disagreement['steps'][number];

/** What was agreed to be done, by whom and by when. */
export const stepsHtml = (dossier: Dossier, actor: Actor): Html | undefined => {
  const { state, context, shelf } = dossier;
  if (state.steps.length === 0) return undefined;
  const today = londonDate(context.now);
  const standing = ({ doneAt, due }: Step): Html => {
    if (doneAt !== undefined) return tag('Done', 'green');
    return due < today ? tag('Overdue', 'red') : tag('To do', 'blue');
  };
  const way = ({ id, doneAt }: Step): Html | string =>
    doneAt === undefined && shelf.mayAct(state, actor, unanswered('outcome-action', id), context.now).ok
      ? linkButton('Report on it', formHref(context.caseId, 'outcome-action', id), 'secondary')
      : '';
  return html`<h3 class="govuk-heading-s">Agreed actions</h3>${summaryList(
    state.steps.map((step) => ({
      label: step.what,
      value: html`${lines(`${step.owner}, ${sideName(dossier, step.side)}\nBy ${dayInWords(step.due)}`)}<br>${standing(step)} ${way(step)}`,
    })),
  )}`;
};

/** A panel: who sits on it, and when. */
export const panelHtml = ({ state }: Dossier): Html | undefined => {
  const { panel, meetingAt, representations } = state;
  if (panel === undefined && meetingAt === undefined) return undefined;
  return html`${
    panel !== undefined &&
    html`<p class="govuk-body">The panel meets ${timeInWords(panel.meetsAt)}. ${representations.length === 0 ? 'No representation has been made yet.' : `${representations.length} of the two sides ${representations.length === 1 ? 'has' : 'have'} made a representation.`}</p>${table(
      'Members of the panel',
      [
        { heading: 'Agency', cell: ({ agency }: (typeof panel.members)[number]) => agency },
        { heading: 'Who', cell: ({ name }) => name },
      ],
      panel.members,
    )}`
  }${meetingAt !== undefined && html`<p class="govuk-body">A meeting is convened for ${timeInWords(meetingAt)}.</p>`}`;
};
