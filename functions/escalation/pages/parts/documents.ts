import { type Html, html } from '#forms/layouts/html.ts';
import { DOCUMENTS, escalationDocuments } from '#functions/escalation/documents/documents.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import type { Actor } from '#shared/casework/actor.ts';

/** The documents of the disagreement that this person may have, as it stands. */
export const documentsHtml = (dossier: Dossier, actor: Actor): Html | undefined => {
  const { state, context, record } = dossier;
  const ways = DOCUMENTS.filter(([name]) => {
    const document = escalationDocuments.named(name);
    return (
      document !== undefined && document.mayHave(state, actor, context.now).ok && document.make(dossier) !== undefined
    );
  });
  if (ways.length === 0) return undefined;
  return html`<ul class="govuk-list">${ways.map(([name, title]) => html`<li><a class="govuk-link" href="/documents/${record.caseId}/${name}">${title}</a></li>`)}</ul>`;
};
