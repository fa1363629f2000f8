import { type Html, html, lines, raw } from '#forms/layouts/html.ts';
import { summaryList, table } from '#forms/layouts/parts/lists.ts';
import { BAR } from '#shared/casework/redaction/taken-out.ts';
import type { Block, Document } from './model.ts';

/** Whoever hears the page hears that something was taken out, not a row of signs. */
const BAR_HEARD = `<span aria-hidden="true">${BAR}</span><span class="govuk-visually-hidden">(taken out)</span>`;

const words = (text: string): Html =>
  text.includes(BAR) ? raw(`${lines(text)}`.replaceAll(BAR, BAR_HEARD)) : lines(text);

const block = (one: Block): Html => {
  switch (one.kind) {
    case 'heading':
      return html`<h3 class="govuk-heading-s">${words(one.text)}</h3>`;
    case 'text':
      return html`<p class="govuk-body govuk-!-text-break-word">${words(one.text)}</p>`;
    case 'list':
      return html`<ul class="govuk-list govuk-list--bullet">${one.items.map((item) => html`<li>${words(item)}</li>`)}</ul>`;
    case 'facts':
      return summaryList(one.rows.map(({ label, value }) => ({ label, value: words(value) })));
    case 'table':
      return table(
        one.caption,
        one.columns.map((heading, column) => ({
          heading,
          cell: (row: readonly string[]) => words(row[column] ?? ''),
        })),
        one.rows,
      );
  }
};

const contents = ({ sections }: Document): Html =>
  html`<nav class="app-not-printed" aria-labelledby="contents"><h2 class="govuk-heading-m" id="contents">Contents</h2><ul class="govuk-list">${sections.map(
    ({ id, title }) => html`<li><a class="govuk-link" href="#${id}">${title}</a></li>`,
  )}</ul></nav>`;

/** The body of a page that is a document: it reads on a screen and prints as a pack. */
export const documentHtml = (document: Document): Html => html`
<p class="govuk-body"><strong>${document.classification}</strong></p>
<span class="govuk-caption-l">${document.partnership}</span>
<h1 class="govuk-heading-l">${words(document.title)}</h1>
${document.lines.map((line) => html`<p class="govuk-body">${words(line)}</p>`)}
${document.sections.length > 4 && contents(document)}
${document.sections.map(
  ({ id, title, blocks }) =>
    html`<section aria-labelledby="${id}"><h2 class="govuk-heading-m" id="${id}">${words(title)}</h2>${blocks.map(block)}</section>`,
)}
<p class="govuk-body"><strong>${document.classification}</strong></p>`;
