import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { machineOn } from '#functions/adapters/step-functions/machine.ts';
import { memoryStores } from '#test/support/memory/stores.ts';
import { caseNumber, following, fresh } from './agreements/commits.ts';

const MACHINES = 'arn:aws:states:eu-west-2:000000000000:stateMachine:brent-';
const ARN = `${MACHINES}rapid-review`;
const one = caseNumber(1);
const said = { message: 'no', $metadata: {} };

const opened = async () => {
  const client = new SFNClient({ region: 'eu-west-2' });
  const mock = mockClient(client);
  const stores = memoryStores();
  await stores.ledger.commit(following(fresh(1), 'refer'));
  mock.on(StartExecutionCommand).resolves({});
  mock.on(SendTaskSuccessCommand).resolves({});
  const started = () => mock.commandCalls(StartExecutionCommand).map(({ args }) => args[0].input.name);
  return {
    mock,
    stores,
    started,
    machine: machineOn({ client, machines: MACHINES, workflows: ['rapid-review', 'inspection'], ...stores }),
  };
};

describe('the machine of a case', () => {
  it('is begun with the case id and stage and nothing else', async () => {
    const { mock, machine } = await opened();
    await machine.ensure(one, 'rapid-review');
    expect(mock.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: ARN,
      name: `${one}-1`,
      input: JSON.stringify({ caseId: one, stage: 'deciding' }),
    });
  });

  it('is that of its workflow, to begin and to look at', async () => {
    const { mock, machine } = await opened();
    await machine.ensure(one, 'inspection');
    expect(mock.commandCalls(StartExecutionCommand)[0]?.args[0].input.stateMachineArn).toBe(`${MACHINES}inspection`);
    mock.on(DescribeExecutionCommand).resolves({ status: 'RUNNING' });
    await machine.ensure(one, 'inspection');
    expect(mock.commandCalls(DescribeExecutionCommand)[0]?.args[0].input.executionArn).toContain(
      `:execution:brent-inspection:${one}-1`,
    );
  });

  it('is left alone while it runs, and followed by the next when it is over', async () => {
    const { mock, machine, started } = await opened();
    await machine.ensure(one, 'rapid-review');
    mock.on(DescribeExecutionCommand).resolves({ status: 'RUNNING' });
    await machine.ensure(one, 'rapid-review');
    expect(started()).toEqual([`${one}-1`]);
    mock.on(DescribeExecutionCommand).resolves({ status: 'FAILED' });
    await machine.ensure(one, 'rapid-review');
    expect(started()).toEqual([`${one}-1`, `${one}-2`]);
    expect(mock.commandCalls(DescribeExecutionCommand)[0]?.args[0].input.executionArn).toBe(
      `arn:aws:states:eu-west-2:000000000000:execution:brent-rapid-review:${one}-1`,
    );
  });

  it('is begun once when many ask at once', async () => {
    const { mock, machine, started } = await opened();
    mock.on(DescribeExecutionCommand).resolves({ status: 'RUNNING' });
    await Promise.all([1, 2, 3, 4].map(() => machine.ensure(one, 'rapid-review')));
    expect(started()).toEqual([`${one}-1`]);
  });

  it('is begun by the next to look when whoever meant to begin it fell over', async () => {
    const { mock, machine, started } = await opened();
    mock.on(StartExecutionCommand).rejectsOnce(new Error('gone')).resolves({});
    await expect(machine.ensure(one, 'rapid-review')).rejects.toThrow('gone');
    mock.on(DescribeExecutionCommand).rejects(new ExecutionDoesNotExist(said));
    await machine.ensure(one, 'rapid-review');
    expect(started()).toEqual([`${one}-1`, `${one}-1`]);
    mock.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(said));
    await machine.ensure(one, 'rapid-review');
  });

  it('is woken by its token, once', async () => {
    const { mock, machine, stores } = await opened();
    await machine.wake(one);
    await stores.tokens.keep(one, 'token');
    await Promise.all([machine.wake(one), machine.wake(one)]);
    expect(mock.commandCalls(SendTaskSuccessCommand).map(({ args }) => args[0].input.taskToken)).toEqual(['token']);
  });

  it.each([new TaskDoesNotExist(said), new TaskTimedOut(said)])(
    'is not troubled by a token that is gone',
    async (error) => {
      const { mock, machine, stores } = await opened();
      mock.on(SendTaskSuccessCommand).rejects(error);
      await stores.tokens.keep(one, 'token');
      await machine.wake(one);
      expect(await stores.tokens.take(one)).toBeUndefined();
    },
  );

  it('keeps the token when it could not be reached', async () => {
    const { mock, machine, stores } = await opened();
    mock.on(SendTaskSuccessCommand).rejects(new Error('out of reach'));
    await stores.tokens.keep(one, 'token');
    await expect(machine.wake(one)).rejects.toThrow('out of reach');
    expect(await stores.tokens.take(one)).toBe('token');
  });

  it('names every case that has one running, over all pages and machines', async () => {
    const { mock, machine } = await opened();
    const execution = (name: string) => ({
      executionArn: name,
      stateMachineArn: ARN,
      name,
      status: 'RUNNING' as const,
      startDate: new Date(0),
    });
    mock
      .on(ListExecutionsCommand, { stateMachineArn: ARN })
      .resolvesOnce({ executions: [execution(`${one}-3`), execution('by-hand')], nextToken: 'more' })
      .resolves({ executions: [execution(`${caseNumber(2)}-1`)] })
      .on(ListExecutionsCommand, { stateMachineArn: `${MACHINES}inspection` })
      .resolves({ executions: [execution(`${caseNumber(3)}-1`)] });
    expect([...(await machine.running())]).toEqual([one, caseNumber(2), caseNumber(3)]);
  });

  it('finds nothing running on a machine that is deployed a moment later, and is told of any other trouble', async () => {
    const { mock, machine } = await opened();
    mock.on(ListExecutionsCommand).rejects(new StateMachineDoesNotExist(said));
    expect([...(await machine.running())]).toEqual([]);
    mock.on(ListExecutionsCommand).rejects(new Error('down'));
    await expect(machine.running()).rejects.toThrow('down');
  });
});
