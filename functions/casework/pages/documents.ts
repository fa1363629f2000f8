import { type Html, html } from '#forms/layouts/html.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { CaseState } from '#shared/casework/case-state.ts';
import type { Dossier, Typed } from '../dossier/dossier.ts';
import type { OfferedDocument } from '../face.ts';

/** A way to each of these documents that this person may have, as the case stands. Nothing where there is none. */
export const documentsHtml = <State extends CaseState, Event extends Typed>(
  dossier: Dossier<State, Event>,
  actor: Actor,
  named: (name: string) => OfferedDocument<State, Event> | undefined,
  titles: readonly (readonly [name: string, title: string])[],
  /** Ways that come first, and lead to no document. */
  before: readonly (readonly [name: string, title: string])[] = [],
): Html | undefined => {
  const { state, context } = dossier;
  const ways = [
    ...before,
    ...titles.filter(([name]) => {
      const document = named(name);
      return (
        document !== undefined && document.mayHave(state, actor, context.now).ok && document.make(dossier) !== undefined
      );
    }),
  ];
  if (ways.length === 0) return undefined;
  return html`<ul class="govuk-list">${ways.map(([name, title]) => html`<li><a class="govuk-link" href="/documents/${context.caseId}/${name}">${title}</a></li>`)}</ul>`;
};
