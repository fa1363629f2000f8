import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { arrangementInForce } from '#shared/boroughs/load.ts';
import type { CaseRecord, LedgerEvent, RegisterPage } from '#shared/casework/ledger.ts';
import { EscalationEvent } from '#shared/escalation/state/events.ts';
import { evolve } from '#shared/escalation/state/evolve.ts';
import { type Disagreement, newDisagreement } from '#shared/escalation/state/state.ts';
import { editionOn } from '#shared/guidance/clocks.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { london } from '#test/support/pure-workflow.ts';

const CASE = CaseId.parse('c00000000000000000009');

/** Events as they were recorded: when, by whom, and what. */
export interface Happened {
  readonly at: string;
  readonly event: unknown;
}

export interface Story {
  readonly arrangement: Arrangement;
  readonly now: Instant;
  readonly state: Disagreement;
  readonly record: CaseRecord;
  readonly events: readonly LedgerEvent[];
}

/** A disagreement to which this has happened, as replay gives it, looked at in this borough at this London time. */
export const story = (borough: string, now: string, happened: readonly Happened[]): Story => {
  const arrangement = arrangementInForce(borough, londonDate(london(now)));
  const events = happened.map(
    ({ at, event }, index): LedgerEvent => ({
      seq: index + 1,
      at: london(at),
      by: { person: 'person-raiser', name: 'A worker' },
      command: `command-${index}`,
      event: EscalationEvent.parse(event),
      previousHash: '',
      hash: '',
    }),
  );
  const state = events.reduce(
    (before, recorded) => evolve(before, { ...recorded, event: EscalationEvent.parse(recorded.event) }),
    newDisagreement,
  );
  const record: CaseRecord = {
    caseId: CASE,
    reference: 'TST-0000-0009',
    borough,
    pins: {
      workflow: 'escalation',
      workflowVersion: 1,
      edition: editionOn(londonDate(london(now))).key,
      arrangementVersion: arrangement.version,
    },
    openedAt: events[0]?.at ?? london(now),
    version: events.length,
    state,
    hash: '',
  };
  return { arrangement, now: london(now), state, record, events };
};

/** The ledger of a story, and what is open already in its registers. */
export const ledgerOf = ({ events }: Pick<Story, 'events'>, rows: RegisterPage['rows'] = []) => ({
  event: async (_: CaseId, seq: number) => events.find((event) => event.seq === seq),
  register: async (name: string): Promise<RegisterPage> => ({ rows: rows.filter(({ row }) => row.register === name) }),
});

/** As the answers of somebody in the police, about a child who is open to Family Services. */
export const raisedAnswers = {
  immediateRisk: 'no',
  sooner: 'no',
  concerns: 'child',
  about: 'LCS 4471',
  level: 'child-in-need',
  raisingAgency: 'police',
  connection: 'no',
  support: 'yes',
  supportNeeded: 'Somebody beside me',
  receivingAgency: 'family-services',
  cases: 'open',
  category: 'levels-of-need',
  disputed: 'The threshold was not met in their view',
  outcomeWanted: 'A strategy meeting',
};

const raiser = { person: 'person-raiser', name: 'A worker', address: 'worker@police.example', agency: 'police' };

/** An event that opens a disagreement in Barnet. */
export const raised = (change: Record<string, unknown> = {}) => ({
  type: 'Raised',
  answers: raisedAnswers,
  concerns: 'child',
  about: 'LCS 4471',
  raisedBy: raiser,
  receiving: { agency: 'family-services', name: 'Family Services' },
  protocol: 'barnet-multi-agency',
  category: 'levels-of-need',
  level: 'child-in-need',
  caseKind: 'open',
  immediateRisk: false,
  supportWanted: true,
  people: [
    { side: 'receiving', stage: 1, line: 0, title: 'Allocated social worker', since: london('2026-05-20T10:00') },
  ],
  because: ['It goes by the route of Family Services'],
  line: 0,
  ...change,
});
