import { describe, expect, it } from 'vitest';
import { faced } from '#functions/web/faces.ts';
import { bringing } from '#functions/web/forms/draft/desk.ts';
import type { Answers } from '#shared/casework/answers.ts';
import { REDACTION_FORMS } from '#shared/casework/redaction/decide.ts';
import { type OfficeCase, sentCase } from '#test/functions/rapid-review/office-case.ts';
import { portsOf } from '#test/functions/web/cases/desk.ts';
import { compiledForm } from '../../../../build/compiled/forms.js';
import { CHAIR, MANAGER, prepare } from './desk.ts';

const brought = async (office: OfficeCase, name: string, who: string, subject?: string, answers?: Answers) => {
  const compiled = compiledForm(name);
  if (compiled === undefined) throw new Error(`No form ${name}`);
  const ground = await faced(await office.record());
  return bringing(portsOf(office), { actor: office.actor(who) }, compiled, ground, subject, answers);
};
const wordsOf = (known: { readonly rows: readonly { readonly label: string; readonly value: string }[] } | undefined) =>
  (known?.rows ?? []).map(({ label, value }) => `${label}: ${value}`).join('\n');

describe('what a form about copies is given', () => {
  it('is every list and block that it shows', async () => {
    const office = await sentCase();
    await prepare(office);
    for (const name of REDACTION_FORMS) {
      const { options, known } = await brought(office, name, MANAGER, '1');
      const pages = Object.values(compiledForm(name)?.pages ?? {});
      for (const list of pages.flatMap(({ needs }) => needs.options)) expect(options[list]?.length).toBeGreaterThan(0);
      const blocks = [...new Set(pages.flatMap(({ needs }) => needs.known))];
      expect(Object.keys(await known(blocks)).sort()).toEqual(blocks.toSorted());
    }
  });

  it('offers the documents that can be made and that this person may have', async () => {
    const office = await sentCase();
    const offered = async (who: string) =>
      (await brought(office, 'prepare-redacted-copy', who)).options['documents-of-case']?.map(({ value }) => value);
    expect(await offered(MANAGER)).toEqual(expect.arrayContaining(['report', 'decision-letter', 'return/schools']));
    expect(await offered(MANAGER)).not.toContain('not-met');
    expect(await offered('named-gp')).not.toContain('report');
  });

  it('begins with the names that the case protects, and afterwards with what the last copy took out', async () => {
    const office = await sentCase();
    const words = async () => (await (await brought(office, 'prepare-redacted-copy', MANAGER)).prefill())['words'];
    expect(await words()).toEqual([
      { wordOut: 'Petra Samplewick', putInstead: 'words', insteadWords: 'the child' },
      { wordOut: 'Petra', putInstead: 'words', insteadWords: 'the child' },
      { wordOut: 'Samplewick', putInstead: 'bar' },
      { wordOut: 'P.S.', putInstead: 'bar' },
    ]);
    await prepare(office);
    expect(await words()).toEqual([
      { wordOut: 'Petra', putInstead: 'words', insteadWords: 'Child A' },
      { wordOut: 'nursery', putInstead: 'bar' },
      expect.objectContaining({ wordOut: 'Petra Samplewick' }),
      expect.objectContaining({ wordOut: 'Samplewick' }),
      expect.objectContaining({ wordOut: 'P.S.' }),
    ]);
    expect(await (await brought(office, 'check-redacted-copy', CHAIR, '1')).prefill()).toEqual({});
  });

  it('shows what would be found as the draft stands, and what was found in the copy that is checked', async () => {
    const office = await sentCase();
    const answers = { document: 'return/community-health', words: [{ wordOut: 'Health visitor', putInstead: 'bar' }] };
    const draft = await brought(office, 'prepare-redacted-copy', MANAGER, undefined, answers);
    expect(wordsOf((await draft.known(['copy-found']))['copy-found'])).toContain(
      'Health visitor, 2 times: a black bar',
    );
    await prepare(office, { ...answers });
    const checker = await brought(office, 'check-redacted-copy', CHAIR, '1');
    const { 'copy-found': found, 'copy-to-check': copy } = await checker.known(['copy-found', 'copy-to-check']);
    expect(wordsOf(found)).toContain('Health visitor, 2 times: a black bar');
    expect(copy?.way?.href).toBe(`/documents/${office.id()}/redacted/1`);
    expect(wordsOf(copy)).toContain('for a coroner: The senior coroner for Wexmoor');
  });

  it('shows nothing of a document that this person may not have', async () => {
    const office = await sentCase();
    const answers = { document: 'report', words: [] };
    const draft = await brought(office, 'prepare-redacted-copy', 'named-gp', undefined, answers);
    expect((await draft.known(['copy-found']))['copy-found']?.rows).toEqual([]);
  });
});
