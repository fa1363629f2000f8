import { describe, expect, it } from 'vitest';
import { Role } from '#shared/boroughs/arrangement.ts';
import { Actor } from '#shared/casework/actor.ts';
import { authorise } from '#shared/casework/authorise.ts';
import { type Part, permits } from '#shared/retention/authorisation.ts';
import { FormName } from '#shared/retention/commands.ts';
import { retentionShelf } from '#shared/retention/shelf.ts';
import { Stage, stages } from '#shared/retention/stages.ts';
import { RetentionEvent } from '#shared/retention/state/events.ts';
import { Retention } from '#shared/retention/state/state.ts';
import { transitions } from '#shared/retention/transitions.ts';

const OFFICE: readonly Role[] = ['business-manager', 'notifying-officer', 'director-of-childrens-services'];
const AGREEING: readonly Role[] = ['director-of-childrens-services', 'partner-lead', 'partner-delegate'];
const INTACT: readonly Stage[] = ['open', 'kept', 'due', 'proposed', 'agreed'];
const AFTER: readonly Stage[] = ['proposed', 'agreed', 'destroying', 'disposed'];

/** Written by hand, beside the table that the product goes by. */
const MAY: Readonly<Record<FormName | 'open-record', readonly [roles: readonly Role[], stages: readonly Stage[]]>> = {
  'open-record': [OFFICE, ['new']],
  'place-hold': [OFFICE, INTACT],
  'lift-hold': [OFFICE, INTACT],
  'keep-longer': [
    ['business-manager', 'director-of-childrens-services'],
    ['kept', 'due', 'proposed', 'agreed'],
  ],
  'propose-disposal': [['business-manager'], ['due']],
  'agree-disposal': [AGREEING, ['proposed']],
  'refuse-disposal': [AGREEING, ['proposed']],
  'settle-message': [['business-manager'], Stage.options],
};

const SEES: Readonly<Record<Part, readonly [always: readonly Role[], besides: readonly Stage[]]>> = {
  overview: [OFFICE, AFTER],
  holds: [OFFICE, ['proposed']],
  certificate: [OFFICE, AFTER],
  timeline: [OFFICE, ['proposed']],
  reads: [['business-manager', 'notifying-officer'], []],
};

const holder = (role: Role): Actor =>
  Actor.parse({
    person: 'somebody',
    name: 'Somebody',
    address: '',
    posts: [{ post: 'a-post', title: 'A post', agency: 'council', roles: [role] }],
  });

const at = (stage: Stage, change: object = {}): Retention => Retention.parse({ stage, ...change });

describe('each act is for these roles at these stages and no others', () => {
  it.each(Object.keys(MAY))('%s', (name) => {
    const act = FormName.safeParse(name).data ?? 'open-record';
    const [roles, when] = MAY[act];
    for (const stage of Stage.options) {
      const may = Role.options.filter((role) => retentionShelf.mayAct(at(stage), holder(role), command(act)).ok);
      expect(may.toSorted(), stage).toEqual((when.includes(stage) ? roles : []).toSorted());
    }
  });

  it.each(Object.keys(SEES))('sees %s', (name) => {
    const part = PARTS.find((one) => one === name) ?? 'reads';
    const [always, besides] = SEES[part];
    for (const stage of Stage.options) {
      const sees = Role.options.filter((role) => retentionShelf.mayView(at(stage), holder(role), part).ok);
      const expected = new Set([...always, ...(besides.includes(stage) ? AGREEING : [])]);
      expect(sees.toSorted(), stage).toEqual([...expected].toSorted());
    }
  });

  it('a conflict of interest beats every role, for acts and looks', () => {
    for (const role of OFFICE) {
      const conflicted = at('kept', { conflicted: ['somebody'] });
      expect(retentionShelf.mayAct(conflicted, holder(role), command('place-hold'))).toMatchObject({
        error: { reason: 'conflict-of-interest' },
      });
      expect(retentionShelf.mayView(conflicted, holder(role), 'overview').ok).toBe(false);
    }
  });

  it('what only the service does is nobody’s', () => {
    for (const action of ['begin-destruction', 'record-disposal', 'close-from-contract', 'time-passed'])
      expect(permits.filter((permit) => permit.action === action)).toEqual([]);
    expect(
      authorise(permits, holder('ops'), 'begin-destruction', {
        stage: 'agreed',
        conflicted: false,
        confidential: true,
        isReferrer: false,
        askedAgencies: [],
      }).ok,
    ).toBe(false);
  });
});

const PARTS: readonly Part[] = ['overview', 'holds', 'certificate', 'timeline', 'reads'];

const command = (type: FormName | 'open-record') =>
  type === 'open-record'
    ? {
        type,
        of: {
          caseId: 'c00000000000000000001',
          reference: 'TST-0000-0000',
          workflow: 'rapid-review',
          openedOn: retentionDay,
          conflicted: [],
        },
      }
    : { type, answers: {}, subject: 'h1' };

const retentionDay = RetentionEvent.options[1].shape.closedOn.parse('2026-06-01');

describe('the transition table', () => {
  it('names events that exist, each pair once, reaches every stage and leaves no final one', () => {
    const types: readonly string[] = RetentionEvent.options.map(({ shape }) => shape.type.value);
    expect(transitions.filter(({ event }) => !types.includes(event))).toEqual([]);
    expect(new Set(transitions.map(({ from, event }) => `${from} ${event}`)).size).toBe(transitions.length);
    const reached = new Set<string>(['new']);
    for (const stage of reached) for (const { from, to } of transitions) if (from === stage) reached.add(to);
    expect([...reached].toSorted()).toEqual(Stage.options.toSorted());
    expect(transitions.filter(({ from }) => stages.some(({ id, final }) => final && id === from))).toEqual([]);
  });

  it('has one way to destruction: proposed, agreed, begun', () => {
    expect(transitions.filter(({ to }) => to === 'disposed')).toEqual([
      { from: 'destroying', event: 'RecordDisposed', to: 'disposed' },
    ]);
    expect(transitions.filter(({ to }) => to === 'destroying').map(({ from }) => from)).toEqual(['agreed']);
    expect(transitions.filter(({ to }) => to === 'agreed').map(({ from }) => from)).toEqual(['proposed']);
    expect(transitions.filter(({ to }) => to === 'proposed').map(({ from }) => from)).toEqual(['due']);
  });
});
