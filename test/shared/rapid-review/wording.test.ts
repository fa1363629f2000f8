import { describe, expect, it } from 'vitest';
import { letter } from '#functions/casework/letter.ts';
import { messageTable } from '#shared/rapid-review/messages/table.ts';
import { wordings } from '#shared/rapid-review/messages/wording.ts';
import { written } from '#test/support/written.ts';

describe('what an e-mail may say (SHARE-2)', () => {
  it('every row has words, and no words are without a row', () => {
    expect(Object.keys(wordings).sort()).toEqual([...new Set(messageTable.map(({ template }) => template))].sort());
  });

  it('is the reference, the task, the day and a link, and nothing that could be about a child', () => {
    for (const [template, wording] of Object.entries(wordings)) {
      for (const said of written(template, wording)) {
        expect(said, template).not.toMatch(
          /\b(injur|died|death|dead|abus|neglect|hospital|school|mother|father|sibling|aged?|born|boy|girl)\b/i,
        );
        expect(said, template).not.toMatch(/[{}]|undefined|null/);
      }
    }
  });

  it('cannot be made to say more by a reference or a link with markup in it', () => {
    const wording = wordings['decision-made'];
    if (wording === undefined) throw new Error('No such template');
    expect(
      letter(wording, { reference: '<b>', partnership: '"x"', dueDate: undefined, url: 'https://cases.example/?a="b"' })
        .html,
    ).not.toMatch(/<b>|"x"|="b"/);
  });
});
