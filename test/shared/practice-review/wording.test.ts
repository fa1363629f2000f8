import { describe, expect, it } from 'vitest';
import { messageTable } from '#shared/practice-review/messages/table.ts';
import { wordings } from '#shared/practice-review/messages/wording.ts';
import { written } from '#test/support/written.ts';

describe('what an e-mail about a review may say (SHARE-2)', () => {
  it('every row has words, and no words are without a row', () => {
    expect(Object.keys(wordings).sort()).toEqual([...new Set(messageTable.map(({ template }) => template))].sort());
  });

  it('nothing that could be about a child or what happened to it', () => {
    for (const [template, wording] of Object.entries(wordings)) {
      for (const said of written(template, wording)) {
        expect(said, template).not.toMatch(
          /\b(injur|died|death|dead|kill|murder|homicid|suicid|abus|neglect|violen|exploit|hospital|school|mother|father|parent|sibling|brother|sister|bab|infant|aged?\b|born|boy|girl|trial|inquest|police|arrest)/i,
        );
        expect(said, template).not.toMatch(/[{}]|undefined|null/);
      }
    }
  });

  it('what is sent when something has become overdue says that it was due', () => {
    const overdue = Object.keys(wordings).filter((template) => wordings[template]?.overdue === true);
    expect(overdue.sort()).toEqual([
      'action-overdue',
      'actions-behind',
      'agency-overdue',
      'agency-silent',
      'question-overdue',
      'reply-overdue',
      'return-overdue',
    ]);
  });

  it('no day, number or address of its own: those are added from the case', () => {
    for (const [template, { subject, lines, link }] of Object.entries(wordings)) {
      const said = [subject, ...lines, link].join(' ').replace('for 14 days', 'for its days');
      expect(said, template).not.toMatch(/\d|@|http/);
    }
  });

  it('calm: no capitals, no exclamation, no urging', () => {
    for (const [template, { subject, lines, link }] of Object.entries(wordings)) {
      const said = [subject, ...lines, link].join(' ');
      expect(said, template).not.toMatch(/!|\b[A-Z]{3,}\b|\b(urgent|immediate|fail|must\b)/);
      expect(subject, template).not.toMatch(/\.$/);
    }
  });

  it('who has no account opens a document with a code; who has one signs in and is sent none', () => {
    for (const { template, document } of messageTable) {
      const said = wordings[template];
      expect(said?.link === 'Open the document', template).toBe(document !== undefined);
      expect(
        said?.lines.some((line) => line.includes('asked for a code')),
        template,
      ).toBe(document !== undefined);
    }
  });
});
