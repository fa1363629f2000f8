import {
  AlignmentType,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  Document as WordDocument,
} from 'docx';
import type { Block, Document } from './model.ts';
import { propertiesPart, withoutTimes } from './same-bytes.ts';

/** Twentieths of a point; millimetres to them is 56.7. */
const MARGIN = 1020;
const WIDTH = 9866;

/** What XML has no room for: one of these in an answer, and Word calls the whole report damaged. */
const UNWRITABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

const writable = (words: string): string => words.toWellFormed().replace(UNWRITABLE, '');

const runs = (words: string, bold = false): TextRun[] =>
  writable(words)
    .split('\n')
    .map((line, index) => new TextRun({ text: line, bold, ...(index > 0 ? { break: 1 } : {}) }));

const paragraph = (words: string): Paragraph => new Paragraph({ children: runs(words), spacing: { after: 120 } });

const cell = (words: string, columns: number, bold = false): TableCell =>
  new TableCell({
    width: { size: Math.floor(WIDTH / columns), type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    children: [new Paragraph({ children: runs(words, bold) })],
  });

const grid = (rows: readonly TableRow[], columns: number): Table =>
  new Table({
    rows: [...rows],
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: Array.from({ length: columns }, () => Math.floor(WIDTH / columns)),
  });

const headed = (columns: readonly string[], rows: readonly (readonly string[])[]): Table =>
  grid(
    [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((words) => cell(words, columns.length, true)),
      }),
      ...rows.map((row) => new TableRow({ children: columns.map((_, at) => cell(row[at] ?? '', columns.length)) })),
    ],
    columns.length,
  );

const block = (one: Block): (Paragraph | Table)[] => {
  switch (one.kind) {
    case 'heading':
      return [new Paragraph({ children: runs(one.text), heading: HeadingLevel.HEADING_2 })];
    case 'text':
      return [paragraph(one.text)];
    case 'list':
      return one.items.map((item) => new Paragraph({ children: runs(item), bullet: { level: 0 } }));
    case 'facts':
      return [
        headed(
          ['What', 'Answer'],
          one.rows.map(({ label, value }) => [label, value]),
        ),
        paragraph(''),
      ];
    case 'table':
      return [
        new Paragraph({ children: runs(one.caption, true), keepNext: true, spacing: { before: 120, after: 60 } }),
        headed(one.columns, one.rows),
        paragraph(''),
      ];
  }
};

const heading = (size: number, before: number) => ({
  run: { font: 'Arial', size, bold: true, color: '0B0C0C' },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
});

/** A document for Word, from the same model as the page: headings, header rows, British English, a title. */
export const wordOf = async (document: Document): Promise<Uint8Array> => {
  const { title, classification, reference, partnership, lines, sections, madeAt } = document;
  const word = new WordDocument({
    title,
    creator: partnership,
    description: reference,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 22, language: { value: 'en-GB' } } },
        title: { run: { font: 'Arial', size: 40, bold: true }, paragraph: { spacing: { after: 200 } } },
        heading1: heading(30, 360),
        heading2: heading(24, 200),
      },
    },
    sections: [
      {
        properties: {
          page: {
            // A4, upright.
            size: { width: 11906, height: 16838, orientation: PageOrientation.PORTRAIT },
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
          },
        },
        headers: {
          default: new Header({
            children: [new Paragraph({ children: runs(`${classification}   ${reference}`, true) })],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...[partnership, ...lines].map(paragraph),
          ...sections.flatMap((section) => [
            new Paragraph({ children: runs(section.title), heading: HeadingLevel.HEADING_1 }),
            ...section.blocks.flatMap(block),
          ]),
        ],
      },
    ],
  });
  if (madeAt === undefined) return new Uint8Array(await Packer.toBuffer(word));
  const properties = propertiesPart({
    title: writable(title),
    creator: partnership,
    description: reference,
    at: madeAt,
  });
  return withoutTimes(new Uint8Array(await Packer.toBuffer(word, false, [properties])));
};
