import { chain, GENESIS } from '#shared/casework/audit-chain.ts';
import type { CaseRecord, Commit, FrozenMessage } from '#shared/casework/ledger.ts';
import type { Deadline, RegisterRow, Task } from '#shared/casework/workflow.ts';
import { CaseId, CommandId } from '#shared/kernel/ids.ts';
import { Instant, LondonDate } from '#shared/kernel/time.ts';

/** Cases with nothing in them but what a ledger must keep. Invented throughout. */
export const caseNumber = (number: number): CaseId => CaseId.parse(`c${String(number).padStart(20, '0')}`);
export const command = (name: string): CommandId => CommandId.parse(`command-${name}`);
export const at = (minutes: number): Instant => Instant.parse(new Date(1775120400000 + minutes * 60_000).toISOString());
export const day = (date: string): LondonDate => LondonDate.parse(date);

export const fresh = (number: number): CaseRecord => ({
  caseId: caseNumber(number),
  reference: `BRE-${number}`,
  borough: 'brent',
  pins: { workflow: 'rapid-review', workflowVersion: 1, edition: '2026', arrangementVersion: 1 },
  openedAt: at(0),
  version: 0,
  state: { stage: 'referred', notes: [] },
  hash: GENESIS,
});

/** What follows on a record when these notes are added: one event each. */
export const following = (before: CaseRecord, name: string, rest: Partial<Commit> = {}, notes = [name]): Commit => {
  const events = notes.reduce<Commit['events']>((all, note) => {
    const seq = before.version + all.length + 1;
    const by = { person: 'p1', name: 'Ms Sample', post: 'head-teacher' };
    const recorded = { seq, at: at(seq), by, command: command(name), event: { type: 'noted', note } };
    return [...all, chain(all.at(-1)?.hash ?? before.hash, recorded)];
  }, []);
  const last = events.at(-1);
  return {
    record: {
      ...before,
      version: last?.seq ?? before.version,
      hash: last?.hash ?? before.hash,
      state: { stage: 'deciding', notes: events.map(({ seq }) => seq) },
    },
    expectedVersion: before.version,
    events,
    messages: [],
    contracts: [],
    deadlines: { put: [], remove: [] },
    tasks: { put: [], remove: [] },
    registers: { put: [], remove: [] },
    wakeAt: at(60),
    command: command(name),
    ...rest,
  };
};

export const task = (id: string, dueDate?: string, owner: Task['for'] = { kind: 'role', role: 'chair' }): Task => ({
  id,
  title: 'Decide whether to notify',
  form: 'decide',
  for: owner,
  ...(dueDate === undefined ? {} : { dueDate: day(dueDate) }),
});

export const entry = (
  register: string,
  id: string,
  sortedBy: string,
  body: RegisterRow['body'] = { owner: 'GP service', done: false, asked: 2 },
): RegisterRow => ({ register, id, sortedBy, body });

export const deadline = (clock: Deadline['clock'], dueDate: string, metAt?: Instant): Deadline => ({
  clock,
  starts: day('2026-04-02'),
  dueDate: day(dueDate),
  due: Instant.parse(`${dueDate}T22:59:59.999Z`),
  target: Instant.parse(`${dueDate}T16:00:00.000Z`),
  skipped: [{ date: day('2026-04-03'), why: 'Good Friday' }],
  rule: '5 working days',
  source: 'an invented plan, 7',
  warnings: [],
  waitingFor: 'Notifying officer',
  daysLate: 0,
  ...(metAt === undefined ? {} : { metAt }),
});

export const message = (number: number, key: string, rest: Partial<FrozenMessage> = {}): FrozenMessage => ({
  key,
  caseId: caseNumber(number),
  intent: {
    milestone: 'M2',
    audience: 'partner',
    template: 'partners-told',
    recipient: { post: 'police-delegate', address: 'delegate@police.example' },
    occurrence: 'first',
    statutory: true,
    path: `/cases/${caseNumber(number)}`,
  },
  subject: 'Something to do: BRE-1',
  text: 'Sign in.',
  html: '<p>Sign in.</p>',
  at: at(1),
  ...rest,
});
