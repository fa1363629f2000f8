import type { Html } from '#forms/layouts/html.ts';
import { summaryList } from '#forms/layouts/parts/lists.ts';
import { saidOf } from '#functions/casework/dossier/said.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import { documentsHtml } from '#functions/casework/pages/documents.ts';
import { documentNamed } from '#functions/rapid-review/documents/documents.ts';
import type { Dossier } from '#functions/rapid-review/documents/dossier/dossier.ts';
import { DOCUMENTS } from '#functions/rapid-review/documents/titles.ts';
import type { Actor } from '#shared/casework/actor.ts';

/** The documents of the case that this person may have, as it stands, and the way to the copy sheet. */
export const documentsOfCaseHtml = (dossier: Dossier, actor: Actor): Html | undefined => {
  const { state, context, shelf } = dossier;
  const copySheet =
    state.sections['notification'] !== undefined &&
    shelf.mayView(state, actor, 'notification', undefined, context.now).ok;
  const before = copySheet ? ([['copy-sheet', 'Copy sheet for DfE’s system']] as const) : [];
  return documentsHtml(dossier, actor, documentNamed, DOCUMENTS, before);
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
