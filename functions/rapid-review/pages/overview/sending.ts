import { type Html, html } from '#forms/layouts/html.ts';
import { summaryList } from '#forms/layouts/parts/lists.ts';
import { saidOf } from '#functions/casework/dossier/said.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import { madeFrom } from '#functions/casework/rendering/made.ts';
import { documentKind, mayHave } from '#functions/rapid-review/documents/documents.ts';
import type { Dossier } from '#functions/rapid-review/documents/dossier/dossier.ts';
import { DOCUMENTS } from '#functions/rapid-review/documents/titles.ts';
import type { Actor } from '#shared/casework/actor.ts';

/** The documents of the case that this person may have, as it stands. */
export const documentsHtml = (dossier: Dossier, actor: Actor): Html | undefined => {
  const { caseId, now } = dossier.context;
  const ways = DOCUMENTS.filter(([name]) => {
    const kind = documentKind(name);
    return kind !== undefined && mayHave(kind, dossier.state, actor, now).ok && madeFrom(kind, dossier).ok;
  });
  const copySheet =
    dossier.state.sections['notification'] !== undefined &&
    dossier.shelf.mayView(dossier.state, actor, 'notification', undefined, now).ok;
  if (ways.length === 0 && !copySheet) return undefined;
  return html`<ul class="govuk-list">${copySheet && html`<li><a class="govuk-link" href="/documents/${caseId}/copy-sheet">Copy sheet for DfE’s system</a></li>`}${ways.map(([name, title]) => html`<li><a class="govuk-link" href="/documents/${caseId}/${name}">${title}</a></li>`)}</ul>`;
};

/** How the report went, and what the Panel said. */
export const sendingHtml = (dossier: Dossier): Html | undefined => {
  const { sent, panel, familyTold } = dossier.state;
  if (sent === undefined) return undefined;
  const said = saidOf(dossier, 'send-report');
  const reply = saidOf(dossier, 'panel-reply');
  const late =
    sent.daysLate === 0 ? 'In time' : `${sent.daysLate} working ${sent.daysLate === 1 ? 'day' : 'days'} late`;
  const rows = [
    ['Sent', `${timeInWords(sent.sentAt)}. ${late}.`],
    ['How', said('sentHow')],
    ['Proof', said('sentProof')],
    ['Family told', familyTold ? 'Yes' : 'Not yet'],
    ['The Panel’s view', panel === undefined ? 'No reply yet' : reply('panelView')],
    ['Date of its letter', reply('repliedAt')],
    ['What it said', reply('panelComments')],
  ] as const;
  return summaryList(rows.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })));
};
