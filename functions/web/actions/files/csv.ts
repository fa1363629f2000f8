import type { HttpResponse } from '#functions/runtime/http.ts';

/** Stands last in a file that could not hold everything. */
export const CUT_SHORT = 'There are more rows than one file holds. Ask for one agency or theme at a time.';

export type Cell = string | number | boolean;

/** What a spreadsheet would take for a formula, whatever blanks stand before it. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;

/** Every cell is quoted, so that no comma, semicolon or line break in it makes another; none begins a formula. */
const cellOf = (cell: Cell): string => {
  const text = typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell);
  const safe = typeof cell === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** Rows as RFC 4180 has them, with the mark by which spreadsheets know UTF-8. */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;

export const csvFile = (name: string, rows: readonly (readonly Cell[])[]): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}.csv"` },
  body: csv(rows),
});
