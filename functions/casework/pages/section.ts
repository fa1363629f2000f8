import { type Content, type Html, html } from '#forms/layouts/html.ts';
import type { Row } from '#forms/layouts/parts/lists.ts';

/** A part of a page under a heading of its own; nothing where there is nothing to show. */
export const section = (id: string, title: string, content: Content): Html | undefined =>
  content === undefined || content === false
    ? undefined
    : html`<section aria-labelledby="${id}"><h2 class="govuk-heading-m" id="${id}">${title}</h2>${content}</section>`;

/** Rows of a summary, without those that have nothing to say. */
export const rowsOf = (...rows: readonly (readonly [string, string | Html | undefined])[]): readonly Row[] =>
  rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
