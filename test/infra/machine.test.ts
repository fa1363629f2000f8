import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { unsupportedIn } from '#infra/local/states/language/unsupported.ts';
import { machineFrom } from '#infra/machines/machine.ts';
import { rapidReview } from '#infra/rapid-review/workflow.ts';
import { workflows } from '#infra/workflows.ts';
import { synthesizedOnce } from './support/synthesized.ts';

const arn = (name: string): string => `arn:aws:lambda:eu-west-2:000000000000:function:brent-${name}`;
const FUNCTIONS = {
  wait: arn('casework-wait'),
  advance: arn('casework-advance'),
  dispatch: arn('messages-dispatch'),
};

const State = z.looseObject({
  Type: z.string(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Choices: z.array(z.looseObject({ Condition: z.string(), Next: z.string() })).optional(),
  Catch: z.array(z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() })).optional(),
  TimeoutSeconds: z.union([z.number(), z.string()]).optional(),
  Seconds: z.number().optional(),
  Arguments: z.looseObject({ FunctionName: z.string(), Payload: z.record(z.string(), z.string()) }).optional(),
});
const statesOf = (definition: { readonly States: unknown }) => z.record(z.string(), State).parse(definition.States);

describe.each(workflows.map((workflow) => [workflow.name, workflow] as const))(
  'the machine of %s',
  (_name, workflow) => {
    const { stages, transitions } = workflow;
    const definition = machineFrom(workflow, FUNCTIONS);
    const states = statesOf(definition);
    const waiting = stages.filter(({ final }) => !final);

    it('is valid, and within what one machine runs', () => {
      expect(validate(definition)).toMatchObject({ isValid: true });
      expect(unsupportedIn(definition)).toEqual([]);
      expect(definition.Comment).toContain(workflow.title);
    });

    it('has every stage as a state of that name: waiting, or an end', () => {
      for (const { title, final } of stages) expect(states[title]?.Type, title).toBe(final ? 'Succeed' : 'Task');
    });

    it.each(waiting.map((stage) => [stage.title, stage] as const))(
      '%s: leads to what the table allows, itself, and no other',
      (_, stage) => {
        const allowed = new Set([stage.id, ...transitions.filter(({ from }) => from === stage.id).map(({ to }) => to)]);
        const titles = stages.filter(({ id }) => allowed.has(id)).map(({ title }) => title);
        const choice = states[`${stage.title}: what next`];
        expect(choice?.Choices?.map(({ Next }) => Next).toSorted()).toEqual([...titles, 'Rolled over'].toSorted());
        expect(choice?.Default).toBe('Where the case stands');
      },
    );

    it('places a case at any stage when it begins, and stops at one it does not know', () => {
      const choice = states['Where the case stands'];
      expect(choice?.Choices?.map(({ Next }) => Next).toSorted()).toEqual(
        [...stages.map(({ title }) => title), 'Rolled over'].toSorted(),
      );
      expect(choice?.Default).toBe('Unknown stage');
      expect(states['Unknown stage']?.Type).toBe('Fail');
    });

    it('never waits without an end, and comes back from every wait', () => {
      for (const [name, state] of Object.entries(states)) {
        if (state.Type === 'Task') expect(state.TimeoutSeconds, name).toBeDefined();
        if (state.Type === 'Wait') expect(state.Seconds, name).toBeLessThanOrEqual(300);
      }
      for (const { title } of waiting) {
        const wait = states[title];
        expect(wait?.Next).toBe(`${title}: take stock`);
        expect(wait?.Catch?.[0]).toMatchObject({ ErrorEquals: ['States.Timeout'], Next: `${title}: take stock` });
      }
    });

    it('gives a case up for no error: every task catches all and comes back to take stock or goes on', () => {
      for (const [name, state] of Object.entries(states)) {
        if (state.Type !== 'Task') continue;
        expect(state.Catch?.at(-1)?.ErrorEquals, name).toEqual(['States.ALL']);
        expect(states[state.Catch?.at(-1)?.Next ?? '']?.Type, name).toMatch(/^(Wait|Choice)$/);
      }
      expect(Object.values(states).filter(({ Type }) => Type === 'Fail')).toHaveLength(1);
    });

    it('carries ids, a stage, a version and a token, and no more', () => {
      const payloads = Object.values(states).flatMap(({ Arguments }) => (Arguments ? [Arguments.Payload] : []));
      for (const payload of payloads) {
        expect(['caseId', 'caseId,stage,version,token']).toContain(Object.keys(payload).join(','));
        expect(payload['caseId']).toBe('{% $caseId %}');
      }
    });
  },
);

it('a machine follows any table: a stage added there is a state here', () => {
  const { stages, transitions } = rapidReview;
  const made = statesOf(
    machineFrom(
      {
        title: 'Another',
        stages: [...stages, { id: 'paused', title: 'Paused', final: false }],
        transitions: [...transitions, { from: 'paused', event: 'Resumed', to: 'gathering' }],
      },
      FUNCTIONS,
    ),
  );
  expect(made['Paused: what next']?.Choices?.map(({ Next }) => Next)).toContain('Gathering information and meeting');
});

describe('every synthesized machine', () => {
  const machines = synthesizedOnce(['brent']).all('brent', 'AWS::StepFunctions::StateMachine');
  const text = (value: unknown): string =>
    typeof value === 'string'
      ? value
      : z
          .object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) })
          .parse(value)
          ['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'aws'))
          .join('');

  it('passes the validator and the supported subset', () => {
    expect(machines.map(({ Properties }) => Properties['StateMachineName']).toSorted()).toEqual(
      workflows.map(({ name }) => `brent-${name}`).toSorted(),
    );
    for (const { Properties } of machines) {
      const parsed: unknown = JSON.parse(text(Properties['DefinitionString']));
      expect(unsupportedIn(parsed)).toEqual([]);
      expect(validate(z.any().parse(parsed), { checkArn: false }).isValid).toBe(true);
    }
  });
});
