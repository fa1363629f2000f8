import { type Html, html } from '#forms/layouts/html.ts';
import { table } from '#forms/layouts/parts/lists.ts';
import { details } from '#forms/layouts/parts/marks.ts';
import { postTitle } from '#functions/casework/dossier/names.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { sideName, stageTitle } from '#functions/escalation/dossier/sides.ts';
import { actingFor } from '#shared/boroughs/people.ts';
import { peopleFor } from '#shared/escalation/route/people.ts';
import { isNumbered } from '#shared/escalation/stages.ts';
import type { Person } from '#shared/escalation/state/facts.ts';
import { londonDate } from '#shared/kernel/london.ts';

const SIDE = { deciding: 'Decides or helps', told: 'Told of it' } as const;

const sideWords = (dossier: Dossier, { side }: Person): string =>
  side === 'deciding' || side === 'told' ? SIDE[side] : sideName(dossier, side);

/** Somebody by name where one was given, else by the post; with what is done while nobody holds or names it. */
const whoIs = ({ context }: Dossier, { post, name, title, address }: Person): string => {
  const acting = post === undefined ? undefined : actingFor(context.arrangement, post, londonDate(context.now));
  if (post !== undefined) {
    const called = postTitle(context.arrangement, post) ?? title;
    if (acting === undefined) return `${called}: nobody holds this post today`;
    return acting.id === post ? called : `${acting.title}, for the ${called}`;
  }
  if (name !== undefined) return `${name}, ${title}`;
  return address === undefined ? `${title}: not named yet` : title;
};

const reach = ({ context }: Dossier, { post, address }: Person): string => {
  const acting = post === undefined ? undefined : actingFor(context.arrangement, post, londonDate(context.now));
  return acting?.address ?? address ?? '';
};

/** Whom to speak to at the stage it is at, on both sides, and why them. */
export const peopleHtml = (dossier: Dossier): Html | undefined => {
  const { state, context } = dossier;
  const { stageNumber: stage, line } = state;
  const now = state.people.filter(
    (person) => person.stage === stage && (person.line === undefined || person.line === line),
  );
  if (stage === undefined || now.length === 0) return undefined;
  const why = isNumbered(state.stage) ? peopleFor(state, stage, line, context).why : [];
  return html`${table(
    stageTitle(dossier, stage),
    [
      { heading: 'Side', cell: (person: Person) => sideWords(dossier, person) },
      { heading: 'Who', cell: (person) => whoIs(dossier, person) },
      { heading: 'Work e-mail', cell: (person) => reach(dossier, person) },
    ],
    now,
  )}${
    why.length > 0 &&
    details(
      'Why these people',
      html`<ul class="govuk-list govuk-list--bullet">${why.map((one) => html`<li>${one}</li>`)}</ul>`,
    )
  }`;
};
