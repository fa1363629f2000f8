import { describe, expect, it } from 'vitest';
import { partOf } from '#test/functions/casework/looking-at.ts';
import { pagesOf } from '#test/functions/escalation/looking.ts';
import {
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

/** A new referral to Family Services, which has a post for each step of its route. */
const NEW = { cases: 'new' };
const WORKER = 'mash-social-worker';
const TEAM_MANAGER = 'mash-team-manager';

describe('the page of a disagreement', () => {
  it('is the same for both sides: what is disputed, whom to speak to, the clocks', async () => {
    const { ask } = pagesOf(raised(NEW));
    const [ours, theirs] = [await ask(WARD), await ask(WORKER)];
    for (const id of ['matter', 'people', 'clocks', 'path'])
      expect(partOf(theirs.html, id)).toBe(partOf(ours.html, id));
    expect(partOf(ours.html, 'matter')).toMatch(/The plan was ended.*A strategy discussion/);
    expect(partOf(ours.html, 'clocks')).toMatch(/5 working days left.*1 working day left/);
  });

  it('names whoever raised it while the workers talk, with the address of each, and why them', async () => {
    const people = partOf((await pagesOf(raised(NEW)).ask(WORKER)).html, 'people');
    expect(people).toContain('mash.social.worker@barnet.example');
    expect(people).toContain('ward.sister@royal-free.example');
    expect(people).toMatch(/Why these people.*in office hours.*BARNET-ESC/);
    const later = partOf((await pagesOf(movedTo(raised(NEW), 2)).ask(WARD)).html, 'people');
    expect(later).toContain('mash.team.manager@barnet.example');
    expect(later).toMatch(/ward\.sister@royal-free\.example.*not named yet/);
    expect(later).not.toContain('mash.social.worker@barnet.example');
  });

  it('names whoever raised it at a later stage too, until somebody else of their side can be reached', async () => {
    const story = movedTo(raised(NEW), 2);
    const contact = { address: 'ward.manager@royal-free.example', name: 'Sample Manager' };
    done(story, WARD, 'name-contact', contact, 'raising');
    const people = partOf((await pagesOf(story).ask(TEAM_MANAGER)).html, 'people');
    expect(people).toContain('ward.manager@royal-free.example');
    expect(people).not.toContain('ward.sister@royal-free.example');
  });

  it('gives each side a next step of its own, and says whom it waits for to whoever has none', async () => {
    const open = pagesOf(raised(NEW));
    expect((await open.ask(WARD)).text).toContain('Your next step: Discuss it with Social Worker');
    expect((await open.ask(WORKER)).text).toContain('Your next step: Answer the disagreement');
    expect((await open.ask(WARD_LEAD)).text).toContain('It waits for Barnet Council, Family Services to answer.');
  });

  it('asks whoever it has come to, when it was answered below, to discuss it', async () => {
    const story = raised(NEW);
    done(story, WORKER, 'answer-disagreement', {}, 'receiving');
    const { text } = await pagesOf(movedTo(story, 2)).ask(TEAM_MANAGER);
    expect(text).toMatch(/Your next step: Discuss it with .*Royal Free.*, and record it/);
    done(
      story,
      TEAM_MANAGER,
      'record-discussion',
      { settled: 'no', outstanding: 'The threshold', heldAt: '2026-05-20T10:00' },
      'stage-2',
    );
    expect((await pagesOf(story).ask(TEAM_MANAGER)).text).toContain('Nothing is asked of you now.');
  });

  it('offers each way once, and says by name whom others wait for', async () => {
    const { html, text } = await pagesOf(raised(NEW)).ask(WORKER);
    const ways = [...html.matchAll(/<a class="govuk-link" href="([^"]*\/forms\/[^"]*)"/g)].map(([, href]) => href);
    expect(new Set(ways).size).toBe(ways.length);
    expect(text).not.toContain('Waiting for one person');
    const named = raised(NEW);
    const contact = { address: 'sample.manager@barnet.example', name: 'Sample Manager' };
    done(named, WORKER, 'name-contact', contact, 'receiving');
    expect((await pagesOf(named).ask(WARD)).text).not.toContain('the reviewer');
  });

  it('warns first while somebody is at immediate risk, and not when it is over', async () => {
    const risk = raised({ ...NEW, immediateRisk: 'yes', riskAction: 'Kept on the ward' });
    expect((await pagesOf(risk).ask(WORKER)).text).toMatch(
      /call the police now\. The Head of Safeguarding has not yet/,
    );
    expect((await pagesOf(raised(NEW)).ask(WORKER)).text).not.toContain('call the police now');
  });

  it('shows who has confirmed in writing and who has not, then where it stands on record', async () => {
    const story = settled(raised(NEW));
    done(story, WARD, 'confirm-outcome', {}, 'raising');
    const outcome = partOf((await pagesOf(story).ask(OTHER_LEAD)).html, 'outcome');
    expect(outcome).toMatch(/Confirmed in writing: Royal Free[^:]*20 May 2026.*Family Services Not yet/);
    const both = partOf((await pagesOf(confirmed(settled(raised(NEW)))).ask(WARD)).html, 'outcome');
    expect(both).toMatch(/Placed on the case record: Royal Free.*Not yet/);
  });

  it('says of a side that keeps no case record that it keeps none, and not that it is late', async () => {
    const story = confirmed(settled(raised(NEW)));
    done(story, WARD, 'placed-on-record', { holdsRecord: 'no', whyNot: 'An adviser only' }, 'raising');
    const outcome = partOf((await pagesOf(story).ask(OTHER_LEAD)).html, 'outcome');
    expect(outcome).toMatch(/Placed on the case record: Royal Free[^:]*Keeps no case record/);
    expect(outcome).toMatch(/Placed on the case record: Barnet[^:]*Not yet/);
  });

  it('shows the latest that was said, and folds away what came before', async () => {
    const story = raised(NEW);
    done(story, WORKER, 'answer-disagreement', { view: 'The earlier view' }, 'receiving');
    done(
      story,
      WARD,
      'record-discussion',
      { settled: 'no', outstanding: 'The threshold', heldAt: '2026-05-20T10:00', raisingView: 'The later view' },
      'stage-1',
    );
    const said = partOf((await pagesOf(story).ask(WORKER)).html, 'said');
    expect(said).toMatch(/The later view.*Before that \(1\).*The earlier view/);
  });

  it.each([
    ['confirm-outcome', { agrees: 'no', what: 'Two visits were agreed' }, /not accepted as recorded, Royal Free/],
    ['not-carried-out', { what: 'Two visits were agreed', reasons: 'R' }, /is not carried out, Royal Free/],
  ] as const)('says first why its outcome was sent back: %s', async (form, answers, title) => {
    const story = settled(raised(NEW));
    if (form === 'not-carried-out') confirmed(story);
    done(story, WARD, form, answers, 'raising');
    const said = partOf((await pagesOf(story).ask(WORKER)).html, 'said');
    expect(said).toMatch(title);
    expect(said).toMatch(/Two visits were agreed.*Before that \(1\)/);
  });

  it('names somebody once who decides and is asked to the meeting as well', async () => {
    const story = movedTo(
      raised({ concerns: 'adult', level: 'adult-safeguarding', receivingAgency: 'adult-social-care' }),
      3,
    );
    done(story, 'adults-board-chair', 'convene-meeting');
    const people = partOf((await pagesOf(story).ask(WARD)).html, 'people');
    expect(people.match(/director\.adults@barnet\.example/g)).toHaveLength(1);
  });
});

describe('who sees it', () => {
  const STRANGERS = ['police-sergeant', 'named-gp', 'head-teacher', 'communications', 'service-operations'];

  it.each(STRANGERS)('%s sees nothing of it', async (post) => {
    const { ask, reads } = pagesOf(raised(NEW));
    const { status, text } = await ask(post);
    expect(status).toBe(403);
    expect(text).not.toMatch(/The plan was ended|RF 1234/);
    expect(reads).toEqual([]);
  });

  it('whoever the partnership gives the oversight sees it, and who looked is kept', async () => {
    const { ask, reads } = pagesOf(raised(NEW));
    expect((await ask(MANAGER)).status).toBe(200);
    expect((await ask('independent-scrutineer')).status).toBe(200);
    expect(reads.map(({ person }) => person)).toEqual(['person-business-manager', 'person-independent-scrutineer']);
  });

  it('a raiser with a personal connection sees no more of it; their lead carries it', async () => {
    const { ask } = pagesOf(raised({ ...NEW, connection: 'yes' }));
    const { status, text } = await ask(WARD);
    expect(status).toBe(403);
    expect(text).not.toContain('The plan was ended');
    const lead = await ask(WARD_LEAD);
    expect(lead.status).toBe(200);
    expect(partOf(lead.html, 'people')).not.toContain('ward.sister@');
  });

  it('whoever it may come to later sees it only once it has', async () => {
    const story = raised(NEW);
    expect((await pagesOf(story).ask(TEAM_MANAGER)).status).toBe(403);
    expect((await pagesOf(movedTo(story, 2)).ask(TEAM_MANAGER)).status).toBe(200);
    expect((await pagesOf(story).ask(WORKER)).status).toBe(200);
  });
});
