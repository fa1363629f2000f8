import type { Instant } from '#shared/kernel/time.ts';

/** A document as its readers get it, whatever it is rendered to: plain text and structure, no markup. */
export interface Document {
  readonly title: string;
  /** Stands over and under every printed page. */
  readonly classification: string;
  readonly reference: string;
  readonly partnership: string;
  /** Under the title: whom it is to, when it was made. */
  readonly lines: readonly string[];
  readonly sections: readonly Section[];
  /** Set where a file of it must be the same, byte for byte, whenever it is made. */
  readonly madeAt?: Instant;
}

export interface Section {
  /** Stable name, for links and tests: `lived-experience`. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  /** Line breaks are kept. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const text = (words: string): Block => ({ kind: 'text', text: words });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });

/** What is known of several things; those with nothing to say are left out. */
export const facts = (...rows: readonly (readonly [label: string, value: string | undefined])[]): readonly Block[] => {
  const said = rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
  return said.length === 0 ? [] : [{ kind: 'facts', rows: said }];
};

/** A table, or `otherwise` where it would have no rows. */
export const table = (
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  otherwise: string,
): Block => (rows.length === 0 ? text(otherwise) : { kind: 'table', caption, columns, rows });

/** A question and its answer, as a small heading and text; what was left blank is said to be. */
export const told = (question: string, answer: string, blank = 'Not recorded.'): readonly Block[] => [
  heading(question),
  text(answer === '' ? blank : answer),
];

/** The same document with every text of it put through `change`. */
export const withTexts = (document: Document, change: (text: string) => string): Document => {
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'heading':
      case 'text':
        return { ...one, text: change(one.text) };
      case 'list':
        return { ...one, items: one.items.map(change) };
      case 'facts':
        return { ...one, rows: one.rows.map(({ label, value }) => ({ label, value: change(value) })) };
      case 'table':
        return { ...one, rows: one.rows.map((row) => row.map(change)) };
    }
  };
  return {
    ...document,
    sections: document.sections.map((section) => ({ ...section, blocks: section.blocks.map(block) })),
  };
};

/** Every text of a section, for finding a word in it. */
export const textsOf = ({ title, blocks }: Section): readonly string[] => [
  title,
  ...blocks.flatMap((one): readonly string[] => {
    switch (one.kind) {
      case 'heading':
      case 'text':
        return [one.text];
      case 'list':
        return one.items;
      case 'facts':
        return one.rows.flatMap(({ label, value }) => [label, value]);
      case 'table':
        return [one.caption, ...one.columns, ...one.rows.flat()];
    }
  }),
];
