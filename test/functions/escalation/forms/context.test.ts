import { describe, expect, it } from 'vitest';
import type { Answers } from '#forms/engine/definition.ts';
import { BLOCKS } from '#functions/escalation/forms/known/blocks.ts';
import { factsOf, formsIn, knownOf, listsOf } from '#test/forms/support/every-form.ts';
import { brought, worker } from './brought.ts';
import { raised, raisedAnswers, story } from './story.ts';

const MAY = '2026-05-20T10:00';
const nothing = story('barnet', MAY, []);
const open = story('barnet', MAY, [{ at: MAY, event: raised() }]);
const values = (choices: readonly { value: string }[] | undefined): string[] =>
  (choices ?? []).map(({ value }) => value);

/** What somebody raising a disagreement is brought when these pages are saved. */
const raising = (answers: Answers, who: string | ReturnType<typeof worker> = 'police-sergeant', borough = 'barnet') =>
  brought(story(borough, MAY, []), 'raise-disagreement', who, { answers });

describe('what any form asks a disagreement for', () => {
  it.each(formsIn('escalation').map(({ form }) => [form.form, form] as const))(
    '%s is given: every list, every block, no other fact',
    async (name, form) => {
      const answers = { concerns: 'child', receivingAgency: 'schools' };
      const told = form.opens ? nothing : open;
      const { options, known, facts } = await brought(told, name, 'police-sergeant', { answers, subject: 'raising' });
      for (const list of listsOf(form)) expect(options[list]?.length ?? 0, list).toBeGreaterThan(0);
      const blocks = knownOf(form);
      expect(blocks.filter((block) => !Object.hasOwn(BLOCKS, block))).toEqual([]);
      expect(Object.keys(await known(blocks)).toSorted()).toEqual([...new Set(blocks)].toSorted());
      const supplied = ['asksCircumstances', 'alreadyRaised', 'nextStage', 'ownManager', 'ownSide'];
      expect(Object.keys(facts).filter((fact) => !supplied.includes(fact))).toEqual([]);
      expect(factsOf(form).filter((fact) => !supplied.includes(fact))).toEqual([]);
    },
  );

  it('has values that a form may offer, lower-case words joined by hyphens, each once', async () => {
    for (const told of [nothing, open]) {
      const { options } = await brought(told, told === open ? 'move-up' : 'raise-disagreement', 'police-sergeant');
      for (const [list, choices] of Object.entries(options)) {
        for (const { value } of choices) expect(value).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(new Set(values(choices)).size, list).toBe(choices.length);
      }
    }
  });
});

describe('what it may concern', () => {
  const concerns = async (borough: string, who: string) =>
    values((await raising({}, who, borough)).options['concerns']);

  it('is what the borough has a protocol for', async () => {
    expect(await concerns('barnet', 'police-sergeant')).toEqual(['child', 'adult']);
    expect(await concerns('brent', 'business-manager')).toEqual(['child']);
  });

  it('is the partners’ own work only for whoever speaks for one of them', async () => {
    const { posts, partners } = story('merton', MAY, []).arrangement;
    const delegate = partners[0]?.delegate ?? '';
    const other = posts.find(({ roles }) => roles.length === 1 && roles[0] === 'agency-lead')?.id ?? '';
    expect(await concerns('merton', delegate)).toEqual(['child', 'partners']);
    expect(await concerns('merton', other)).toEqual(['child']);
  });
});

describe('the agencies', () => {
  it('to disagree with are all but the one it is raised for, and one of another area', async () => {
    const agencies = values((await raising({}, worker())).options['agencies']);
    const others = values((await raising({ raisingAgency: 'police' })).options['other-agencies']);
    expect(others).toEqual([...agencies.filter((agency) => agency !== 'police'), 'another-area']);
  });

  it('to raise it for are those one works in, or any for somebody without a post', async () => {
    expect(values((await raising({})).options['agencies'])).toEqual(['police']);
    expect(values((await raising({}, worker())).options['agencies'])).toEqual(
      expect.arrayContaining(['police', 'schools', 'housing']),
    );
    const { options } = await brought(open, 'convene-panel', 'police-sergeant');
    expect(values(options['agencies'])).toContain('schools');
  });

  it('are all read in words afterwards, whoever looks', async () => {
    const { options } = await brought(open, 'record-discussion', worker(), { subject: 'stage-1' });
    expect(values(options['other-agencies'])).toContain('police');
  });

  it('that took part may be of the other area, or none of these', async () => {
    const elsewhere = story('barnet', MAY, [
      {
        at: MAY,
        event: raised({ type: 'RaisedElsewhere', receiving: { area: 'Hertborough', name: 'Children’s services' } }),
      },
    ]);
    const { options } = await brought(elsewhere, 'record-discussion', worker(), { subject: 'other-area' });
    expect(options['taking-part']?.slice(-2)).toEqual([
      { value: 'another-area', label: 'Children’s services (Hertborough)' },
      { value: 'elsewhere', label: 'Another organisation, or none' },
    ]);
    expect(options['sides']?.[1]).toEqual({ value: 'receiving', label: 'Children’s services (the other side)' });
  });
});

describe('circumstances', () => {
  const asked = async (receivingAgency: string, concerns = 'child') => {
    const { facts, options } = await raising({ concerns, receivingAgency });
    return [facts['asksCircumstances'], values(options['circumstances'])];
  };

  it('are those that the route of the agency chosen turns on, and of no other', async () => {
    expect(await asked('schools')).toEqual([true, ['head-is-designated-lead', 'urgent-or-unanswered']]);
    expect(await asked('acute-trust')).toEqual([true, ['immediate-health-assessment']]);
    expect(await asked('family-services')).toEqual([false, []]);
    expect(await asked('another-area')).toEqual([false, []]);
  });

  it('are not asked for an adult where only a child’s route turns on them', async () => {
    expect(await asked('schools', 'adult')).toEqual([false, []]);
    expect((await asked('police', 'adult'))[0]).toBe(true);
  });

  it('are not asked before it is said whom and what it concerns', async () => {
    expect((await raising({})).facts['asksCircumstances']).toBe(false);
    expect((await raising({ receivingAgency: 'schools' })).facts['asksCircumstances']).toBe(false);
  });
});

describe('what a form begins with', () => {
  it('is one’s own agency, and nothing for somebody without a post', async () => {
    expect(await (await raising({})).prefill()).toEqual({ raisingAgency: 'police' });
    expect(await (await raising({}, worker())).prefill()).toEqual({});
  });

  it('is what it concerns, where a borough has one protocol', async () => {
    const { arrangement } = story('brent', MAY, []);
    const { post, agency } = {
      post: 'business-manager',
      agency: arrangement.posts.find(({ id }) => id === 'business-manager')?.agency,
    };
    expect(await (await raising({}, post, 'brent')).prefill()).toEqual({ raisingAgency: agency, concerns: 'child' });
  });

  it('is the name of whoever answers, and the address only of somebody who holds no post', async () => {
    const begun = async (who: string | ReturnType<typeof worker>) =>
      (await brought(open, 'answer-disagreement', who, { subject: 'receiving' })).prefill();
    expect(await begun(worker('other'))).toEqual({ contactName: 'The other', contactAddress: 'other@police.example' });
    expect(await begun('head-of-safeguarding')).toEqual({ contactName: 'Head of Safeguarding and Quality Assurance' });
  });

  it('is a side’s own case when it is put again, and never the other side’s', async () => {
    const put = { representation: 'What they should know', wanted: 'A visit' };
    const told = story('barnet', MAY, [
      { at: MAY, event: raised() },
      { at: MAY, event: { type: 'RepresentationMade', answers: put, side: 'raising' } },
    ]);
    const begun = async (subject: string) =>
      (await brought(told, 'make-representation', worker(), { subject })).prefill();
    expect(await begun('raising')).toEqual(put);
    expect(await begun('receiving')).toEqual({});
  });

  it('is nothing in any other form', async () => {
    for (const name of ['record-discussion', 'confirm-outcome', 'move-up', 'close-disagreement'])
      expect(await (await brought(open, name, worker(), { subject: 'raising' })).prefill()).toEqual({});
  });
});

describe('where it can be moved', () => {
  const moves = async (...happened: readonly unknown[]) => {
    const told = story(
      'barnet',
      MAY,
      [raised(), ...happened].map((event) => ({ at: MAY, event })),
    );
    const { options, facts } = await brought(told, 'move-up', worker());
    return { moves: options['stages-to-move-to'] ?? [], next: facts['nextStage'] };
  };
  const up = (stage: number, line?: number) => ({
    type: `MovedToStage${stage}`,
    answers: {},
    why: 'not-settled',
    skipped: [],
    people: [],
    ...(line === undefined ? {} : { line }),
  });

  it('is the next stage, with whom it would go to', async () => {
    const from = await moves();
    expect(values(from.moves)).toEqual(['stage-2']);
    expect(from.next).toBe('stage-2');
    expect(from.moves[0]).toMatchObject({
      label: 'Stage 2: Escalate to managers',
      hint: expect.stringContaining('Team manager of the allocated social worker'),
    });
  });

  it('is every higher stage at immediate risk', async () => {
    const from = await moves({ type: 'ImmediateRiskFound', answers: {}, people: [] });
    expect(values(from.moves)).toEqual(['stage-2', 'stage-3']);
    expect(from.next).toBe('stage-2');
  });

  it('is the next line of the same stage as well, while there is one', async () => {
    const first = await moves(up(2, 1));
    expect(values(first.moves)).toEqual(['line-2', 'stage-3']);
    expect(first.moves[0]?.label).toBe('The next line of the same stage: second line of escalation');
    expect(values((await moves(up(2, 3))).moves)).toEqual(['stage-3']);
  });

  it('is nowhere from the last stage, nor while an outcome is confirmed', async () => {
    const top = await moves(up(3));
    expect(top.moves).toEqual([]);
    expect(top.next).toBeUndefined();
    const reached = {
      type: 'OutcomeReached',
      stage: 1,
      how: 'agreed',
      binding: false,
      outcome: 'plan-agreed',
      steps: [],
    };
    expect((await moves(reached)).moves).toEqual([]);
  });

  it('has no line for an agency without routes', async () => {
    const told = story('barnet', MAY, [
      { at: MAY, event: raised({ receiving: { agency: 'cafcass', name: 'Cafcass' }, people: [], line: undefined }) },
      { at: MAY, event: up(2) },
    ]);
    const { options } = await brought(told, 'move-up', worker());
    expect(values(options['stages-to-move-to'])).toEqual(['stage-3']);
  });
});

describe('the stage a form is about', () => {
  it('is the worker’s with their own manager where the protocol begins so', async () => {
    const brent = story('brent', MAY, [
      { at: MAY, event: raised({ protocol: 'brent-inter-agency-convenor', line: undefined, people: [] }) },
    ]);
    const factsOfStage = async (told: typeof brent, subject: string) =>
      (await brought(told, 'record-discussion', worker(), { subject })).facts['ownManager'];
    expect(await factsOfStage(brent, 'stage-1')).toBe(true);
    expect(await factsOfStage(brent, 'stage-2')).toBe(false);
    expect(await factsOfStage(open, 'stage-1')).toBe(false);
    expect(await factsOfStage(open, 'other-area')).toBe(false);
  });
});

describe('the side a form is about', () => {
  it('is known to it, and nothing else is taken for a side', async () => {
    const side = async (subject: string) => (await brought(open, 'confirm-outcome', worker(), { subject })).facts;
    expect(await side('raising')).toMatchObject({ ownSide: 'raising' });
    expect(await side('deciding')).not.toHaveProperty('ownSide');
  });

  it('keeps nothing of what was answered before it was raised', () => {
    expect(open.state.about).toBe(raisedAnswers.about);
  });
});
