import { describe, expect, it } from 'vitest';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { ownerKey } from '#shared/casework/owners.ts';
import { permits } from '#shared/escalation/authorisation.ts';
import { FormName } from '#shared/escalation/commands.ts';
import { tasks } from '#shared/escalation/time/tasks.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import {
  BRENT,
  confirmed,
  done,
  MANAGER,
  movedTo,
  OTHER_LEAD,
  raised,
  settled,
  WARD,
  WARD_LEAD,
} from '#test/support/disagreement-story.ts';
import { PureDisagreement } from '#test/support/pure-disagreement.ts';

const asked = (story: PureDisagreement) => tasks(story.state, story.context());
/** `form:subject for owner` of every task, in order. */
const listed = (story: PureDisagreement): string[] =>
  asked(story).map(
    ({ form, subject, for: owner }) => `${form}${subject === undefined ? '' : `:${subject}`} for ${ownerKey(owner)}`,
  );
const RAISER = 'person:person-ward-sister';
const TALKED = { settled: 'no', outstanding: 'All', heldAt: '2026-05-20T10:00' };
const left =
  (...posts: readonly string[]) =>
  (arrangement: Arrangement): Arrangement => ({
    ...arrangement,
    posts: arrangement.posts.map((one) =>
      posts.includes(one.id) ? { ...one, until: LondonDate.parse('2026-05-19') } : one,
    ),
  });

describe('at a stage that both sides settle', () => {
  it('the other side answers, the worker discusses it, and somebody is named for a title', () => {
    const story = raised();
    expect(listed(story)).toEqual([
      'answer-disagreement:receiving for post:head-of-safeguarding',
      `record-discussion:stage-1 for ${RAISER}`,
      'name-contact:receiving for post:head-of-safeguarding',
    ]);
    expect(asked(story).map(({ title }) => title)).toEqual([
      'Answer the disagreement',
      'Discuss it with Allocated social worker or lead professional, and record it',
      'Name who acts for your side: Allocated social worker or lead professional',
    ]);
    for (const { dueDate, clock } of asked(story))
      expect([dueDate, clock]).toEqual(['2026-05-21', 'disagreement-stage']);
  });

  it('go to whoever has been named, by the address they sign in with', () => {
    const story = raised({ worker: 'W', workerAddress: 'worker@barnet.example' });
    expect(listed(story)).toEqual([
      'answer-disagreement:receiving for address:worker@barnet.example',
      `record-discussion:stage-1 for ${RAISER}`,
    ]);
    movedTo(story, 2);
    expect(listed(story)).toContain(`name-contact:raising for ${RAISER}`);
    done(story, WARD, 'name-contact', { address: 'ward.manager@royal-free.example' }, 'raising');
    expect(listed(story)).toContain('record-discussion:stage-2 for address:ward.manager@royal-free.example');
  });

  it('once they have spoken, it is settled or moved up', () => {
    const story = done(raised({ cases: 'new' }), OTHER_LEAD, 'answer-disagreement', {}, 'receiving');
    done(story, WARD, 'record-discussion', TALKED, 'stage-1');
    expect(listed(story)).toEqual([`move-up for ${RAISER}`]);
  });

  it('once its time is out both sides are asked, and nothing is due of a stage that has no higher', () => {
    const story = raised({ cases: 'new' });
    story.until('2026-05-22T10:00');
    const over = asked(story).filter(({ form }) => form === 'move-up');
    expect(over.map(({ title }) => title)).toEqual(['Move it up, or say why not', 'Move it up, or say why not']);
    expect(over.map(({ for: owner }) => ownerKey(owner))).toEqual([RAISER, 'post:mash-social-worker']);
    const top = movedTo(raised(BRENT, { borough: 'brent' }), 6);
    top.until('2026-07-01T10:00');
    expect(listed(top).filter((line) => line.startsWith('move-up'))).toEqual([]);
  });

  it('with their own manager first, where the protocol says so', () => {
    expect(asked(raised(BRENT, { borough: 'brent' }))[0]?.title).toBe(
      'Talk it over with your own manager, and record it',
    );
  });

  it('of a conflicted worker are their lead’s, and never their own', () => {
    const story = raised({ connection: 'yes' });
    expect(listed(story)).toContain('record-discussion:stage-1 for post:acute-named-nurse');
    expect(listed(story).join()).not.toContain(RAISER);
    const lead = raised({ connection: 'yes' }, { who: WARD_LEAD });
    expect(listed(lead)).toContain('record-discussion:stage-1 for role:business-manager');
  });
});

describe('before anything else', () => {
  const RISK = { immediateRisk: 'yes', riskAction: 'Kept', support: 'yes' };

  it('the designated lead tells the head of safeguarding, and offers support', () => {
    const story = raised(RISK);
    expect(
      asked(story)
        .slice(0, 2)
        .map(({ title }) => title),
    ).toEqual(['Tell the Head of Safeguarding at once', 'Offer the worker support']);
    expect(listed(story).slice(0, 2)).toEqual([
      'tell-head-of-safeguarding for post:acute-named-nurse',
      'offer-support for post:acute-named-nurse',
    ]);
    story.until('2026-05-20T11:30');
    // The service has told them by now; the lead is still asked to speak to them.
    expect(listed(story)[0]).toBe('tell-head-of-safeguarding for post:acute-named-nurse');
    done(story, WARD_LEAD, 'tell-head-of-safeguarding', { toldAt: '2026-05-20T11:00' });
    done(story, WARD_LEAD, 'offer-support');
    expect(listed(story).join()).not.toMatch(/tell-head|offer/);
  });

  it('nobody is asked to tell themselves', () => {
    const story = raised(
      { ...RISK, raisingAgency: 'family-services', receivingAgency: 'police' },
      { who: 'mash-social-worker' },
    );
    expect(listed(story).join()).not.toContain('tell-head');
  });

  it('goes to the business manager while the lead’s post is empty', () => {
    const story = raised(RISK, { arranged: left(WARD_LEAD) });
    expect(listed(story)[0]).toBe('tell-head-of-safeguarding for role:business-manager');
  });
});

describe('a post with nobody in it', () => {
  it('is asked after of the business manager, until somebody is named', () => {
    const story = raised({ cases: 'new' }, { arranged: left('mash-social-worker') });
    expect(asked(story).find(({ title }) => title.startsWith('Name who holds'))).toMatchObject({
      title: 'Name who holds the post of Social Worker, Multi-Agency Safeguarding Hub',
      for: { kind: 'role', role: 'business-manager' },
      subject: 'receiving',
    });
    // The route goes on to the next line meanwhile: never nobody.
    expect(listed(story)).toContain('answer-disagreement:receiving for post:mash-team-manager');
    done(story, MANAGER, 'name-contact', {}, 'receiving');
    expect(asked(story).filter(({ title }) => title.startsWith('Name who holds'))).toEqual([]);
  });

  it('is not, where a deputy stands in', () => {
    const story = movedTo(raised({ cases: 'new' }, { arranged: left('mash-team-manager') }), 2);
    expect(asked(story).filter(({ title }) => title.startsWith('Name who holds'))).toEqual([]);
  });
});

describe('at the top', () => {
  it('senior leaders decide', () => {
    expect(listed(movedTo(raised(), 3))).toEqual([
      'record-decision for post:director-of-childrens-services',
      'record-decision for post:icb-chief-executive',
    ]);
  });

  it('the panel is convened, hears both, and decides', () => {
    const story = movedTo(raised(BRENT, { borough: 'brent', at: '2022-05-18T10:00' }), 5);
    expect(listed(story)).toEqual(['convene-panel for post:independent-convenor']);
    done(story, MANAGER, 'convene-panel', { meetsAt: '2022-05-25T14:00', representationsBy: '2022-05-24' });
    expect(listed(story)).toEqual([
      'make-representation:raising for post:acute-named-nurse',
      'make-representation:receiving for post:head-of-safeguarding',
      'record-decision for post:independent-convenor',
    ]);
  });

  it('the Convenor mediates, then arbitrates', () => {
    const at = (stage: number) => listed(movedTo(raised(BRENT, { borough: 'brent' }), stage));
    expect(at(5)).toEqual(['record-discussion:stage-5 for post:independent-convenor']);
    expect(at(6)).toContain('record-decision for post:independent-convenor');
  });

  it('mediation that settled nothing can be taken on at once, without waiting for its time', () => {
    const story = movedTo(raised(BRENT, { borough: 'brent' }), 5);
    done(
      story,
      'independent-convenor',
      'record-discussion',
      { settled: 'no', outstanding: 'All of it', heldAt: '2026-05-20T09:30' },
      'stage-5',
    );
    expect(listed(story)).toContain('move-up for post:acute-named-nurse');
  });

  it('the power outside is noted, and what came of it recorded', () => {
    const sides = { concerns: 'partners', raisingAgency: 'police', receivingAgency: 'childrens-social-care' };
    const story = movedTo(raised(sides, { borough: 'merton', who: 'bcu-commander' }), 4, 'bcu-commander');
    expect(listed(story)).toEqual(['note-enforcement for role:business-manager']);
    done(story, MANAGER, 'note-enforcement');
    expect(listed(story)[0]).toBe('record-discussion:stage-4 for role:business-manager');
  });
});

describe('once it is settled', () => {
  it('both confirm, place it on record, report and close', () => {
    const story = settled(raised());
    expect(listed(story)).toEqual([
      `confirm-outcome:raising for ${RAISER}`,
      'confirm-outcome:receiving for post:head-of-safeguarding',
      'outcome-action:s1-1 for post:head-of-safeguarding',
    ]);
    expect(asked(story)[0]?.dueDate).toBe('2026-05-28');
    confirmed(story);
    expect(listed(story)).toEqual([
      `placed-on-record:raising for ${RAISER}`,
      'placed-on-record:receiving for post:head-of-safeguarding',
      'outcome-action:s1-1 for post:head-of-safeguarding',
    ]);
    done(story, WARD, 'placed-on-record', { on: '2026-05-20' }, 'raising');
    done(story, OTHER_LEAD, 'placed-on-record', { on: '2026-05-20' }, 'receiving');
    expect(listed(story)).toEqual(['outcome-action:s1-1 for post:head-of-safeguarding']);
    done(story, OTHER_LEAD, 'outcome-action', {}, 's1-1');
    expect(listed(story)).toEqual(['close-disagreement for role:business-manager']);
    done(story, MANAGER, 'close-disagreement', { policyGap: 'yes' });
    // A gap in policy outlasts what showed it.
    expect(listed(story)).toEqual(['answer-gap:g1 for post:independent-chair']);
  });
});

describe('elsewhere, and the rest', () => {
  it('another area’s procedure first, then the two partnerships', () => {
    const story = raised({ receivingAgency: 'another-area', area: 'W', areaAgency: 'X' });
    expect(listed(story)).toEqual([`record-discussion:other-area for ${RAISER}`]);
    story.until('2026-05-29T10:00');
    expect(listed(story)).toContain('area-liaison for role:business-manager');
  });

  it('the incident it is about is linked by hand where it was not found', () => {
    const story = raised({ category: 'whether-to-notify', linkedReference: 'XXX-1' });
    expect(listed(story)).toContain('link-case for role:business-manager');
    done(story, MANAGER, 'link-case');
    expect(listed(story)).not.toContain('link-case for role:business-manager');
  });

  it('a protocol’s review is the business manager’s, with its day', () => {
    const story = new PureDisagreement('brent', '2026-10-05T09:00');
    const dueOn = LondonDate.parse('2026-11-01');
    story.service({ type: 'protocol-review-due', protocol: 'brent-inter-agency-convenor', dueOn });
    expect(asked(story)).toMatchObject([
      { form: 'review-protocol', dueDate: dueOn, for: { role: 'business-manager' } },
    ]);
  });
});

describe('every task', () => {
  const stories = () => [
    raised({ immediateRisk: 'yes', riskAction: 'Kept', support: 'yes', cases: 'new' }),
    movedTo(raised(), 2),
    movedTo(raised(), 3),
    movedTo(raised(BRENT, { borough: 'brent', at: '2022-05-18T10:00' }), 5),
    movedTo(raised(BRENT, { borough: 'brent' }), 5),
    movedTo(raised(BRENT, { borough: 'brent' }), 6),
    settled(raised()),
    confirmed(settled(raised())),
    raised({ receivingAgency: 'another-area', area: 'W', areaAgency: 'X' }),
  ];

  it('starts with a verb, has an id of its own, and can be done at its stage', () => {
    for (const story of stories()) {
      const all = asked(story);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      for (const { title, form } of all) {
        expect(title).toMatch(
          /^(Answer|Discuss|Name|Talk|Tell|Offer|Move|Settle|Decide|Determine|Convene|Say|Record|Help|Confirm|Place|Report|Close|Follow|Speak|Link) /,
        );
        const may = permits.some(
          ({ action, stages }) => action === form && (stages === 'every' || stages.includes(story.state.stage)),
        );
        expect(may, `${form} while ${story.state.stage}`).toBe(true);
      }
    }
  });

  it('can be carried out by whoever it is listed for, if they hold a post', () => {
    for (const story of stories())
      for (const { form, subject, for: owner } of asked(story)) {
        if (owner.kind !== 'post') continue;
        story.form(owner.post, FormName.parse(form), {}, subject);
        expect(story.refusals.at(-1)?.reason, `${form} by ${owner.post}`).not.toBe('not-permitted');
        expect(story.refusals.at(-1)?.reason, `${form} by ${owner.post}`).not.toBe('not-the-decider');
      }
  });
});
