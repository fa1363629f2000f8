import type { Page as Window } from 'playwright-core';
import { expect, it } from 'vitest';
import type { TestStack } from '#test/support/stack.ts';
import { itemsOf } from './answers.ts';
import { answerByPost } from './by-post.ts';
import { moveTo } from './case-by-post.ts';
import { answerInWindow, press, send, sendInWindow } from './in-window.ts';
import type { People } from './people.ts';
import { CHAIR, MANAGER, today } from './review-by-post.ts';

/** Who answers for each of the two agencies that own an action; only the school's lead is in the group that sees all. */
const POLICE = 'police-review-officer';
const SCHOOL = 'education-safeguarding-lead';
/** Of an agency that was asked in the review and owns no action, and of one that was not. */
const ADVISER = 'acute-author';
const DOCTOR = 'named-gp';
const LIST = 'One list of missed appointments';
const CALLS = 'A question in every absence call';

const words = (window: Window): Promise<string> => window.locator('main').innerText();
const show = (window: Window): Promise<void> => press(window, 'Show these');

/**
 * The shared plan of a published review, as tests in an order: two actions from their agreement to one closed and one
 * overdue. The clock is then on 6 April 2027.
 * @param plain the same people in a browser that runs no script
 * @param path where the review is; asked inside a test
 */
export const theSharedPlan = (there: TestStack, people: People, plain: People, path: () => string): void => {
  const give = (window: Window, form: string, changed = {}): Promise<void> =>
    sendInWindow(window, form, today(there, form, changed));
  /** Every mail a post has had that says something is overdue. */
  const chases = (post: string): readonly string[] =>
    there.stack
      .mailbox()
      .filter(
        ({ to, subject }) => to.includes(there.stack.person(post).email) && subject.includes('an action is overdue'),
      )
      .map(({ subject }) => subject);

  it('the chair agrees two actions, one of them confidential for now', async () => {
    const chair = await people.at(CHAIR, `${path()}/forms/action-plan`);
    const [list, calls] = itemsOf('action-plan', 'actions');
    const actions = [
      { ...list, actAgency: 'police' },
      { ...calls, actConfidential: 'yes' },
    ];
    await give(chair, 'action-plan', { actions });
    await people.at(CHAIR, '/actions');
    expect(await words(chair)).toContain('2 actions are open; none is overdue');
    const rows = chair.locator('tbody tr');
    expect(await rows.first().innerText()).toMatch(/absence call[\s\S]*Confidential for now/);
    expect(await rows.last().innerText()).toContain(LIST);
    expect(await rows.last().innerText()).not.toContain('Confidential');
  });

  it('an owner sees its own actions alone, and whoever owns none sees none', async () => {
    const police = await plain.at(POLICE, '/actions');
    expect(await words(police)).toContain(LIST);
    expect(await words(police)).not.toContain('absence call');
    const own = (await (await there.as(POLICE)).get('/actions.csv')).text;
    expect(own).toContain(LIST);
    expect(own).not.toContain('absence call');
    await answerByPost(await there.as(ADVISER), `${path()}/forms/take-part`);
    for (const post of [ADVISER, DOCTOR]) {
      const other = await plain.at(post, '/actions');
      expect(await words(other)).toContain('There are none that you may see.');
      await plain.at(post, `${path()}/forms/action-progress?subject=a1`);
      expect(await words(other)).not.toContain(LIST);
      const { text } = await (await there.as(post)).get('/actions.csv');
      expect(text).not.toContain(LIST);
      expect(text).not.toContain('absence call');
    }
  });

  it('an action without evidence cannot be closed, and the page says what is missing', async () => {
    const chair = await people.at(CHAIR, `${path()}/forms/close-action?subject=a1`);
    await send(chair);
    await answerInWindow(chair, 'close-action', today(there, 'close-action'));
    await send(chair);
    expect(chair.url()).not.toMatch(/\/done$/);
    expect(await words(chair)).toContain('There is no evidence that the action is done.');
    expect(await words(await people.at(CHAIR, '/actions'))).toContain('2 actions are open');
  });

  it('its owner shows that it was done and what it changed, without a script', async () => {
    await moveTo(there, '2027-02-01T10:00');
    const police = await plain.at(POLICE, `${path()}/forms/action-progress?subject=a1`);
    await give(police, 'action-progress', {
      progressStatus: 'embedded',
      completionEvidence: 'The list of every week since January.',
      impactEvidence: 'Eighteen of twenty children were seen within a week.',
    });
    const chair = await people.at(CHAIR, `${path()}/actions`);
    expect(await words(chair)).toContain('Eighteen of twenty children were seen within a week.');
  });

  it('the chair has it audited, and only then closes it', async () => {
    const chair = await people.at(CHAIR, `${path()}/forms/close-action?subject=a1`);
    await send(chair);
    await answerInWindow(chair, 'close-action', today(there, 'close-action'));
    await send(chair);
    expect(await words(chair)).toContain('The action has not been audited as met.');
    await people.at(CHAIR, `${path()}/forms/audit-action?subject=a1`);
    await give(chair, 'audit-action');
    await people.at(CHAIR, `${path()}/forms/close-action?subject=a1`);
    await give(chair, 'close-action');
    await people.at(CHAIR, '/actions?show=closed');
    expect(await words(chair)).toMatch(/One list of missed appointments[\s\S]*Closed with assurance/);
  });

  it('what is overdue is said to its owner and the chair, once', async () => {
    expect(chases(SCHOOL)).toEqual([]);
    await moveTo(there, '2027-04-06T10:00');
    await there.stack.settle();
    expect(chases(SCHOOL)).toHaveLength(1);
    expect(chases(CHAIR)).toHaveLength(1);
    expect(chases(POLICE)).toEqual([]);
  });

  it('the plan shows it overdue, and is narrowed without a script', async () => {
    const window = await plain.at(MANAGER, '/actions');
    expect(await words(window)).toContain('1 action is open; 1 is overdue and has been chased');
    await window.getByLabel('Overdue').check();
    await show(window);
    expect(new URL(window.url()).search).toContain('overdue=yes');
    expect(await words(window)).toContain(CALLS);
    await window.getByLabel('Agency', { exact: true }).selectOption('police');
    await show(window);
    expect(await words(window)).toContain('There are none that you may see.');
    expect(await window.getByLabel('Overdue').isChecked()).toBe(true);
    await press(window, 'Closed');
    expect(await words(window)).toContain(LIST);
    expect(await words(window)).not.toContain(CALLS);
  });

  it('it can be taken away as a file, narrowed as the page is', async () => {
    const manager = await there.as(MANAGER);
    const rows = async (address: string): Promise<readonly string[]> => {
      const [, ...found] = (await manager.get(address)).text.split('\r\n').filter((line) => line !== '');
      return found;
    };
    const [first = '', second = '', ...more] = await rows('/actions.csv');
    expect(more).toEqual([]);
    expect(`${first}\n${second}`).toContain(CALLS);
    expect(`${first}\n${second}`).toContain(LIST);
    expect(await rows('/actions.csv?agency=police&show=open')).toEqual([]);
    const [late = '', ...others] = await rows('/actions.csv?overdue=yes');
    expect(late).toContain(CALLS);
    expect(others).toEqual([]);
  });
};
