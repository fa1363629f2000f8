import { type Block, type Document, textsOf } from '#functions/casework/rendering/model.ts';
import type { LeftStanding, TakingOut } from '#shared/casework/redaction/taken-out.ts';

/** A document with every text of it put through `change`: titles, captions, labels and what stands on every page as well. */
export const everyText = (document: Document, change: (text: string) => string): Document => ({
  title: change(document.title),
  classification: change(document.classification),
  reference: change(document.reference),
  partnership: change(document.partnership),
  lines: document.lines.map(change),
  sections: document.sections.map(({ title, blocks }, at) => ({
    // Ids are made of what they stand for; a copy has its own.
    id: `part-${at + 1}`,
    title: change(title),
    blocks: blocks.map((block) => everyTextOf(block, change)),
  })),
  ...(document.madeAt === undefined ? {} : { madeAt: document.madeAt }),
});

const everyTextOf = (block: Block, change: (text: string) => string): Block => {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return { ...block, text: change(block.text) };
    case 'list':
      return { ...block, items: block.items.map(change) };
    case 'facts':
      return { ...block, rows: block.rows.map(({ label, value }) => ({ label: change(label), value: change(value) })) };
    case 'table':
      return {
        ...block,
        caption: change(block.caption),
        columns: block.columns.map(change),
        rows: block.rows.map((row) => row.map(change)),
      };
  }
};

/** Every text of a document, each with the title of the section it stands in. */
export const everyTextIn = (document: Document): readonly (readonly [section: string, text: string])[] => {
  const { title, classification, reference, partnership, lines, sections } = document;
  return [
    ...[title, classification, reference, partnership, ...lines].map((text) => [title, text] as const),
    ...sections.flatMap((section) => textsOf(section).map((text) => [section.title, text] as const)),
  ];
};

/** A name that was left where it may be an everyday word, and the section it stands in. */
export interface Left extends LeftStanding {
  readonly section: string;
}

export const leftIn = (document: Document, taking: TakingOut): readonly Left[] =>
  everyTextIn(document).flatMap(([section, text]) => taking.leftIn(text).map((left) => ({ ...left, section })));
