import { beforeAll, describe, expect, it } from 'vitest';
import { asItStood } from '#functions/casework/dossier/dossier.ts';
import { documentHtml } from '#functions/casework/rendering/html.ts';
import { namesLeft } from '#functions/casework/rendering/masking.ts';
import { type Document, textsOf } from '#functions/casework/rendering/model.ts';
import { wordOf } from '#functions/casework/rendering/word.ts';
import { chronology } from '#functions/rapid-review/documents/dossier/chronology.ts';
import { pseudonyms } from '#functions/rapid-review/documents/dossier/pseudonyms.ts';
import { reportOf } from '#functions/rapid-review/documents/report/report.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { unzipped } from '#test/support/unzipped.ts';
import { notifiedCase, type OfficeCase, sentCase } from '../office-case.ts';

let office: OfficeCase;
let report: Document;
beforeAll(async () => {
  office = await sentCase();
  report = reportOf(await office.dossier());
});

const words = (id: string): string => {
  const section = report.sections.find((one) => one.id === id);
  return section === undefined ? 'no such section' : textsOf(section).join('\n');
};

describe('the rapid review report', () => {
  it('has the eighteen sections, in order, each with something in it', () => {
    expect(report.sections.map(({ title }) => Number.parseInt(title, 10))).toEqual(
      Array.from({ length: 18 }, (_, index) => index + 1),
    );
    expect(report.sections.filter(({ blocks }) => blocks.length === 0)).toEqual([]);
  });

  it('says what it is, when it was due and sent, and how it is classified', () => {
    expect(report.classification).toMatch(/OFFICIAL-SENSITIVE/);
    expect(words('particulars')).toMatch(/DFE-12345/);
    expect(words('particulars')).toMatch(/Tuesday 7 July 2026/);
    expect(words('submission')).toMatch(/29 June 2026/);
  });

  it('calls a child by no name, wherever the name was written', () => {
    const all = report.sections.flatMap(textsOf).join('\n');
    expect(all).not.toMatch(/Petra|Samplewick/);
    expect(words('incident')).toContain('the child was brought to hospital');
    expect(words('children')).toMatch(/P\.S\./);
    expect(all).not.toMatch(/1 Sample Road|2022-03-01|1 March 2022/);
    expect(words('children')).toMatch(/4 years/);
  });

  it('shows the meeting that lacked its quorum as having decided nothing', () => {
    expect(words('participation')).toMatch(/Not quorate: it lacked .*It decided nothing/);
    expect(words('participation')).toMatch(/\bQuorate\b/);
  });

  it('gives the three determinations by post, with the dissent', () => {
    const decision = words('decision');
    for (const post of ['Strategic Director', 'Superintendent', 'Director of Nursing'])
      expect(decision).toContain(post);
    expect(decision).toContain('Yes: this partner dissents');
    expect(decision).toContain('A review adds nothing that an audit would not.');
    expect(decision).toContain('A local child safeguarding practice review');
  });

  it('answers every criterion, local and national, with its evidence', () => {
    for (const id of ['Improvements', 'Recurrent', 'Agencies', 'Panel'])
      expect(words('local-criteria')).toContain(`Evidence for criterion${id}`);
    for (const reason of ['Local to here.', 'None needed.', 'Not complex.'])
      expect(words('national-criteria')).toContain(reason);
  });

  it('merges every agency’s chronology, marks uncertain dates and points out what may be told twice', async () => {
    expect(chronology(await office.dossier()).map(({ date, agency, mayRepeat }) => [date, agency, mayRepeat])).toEqual([
      ['2026-03-01', 'schools', []],
      ['2026-05-02', 'community-health', [3]],
      ['2026-05-02', 'schools', [2]],
    ]);
    expect(words('agencies')).toContain('About 1 March 2026');
    expect(words('agencies')).toContain('May be the same event as number 3');
  });

  it('says of immediate actions whether they are done', () => {
    expect(words('immediate-action')).toMatch(/Tell every nursery of the new form[\s\S]*Overdue/);
    expect(words('immediate-action')).toMatch(/Visit the home[\s\S]*Not yet/);
  });

  it('is a draft before the partners have decided, and can be made at any point', async () => {
    const early = reportOf(await (await notifiedCase()).dossier());
    expect(early.lines.join()).toMatch(/Draft/);
    expect(early.sections).toHaveLength(18);
    expect(report.lines.join()).not.toMatch(/Draft/);
  });

  it('can be made as the case stood on an earlier day', async () => {
    const then = reportOf(asItStood(await office.dossier(), LondonDate.parse('2026-06-26')));
    const decision = then.sections.find(({ id }) => id === 'decision');
    expect(decision && textsOf(decision).join()).toContain('Not taken yet');
  });
});

describe('names of children', () => {
  it('tells them apart by letters when there are several', async () => {
    const dossier = await (await notifiedCase(3)).dossier();
    expect(pseudonyms(dossier).map(({ called }) => called)).toEqual(['Child A', 'Child B', 'Child C']);
    expect(reportOf(dossier).sections.flatMap(textsOf).join()).toContain('Child A was brought');
  });

  it('points to sections in which a surname still stands, and leaves it for a person', () => {
    const child = { called: 'the child', initials: 'A.B.', forename: 'May', surname: 'Boatwright' };
    const document: Document = {
      ...report,
      sections: [{ id: 'one', title: 'One', blocks: [{ kind: 'text', text: 'Mrs Boatwright came in May' }] }],
    };
    expect(namesLeft(document, [child])).toEqual(['One']);
  });
});

describe('its renderings', () => {
  it('as a page: one heading, a heading a section, tables with headed columns, everything escaped', () => {
    const wild: Document = {
      ...report,
      sections: [{ id: 'x', title: '<b>', blocks: [{ kind: 'text', text: '<script>alert(1)</script>' }] }],
    };
    expect(String(documentHtml(wild))).not.toMatch(/<script>|<b>/);
    const page = String(documentHtml(report));
    expect(page.match(/<h1 /g)).toHaveLength(1);
    for (const { id } of report.sections) expect(page).toContain(`<h2 class="govuk-heading-m" id="${id}">`);
    expect(page).toContain('<th scope="col"');
  });

  it('as a Word file that opens: headings for every section, header rows, British English, a title', async () => {
    const files = unzipped(await wordOf(report));
    const document = files.get('word/document.xml') ?? '';
    expect(document.match(/w:val="Heading1"/g)).toHaveLength(18);
    for (const { title } of report.sections) expect(document).toContain(title.replaceAll('&', '&amp;'));
    expect(document).toContain('<w:tblHeader/>');
    expect(files.get('word/styles.xml')).toContain('w:val="en-GB"');
    expect(files.get('docProps/core.xml')).toContain('<dc:title>Rapid review report</dc:title>');
    expect([...files.values()].join('')).not.toMatch(/Petra|Samplewick/);
    expect([...files].find(([name]) => name.startsWith('word/header'))?.[1]).toContain('OFFICIAL-SENSITIVE');
  });
});
