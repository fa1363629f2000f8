import { type Html, html } from '#forms/layouts/html.ts';
import { summaryList } from '#forms/layouts/parts/lists.ts';
import { details } from '#forms/layouts/parts/marks.ts';
import { postTitle } from '#functions/casework/dossier/names.ts';
import { rowsOf } from '#functions/casework/pages/section.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { sideName } from '#functions/escalation/dossier/sides.ts';
import { actingFor } from '#shared/boroughs/people.ts';
import { peopleOf } from '#shared/casework/offices.ts';
import { isFinal } from '#shared/escalation/stages.ts';
import type { Person } from '#shared/escalation/state/facts.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';
import { londonDate } from '#shared/kernel/london.ts';

/** Somebody by name where one was given, else by the post; with what is done while nobody holds or names it. */
const whoIs = ({ context }: Dossier, { post, name, title, address }: Person): string => {
  const acting = post === undefined ? undefined : actingFor(peopleOf(context), post, londonDate(context.now));
  if (post !== undefined) {
    const called = postTitle(context.arrangement, post) ?? title;
    if (acting === undefined) return `${called}: nobody holds this post today`;
    return acting.id === post ? called : `${acting.title}, for the ${called}`;
  }
  if (name !== undefined) return `${name}, ${title}`;
  return address === undefined ? `${title}: not named yet` : title;
};

const reach = ({ context }: Dossier, { post, address }: Person): string | undefined => {
  const acting = post === undefined ? undefined : actingFor(peopleOf(context), post, londonDate(context.now));
  return acting?.address ?? address;
};

/** Whoever raised it speaks first, and for their side at every stage at which nobody else of it can be reached. */
const raiser = ({ raisedBy, conflicted, stageNumber }: Disagreement, here: readonly Person[]): readonly string[] =>
  raisedBy === undefined ||
  conflicted.includes(raisedBy.person) ||
  ((stageNumber ?? 0) > 1 && here.some(({ side, post, address }) => side === 'raising' && (post ?? address)))
    ? []
    : [`${raisedBy.name}\n${raisedBy.address}`];

/** Whom to speak to at the stage it is at, on both sides, and why them. One above the other, so that a phone shows all of it. */
export const peopleHtml = (dossier: Dossier): Html | undefined => {
  const { state } = dossier;
  if (state.raisedBy === undefined || isFinal(state.stage)) return undefined;
  const here = state.people.filter(
    ({ stage, line }) => stage === (state.stageNumber ?? 0) && (line === undefined || line === state.line),
  );
  // Somebody may be both a line of the stage and asked to its meeting.
  const of = (side: Person['side']): readonly string[] => [
    ...new Set(
      here
        .filter((person) => person.side === side)
        .map((person) => [whoIs(dossier, person), reach(dossier, person)].filter(Boolean).join('\n')),
    ),
  ];
  return html`${summaryList(
    rowsOf(
      [sideName(dossier, 'receiving'), of('receiving').join('\n\n')],
      [sideName(dossier, 'raising'), [...raiser(state, here), ...of('raising')].join('\n\n')],
      ['Decides or helps', of('deciding').join('\n\n')],
      ['Told of it', of('told').join('\n\n')],
    ),
  )}${
    state.because.length > 0 &&
    details(
      'Why these people',
      html`<ul class="govuk-list govuk-list--bullet">${state.because.map((one) => html`<li>${one}</li>`)}</ul>`,
    )
  }`;
};
