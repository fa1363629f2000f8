import { describe, expect, it } from 'vitest';
import type { Form } from '#forms/engine/definition.ts';
import type { Bringing } from '#functions/casework/forms/context.ts';
import { formContext } from '#functions/rapid-review/forms/context.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { CaseRecord, LedgerEvent } from '#shared/casework/ledger.ts';
import { isAboutCopies } from '#shared/casework/redaction/decide.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { FormName } from '#shared/rapid-review/commands.ts';
import { form as answered } from '#test/support/answers.ts';
import { holderOf, PureCase } from '#test/support/pure-case.ts';
import { determined, gathered, notified, recommended } from '#test/support/stories.ts';
import { compiledForm } from '../../../../build/compiled/forms.js';

const formNamed = (name: string): Form | undefined => compiledForm(name)?.form;

/** What a story brings to a form now. */
const brought = (story: PureCase, name: string, change: Partial<Bringing> = {}) => {
  const form = formNamed(name);
  if (form === undefined) throw new Error(`No form ${name}`);
  const record: CaseRecord = {
    caseId: CaseId.parse('c00000000000000000001'),
    reference: 'TST-0000-0000',
    borough: 'brent',
    pins: { workflow: 'rapid-review', workflowVersion: 1, edition: story.context().edition, arrangementVersion: 1 },
    openedAt: story.now,
    version: story.events.length,
    state: story.state,
    hash: '',
  };
  const event = async (_: CaseId, seq: number): Promise<LedgerEvent | undefined> => {
    const found = story.events.find((one) => one.seq === seq);
    return found === undefined ? undefined : { ...found, previousHash: '', hash: '' };
  };
  const actor = holderOf(story.arrangement, 'business-manager', story.now);
  return formContext({
    form,
    record,
    ledger: { event },
    arrangement: story.arrangement,
    actor,
    now: story.now,
    formNamed,
    ...change,
  });
};

const words = async (story: PureCase, name: string, block: string, change: Partial<Bringing> = {}): Promise<string> => {
  const { [block]: known } = await (await brought(story, name, change)).known([block]);
  return [known?.heading, ...(known?.rows ?? []).map(({ label, value }) => `${label}: ${value}`)].join('\n');
};
const withPanel = (address: string | null) => (arrangement: Arrangement) => ({
  ...arrangement,
  recipients: { ...arrangement.recipients, panel: address },
});
const FULL_RETURN = {
  nilReturn: 'no',
  searched: 'All records',
  whoKnown: ['child'],
  involvementNow: 'current',
  periodFrom: '2024-09-01',
  periodTo: '2026-06-10',
  involvementSummary: 'A confidential account of the work',
  chronology: [{ entryDate: '2026-02-03', event: 'A confidential event' }],
};

/** What forms about copies show is the same in every workflow, and tested there. */
const OWN = FormName.options.filter((name) => !isAboutCopies(name));

describe('lists a case supplies', () => {
  it('has every list that any form asks for', async () => {
    const wanted = OWN.flatMap((name) =>
      Object.values(compiledForm(name)?.pages ?? {}).flatMap(({ needs }) => needs.options),
    );
    const { options } = await brought(notified(), 'meeting');
    for (const list of wanted) expect(options[list]?.length ?? 0).toBeGreaterThan(0);
  });

  it('names chair, members and deputies of the group once each, by post and agency', async () => {
    const { options } = await brought(notified(), 'meeting');
    const members = options['group-members'] ?? [];
    expect(members[0]).toMatchObject({ value: 'independent-convenor', hint: 'Chair of the group' });
    expect(members.find(({ value }) => value === 'head-of-safeguarding')?.label).toContain(
      'Brent Council, Children and Young People',
    );
    expect(new Set(members.map(({ value }) => value)).size).toBe(members.length);
  });

  it('offers a link to the Panel only where there is an address for it, and never an attachment', async () => {
    const routes = async (address: string | null) =>
      (await brought(notified({}, withPanel(address)), 'send-report')).options['panel-routes']?.map(
        ({ value }) => value,
      );
    expect(await routes('panel@national-bodies.example')).toEqual(['secure-link', 'by-hand']);
    expect(await routes(null)).toEqual(['by-hand']);
  });

  it('lists an agency that was added in this case', async () => {
    const story = notified();
    story.until('2026-06-18T12:00');
    story.by(
      'business-manager',
      answered('add-agency', { agencyName: 'A Charity', agencyAddress: 'lead@brent.example' }),
    );
    const { options } = await brought(story, 'agency-return');
    expect(options['agencies']?.map(({ label }) => label)).toContain('A Charity');
  });
});

describe('facts', () => {
  it('say late once the clock that the form meets has run out, and not before', async () => {
    const late = async (until: string) => {
      const story = notified();
      story.until(until);
      return (await brought(story, 'send-report')).facts['late'];
    };
    expect(await late('2026-07-07T23:59')).toBe(false);
    expect(await late('2026-07-08T00:00')).toBe(true);
    const explained = notified();
    explained.until('2026-07-08T09:00');
    explained.by('business-manager', answered('explain-lateness'));
    expect((await brought(explained, 'send-report')).facts['late']).toBe(false);
    expect((await brought(explained, 'meeting')).facts['late']).toBe(false);
  });

  it('say whether a child died and whether a local review was decided, once it is known', async () => {
    expect((await brought(notified(), 'meeting')).facts).toMatchObject({ caseHasDeath: false });
    expect((await brought(notified({ outcome: 'died' }), 'meeting')).facts).toMatchObject({ caseHasDeath: true });
    expect((await brought(notified(), 'report')).facts['localReview']).toBeUndefined();
    const decided = (as: string) => determined(recommended(gathered(notified())), as);
    expect((await brought(decided('local-review'), 'report')).facts['localReview']).toBe(true);
    expect((await brought(decided('other-learning'), 'report')).facts['localReview']).toBe(false);
  });
});

describe('what is known already', () => {
  it('has every block that any form shows, at any stage, without failing', async () => {
    const stories = [notified(), gathered(notified()), determined(recommended(gathered(notified())))];
    for (const name of OWN) {
      const blocks = Object.values(compiledForm(name)?.pages ?? {}).flatMap(({ needs }) => needs.known);
      for (const story of stories) {
        expect(Object.keys(await (await brought(story, name)).known(blocks)).sort()).toEqual(
          [...new Set(blocks)].sort(),
        );
      }
    }
    expect(await (await brought(notified(), 'report')).known(['constructor', 'nothing'])).toEqual({});
  });

  it('tells an agency who the children are and what happened, but not the account', async () => {
    const story = notified();
    story.until('2026-06-18T12:00');
    expect(await words(story, 'agency-return', 'children', { subject: 'schools' })).toContain('A Child');
    const incident = await words(story, 'agency-return', 'incident', { subject: 'schools' });
    expect(incident).toContain('Seriously harmed');
    expect(incident).not.toContain('An account');
  });

  it('tells an agency what kind of contact others have reported, and none of their words', async () => {
    const story = gathered(notified(), ['police', 'schools']);
    story.by('police-review-officer', answered('take-part'));
    story.by('police-review-officer', answered('agency-return', FULL_RETURN, 'police'));
    const shown = await words(story, 'agency-return', 'already-reported', { subject: 'schools' });
    expect(shown).toContain('Metropolitan Police, North West BCU');
    expect(shown).toContain('1 significant event');
    expect(shown).toContain('Searched and holds nothing');
    expect(shown).not.toContain('confidential');
    expect(await words(story, 'agency-return', 'already-reported', { subject: 'police' })).not.toContain(
      'Metropolitan Police',
    );
    expect(await words(story, 'meeting', 'already-reported')).toContain('A confidential account of the work');
  });

  it('says how far each agency has come', async () => {
    expect(await words(gathered(notified(), ['schools']), 'add-agency', 'agencies')).toMatch(
      /Schools and colleges in Brent: Asked, 17 June 2026. No answer yet/,
    );
    expect(await words(notified(), 'notification', 'agencies')).toContain('Will be asked');
  });

  it('says what a quorum is before a meeting and what one lacked after it', async () => {
    const story = gathered(notified());
    expect(await words(story, 'meeting', 'attendance')).toMatch(/Quorum: \d+ members/);
    story.until('2026-06-29T16:00');
    story.by(
      'independent-convenor',
      answered('meeting', { heldAt: '2026-06-29T14:00', present: ['independent-convenor'] }),
    );
    expect(await words(story, 'meeting', 'attendance')).toContain('Could it decide?: No. It lacked');
  });

  it('gives the partners’ decision once there is one, and before that whether to notify', async () => {
    expect(await words(notified(), 'close-case', 'decision')).toContain('The decision whether to notify');
    const decided = await words(determined(recommended(gathered(notified()))), 'send-report', 'decision');
    expect(decided).toContain('Decision: A local child safeguarding practice review');
    expect(decided).toContain('Police: A local child safeguarding practice review');
  });
});

describe('what a draft begins with', () => {
  const children = (...names: string[]) => ({
    children: names.map((childName) => ({ childName, childBirthDate: '2022-05-03' })),
  });
  const opened = async (answers: Answers) => {
    const story = new PureCase('brent', '2026-06-15T10:00');
    story.by('head-teacher', answered('referral', answers));
    story.by('front-door-manager', { type: 'take-up-referral' });
    story.by('front-door-manager', answered('notification-decision'));
    return (await brought(story, 'notification')).prefill();
  };

  it('is the date and each child as first named, where that is a name', async () => {
    expect(await opened(children('Ada Mae Sample', 'younger brother of the pupil'))).toEqual({
      incidentDate: '2026-06-10',
      children: [
        { forename: 'Ada Mae', surname: 'Sample', birthKnown: 'birth-date', birthDate: '2022-05-03' },
        { forename: 'younger brother of the pupil', birthKnown: 'birth-date', birthDate: '2022-05-03' },
      ],
    });
  });

  it('is the notification given before, when it is put right', async () => {
    expect(await (await brought(notified(), 'notification')).prefill()).toEqual({
      children: [{ surname: 'Child', forename: 'A' }],
    });
  });

  it('is a return given before, without its sign-off', async () => {
    const again = await (await brought(gathered(notified()), 'agency-return', { subject: 'schools' })).prefill();
    expect(again).toEqual({ nilReturn: 'yes', seniorName: 'A senior', seniorRole: 'Director' });
    expect(
      await (await brought(gathered(notified(), ['schools']), 'agency-return', { subject: 'schools' })).prefill(),
    ).toEqual({});
  });

  it('is nothing for what is decided anew', async () => {
    const story = determined(recommended(gathered(notified())));
    for (const name of ['determination', 'meeting', 'analysis', 'take-part'])
      expect(await (await brought(story, name)).prefill()).toEqual({});
  });
});
