import { describe, expect, it } from 'vitest';
import { daysLeft } from '#functions/casework/dossier/when.ts';
import { stagePath } from '#functions/rapid-review/pages/stage-path.ts';
import { toldOf } from '#functions/rapid-review/pages/timeline-words.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { RapidReviewEvent } from '#shared/rapid-review/state/events.ts';
import { form } from '#test/support/answers.ts';
import { london } from '#test/support/pure-case.ts';
import { decidedCase, MANAGER, notifiedCase, OFFICER, officeCase, sentCase } from '../office-case.ts';

describe('the timeline in words', () => {
  it('has words for every kind of event there is, and shows none of them by its name in code', async () => {
    const dossier = await (await sentCase()).dossier();
    const facts = {
      answers: {},
      outcome: 'died',
      childCount: 2,
      referrer: { person: 'p', address: 'a' },
      awareAt: london('2026-06-15T10:00'),
      path: 'in-area',
      otherAreas: [],
      dissenting: ['police'],
      died: true,
      kind: 'near-miss',
      authority: 'Elsewhere',
      dfeReference: 'DFE-1',
      submittedAt: london('2026-06-15T10:00'),
      daysLate: 1,
      agencies: [],
      added: { agency: 'a', name: 'A charity', address: 'a@b.example', partner: 'health' },
      step: 'pack',
      does: 'circulate-pack',
      agency: 'schools',
      nil: false,
      actions: [],
      person: 'p',
      post: 'named-gp',
      heldAt: london('2026-06-15T10:00'),
      present: [],
      quorate: false,
      missing: ['one more member'],
      recommendation: 'local-review',
      partner: 'police',
      determination: 'local-review',
      agrees: false,
      decision: 'local-review',
      how: 'by-hand',
      sentAt: london('2026-06-15T10:00'),
      told: true,
      view: 'agrees',
      criterion: true,
      clock: 'rapid-review',
      action: 'a-1',
      key: 'k',
      milestone: 'M4',
      audience: 'panel',
      status: 'BOUNCED',
      link: 'link-12',
      reason: 'another-family',
      copy: 1,
      document: 'report',
      copyFor: 'coroner',
      removals: [],
    };
    const types = RapidReviewEvent.options.map(({ shape }) => shape.type.value);
    expect(types.length).toBeGreaterThan(35);
    for (const type of types) {
      const event = RapidReviewEvent.parse({
        type,
        ...facts,
        ...(type === 'ConsideredLocally' ? { outcome: 'x' } : {}),
      });
      const { title, detail = '' } = toldOf(dossier, event);
      expect([type, title]).toEqual([type, expect.stringMatching(/^[A-Z].{5,}/)]);
      expect(`${title} ${detail}`.replaceAll('DfE', '')).not.toMatch(
        /[a-z][A-Z]|undefined|\[object|local-review|circulate-pack/,
      );
    }
  });

  it('says dissent, lateness and the missing quorum where they are', async () => {
    const dossier = await (await decidedCase()).dossier();
    const told = dossier.events.map(({ event }) => toldOf(dossier, event));
    const detailOf = (title: string): string => told.findLast((one) => one.title === title)?.detail ?? '';
    expect(detailOf('Decided to notify')).toContain('Not in favour');
    expect(detailOf('Meeting without its quorum recorded')).toContain('It lacked');
    expect(detailOf('Decision taken by the three partners')).toContain('Dissenting: Health');
  });
});

describe('the path of a case', () => {
  const path = async (office: Awaited<ReturnType<typeof notifiedCase>>) =>
    stagePath(await office.dossier()).map(({ stage, standing }) => `${stage}: ${standing}`);

  it('shows what is done, is now and comes next', async () => {
    expect(await path(await notifiedCase())).toEqual([
      'referred: Done',
      'deciding: Done',
      'notifying: Done',
      'gathering: Now',
      'determining: Next',
      'reporting: To come',
      'awaiting-panel: To come',
      'settled: To come',
      'closed: To come',
    ]);
  });

  it('goes back when the Panel disagrees', async () => {
    const office = await sentCase();
    await office.by(MANAGER, form('panel-reply', { panelView: 'disagrees', panelCriterion: 'no' }));
    const steps = await path(office);
    expect(steps).toContain('determining: Now');
    expect(steps).toContain('reporting: Next');
    expect(new Set(steps).size).toBe(steps.length);
  });

  it('offers no rapid review where none follows, and nothing after the end', async () => {
    const office = officeCase();
    await office.by(OFFICER, form('open-incident', { outcome: 'died' }));
    const facts = { abuseOrNeglect: 'neither', outcome: 'died', lookedAfter: 'yes' };
    await office.by(OFFICER, form('notification-decision', { ...facts, awareOfHarmAt: '2026-06-15T09:00' }));
    expect((await path(office)).slice(-3)).toEqual(['notifying: Now', 'notified-no-review: Next', 'closed: To come']);
    const declined = officeCase();
    await declined.by('head-teacher', form('referral'));
    await declined.by(OFFICER, form('decline-referral'));
    expect(await path(declined)).toEqual(['referred: Done', 'declined: Done']);
  });
});

describe('working days left, in words', () => {
  it.each([
    ['2026-06-22', '2026-06-15T10:00', '5 working days left', 'later'],
    ['2026-06-16', '2026-06-15T10:00', '1 working day left', 'soon'],
    ['2026-06-15', '2026-06-15T23:30', 'Due today', 'today'],
    ['2026-06-12', '2026-06-15T00:30', '1 working day late', 'late'],
    ['2026-06-12', '2026-06-13T12:00', 'Late since the last working day', 'late'],
    ['2026-06-14', '2026-06-13T12:00', 'Due before the next working day', 'soon'],
  ])('due %s, at %s: %s', (due, now, words, kind) => {
    expect(daysLeft(LondonDate.parse(due), london(now))).toEqual({ words, kind });
  });
});
