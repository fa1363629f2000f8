import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act } from '#functions/casework/act.ts';
import { takeStock } from '#functions/casework/take-stock.ts';
import type { Answers } from '#shared/casework/answers.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import { type CaseId, CommandId } from '#shared/kernel/ids.ts';
import { disagreementAnswers } from '#test/support/disagreement-answers.ts';
import { done, fill, movedTo, raised as raisedPurely, WARD, WARD_LEAD } from '#test/support/disagreement-story.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { holderOf, london } from '#test/support/pure-workflow.ts';
import { boroughOffice } from '../support/borough-office.ts';
import * as story from '../support/disagreements.ts';
import { intact } from '../support/intact.ts';
import { filled } from '../support/stories.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());
const open = async () => boroughOffice(await server.freshTable(), story.RAISED);
const counted = (all: readonly string[], one: string): number => all.filter((each) => each === one).length;
const letters = async (office: story.Office, caseId: CaseId): Promise<readonly string[]> =>
  (await office.ports.ledger.messages(caseId)).map(
    ({ intent: { template, recipient } }) => `${template} ${recipient.address.toLowerCase()}`,
  );
const TALK: Answers = { heldAt: '2026-05-20T09:30', outstanding: 'Much', howPursued: 'By letter' };

describe('two people at once', () => {
  it('one side confirms while the other disputes: it is open again, and neither has confirmed anything', async () => {
    const office = await open();
    const caseId = await story.agreed(office);
    const confirm = (who: string, side: string, change: Answers = {}) =>
      story.tried(office, who, 'confirm-outcome', change, { caseId, subject: side });
    await Promise.all([
      confirm(story.RAISER, 'raising'),
      confirm(story.OTHER_LEAD, 'receiving', { agrees: 'no', what: 'Not so' }),
      confirm(story.RAISING_LEAD, 'raising'),
    ]);
    const types = await intact(office.ports.ledger, caseId);
    expect([counted(types, 'SideDisputed'), counted(types, 'ReturnedToStage3')]).toEqual([1, 1]);
    expect(counted(types, 'SideConfirmed')).toBeLessThan(2);
    expect(types).not.toContain('OutcomeConfirmed');
    const state = (await office.ports.ledger.load(caseId))?.state;
    expect(state).toMatchObject({ stage: 'stage-3', confirmed: [], stageNumber: 3 });
  });

  it('a confirmation read of one outcome is not sent for the next', async () => {
    const office = await open();
    const caseId = await story.agreed(office);
    const told = story.teller(office, caseId);
    const raiser = await office.holder(story.RAISER);
    const mine = await filled(raiser, `/cases/${caseId}/forms/confirm-outcome?subject=raising`, [
      ['confirm', { agrees: 'yes', what: 'What we said first' }],
      ['satisfaction', {}],
    ]);
    office.clock.move(60_000);
    await told(story.OTHER_LEAD, 'confirm-outcome', { agrees: 'no', what: 'Not so' }, 'receiving');
    expect((await raiser.give(`${mine.draft}/check`, { rev: mine.rev })).status).toBe(409);
    office.clock.move(60_000);
    await told(story.OTHER_LEAD, 'record-discussion', { ...TALK, outcome: 'Something else' }, 'stage-3');
    expect((await raiser.give(`${mine.draft}/check`, { rev: mine.rev })).status).toBe(409);
    expect(await intact(office.ports.ledger, caseId)).not.toContain('SideConfirmed');
  });

  it('five who move it up to one stage move it once, and those who come in are written to once', async () => {
    const office = await open();
    const caseId = await story.raised(office);
    const people = [story.RAISER, story.RAISING_LEAD, story.OTHER_LEAD, story.RAISER, story.OTHER_LEAD];
    await Promise.all(people.map((who) => story.tried(office, who, 'move-up', {}, { caseId })));
    const types = await intact(office.ports.ledger, caseId);
    expect([counted(types, 'MovedToStage2'), counted(types, 'MovedToStage3')]).toEqual([1, 0]);
    const sent = await letters(office, caseId);
    expect(new Set(sent).size).toBe(sent.length);
  });

  it('a discussion that settles it is recorded while it moves up: it is one or the other', async () => {
    const office = await open();
    const caseId = await story.raised(office);
    await Promise.all([
      story.tried(office, story.OTHER_LEAD, 'record-discussion', TALK, { caseId, subject: 'stage-1' }),
      story.tried(office, story.RAISER, 'move-up', {}, { caseId }),
    ]);
    const types = await intact(office.ports.ledger, caseId);
    const state = escalationShelf.workflow.state.parse((await office.ports.ledger.load(caseId))?.state);
    expect(types).toContain('DiscussionRecorded');
    expect(types.includes('OutcomeReached')).toBe(!types.includes('MovedToStage2'));
    expect(state.stage).toBe(types.includes('OutcomeReached') ? 'confirming' : 'stage-2');
  });

  it('both who confirm press three times each: it is confirmed once, and told once', async () => {
    const office = await open();
    const caseId = await story.agreed(office);
    const parts = await Promise.all(
      (
        [
          [story.RAISER, 'raising'],
          [story.OTHER_LEAD, 'receiving'],
        ] as const
      ).map(async ([post, side]) => {
        const who = await office.holder(post);
        const pages: Parameters<typeof filled>[2] = [
          ['confirm', { agrees: 'yes', what: 'As written' }],
          ...(side === 'raising' ? [['satisfaction', {}] as const] : []),
        ];
        return { who, ...(await filled(who, `/cases/${caseId}/forms/confirm-outcome?subject=${side}`, pages)) };
      }),
    );
    const seen = await Promise.all(
      parts.flatMap(({ who, draft, rev }) => [1, 2, 3].map(() => who.give(`${draft}/check`, { rev }))),
    );
    expect(seen.map(({ status }) => status)).toEqual(seen.map(() => 303));
    const types = await intact(office.ports.ledger, caseId);
    expect([counted(types, 'SideConfirmed'), counted(types, 'OutcomeConfirmed')]).toEqual([2, 1]);
    const sent = (await letters(office, caseId)).filter((one) => one.startsWith('outcome-confirmed'));
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent).size).toBe(sent.length);
  });
});

describe('two who try the next line at once', () => {
  const routed = () => movedTo(raisedPurely({ cases: 'new' }), 2);

  it('have tried one line, not two', () => {
    const disagreement = routed();
    expect(disagreement.state.line).toBe(1);
    expect(fill(disagreement, WARD, 'move-up', { to: 'line-2' })).toEqual(['NextLineTried']);
    expect(fill(disagreement, WARD_LEAD, 'move-up', { to: 'line-2' })).toBe('line-tried');
    expect(fill(disagreement, WARD_LEAD, 'move-up', { to: 'line-1' })).toBe('line-tried');
    expect(disagreement.state.line).toBe(2);
    expect(fill(disagreement, WARD_LEAD, 'move-up', { to: 'line-3' })).toEqual(['NextLineTried']);
    expect(fill(disagreement, WARD_LEAD, 'move-up', { to: 'line-9' })).toBe('last-line');
  });

  it('and none is passed over', () => {
    expect(fill(routed(), WARD, 'move-up', { to: 'line-3' })).toBe('last-line');
    for (const to of ['line-', 'line-22', 'line-x', 'line-2 ', 'stage-0', 'stage-7', '__proto__'])
      expect([to, fill(routed(), WARD, 'move-up', { to })]).toEqual([to, 'no-such-stage']);
  });
});

describe('a power cut', () => {
  it('after it was raised and before anybody was stirred: pressed again it is the same one, and everybody is told once', async () => {
    const office = await open();
    const dies = { ...office.ports, stir: () => Promise.reject(new Error('Power cut')) };
    const request = {
      command: {
        type: 'raise-disagreement',
        answers: {
          ...disagreementAnswers['raise-disagreement'],
          receivingAgency: 'childrens-social-care',
          immediateRisk: 'yes',
          riskAction: 'Kept',
        },
      },
      commandId: CommandId.parse('raised-in-the-dark'),
      actor: holderOf(office.arrangement(), story.RAISER, office.clock.now()),
    };
    await expect(act(dies, escalationShelf, request)).rejects.toThrow('Power cut');
    const again = await Promise.all([1, 2, 3].map(() => act(office.ports, escalationShelf, request)));
    const cases = new Set(again.map((one) => (one.ok ? one.value.caseId : one.error.reason)));
    expect([cases.size, (await office.ports.ledger.cases('open', 10)).rows.length]).toEqual([1, 1]);
    const caseId = (await office.ports.ledger.cases('open', 10)).rows[0]?.caseId;
    if (caseId === undefined) throw new Error('It was not raised');
    await Promise.all([1, 2, 3].map(() => office.dispatch({ caseId })));
    const sent = office.mail.sent.map(({ intent }) => `${intent.template} ${intent.recipient.address}`);
    expect(sent).toContain(
      `immediate-risk ${holderOf(office.arrangement(), story.RAISING_LEAD, office.clock.now()).address}`,
    );
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent.length).toBe((await office.ports.ledger.messages(caseId)).length);
  });

  it('of a fortnight: what time had to say is said once by five who wake at once, and moves nothing', async () => {
    const office = await open();
    const caseId = await story.raised(office, { immediateRisk: 'yes', riskAction: 'Kept' });
    const before = (await letters(office, caseId)).length;
    office.clock.set(london('2026-06-05T10:00'));
    await Promise.all(Array.from({ length: 5 }, () => takeStock(office.ports, caseId)));
    await takeStock(office.ports, caseId);
    const since = (await letters(office, caseId)).slice(before);
    expect(since.length).toBeGreaterThan(2);
    expect(new Set(since).size).toBe(since.length);
    expect(since.filter((one) => one.startsWith('head-of-safeguarding'))).toHaveLength(1);
    expect((await office.ports.ledger.load(caseId))?.state).toMatchObject({ stage: 'stage-1' });
    await intact(office.ports.ledger, caseId);
  });
});

describe('a stage answered after it moved up', () => {
  it('is kept, is marked as late, settles nothing, stops no clock and brings nobody back', () => {
    const disagreement = movedTo(raisedPurely(), 2);
    const clocks = () => JSON.stringify(escalationShelf.workflow.deadlines(disagreement.state, disagreement.context()));
    const [before, people] = [clocks(), JSON.stringify(disagreement.state.people)];
    done(disagreement, 'head-of-safeguarding', 'record-discussion', { heldAt: '2026-05-20T09:30' }, 'stage-1');
    expect(disagreement.events.at(-1)?.event).toMatchObject({ type: 'DiscussionRecorded', late: true, stage: 1 });
    expect([clocks(), JSON.stringify(disagreement.state.people)]).toEqual([before, people]);
    expect(disagreement.state).toMatchObject({ stage: 'stage-2', discussed: [] });
    expect(disagreement.state.outcome).toBeUndefined();
    expect(fill(disagreement, WARD, 'move-up', { to: 'stage-3', why: 'not-settled' })).toBe('record-first');
  });
});
