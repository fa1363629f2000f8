import { describe, expect, it } from 'vitest';
import { useStack } from '#test/support/stack.ts';
import { answerByPost } from './acting/by-post.ts';
import { caseByPost, casePathIn, gathering, moveTo, reviewed } from './acting/case-by-post.ts';
import { press, sendInWindow } from './acting/in-window.ts';
import { usePeople } from './acting/people.ts';
import { delegates } from './acting/who.ts';

const there = useStack({ clock: '2026-06-15T10:00' });
const people = usePeople(there);
const OFFICER = 'front-door-manager';

const read = async (post: string, path: string): Promise<string> =>
  (await people.at(post, path)).locator('main').innerText();

/** A case that a notifying officer records herself. */
const recorded = async () =>
  caseByPost(there, casePathIn((await answerByPost(await there.as(OFFICER), '/new/open-incident')).text));

describe('the turns a case can take', () => {
  it('a referral is declined with reasons, and the referrer reads them', async () => {
    const sent = await answerByPost(await there.as('ward-sister'), '/new/referral');
    const one = caseByPost(there, casePathIn(sent.text));
    const window = await people.at(OFFICER, one.path);
    await press(window, 'Decline it');
    await sendInWindow(window, 'decline-referral');
    const says = await read('ward-sister', one.path);
    expect(says).toContain('Your referral was declined');
    expect(says).toContain('The injury was seen to happen and was an accident.');
  });

  it('somebody else’s referral is nobody else’s to read', async () => {
    const sent = await answerByPost(await there.as('ward-sister'), '/new/referral');
    expect(await read('police-sergeant', casePathIn(sent.text))).not.toContain('referred this incident');
  });

  it('what does not meet the criteria is not notified, and the dissent stands on the case', async () => {
    const one = await recorded();
    await one.answer(OFFICER, 'notification-decision', {
      outcome: 'neither',
      decision: 'do-not-notify',
      localConsideration: 'none',
      localAuthorityView: 'do-not-notify',
      localAuthorityViewReasons: 'The harm was slight.',
      dissent: 'The police would have notified.',
    });
    const says = await read(OFFICER, one.path);
    expect(says).toContain('The police would have notified.');
    expect(says).not.toContain('Report to the Panel');
  });

  it('where another authority leads, the case is linked and says so', async () => {
    const one = await recorded();
    await one.answer(OFFICER, 'notification-decision', {
      where: 'elsewhere-in-england',
      leadAuthority: 'The next borough',
      decision: 'another-authority',
    });
    expect(await read(OFFICER, one.path)).toMatch(/another authority/i);
    const window = await people.at(OFFICER, `${one.path}/forms/link-case`);
    await sendInWindow(window, 'link-case');
  });

  it('when the Panel disagrees, the three partners determine again and the report goes again', async () => {
    const one = await gathering(there);
    await moveTo(there, '2026-06-29T16:00');
    await reviewed(one, { determination: 'other-learning' });
    await moveTo(there, '2026-07-20T10:00');
    await one.answer('business-manager', 'panel-reply', {
      panelView: 'disagrees',
      panelComments: 'A local review may be more appropriate.',
      panelCriterion: 'yes',
    });
    expect(await read('business-manager', one.path)).toContain('Decision before the Panel replied');
    for (const { partner, post } of delegates) {
      const window = await people.at(post, '/tasks');
      await press(window, 'Determine for your partner');
      expect(await window.locator('h1').innerText()).toContain('determination');
      await sendInWindow(
        window,
        'determination',
        partner === 'police' ? { agrees: 'no', dissent: 'No new learning.' } : {},
      );
    }
    await one.answer('business-manager', 'send-report');
    const says = await read('business-manager', one.path);
    expect(says).toContain('Waiting for the Panel');
    expect(says).toContain('A local child safeguarding practice review');
  }, 120_000);
});
