import type { Page as Window } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '#forms/engine/definition.ts';
import { useStack } from '#test/support/stack.ts';
import { answerByPost } from '../acting/by-post.ts';
import { caseByPost, casePathIn, moveTo } from '../acting/case-by-post.ts';
import { answerInWindow, send, sendInWindow } from '../acting/in-window.ts';
import { axeOn, spillsOn } from '../acting/looking.ts';
import { mailTo } from '../acting/mail.ts';
import { usePeople } from '../acting/people.ts';
import { answers, DISPUTED } from './answers.ts';

/** Brent while its panel decides: before July 2022. */
const there = useStack({ clock: '2022-03-07T10:00' });
const people = usePeople(there, { width: 390, height: 844 });

const WARD = 'ward-sister';
const CONVENOR = 'independent-convenor';
const raise: Answers = {
  ...answers['raise-disagreement'],
  raisingAgency: 'acute-trust',
  receivingAgency: 'childrens-social-care',
};
const words = (window: Window): Promise<string> => window.locator('main').innerText();
const looksRight = async (window: Window): Promise<void> => {
  expect(await axeOn(window)).toEqual([]);
  expect(await spillsOn(window)).toEqual([]);
};

let path = '';
beforeAll(async () => {
  path = casePathIn((await answerByPost(await there.as(WARD), '/new/raise-disagreement', raise)).text);
});

describe('raising, and what is refused in words', () => {
  it('one’s own agency cannot be chosen, and the page says where to go instead', async () => {
    const window = await people.another(WARD);
    await window.goto('/new/raise-disagreement');
    await answerInWindow(window, 'raise-disagreement', raise, (at) => at.url().endsWith('/other-agency'));
    const options = await window.locator('[name="receivingAgency"] option').all();
    const agencies = await Promise.all(options.map((option) => option.getAttribute('value')));
    expect(agencies).toContain('childrens-social-care');
    expect(agencies).not.toContain('acute-trust');
    await window.getByText('Is it with somebody in your own agency?').click();
    expect(await words(window)).toMatch(/go to your manager[\s\S]*whistleblowing/);
    await window.close();
  });

  it('a private address is refused, and what was typed beside it stays', async () => {
    const window = await people.another(WARD);
    await window.goto('/new/raise-disagreement');
    const work = { about: 'Pupil 5500', worker: 'Sample Worker', workerAddress: 'sample.worker@private-mail.example' };
    await answerInWindow(window, 'raise-disagreement', { ...raise, ...work });
    await send(window);
    expect(await words(window)).toMatch(/There is a problem[\s\S]*Use the work address, or leave it out/);
    expect(await window.locator('[name="worker"]').inputValue()).toBe('Sample Worker');
    expect(await window.locator('[name="workerAddress"]').inputValue()).toContain('private-mail');
    expect(await window.locator('[name="cases"]:checked').inputValue()).toBe('new');
    await looksRight(window);
    await window.close();
  });

  it('raised twice, it leads to the one that is open by its reference, and needs a reason to go on', async () => {
    const window = await people.at(WARD, '/new/raise-disagreement');
    const again = { ...raise, about: 'pupil-4471' };
    await answerInWindow(window, 'raise-disagreement', again, (at) => at.url().endsWith('/already-raised'));
    const [reference = 'none'] =
      /BRE-\w{4}-\w{4}/.exec(await (await people.another(WARD)).goto(path).then((come) => come?.text() ?? '')) ?? [];
    expect(await words(window)).toContain(reference);
    await looksRight(window);
    await send(window);
    expect(await words(window)).toContain('Enter how it is a different matter');
    await answerInWindow(window, 'raise-disagreement', { ...again, different: 'It is about another decision.' });
    expect(await words(window)).toContain(DISPUTED);
    await send(window);
    expect(await words(window)).toContain('Your disagreement has been raised');
  });
});

describe('a panel', () => {
  const nurse = { agency: 'acute-trust', name: 'Sample Nurse', post: 'acute-named-nurse' };
  const deputy = { agency: 'childrens-social-care', name: 'Sample Deputy', post: 'deputy-director' };
  const school = { agency: 'schools', name: 'Sample Lead', post: 'education-safeguarding-lead' };
  const meets = { meetsAt: '2022-03-21T14:00', representationsBy: '2022-03-18' };

  beforeAll(async () => {
    const { answer } = caseByPost(there, path);
    await answer(WARD, 'immediate-risk', answers['immediate-risk']);
    await answer(WARD, 'move-up', {
      ...answers['move-up'],
      why: 'immediate-risk',
      to: 'stage-5',
      skippedWhy: 'It cannot wait.',
    });
  });

  it('of two agencies is not convened: the words say why, and its members stay as they were typed', async () => {
    const window = await people.at(CONVENOR, `${path}/forms/convene-panel`);
    await looksRight(window);
    await answerInWindow(window, 'convene-panel', { ...meets, members: [nurse, deputy] });
    await send(window);
    expect(window.url()).toMatch(/\/check$/);
    const refused = await words(window);
    expect(refused).toMatch(/There is a problem[\s\S]*agencies/);
    expect(refused).toContain('Sample Nurse');
    expect(refused).toContain('Sample Deputy');
    await looksRight(window);
  });

  it('of three, with those concerned, is convened, and each is asked to sit on it', async () => {
    const window = await people.at(CONVENOR, `${path}/forms/convene-panel`);
    await send(window);
    await window.goto(window.url().replace(/\/[^/]*$/, '/members'));
    await sendInWindow(window, 'convene-panel', { ...meets, members: [nurse, deputy, school] });
    await there.stack.settle();
    const { email } = there.stack.person('education-safeguarding-lead');
    expect(mailTo(there, email, 'you are asked to sit on a resolution panel')).toContain(path);
    await people.at(CONVENOR, path);
    expect(await words(window)).toMatch(/The panel meets[\s\S]*Sample Lead/);
    await looksRight(window);
  });

  it('decides nothing before it has met', async () => {
    await moveTo(there, '2022-03-08T10:00');
    const window = await people.at(CONVENOR, `${path}/forms/record-decision`);
    const early: Answers = {
      decidedBy: [nurse, deputy, school].map(({ agency, name }) => ({ agency, name, role: 'Member' })),
      heldAt: '2022-03-08T09:30',
      considered: 'What each side said.',
      decision: 'A strategy discussion is held.',
      reasons: 'What is known meets the threshold.',
      outcomeKind: 'action-changed',
      steps: [],
      outstanding: 'Nothing is open.',
      howPursued: 'Nothing is open.',
      policyGap: 'no',
    };
    await answerInWindow(window, 'record-decision', early);
    await send(window);
    expect(window.url()).not.toMatch(/\/done$/);
    expect(await words(window)).toContain('There is a problem');
    expect(await words(window)).toContain('panel');
    await people.at(CONVENOR, `${path}/forms/record-decision`);
    await answerInWindow(window, 'record-decision', {}, (at) => at.url().endsWith('/check'));
    expect(await words(window)).toContain('What is known meets the threshold.');
  });
});
