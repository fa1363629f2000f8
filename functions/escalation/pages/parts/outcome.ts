import { type Html, html, lines } from '#forms/layouts/html.ts';
import { summaryList, table } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { linkButton } from '#forms/layouts/parts/ways.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { rowsOf } from '#functions/casework/pages/section.ts';
import { formHref, unanswered } from '#functions/casework/pages/to-do.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { sideName, stageTitle } from '#functions/escalation/dossier/sides.ts';
import { OUTCOMES } from '#functions/escalation/dossier/words.ts';
import type { Actor } from '#shared/casework/actor.ts';
import { SIDES } from '#shared/escalation/state/facts.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';
import { londonDate } from '#shared/kernel/london.ts';

/** What was agreed or decided, and who has confirmed it in writing (ESC-10). */
export const outcomeHtml = (dossier: Dossier): Html | undefined => {
  const { outcome, confirmed, placed } = dossier.state;
  if (outcome === undefined) return undefined;
  const each = (
    done: (side: (typeof SIDES)[number]) => string | undefined,
    title: string,
  ): readonly (readonly [string, string])[] =>
    SIDES.map((side) => [`${title}: ${sideName(dossier, side)}`, done(side) ?? 'Not yet']);
  return summaryList(
    rowsOf(
      ['Outcome', OUTCOMES[outcome.kind]],
      [
        'Reached',
        `${timeInWords(outcome.at)}, ${outcome.stage > 0 ? stageTitle(dossier, outcome.stage) : 'by the other area’s procedure'}`,
      ],
      ['How', outcome.how === 'decided' ? 'Decided' : 'Agreed'],
      ['Binding', outcome.binding ? 'Yes: it binds the agencies concerned' : undefined],
      ...each((side) => {
        const at = confirmed.find((one) => one.side === side)?.at;
        return at === undefined ? undefined : timeInWords(at);
      }, 'Confirmed in writing'),
      ...each((side) => {
        const on = placed.find((one) => one.side === side)?.on;
        return on === undefined ? undefined : dayInWords(on);
      }, 'Placed on the case record'),
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
