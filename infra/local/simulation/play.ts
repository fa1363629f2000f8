import type { Form } from '#forms/engine/definition.ts';
import { checkAll } from '#forms/engine/whole.ts';
import { act, contextOf } from '#functions/casework/act.ts';
import { OPENS, shelfNamed, shelfOf } from '#functions/casework/shelves.ts';
import { systemIds } from '#functions/runtime/system.ts';
import { faceNamed } from '#functions/web/faces.ts';
import { TIME } from '#shared/casework/actor.ts';
import { Answers } from '#shared/casework/answers.ts';
import { CaseState } from '#shared/casework/case-state.ts';
import type { CaseRecord } from '#shared/casework/ledger.ts';
import { ownerKey, ownersOf } from '#shared/casework/owners.ts';
import { type CaseId, CommandId } from '#shared/kernel/ids.ts';
import { instantOfLondon, londonDate, londonTimeOf } from '#shared/kernel/london.ts';
import { caseSaid } from './cases.ts';
import { type Turn, turnsOf } from './people.ts';
import { onTheDay, type Scenario, type Step } from './scenario.ts';
import { openWorld, type World } from './world.ts';

/** Something a person tried that was not allowed or not complete. The run goes on. */
export interface Refused {
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly reason: string;
  readonly message: string;
}

export interface Played {
  readonly world: World;
  /** The case of the last step. */
  readonly caseId: CaseId | undefined;
  readonly refused: readonly Refused[];
}

/**
 * Plays every step in order, through the forms, the handlers and the machines. Close the world afterwards. `between` comes
 * after each step, for what happens to a service and not in a case.
 */
export const play = async (
  scenario: Scenario,
  forms: readonly Form[],
  between?: (world: World, step: Step) => Promise<void>,
): Promise<Played> => {
  const world = await openWorld(scenario.borough, instantOfLondon(scenario.start), scenario.yearly);
  const refused: Refused[] = [];
  let caseId: CaseId | undefined;
  let turn = 0;
  try {
    for (const step of scenario.steps) {
      // A step written for an earlier moment happens now: time only goes forward.
      await world.moveTo(instantOfLondon(step.at ?? scenario.start));
      if (step.wait === true) continue;
      if (step.case !== undefined) caseId = await caseSaid(world.ledger, step.case);
      const record = caseId === undefined ? undefined : await world.ledger.load(caseId);
      const today = londonDate(world.clock.now());
      const arrangement =
        record === undefined
          ? world.casework.arrangements.inForce(scenario.borough, today)
          : world.casework.arrangements.version(scenario.borough, record.pins.arrangementVersion);
      const state = record === undefined ? undefined : CaseState.parse(record.state);
      for (const each of turnsOf(step, arrangement, today, state)) {
        turn += 1;
        const done = await take(world, scenario, forms, step, each, caseId, turn);
        if ('reason' in done)
          refused.push({
            at: world.clock.now(),
            by: each.actor.posts[0]?.post ?? each.actor.name,
            what: whatOf(step, each),
            ...done,
          });
        else caseId = done.caseId;
      }
      await world.moveTo(world.clock.now());
      await between?.(world, step);
    }
    return { world, caseId, refused };
  } catch (error) {
    await world.close();
    throw error;
  }
};

type Refusal = { readonly reason: string; readonly message: string };
type Taken = { readonly caseId: CaseId } | Refusal;

const take = async (
  world: World,
  scenario: Scenario,
  forms: readonly Form[],
  step: Step,
  { actor, subject }: Turn,
  caseId: CaseId | undefined,
  turn: number,
): Promise<Taken> => {
  const asked = await formOf(world, step, { actor, subject }, caseId);
  if ('reason' in asked) return asked;
  const form = forms.find((one) => one.form === asked.form);
  const record = caseId === undefined || form?.opens === true ? undefined : await world.ledger.load(caseId);
  const workflow = record?.pins.workflow ?? OPENS.get(asked.form);
  if (workflow === undefined) return noSuchForm(asked.form);
  const shelf = record === undefined ? await shelfNamed(workflow) : await shelfOf(record);
  const commandOf = async (): Promise<{ command: unknown } | Refusal> => {
    if (form === undefined) {
      // A button of a page and no form: the command is all there is to it.
      const bare = { type: asked.form };
      return shelf.workflow.command.safeParse(bare).success ? { command: bare } : noSuchForm(asked.form);
    }
    const now = world.clock.now();
    const given = onTheDay({ ...scenario.usual[form.form], ...step.answers }, londonDate(now), londonTimeOf(now));
    const read = await complete(world, workflow, form, given, record, { actor, subject: asked.subject });
    if ('reason' in read) return read;
    const about = asked.subject === undefined ? {} : { subject: asked.subject };
    return { command: { type: form.form, answers: read.answers, ...about } };
  };
  const given = await commandOf();
  if ('reason' in given) return given;
  const done = await act(world.casework, shelf, {
    ...(record === undefined ? {} : { caseId: record.caseId }),
    command: given.command,
    commandId: CommandId.parse(`scenario-${turn}-${systemIds.secret()}`),
    actor,
  });
  return done.ok ? { caseId: done.value.caseId } : done.error;
};

const noSuchForm = (form: string): Refusal => ({
  reason: 'no-such-form',
  message: `There is no form called ${form}.`,
});

/** The form a step is about; a `task` must be on the person's own list. */
const formOf = async (
  world: World,
  step: Step,
  { actor, subject }: Turn,
  caseId: CaseId | undefined,
): Promise<{ form: string; subject: string | undefined } | Refusal> => {
  if (step.form !== undefined) return { form: step.form, subject };
  if (step.task === 'take-up-referral') return { form: step.task, subject };
  const wanted =
    subject === undefined || step.task?.includes(':') === true ? step.task : `${step.task ?? ''}:${subject}`;
  const tasks = caseId === undefined ? [] : await world.ledger.tasksOfCase(caseId);
  const owners = ownersOf(actor);
  const task = tasks.find(({ id, for: owner }) => id === wanted && owners.includes(ownerKey(owner)));
  return task === undefined
    ? { reason: 'no-such-task', message: `There is no task ${wanted ?? ''} on this person’s list.` }
    : { form: task.form, subject: task.subject };
};

/** The answers as the form itself would read them, page by page. */
const complete = async (
  world: World,
  workflow: string,
  form: Form,
  given: Answers,
  record: CaseRecord | undefined,
  { actor, subject }: Turn,
): Promise<{ answers: Answers } | Refusal> => {
  const arrangement =
    record === undefined
      ? world.casework.arrangements.inForce(world.casework.borough, londonDate(world.clock.now()))
      : contextOf(world.casework, record, TIME).arrangement;
  const { facts, options } = await (await faceNamed(workflow)).formContext({
    form,
    subject,
    record,
    // Some of what a form asks follows from pages before: here all are given at once.
    answers: given,
    ledger: world.ledger,
    arrangement,
    actor,
    now: world.clock.now(),
  });
  const checked = checkAll(form, given, facts, { options, now: londonTimeOf(world.clock.now()) });
  const fault = checked.pages[0];
  if (fault === undefined) return { answers: Answers.parse(checked.answers) };
  return {
    reason: 'incomplete',
    message: `${fault.page}: ${fault.errors.map(({ question, message }) => `${question}: ${message}`).join('; ')}`,
  };
};

const whatOf = (step: Step, { subject }: Turn): string =>
  [step.form ?? step.task, subject].filter((part) => part !== undefined).join(':');
