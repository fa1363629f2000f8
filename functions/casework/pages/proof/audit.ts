import { type Html, html } from '#forms/layouts/html.ts';
import { summaryList } from '#forms/layouts/parts/lists.ts';
import { tag, warning } from '#forms/layouts/parts/marks.ts';
import { linkButton } from '#forms/layouts/parts/ways.ts';
import type { Verified } from '#functions/casework/verified.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { timeInWords } from '../../dossier/when.ts';
import { rowsOf } from '../section.ts';
import type { HeldTo } from './held-to.ts';

export interface AuditAsked {
  readonly now: Instant;
  readonly heldTo: HeldTo;
  /** Where the whole record is had as a file; absent for whoever may not have it. */
  readonly exportHref: string | undefined;
}

/** Whether the record of a case is whole as of now, where its chain ends, and the way to all of it. */
export const auditHtml = ({ record, events, faults }: Verified, { now, heldTo, exportHref }: AuditAsked): Html => {
  const last = events.at(-1);
  return html`${faults.length === 0 ? wholeHtml(events.length, now) : brokenHtml(faults, now)}${summaryList(
    rowsOf(
      ['Version', `${record.version}: the number of its last event`],
      ['Last event', last === undefined ? undefined : timeInWords(last.at)],
      ['Hash of the last event', html`<span class="govuk-!-text-break-word">${record.hash}</span>`],
      ['Opened', timeInWords(record.openedAt)],
      ['Rules', heldTo.rules],
      ['Guidance', heldTo.guidance],
      ['Arrangements', heldTo.arrangements],
    ),
  )}<p class="govuk-body">Each event is chained to the one before it by a hash, so that none can be changed, taken out or put in unseen. Whoever writes down the version and the hash today can show on any later day that everything up to that event still stands as it did.</p>${exportHtml(exportHref)}`;
};

const wholeHtml = (events: number, now: Instant): Html =>
  html`<p class="govuk-body">${tag('Whole', 'green')}</p><p class="govuk-body">The record of this case is whole as of ${timeInWords(now)}. ${events === 1 ? 'Its one event stands as it was written' : `Its ${events} events stand as they were written, in their order`}, and give the case as it is shown here.</p>`;

const brokenHtml = (faults: Verified['faults'], now: Instant): Html =>
  html`${warning('The record of this case is not whole.')}<p class="govuk-body">Found on ${timeInWords(now)}:</p><ul class="govuk-list govuk-list--bullet">${faults.map(({ words }) => html`<li>${words}</li>`)}</ul><p class="govuk-body">Change nothing in this case. Keep this page, and tell the business manager and those who run the service today: the good record can be brought back from a backup.</p>`;

const exportHtml = (href: string | undefined): Html =>
  html`<h2 class="govuk-heading-m">The whole record as a file</h2>${
    href === undefined
      ? html`<p class="govuk-body">The file holds everything that anybody wrote in this case, so it is for those who see every part of it. Ask the business manager.</p>`
      : html`<p class="govuk-body">The file holds everything that anybody wrote in this case, with names. Keep it and send it as you would the case itself. That it was downloaded is recorded.</p>${linkButton('Download the whole record', href, 'secondary')}`
  }`;
