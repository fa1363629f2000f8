import { describe, expect, it } from 'vitest';
import { alreadyOpen } from '#functions/escalation/forms/already.ts';
import { TIME } from '#shared/casework/actor.ts';
import type { RegisterPage } from '#shared/casework/ledger.ts';
import { openAbout, registers } from '#shared/escalation/time/registers.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { brought } from './brought.ts';
import { ledgerOf, raised, raisedAnswers, story } from './story.ts';

const MAY = '2026-05-20T10:00';
const before = story('barnet', MAY, []);

/** The rows that disagreements add to the register, each a case of its own. */
const rowsOf = (...told: readonly ReturnType<typeof story>[]): RegisterPage['rows'] =>
  told.flatMap(({ state, arrangement, now, record }, place) => {
    const caseId = CaseId.parse(`c0000000000000000000${place + 1}`);
    const reference = `BAR-0000-000${place + 1}`;
    const context = { caseId, reference, actor: TIME, now, arrangement, edition: record.pins.edition };
    return registers(state, context).map((row) => ({ caseId, reference, row }));
  });
const one = story('barnet', MAY, [{ at: MAY, event: raised() }]);
const withdrawn = story('barnet', MAY, [
  { at: MAY, event: raised() },
  { at: MAY, event: { type: 'DisagreementWithdrawn', answers: {} } },
]);

const found = (answers: Record<string, string>, rows: RegisterPage['rows']) =>
  alreadyOpen({ answers, arrangement: before.arrangement, ledger: ledgerOf(before, rows) });

describe('the same matter raised twice', () => {
  it('is found by its reference, however it is spaced or written', async () => {
    for (const about of ['LCS 4471', 'lcs4471', ' LCS-4471 '])
      expect(await found({ ...raisedAnswers, about }, rowsOf(one))).toMatchObject({
        reference: 'BAR-0000-0001',
        raisedOn: '2026-05-20',
      });
  });

  it.each([
    ['about another child', { about: 'LCS 4472' }],
    ['with another agency', { receivingAgency: 'schools' }],
    ['by another agency', { raisingAgency: 'schools' }],
    ['with an agency of another area, of which there are many', { receivingAgency: 'another-area' }],
  ])('is not one %s', async (_, change) => {
    expect(await found({ ...raisedAnswers, ...change }, rowsOf(one))).toBeUndefined();
  });

  it('is not one that is over', async () => {
    expect(await found(raisedAnswers, rowsOf(withdrawn))).toBeUndefined();
    expect(await found(raisedAnswers, rowsOf(withdrawn, one))).toMatchObject({ reference: 'BAR-0000-0002' });
  });

  it('is not asked of the register before it is said who and about whom', async () => {
    const ledger = { ...ledgerOf(before), register: () => Promise.reject(new Error('It was read')) };
    const answers = { about: 'LCS 4471', raisingAgency: 'police' };
    expect(await alreadyOpen({ answers, arrangement: before.arrangement, ledger })).toBeUndefined();
  });

  it('is looked for among what is open about the same child alone, however much there is besides', async () => {
    const read: string[] = [];
    const ledger = ledgerOf(before, rowsOf(one));
    const noting = {
      ...ledger,
      register: async (name: string): Promise<RegisterPage> => {
        read.push(name);
        return ledger.register(name);
      },
    };
    const sought = { answers: raisedAnswers, arrangement: before.arrangement, ledger: noting };
    expect(await alreadyOpen(sought)).toMatchObject({ reference: 'BAR-0000-0001' });
    expect(read).toEqual([openAbout('barnet', 'LCS 4471')]);
  });

  it('is shown with its reference and what to do, and never what it is about', async () => {
    const { facts, known } = await brought(before, 'raise-disagreement', 'police-sergeant', {
      answers: raisedAnswers,
      ledger: ledgerOf(before, rowsOf(one)),
    });
    expect(facts).toMatchObject({ alreadyRaised: true });
    const { 'already-raised': block } = await known(['already-raised']);
    const text = JSON.stringify(block);
    expect(text).toContain('BAR-0000-0001');
    expect(text).toContain('20 May 2026');
    expect(text).toContain('safeguarding lead');
    expect(text).not.toContain('4471');
  });

  it('leaves a first one alone', async () => {
    const { facts } = await brought(before, 'raise-disagreement', 'police-sergeant', { answers: raisedAnswers });
    expect(facts).toMatchObject({ alreadyRaised: false });
  });
});
