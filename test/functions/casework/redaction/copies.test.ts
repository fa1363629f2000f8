import { describe, expect, it } from 'vitest';
import type { Answers } from '#shared/casework/answers.ts';
import { standsIn } from '#shared/casework/redaction/names-in-text.ts';
import { sentCase } from '#test/functions/rapid-review/office-case.ts';
import { DELEGATES } from '#test/support/stories.ts';
import { unzipped } from '#test/support/unzipped.ts';
import { asker, CHAIR, check, MANAGER, prepare, preparing } from './desk.ts';

const bytes = (body: unknown): Uint8Array => {
  if (!(body instanceof Uint8Array)) throw new Error('Not a file');
  return body;
};

describe('a redacted copy', () => {
  it('is of any document, with nothing of what was taken out in the page or anywhere in the file', async () => {
    const office = await sentCase();
    const documents = ['report', 'return/schools', 'return/community-health', 'decision-letter'];
    for (const [at, document] of documents.entries()) {
      expect(await prepare(office, { document }), document).not.toMatch(/refused|incomplete/);
      expect(await check(office, `${at + 1}`)).toBe('awaiting-panel');
    }
    const ask = asker(office);
    const whole = bytes((await ask('return/community-health.docx')).body);
    expect([...unzipped(whole).values()].join('')).toContain('Petra');
    for (const [at, document] of documents.entries()) {
      const page = (await ask(`redacted/${at + 1}`)).html;
      expect(page).toContain(`Redacted copy ${at + 1}, for a coroner: The senior coroner for Wexmoor`);
      const file = bytes((await ask(`redacted/${at + 1}.docx`)).body);
      for (const [part, text] of [['page', page], ...unzipped(file)] as const)
        for (const name of ['Petra', 'Samplewick', 'Petra Samplewick', 'P.S.', 'nursery'])
          expect([document, part, name, standsIn(name, text.replaceAll(/<[^>]*>/g, ' '))]).toEqual([
            document,
            part,
            name,
            false,
          ]);
      // Nor inside tags: attributes, ids and properties.
      expect([page, ...unzipped(file).values()].join('\n')).not.toMatch(/petra|samplewick|nursery/i);
    }
    expect((await ask('redacted/3')).html).toContain('Child A seen');
    expect((await ask('redacted/3')).html).toContain('<span class="govuk-visually-hidden">(taken out)</span>');
  });

  it('is of the document as it stood, and the same byte for byte when it is made again', async () => {
    const office = await sentCase();
    const ask = asker(office);
    await prepare(office);
    await check(office);
    const first = bytes((await ask('redacted/1.docx')).body);
    const page = (await ask('redacted/1')).html;
    const reply = { panelView: 'agrees', repliedAt: '2026-07-03', panelComments: 'Something else was found.' };
    await office.by(MANAGER, { type: 'panel-reply', answers: reply });
    await office.until('2027-03-02T10:00');
    expect((await ask('report')).html).toContain('Something else was found');
    expect(Buffer.from(bytes((await ask('redacted/1.docx')).body)).equals(Buffer.from(first))).toBe(true);
    expect((await ask('redacted/1')).html).toBe(page);
    expect(page).not.toContain('Something else was found');
    expect(unzipped(first).get('docProps/core.xml')).toMatch(/<dc:title>Rapid review report<\/dc:title>.*2026-0/);
  });

  it('is read before it is checked, and neither printed nor downloaded', async () => {
    const office = await sentCase();
    const ask = asker(office);
    await prepare(office);
    for (const who of [MANAGER, CHAIR]) {
      const { status, html } = await ask('redacted/1', who);
      expect(status).toBe(200);
      expect(html).toContain('has not been checked by a second person');
      expect(html).not.toContain('Download for Word');
      const shown = html.slice(html.indexOf('<h1'));
      expect(html.slice(0, html.indexOf('<h1')).lastIndexOf('<div class="app-not-printed">')).toBeGreaterThan(0);
      expect(shown).not.toContain('Petra');
      const word = await ask('redacted/1.docx', who);
      expect([word.status, word.headers?.['content-type']]).toEqual([403, expect.stringContaining('text/html')]);
    }
    await check(office, '1', CHAIR, { checkOutcome: 'send-back', sentBackReason: 'The school is named in part 3.' });
    expect((await ask('redacted/1')).html).toContain('was sent back');
    expect((await ask('redacted/1.docx')).status).toBe(403);
    await prepare(office);
    await check(office, '2', DELEGATES.police);
    expect((await ask('redacted/2')).html).toContain('Download for Word');
    expect((await ask('redacted/2.docx')).status).toBe(200);
    expect((await ask('redacted/1.docx')).status).toBe(403);
  });

  it('is for whoever prepares and checks, not for a group member, an agency, or who has declared a conflict', async () => {
    const office = await sentCase();
    const ask = asker(office);
    await prepare(office);
    await check(office);
    for (const who of ['front-door-manager', 'education-safeguarding-lead', 'named-gp', 'head-teacher']) {
      expect([who, (await ask('redacted/1', who)).status]).toEqual([who, 403]);
      expect([who, (await ask('redacted/1.docx', who)).status]).toEqual([who, 403]);
      expect(await prepare(office, {}, who)).toBe('not-permitted');
    }
    const conflict: Answers = { conflict: 'yes', conflictNature: 'Knows them' };
    expect(await office.by(CHAIR, { type: 'take-part', answers: conflict })).toBe('awaiting-panel');
    expect((await ask('redacted/1.docx', CHAIR)).status).toBe(403);
    await prepare(office);
    expect(await check(office, '2')).toBe('conflict-of-interest');
    for (const name of ['redacted/0', 'redacted/3', 'redacted/1/2', 'redacted/01', 'redacted/1.pdf', 'redacted'])
      expect([name, (await ask(name)).status]).toEqual([name, expect.toBeOneOf([403, 404])]);
    expect((await asker(office)('redacted/3')).html).not.toContain('Petra');
  });

  it('is prepared and checked when the case is closed as well, with every opening recorded', async () => {
    const office = await sentCase();
    await office.by(MANAGER, { type: 'panel-reply', answers: { panelView: 'agrees', repliedAt: '2026-07-03' } });
    await office.by(MANAGER, { type: 'tell-family', answers: { familyTold: 'yes', toldOn: '2026-07-03' } });
    await office.by(MANAGER, { type: 'close-case', answers: {} });
    const { state } = await office.dossier();
    await prepare(office);
    expect(await check(office)).toBe(state.stage);
    const ask = asker(office);
    await ask('redacted/1');
    await ask('redacted/1.docx', CHAIR);
    await ask('redacted/1', 'named-gp');
    const reads = (await office.ports.ledger.reads(office.id())).map(({ what, post }) => `${post} ${what}`);
    expect(reads.filter((read) => read.includes('redacted'))).toEqual([
      `${MANAGER} redacted/1`,
      `${CHAIR} redacted/1.docx`,
    ]);
  });
});
