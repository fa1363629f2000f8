import { describe, expect, it } from 'vitest';
import { escalation } from '#shared/escalation/workflow.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { disagreementAnswers } from '#test/support/disagreement-answers.ts';
import { fill, OTHER_LEAD, raised, WARD, WARD_LEAD } from '#test/support/disagreement-story.ts';
import { PureDisagreement, somebody } from '#test/support/pure-disagreement.ts';
import { holderOf } from '#test/support/pure-workflow.ts';

const fresh = (borough = 'barnet', at = '2026-05-20T10:00') => new PureDisagreement(borough, at);

describe('raising (ESC-1)', () => {
  it('needs nobody’s permission: whoever signs in, with a post or without', () => {
    expect(fill(fresh(), WARD, 'raise-disagreement')).toEqual(['Raised']);
    expect(fill(fresh(), somebody('new.starter@royal-free.example'), 'raise-disagreement')).toEqual(['Raised']);
  });

  it('goes by the protocol in force on the London date for what it concerns, at stage one', () => {
    const { state } = raised();
    expect(state).toMatchObject({
      stage: 'stage-1',
      stageNumber: 1,
      protocol: 'barnet-multi-agency',
      raisedBy: { person: 'person-ward-sister', post: WARD, agency: 'acute-trust' },
      receiving: { agency: 'family-services' },
      line: 0,
    });
    expect(state.because.join(' ')).toMatch(/in office hours/);
    expect(raised({ receivingAgency: 'police' }, { borough: 'brent' }).state.protocol).toBe(
      'brent-inter-agency-convenor',
    );
    expect(raised({ receivingAgency: 'police' }, { borough: 'brent', at: '2022-05-20T10:00' }).state.protocol).toBe(
      'brent-inter-agency',
    );
  });

  it.each([
    ['against one’s own agency', { receivingAgency: 'acute-trust' }, 'own-agency', 'receivingAgency'],
    ['for an agency one does not work in', { raisingAgency: 'police' }, 'not-your-agency', 'raisingAgency'],
    ['with an agency nobody knows', { receivingAgency: 'nobody' }, 'no-such-agency', 'receivingAgency'],
    ['about the partners, by somebody else', { concerns: 'partners' }, 'no-protocol', 'concerns'],
    ['with no word of what has been done at immediate risk', { immediateRisk: 'yes' }, 'reason-required', 'riskAction'],
    ['to be settled at no time', { sooner: 'yes' }, 'reason-required', 'settleBy'],
    [
      'to be settled at a time gone by',
      { sooner: 'yes', settleBy: '2026-05-20T10:00' },
      'not-in-the-future',
      'settleBy',
    ],
    ['to a private address', { worker: 'W', workerAddress: 'w@home.example' }, 'address-not-allowed', 'workerAddress'],
    ['with another area, and no name for it', { receivingAgency: 'another-area' }, 'reason-required', 'area'],
    ['without a reference', { about: ' ' }, 'incomplete', 'about'],
  ])('is refused in words %s', (_, change, reason, field) => {
    const story = fresh();
    expect(fill(story, WARD, 'raise-disagreement', change)).toBe(reason);
    expect(story.refusals.at(-1)).toMatchObject({ field, message: expect.stringMatching(/\.$/) });
    expect(story.state.stage).toBe('new');
  });

  it('within the same agency points to its own ways', () => {
    const story = fresh();
    fill(story, WARD, 'raise-disagreement', { receivingAgency: 'acute-trust' });
    expect(story.refusals[0]?.message).toMatch(/manager.*whistleblowing/);
  });

  it('about an adult is refused where the borough has no protocol for adults', () => {
    expect(fill(fresh('brent'), WARD, 'raise-disagreement', { concerns: 'adult', receivingAgency: 'police' })).toBe(
      'no-protocol',
    );
  });

  it('keeps the name of the child out of the state', () => {
    expect(JSON.stringify(raised({ name: 'Zebedee Quux' }).state)).not.toContain('Zebedee');
  });

  it('names the other worker where the protocol has only a title, and beside an office where it has one', () => {
    const worker = { worker: 'A Social Worker', workerAddress: 'social.worker@barnet.example' };
    const named = raised(worker).state.people.filter(({ side }) => side === 'receiving');
    expect(named).toMatchObject([
      { title: 'Allocated social worker or lead professional', address: worker.workerAddress },
    ]);
    const referral = raised({ ...worker, cases: 'new' }).state.people.filter(({ side }) => side === 'receiving');
    expect(referral.map(({ post, address }) => post ?? address)).toEqual(['mash-social-worker', worker.workerAddress]);
  });

  it('with the police asks only what the police’s routes depend on', () => {
    const circumstances = ['specialist-unit', 'head-is-designated-lead'];
    expect(raised({ receivingAgency: 'police', circumstances }).state.circumstances).toEqual(['specialist-unit']);
  });
});

describe('between the partners (MERTON 14)', () => {
  const raise = (who: string, change = {}) => {
    const story = fresh('merton');
    const answers = { concerns: 'partners', raisingAgency: 'police', receivingAgency: 'childrens-social-care' };
    return fill(story, who, 'raise-disagreement', { ...answers, ...change });
  };

  it('is raised by a partner’s lead, delegate or deputy, and by nobody else', () => {
    for (const who of ['bcu-commander', 'police-safeguarding-superintendent', 'police-safeguarding-dci'])
      expect(raise(who), who).toEqual(['Raised']);
    expect(raise('police-sergeant')).toBe('partners-only');
    expect(raise('police-review-officer')).toBe('partners-only');
  });

  it('is with another partner, of this borough', () => {
    expect(raise('bcu-commander', { receivingAgency: 'probation' })).toBe('same-partner');
    expect(raise('bcu-commander', { receivingAgency: 'another-area', area: 'X', areaAgency: 'Y' })).toBe(
      'partners-only',
    );
  });
});

describe('somebody with a personal connection', () => {
  const story = () => raised({ connection: 'yes' });

  it('is not stopped, and carries it no further: their designated lead does', () => {
    const conflicted = story();
    expect(conflicted.state.conflicted).toEqual(['person-ward-sister']);
    expect(conflicted.sees(WARD, 'record')).toBe('conflict-of-interest');
    expect(fill(conflicted, WARD, 'move-up')).toBe('conflict-of-interest');
    expect(conflicted.sees(WARD_LEAD, 'record')).toBe(true);
    expect(fill(conflicted, WARD_LEAD, 'move-up')).toEqual(['MovedToStage2']);
  });

  it('cannot be named for a side by another name for the same address', () => {
    const conflicted = story();
    const address = conflicted.state.raisedBy?.address ?? '';
    expect(fill(conflicted, WARD_LEAD, 'name-contact', { address: address.toUpperCase() }, 'raising')).toBe(
      'conflict-of-interest',
    );
  });
});

describe('immediate risk (ESC-3)', () => {
  const RISK = { immediateRisk: 'yes', riskAction: 'Kept on the ward' };

  it('names at once whom the routes lead to at that hour: 02:30 on a bank holiday', () => {
    const night = raised({ ...RISK, receivingAgency: 'police' }, { at: '2026-05-25T02:30' });
    expect(night.state.people.map(({ post }) => post)).toContain('police-duty-detective-inspector');
    expect(night.state.because.join(' ')).toMatch(/Monday 25 May 2026, 02:30/);
    const family = raised({ ...RISK, cases: 'new' }, { at: '2026-05-25T02:30' });
    expect(family.state.people.map(({ post }) => post)).toContain('emergency-duty-team');
    expect(family.state.because.join(' ')).toMatch(/bank holiday/);
  });

  it('names nobody on duty where there is no risk', () => {
    const night = raised({ receivingAgency: 'police' }, { at: '2026-05-25T02:30' });
    expect(night.state.people.flatMap(({ post }) => post ?? [])).toEqual([]);
  });

  it('is told by the designated lead of the agency that raised it, once, and by nobody else', () => {
    const story = raised(RISK);
    const told = { toldAt: '2026-05-20T10:00' };
    expect(fill(story, OTHER_LEAD, 'tell-head-of-safeguarding', told)).toBe('raising-lead-only');
    expect(fill(story, WARD, 'tell-head-of-safeguarding', told)).toBe('not-permitted');
    expect(fill(story, WARD_LEAD, 'tell-head-of-safeguarding', { toldAt: '2026-05-20T10:01' })).toBe('in-the-future');
    expect(fill(story, WARD_LEAD, 'tell-head-of-safeguarding', told)).toEqual(['HeadOfSafeguardingTold']);
    expect(story.state.headToldBy).toBe('designated-lead');
    expect(fill(story, WARD_LEAD, 'tell-head-of-safeguarding', told)).toBe('told-already');
  });

  it('is told by the service itself when nobody has within the hour; the lead may still say so afterwards', () => {
    const story = raised(RISK, { at: '2026-05-25T02:30' });
    story.until('2026-05-25T03:29');
    expect(story.state.headToldAt).toBeUndefined();
    story.until('2026-05-25T03:30');
    expect(story.events.slice(-2).map(({ event }) => event.type)).toEqual(['StepReached', 'HeadOfSafeguardingTold']);
    expect(story.state.headToldBy).toBe('service');
    expect(fill(story, WARD_LEAD, 'tell-head-of-safeguarding', { toldAt: '2026-05-25T03:30' })).toEqual([
      'HeadOfSafeguardingTold',
    ]);
  });

  it('found later begins the same day’s clock then, once', () => {
    const story = raised();
    story.until('2026-05-22T15:00');
    expect(fill(story, WARD, 'tell-head-of-safeguarding')).toBe('not-permitted');
    expect(fill(story, WARD_LEAD, 'tell-head-of-safeguarding')).toBe('no-immediate-risk');
    expect(fill(story, WARD, 'immediate-risk')).toEqual(['ImmediateRiskFound']);
    expect(fill(story, WARD, 'immediate-risk')).toBe('risk-known');
  });

  it('needs nobody told where the head of safeguarding is the lead, or raised it', () => {
    const story = raised(
      { ...RISK, raisingAgency: 'family-services', receivingAgency: 'police' },
      { who: 'mash-social-worker' },
    );
    expect(story.events.map(({ event }) => event.type)).toEqual(['Raised', 'HeadOfSafeguardingTold']);
  });
});

describe('about whether to notify', () => {
  const ABOUT = { category: 'whether-to-notify', linkedReference: 'bar-7k4p 2m9x' };

  it('keeps the incident’s reference, and is linked to no case this person may not know of', () => {
    const story = raised(ABOUT);
    expect(story.state.linkedReference).toBe('BAR-7K4P2M9X');
    expect(story.state.links).toEqual([]);
  });

  it('is linked at once to one they may, and the link is read from that case too', () => {
    const story = new PureDisagreement('barnet', '2026-05-20T10:00');
    const named = { caseId: CaseId.parse('c00000000000000000001'), reference: 'BAR-7K4P-2M9X' };
    const command = {
      type: 'raise-disagreement',
      answers: { ...disagreementAnswers['raise-disagreement'], ...ABOUT },
    } as const;
    const actor = holderOf(story.arrangement, WARD, story.now);
    const decided = escalation.decide(story.state, command, { ...story.context(actor), named });
    if (!decided.ok) throw new Error(decided.error.message);
    expect(decided.value.map(({ type }) => type)).toEqual(['Raised', 'CaseLinked']);
    const state = decided.value.reduce(
      (before, event, index) =>
        escalation.evolve(before, {
          seq: index + 1,
          at: story.now,
          by: { person: 'p', name: 'P' },
          command: 'c',
          event,
        }),
      story.state,
    );
    expect(state.links).toMatchObject([{ kind: 'disagreement', here: named.caseId }]);
    expect(escalation.registers?.(state, story.context()).map(({ register }) => register)).toContain(
      `links:${named.caseId}`,
    );
  });
});
