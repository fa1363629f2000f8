import type { Page as Window } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Answers } from '#forms/engine/definition.ts';
import type { TestStack } from '#test/support/stack.ts';
import { casePathIn, moveTo } from '../acting/case-by-post.ts';
import { answerInWindow, press, send, sendInWindow } from '../acting/in-window.ts';
import { mailTo } from '../acting/mail.ts';
import type { People } from '../acting/people.ts';
import { answers, DISPUTED, HEAD, MANAGER, SCHOOL_LEAD, TEAM_MANAGER, WANTED, WORKER } from './answers.ts';

const words = (window: Window): Promise<string> => window.locator('main').innerText();
const part = (window: Window, id: string): Promise<string> =>
  window.locator(`section[aria-labelledby="${id}"]`).innerText();

/** What everybody is asked on a page: not what follows from one answer alone, which stands open where no script runs. */
const QUESTIONS = 'main form .govuk-form-group:not(.govuk-radios__conditional .govuk-form-group)';

/** What a whole disagreement is read by: the same for whoever acts in it. */
const SAME = ['matter', 'people', 'clocks', 'path'];

/**
 * A disagreement from raising it to its figures, as tests in an order, each person on a telephone: each goes on where the one
 * before ended. The clock begins on Wednesday 20 May 2026 at ten.
 */
export const raisedToTold = (there: TestStack, people: People): void => {
  let path = '';
  const at = (post: string, where = '') => people.at(post, `${path}${where}`);
  const address = (post: string): string => there.stack.person(post).email;
  const give = async (post: string, form: string, changed: Answers, subject?: string): Promise<Window> => {
    const window = await at(post, `/forms/${form}${subject === undefined ? '' : `?subject=${subject}`}`);
    await sendInWindow(window, form, changed);
    return window;
  };
  const sections = async (window: Window): Promise<readonly string[]> => {
    const read: string[] = [];
    for (const id of SAME) read.push(await part(window, id));
    return read;
  };

  it('a head teacher raises it in five pages of few questions, and is told whom it has gone to and until when', async () => {
    const head = await people.at(HEAD, '/tasks');
    await press(head, 'Raise a disagreement');
    expect(await words(head)).toContain('It takes about 2 minutes.');
    const asked: number[] = [];
    for (const page of ['safety', 'about', 'you', 'other-agency', 'disagreement', 'check']) {
      await answerInWindow(head, 'raise-disagreement', answers['raise-disagreement'], (window) =>
        window.url().endsWith(`/${page}`),
      );
      if (page === 'check') break;
      const groups = head.locator(QUESTIONS).filter({ hasNotText: '(optional)' });
      asked.push(await groups.count());
    }
    expect(asked.every((count) => count > 0 && count <= 5)).toBe(true);
    await send(head);
    const done = await words(head);
    path = casePathIn(await head.content());
    expect(done).toMatch(/BAR-\w{4}-\w{4}/);
    expect(done).toMatch(/An e-mail goes to\s+Social Worker, Multi-Agency Safeguarding Hub\s+You\s/);
    expect(done).toMatch(/21 May 2026 at 11:59pm[\s\S]*28 May 2026 at 11:59pm/);
    expect(done).not.toMatch(/another area|immediate risk/);
  });

  it('the other side’s mail says what to do and nothing of what it is about', async () => {
    await there.stack.settle();
    const mail = mailTo(there, address(WORKER), 'a professional disagreement has been raised with you');
    expect(mail).toContain(path);
    expect(mail).not.toMatch(/Pupil|4471|referral|threshold|weekends/i);
    expect(mail).toContain('Due by the end of Thursday 21 May 2026.');
  });

  it('both sides see one record and one clock', async () => {
    const head = await at(HEAD);
    const worker = await at(WORKER);
    const [ours, theirs] = [await sections(head), await sections(worker)];
    expect(theirs).toEqual(ours);
    const [matter = '', whom = '', clocks = ''] = ours;
    expect(matter).toContain(DISPUTED);
    expect(matter).toContain(WANTED);
    expect(whom).toContain(address(WORKER));
    expect(whom).toContain(address(HEAD));
    expect(clocks).toMatch(/5 working days left[\s\S]*Thursday 28 May 2026[\s\S]*1 working day left/);
    expect(await words(worker)).toContain('Your next step: Answer the disagreement');
    expect(await words(head)).toContain('Your next step: Discuss it with Social Worker');
  });

  it('nobody else finds it', async () => {
    const { text } = await (await there.as('police-sergeant')).get(path);
    expect(text).not.toContain(DISPUTED);
    expect(text).not.toContain('Pupil 4471');
  });

  it('the other side answers, and the head teacher is told and reads it', async () => {
    const worker = await at(WORKER);
    await press(worker, 'Continue');
    await send(worker);
    expect(await words(worker)).toMatch(/Stage one: Discuss with the other worker[\s\S]*Multi-Agency Safeguarding Hub/);
    await sendInWindow(worker, 'answer-disagreement', answers['answer-disagreement']);
    await there.stack.settle();
    expect(mailTo(there, address(HEAD), 'the other agency has answered')).toContain(path);
    expect(await part(await at(HEAD), 'said')).toContain('What was known then was met by advice.');
  });

  it('a discussion cannot be of tomorrow: what was typed stays, and it is put right', async () => {
    const head = await at(HEAD, '/forms/record-discussion?subject=stage-1');
    const tomorrow = { ...answers['record-discussion'], heldAt: '2026-05-21T10:00' };
    await expect(answerInWindow(head, 'record-discussion', tomorrow)).rejects.toThrow('must be now or in the past');
    expect(await head.title()).toMatch(/^Error: /);
    expect(await head.locator('[name="heldAt-day"]').inputValue()).toBe('21');
    expect(await head.locator('[name="how"]:checked').inputValue()).toBe('phone');
    await sendInWindow(head, 'record-discussion', answers['record-discussion']);
    expect(await words(await at(WORKER))).toContain('He is afraid to go home at weekends.');
  });

  it('moving it up names whom it would go to and why, and they are told', async () => {
    const head = await at(HEAD);
    await press(head, 'Continue');
    await send(head);
    expect(await words(head)).toMatch(
      /Stage 2: Escalate to managers\s+It goes to: Team Manager, Multi-Agency Safeguarding Hub\.[\s\S]*Wednesday 20 May 2026, 10:\d\d, which is in office hours[\s\S]*BARNET-ESC/,
    );
    await sendInWindow(head, 'move-up', answers['move-up']);
    await there.stack.settle();
    expect(mailTo(there, address(TEAM_MANAGER), 'a disagreement has come to you')).toContain('27 May 2026');
    expect(mailTo(there, address(HEAD), 'the disagreement has moved up')).toContain(path);
    const team = await people.at(TEAM_MANAGER, '/tasks');
    await press(team, 'Discuss it with Schools and colleges in Barnet, and record it');
    await at(TEAM_MANAGER);
    expect(await sections(team)).toEqual(await sections(await at(HEAD)));
    expect(await part(team, 'path')).toMatch(/Stages so far[\s\S]*Moved up/);
    expect(await words(await at(WORKER))).toContain('Team Manager, Multi-Agency Safeguarding Hub');
  });

  it('settled by one side only, it waits for both to confirm in writing, and cannot be closed', async () => {
    const team = await give(TEAM_MANAGER, 'record-discussion', answers.settled, 'stage-2');
    expect(await words(team)).toContain('Settled: now confirm it in writing');
    await there.stack.settle();
    for (const post of [HEAD, TEAM_MANAGER])
      expect(mailTo(there, address(post), 'an outcome: please confirm it in writing')).toContain(path);
    const head = await at(HEAD, '/forms/confirm-outcome?subject=raising');
    await send(head);
    expect(await words(head)).toContain('A strategy discussion on Friday.');
    await sendInWindow(head, 'confirm-outcome', answers['confirm-outcome']);
    expect(await words(head)).toContain('Your side has confirmed');
    const closing = await at(MANAGER, '/forms/close-disagreement');
    expect(await closing.locator('main form').count()).toBe(0);
    expect(await part(await at(HEAD), 'outcome')).toMatch(
      /Confirmed in writing: Schools[^\n]*\s+20 May[\s\S]*Confirmed in writing: Barnet Council, Family Services\s+Not yet/,
    );
  });

  it('confirmed by both, it is placed on both records, its action is done, and it is closed', async () => {
    const team = await give(TEAM_MANAGER, 'confirm-outcome', answers['confirm-outcome'], 'receiving');
    expect(await words(team)).toContain('Both sides have confirmed');
    await give(HEAD, 'placed-on-record', answers['placed-on-record'], 'raising');
    await give(TEAM_MANAGER, 'placed-on-record', answers['placed-on-record'], 'receiving');
    const early = await at(MANAGER);
    expect(await words(early)).toContain('Report on an agreed action');
    await moveTo(there, '2026-05-22T15:00');
    await at(TEAM_MANAGER);
    await press(team, 'Report on it');
    await sendInWindow(team, 'outcome-action', answers['outcome-action']);
    const manager = await people.at(MANAGER, '/tasks');
    await press(manager, 'Close it, with what was learned');
    await sendInWindow(manager, 'close-disagreement', answers['close-disagreement']);
    await there.stack.settle();
    expect(mailTo(there, address(HEAD), 'the disagreement is closed')).toContain(path);
    expect(await words(await at(HEAD))).toContain('Its record is kept.');
  });

  it('it counts in the figures, which tell readers outside nothing of one alone', async () => {
    const manager = await people.at(MANAGER, '/tasks');
    await manager.goto('/disagreements?period=2026-Q2');
    expect(await words(manager)).toMatch(/Raised\s+1\s[\s\S]*Settled, and confirmed by both sides\s+1\s/);
    await manager.getByLabel('For readers outside the partnership').check();
    await press(manager, 'Show these');
    const outside = await words(manager);
    expect(outside).toContain('not shown (fewer than 5');
    expect(outside).not.toMatch(/Raised\s+1\s/);
    const asked = await there.as(MANAGER);
    const inside = await asked.get('/disagreements.csv?period=2026-Q2');
    expect(inside.text).toContain('"in all","raised","1"');
    const file = await asked.get('/disagreements.csv?period=2026-Q2&for=outside');
    expect(file.text).not.toMatch(/"1"\r?$/m);
    expect((await asked.get('/disagreements.docx?period=2026-Q2')).status).toBe(200);
    expect((await (await there.as(HEAD)).get('/disagreements')).status).toBe(403);
    expect((await (await there.as(SCHOOL_LEAD)).get('/disagreements.csv')).status).toBe(403);
  });
};
