import { type Content, html } from '#forms/layouts/html.ts';
import { summaryList } from '#forms/layouts/parts/lists.ts';
import { postTitle } from '#functions/casework/dossier/names.ts';
import type { Given } from '#functions/casework/face.ts';
import type { MessageIntent } from '#shared/casework/workflow.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';
import { rows } from './known/rows.ts';
import { standsRows } from './known/stage.ts';

/** After these it says whom it waits for and until when; the others move nothing, and their own words are enough. */
const MOVES = [
  'raise-disagreement',
  'immediate-risk',
  'move-up',
  'answer-disagreement',
  'name-contact',
  'record-discussion',
  'convene-panel',
  'convene-meeting',
];

/** Who has been told, whom to speak to, and until when: the last page of a form, for whoever sees the disagreement. */
export const after = async ({ form, state, context, messages }: Given<Disagreement>): Promise<Content> => {
  if (!MOVES.includes(form)) return undefined;
  const told = [...new Set(messages.map((intent) => recipientWords(intent, state, context)))].sort();
  return html`<h2 class="govuk-heading-m">Where it stands now</h2>${summaryList([
    ...rows(['An e-mail goes to', told.join('\n')]),
    ...standsRows({ state, context }),
  ])}`;
};

const recipientWords = (
  { recipient }: MessageIntent,
  { raisedBy }: Disagreement,
  { arrangement, actor }: Given<Disagreement>['context'],
): string => {
  if (recipient.address.toLowerCase() === actor.address.toLowerCase()) return 'You';
  if (recipient.address.toLowerCase() === raisedBy?.address.toLowerCase()) return 'Whoever raised it';
  return postTitle(arrangement, recipient.post) ?? recipient.address;
};
