import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { z } from 'zod';
import type { Ledger, Machine, Tokens } from '#shared/casework/ledger.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import type { Generations } from '../dynamodb/tokens.ts';

export interface MachineSettings {
  readonly client: Pick<SFNClient, 'send'>;
  /** The machines' ARN up to the workflow's name: `arn:…:stateMachine:brent-`. */
  readonly machines: string;
  /** Every workflow that has a machine. */
  readonly workflows: readonly string[];
  readonly tokens: Tokens;
  readonly generations: Generations;
  readonly ledger: Pick<Ledger, 'load'>;
}

export interface Executions extends Machine {
  /** Cases whose execution was running a moment ago. A first look, for the sweeper; `ensure` looks again. */
  running(): Promise<ReadonlySet<CaseId>>;
}

/** Completes a wait by its token. False when the wait is over already, which is no error (rule 3). */
export const completeOn =
  (client: Pick<SFNClient, 'send'>) =>
  async (taskToken: string): Promise<boolean> => {
    try {
      await client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
      return true;
    } catch (error) {
      if (error instanceof TaskDoesNotExist || error instanceof TaskTimedOut || error instanceof InvalidToken)
        return false;
      throw error;
    }
  };

export const stepFunctions = (): SFNClient =>
  new SFNClient({ maxAttempts: 3, requestHandler: { connectionTimeout: 1000, requestTimeout: 5000 } });

/** The machines of a borough's cases. Input carries the case id and stage, never personal data (rule 1). */
export const machineOn = (settings: MachineSettings): Executions => {
  const { client, machines, workflows, tokens, generations, ledger } = settings;
  const complete = completeOn(client);

  const start = async (caseId: CaseId, stateMachineArn: string, generation: number): Promise<void> => {
    const record = await ledger.load(caseId);
    if (record === undefined) throw new Error(`There is no case ${caseId} to begin a machine for`);
    const { stage } = z.object({ stage: z.string() }).parse(record.state);
    try {
      const input = JSON.stringify({ caseId, stage });
      await client.send(new StartExecutionCommand({ stateMachineArn, name: nameOf(caseId, generation), input }));
    } catch (error) {
      // Somebody began it in this same moment.
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  };

  const look = async (
    caseId: CaseId,
    stateMachineArn: string,
    generation: number,
  ): Promise<'running' | 'over' | 'never-begun'> => {
    try {
      const executionArn = executionOf(stateMachineArn, nameOf(caseId, generation));
      const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
      return status === 'RUNNING' || status === 'PENDING_REDRIVE' ? 'running' : 'over';
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return 'never-begun';
      throw error;
    }
  };

  return {
    ensure: async (caseId, workflow) => {
      const machine = `${machines}${workflow}`;
      const generation = await generations.current(caseId);
      const now = generation === 0 ? 'over' : await look(caseId, machine, generation);
      if (now === 'never-begun') await start(caseId, machine, generation);
      // Whoever moves the number on begins the next one; should they fall over first, it is found never begun.
      if (now === 'over' && (await generations.moveOn(caseId, generation)))
        await start(caseId, machine, generation + 1);
    },
    wake: async (caseId) => {
      const token = await tokens.take(caseId);
      if (token === undefined) return;
      try {
        await complete(token);
      } catch (error) {
        await tokens.keep(caseId, token);
        throw error;
      }
    },
    running: async () => {
      const found = new Set<CaseId>();
      for (const workflow of workflows) await addRunning(client, `${machines}${workflow}`, found);
      return found;
    },
  };
};

/** A machine that is not there has nothing running: the functions of a release are deployed a moment before it. */
const addRunning = async (
  client: Pick<SFNClient, 'send'>,
  stateMachineArn: string,
  found: Set<CaseId>,
): Promise<void> => {
  let nextToken: string | undefined;
  try {
    do {
      const page = await client.send(
        new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING', maxResults: 1000, nextToken }),
      );
      for (const { name } of page.executions ?? []) {
        const caseId = CaseId.safeParse(name?.split('-')[0]);
        if (caseId.success) found.add(caseId.data);
      }
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
  } catch (error) {
    if (!(error instanceof StateMachineDoesNotExist)) throw error;
  }
};

const nameOf = (caseId: CaseId, generation: number): string => `${caseId}-${generation}`;

const executionOf = (stateMachineArn: string, name: string): string =>
  `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
