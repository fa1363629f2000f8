import { type Html, html } from '#forms/layouts/html.ts';
import { table } from '#forms/layouts/parts/lists.ts';
import { type TagColour, tag, warning } from '#forms/layouts/parts/marks.ts';
import type { MessageStatus, OutboxRow } from '#shared/casework/ledger.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { postTitle } from '../dossier/names.ts';
import { timeInWords } from '../dossier/when.ts';
import { formHref } from './to-do.ts';

const STATUS: Readonly<Record<MessageStatus, readonly [string, TagColour]>> = {
  PENDING: ['Waiting to be sent', 'grey'],
  SENDING: ['Being sent', 'grey'],
  ACCEPTED: ['Sent, not yet confirmed', 'blue'],
  DELIVERED: ['Delivered', 'green'],
  BOUNCED: ['Did not arrive', 'red'],
  COMPLAINED: ['Delivered, and marked as unwanted', 'orange'],
  UNCONFIRMED: ['Not known whether it arrived', 'red'],
  FAILED: ['Refused by the mail service', 'red'],
  BLOCKED: ['Not sent: address not on the list', 'red'],
};

export const statusTag = (status: MessageStatus): Html => tag(...STATUS[status]);

/** Subjects follow the reference in a mail, and so begin small; here they begin a line. */
const subjectOf = ({ shelf }: Dossier, { intent, subject }: OutboxRow): string => {
  const words = shelf.wordings[intent.template]?.subject ?? subject;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

/** Every message of the case, to whom and how far it got. What did not arrive is said first. */
export const messagesHtml = (dossier: Dossier, rows: readonly OutboxRow[], maySettle: boolean): Html => {
  const { context, state } = dossier;
  const { arrangement } = context;
  const to = ({ intent: { recipient } }: OutboxRow): string =>
    postTitle(arrangement, recipient.post) ??
    arrangement.posts.find(({ address }) => address === recipient.address)?.title ??
    recipient.address;
  const sorted = rows.toSorted((a, b) => (a.at === b.at ? a.key.localeCompare(b.key) : b.at.localeCompare(a.at)));
  const troubles = state.troubles.map(({ key, milestone, audience, status }) => {
    const row = rows.find((one) => one.key === key);
    return html`<li>${milestone}, to ${row === undefined ? audience : to(row)}: ${status.toLowerCase()}.${maySettle && html` <a class="govuk-link" href="${formHref(context.caseId, 'settle-message', key)}">Settle it<span class="govuk-visually-hidden">: ${milestone}, to ${row === undefined ? audience : to(row)}</span></a>`}</li>`;
  });
  return html`${
    troubles.length > 0 &&
    html`${warning(troubles.length === 1 ? 'A message that must arrive has not.' : `${troubles.length} messages that must arrive have not.`)}<ul class="govuk-list govuk-list--bullet">${troubles}</ul>`
  }${
    sorted.length === 0
      ? html`<p class="govuk-body">No message has been sent in this case.</p>`
      : table(
          'Messages, latest first',
          [
            { heading: 'Message', cell: (row: OutboxRow) => subjectOf(dossier, row) },
            { heading: 'Milestone', cell: ({ intent }) => intent.milestone },
            { heading: 'To', cell: to },
            { heading: 'Status', cell: ({ status }) => statusTag(status) },
            { heading: 'Since', cell: ({ statusAt }) => timeInWords(statusAt) },
          ],
          sorted,
        )
  }`;
};
