import { type Content, type Html, html, lines } from '../html.ts';

export interface Row {
  readonly label: string;
  /** Text (line breaks kept) or HTML. */
  readonly value: string | Html;
  readonly actions?: readonly RowAction[] | undefined;
}
export interface RowAction {
  readonly text: string;
  readonly href: string;
  /** What the link is about, for those who hear it alone: "Change" + "date of birth". */
  readonly about: string;
}

const action = ({ text, href, about }: RowAction): Html =>
  html`<a class="govuk-link" href="${href}">${text}<span class="govuk-visually-hidden"> ${about}</span></a>`;

/** A list of things and what they are. Only where some rows have actions do the others leave room for them. */
export const summaryList = (rows: readonly Row[]): Html => {
  const withActions = rows.some(({ actions = [] }) => actions.length > 0);
  return html`<dl class="govuk-summary-list">${rows.map(
    ({ label, value, actions = [] }) =>
      html`<div class="govuk-summary-list__row${withActions && actions.length === 0 && ' govuk-summary-list__row--no-actions'}"><dt class="govuk-summary-list__key">${label}</dt><dd class="govuk-summary-list__value">${typeof value === 'string' ? lines(value) : value}</dd>${actions.length > 0 && html`<dd class="govuk-summary-list__actions">${actions.length === 1 ? actions.map(action) : html`<ul class="govuk-summary-list__actions-list">${actions.map((each) => html`<li class="govuk-summary-list__actions-list-item">${action(each)}</li>`)}</ul>`}</dd>`}</div>`,
  )}</dl>`;
};

/** A summary list in a frame with a title and actions of its own. */
export const summaryCard = (title: string, rows: readonly Row[], actions: readonly RowAction[] = []): Html =>
  html`<div class="govuk-summary-card"><div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title">${title}</h2>${actions.length > 0 && html`<ul class="govuk-summary-card__actions">${actions.map((each) => html`<li class="govuk-summary-card__action">${action(each)}</li>`)}</ul>`}</div><div class="govuk-summary-card__content">${summaryList(rows)}</div></div>`;

export interface Column<Item> {
  readonly heading: string;
  readonly cell: (item: Item) => Content;
  readonly numeric?: boolean | undefined;
}

/** A table whose first column names its rows. Scrolls sideways in a narrow window rather than spill. */
export const table = <Item>(caption: string, columns: readonly Column<Item>[], items: readonly Item[]): Html => {
  const numeric = (column: Column<Item>, kind: string) =>
    column.numeric === true ? ` govuk-table__${kind}--numeric` : '';
  return html`<div class="app-table" tabindex="0" role="region" aria-label="${caption}"><table class="govuk-table"><caption class="govuk-table__caption govuk-table__caption--m">${caption}</caption><thead class="govuk-table__head"><tr class="govuk-table__row">${columns.map(
    (column) => html`<th scope="col" class="govuk-table__header${numeric(column, 'header')}">${column.heading}</th>`,
  )}</tr></thead><tbody class="govuk-table__body">${items.map(
    (item) =>
      html`<tr class="govuk-table__row">${columns.map((column, index) =>
        index === 0
          ? html`<th scope="row" class="govuk-table__header">${column.cell(item)}</th>`
          : html`<td class="govuk-table__cell${numeric(column, 'cell')}">${column.cell(item)}</td>`,
      )}</tr>`,
  )}</tbody></table></div>`;
};

export interface TaskItem {
  readonly title: string;
  readonly href?: string | undefined;
  readonly hint?: Content;
  readonly status: Content;
}

/** Things to do, each with how far it is. `id` must be unique on the page. */
export const taskList = (id: string, items: readonly TaskItem[]): Html =>
  html`<ul class="govuk-task-list">${items.map(
    ({ title, href, hint, status }, index) =>
      html`<li class="govuk-task-list__item${href === undefined ? '' : ' govuk-task-list__item--with-link'}"><div class="govuk-task-list__name-and-hint">${href === undefined ? html`<div>${title}</div>` : html`<a class="govuk-link govuk-task-list__link" href="${href}" aria-describedby="${id}-${index + 1}-status">${title}</a>`}${hint !== undefined && html`<div class="govuk-task-list__hint">${hint}</div>`}</div><div class="govuk-task-list__status" id="${id}-${index + 1}-status">${status}</div></li>`,
  )}</ul>`;

export interface Happening {
  readonly title: string;
  /** Who, in words. */
  readonly by: string;
  /** When, in words, and for machines (`2026-04-02T10:00`). */
  readonly at: { readonly words: string; readonly datetime: string };
  readonly detail?: Content;
}

/** What has happened, newest or oldest first as given. */
export const timeline = (happenings: readonly Happening[]): Html =>
  html`<ol class="app-timeline">${happenings.map(
    ({ title, by, at, detail }) =>
      html`<li class="app-timeline__item"><h3 class="app-timeline__title">${title}</h3><p class="app-timeline__by"><time datetime="${at.datetime}">${at.words}</time>, ${by}</p>${detail !== undefined && html`<div class="app-timeline__detail">${detail}</div>`}</li>`,
  )}</ol>`;
