import { globSync, readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import type { Answer, Answers, Form, Item, Page, Question } from '#forms/engine/definition.ts';
import type { Choices } from '#forms/engine/fields.ts';
import { parseForm } from '#forms/engine/read.ts';
import { checkAll } from '#forms/engine/whole.ts';
import { draftPageKey } from '#functions/adapters/dynamodb/keys.ts';
import { actionsOf } from '#functions/adapters/dynamodb/ledger/commit.ts';
import { pack, refuseTooLarge } from '#functions/adapters/dynamodb/packing.ts';
import { toItem } from '#functions/adapters/dynamodb/table.ts';
import { Answers as KeptAnswers } from '#shared/casework/answers.ts';
import { chain, GENESIS } from '#shared/casework/audit-chain.ts';
import { CaseId, CommandId, PersonId } from '#shared/kernel/ids.ts';
import { Instant, LondonTime } from '#shared/kernel/time.ts';
import { MOST_ACTIONS } from '#shared/practice-review/decide/change.ts';
import { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import { evolve } from '#shared/practice-review/state/evolve.ts';
import { newReview } from '#shared/practice-review/state/state.ts';

/**
 * A row of DynamoDB holds 400 KB. Every form whose texts are as long as they may be must be saved page by page and
 * sent whole, in any script: the limits of the report's sections are chosen so that this holds.
 */
const forms: readonly Form[] = globSync('forms/practice-review/{report,publish,change,end}/*.yaml').map((file) => {
  const parsed = parseForm(readFileSync(file, 'utf8'), file);
  if (!parsed.ok) throw new Error(`${file} does not parse`);
  return parsed.value;
});
const formNamed = (name: string): Form => {
  const found = forms.find(({ form }) => form === name);
  if (found === undefined) throw new Error(`No form ${name}`);
  return found;
};

/** Chances that are the same in every run. */
const dice = (seed: number) => {
  let state = seed;
  return (sides: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};
type Dice = ReturnType<typeof dice>;

/** What an answer may hold as it is kept, in UTF-16 units: two to a character outside the basic plane. */
const LONGEST_KEPT = 20_000;
const ENGLISH = 'the health visitor saw the baby with his mother at home and recorded that he was feeding well'.split(
  ' ',
);

/** Text of as many characters as a question takes. All but the first are noise, which nothing can make smaller. */
const scripts: Readonly<Record<string, (length: number, throwing: Dice) => string>> = {
  'English words': (length, throwing) => {
    let text = '';
    while (text.length < length) text += `${ENGLISH[throwing(ENGLISH.length)]} `;
    return `${text.slice(0, length - 1)}.`;
  },
  'noise of one byte a character': (length, throwing) =>
    String.fromCodePoint(...Array.from({ length }, () => 0x21 + throwing(0x5e))),
  'noise of two bytes a character': (length, throwing) =>
    String.fromCodePoint(...Array.from({ length }, () => 0xc0 + throwing(0x700 - 0xc0))),
  'noise of three bytes a character': (length, throwing) =>
    String.fromCodePoint(...Array.from({ length }, () => 0x3400 + throwing(0xd000 - 0x3400))),
  'noise of four bytes a character': (length, throwing) => {
    const most = Math.min(length, LONGEST_KEPT / 2);
    return String.fromCodePoint(...Array.from({ length: most }, () => 0x10000 + throwing(0x100000)));
  },
  'noise of four and three bytes, as much as is kept': (length, throwing) => {
    const wide = Math.max(0, Math.min(length, LONGEST_KEPT - length));
    const text = Array.from({ length }, (_, at) =>
      at < wide ? 0x10000 + throwing(0x100000) : 0x3400 + throwing(0x9c00),
    );
    return String.fromCodePoint(...text);
  },
};

const NOW = LondonTime.parse('2026-11-20T10:30');
const choices: Choices = {
  agencies: [{ value: 'housing', label: 'Housing' }],
  recommendations: [{ value: 'r1', label: 'The first' }],
  'earlier-recommendations': [{ value: 'none', label: 'None' }],
  'national-routes': [{ value: 'by-hand', label: 'By hand' }],
};

/** The choices that call for the most text. */
const CHOSEN = ['improvements', 'corrections', 'send-back', 'embedded', 'by-hand', 'yes'];

const fullest = (question: Question, write: (length: number) => string): Answer => {
  if (question.type === 'text' || question.type === 'textarea') return write(question.maxLength);
  if (question.type === 'date') return '2026-11-20';
  if (question.type === 'datetime') return '2026-11-20T09:00';
  if (!('options' in question)) return true;
  const offered = Array.isArray(question.options) ? question.options : (choices[question.options.from] ?? []);
  const values = offered.map(({ value }) => value);
  return question.type === 'checkboxes' ? values : (CHOSEN.find((one) => values.includes(one)) ?? values[0] ?? '');
};

const isScalar = (entry: [string, Answer]): entry is [string, Item[string]] =>
  !Array.isArray(entry[1]) || entry[1].every((one) => typeof one === 'string');

const pageOf = (page: Page, write: (length: number) => string): Answers => {
  const once = (): [string, Answer][] => page.questions.map((question) => [question.id, fullest(question, write)]);
  const { repeat } = page;
  if (repeat === undefined) return Object.fromEntries(once());
  return { [repeat.list]: Array.from({ length: repeat.max }, () => Object.fromEntries(once().filter(isScalar))) };
};

const client = new DynamoDBClient({ region: 'eu-west-2' });
afterAll(() => client.destroy());
const table = { client, name: 'review' };
const at = Instant.parse('2026-11-20T10:30:00.000Z');
const caseId = CaseId.parse('c00000000000000000002');

const sending = (event: PracticeReviewEvent, before = newReview): (() => void) => {
  const link = chain(GENESIS, {
    seq: 1,
    at,
    by: { person: PersonId.parse('business-manager'), name: 'Business manager' },
    command: CommandId.parse('draft:one'),
    event,
  });
  const actions = actionsOf(table, {
    record: {
      caseId,
      reference: 'TST-0000-0001',
      borough: 'barnet',
      pins: { workflow: 'practice-review', workflowVersion: 1, edition: 'wt-2026', arrangementVersion: 1 },
      openedAt: at,
      version: 1,
      state: evolve(before, { ...link, event }),
      hash: link.hash,
    },
    expectedVersion: 0,
    events: [link],
    messages: [],
    contracts: [],
    deadlines: { put: [], remove: [] },
    tasks: { put: [], remove: [] },
    registers: { put: [], remove: [] },
    wakeAt: undefined,
    command: CommandId.parse('draft:one'),
  });
  return () =>
    refuseTooLarge(
      actions.map(({ write }) => write.Put?.Item ?? {}),
      actions.length,
    );
};

/** The answers as they are sent, after every page has been saved in a row of its own. */
const filledIn = (form: Form, script: string): KeptAnswers => {
  const throwing = dice(7);
  const write = (length: number): string => scripts[script]?.(length, throwing) ?? '';
  const filled = form.pages.map((page) => [page, pageOf(page, write)] as const);
  for (const [page, answers] of filled) {
    const row = { ...draftPageKey('c00000000000000000002-review', page.id), page: page.id, rev: 1, at, by: 'somebody' };
    refuseTooLarge([toItem({ ...row, byName: 'Somebody', body: pack({ answers }), expires: 1 })], 2);
  }
  const whole = Object.assign({}, ...filled.map(([, answers]) => answers));
  const read = checkAll(form, KeptAnswers.parse(whole), { copiesWereSent: true }, { options: choices, now: NOW });
  expect(read.pages).toEqual([]);
  return KeptAnswers.parse(read.answers);
};

const text = (item: Record<string, unknown>, name: string): string => String(item[name]);
const listIn = (answers: KeptAnswers, name: string): Record<string, unknown>[] => {
  const list = answers[name];
  return Array.isArray(list) ? list.flatMap((item) => (typeof item === 'object' ? [{ ...item }] : [])) : [];
};

describe.each(Object.keys(scripts))('in %s', (script) => {
  it('the longest report is saved page by page and sent', () => {
    const answers = filledIn(formNamed('review-report'), script);
    const recommendations = listIn(answers, 'recommendations').map((item, place) => ({
      id: `r${place + 1}`,
      what: text(item, 'recWhat'),
      agency: text(item, 'recAgency'),
      by: text(item, 'recBy'),
      theme: text(item, 'recTheme'),
      repeatOf: [],
    }));
    expect(recommendations).toHaveLength(40);
    const facts = { version: 1, improvements: true, systemicReasons: true, recommendations, namesIn: [] };
    expect(sending(PracticeReviewEvent.parse({ type: 'DraftSubmitted', answers, ...facts }))).not.toThrow();
  });

  it('the longest plan of actions is saved and sent', () => {
    const answers = filledIn(formNamed('action-plan'), script);
    const actions = listIn(answers, 'actions').map((item, place) => ({
      id: `a${place + 1}`,
      recommendation: 'r1',
      what: text(item, 'actWhat'),
      outcome: text(item, 'actOutcome'),
      measure: text(item, 'actMeasure'),
      agency: text(item, 'actAgency'),
      officer: text(item, 'actOfficer'),
      due: text(item, 'actDue'),
      confidential: true,
    }));
    expect(actions).toHaveLength(30);
    expect(sending(PracticeReviewEvent.parse({ type: 'ActionsAgreed', answers, actions }))).not.toThrow();
  });

  it('a review with the longest recommendations and the fullest plan, each action told of, is kept', () => {
    const throwing = dice(11);
    const write = (length: number): string => scripts[script]?.(length, throwing) ?? '';
    const recommended = Array.from({ length: 40 }, (_, place) => ({
      ...{ id: `r${place + 1}`, what: write(500), agency: 'housing', by: '2026-11-20', theme: 'other', repeatOf: [] },
    }));
    const drafted = {
      version: 1,
      improvements: true,
      systemicReasons: true,
      recommendations: recommended,
      namesIn: [],
    };
    const agreed = Array.from({ length: MOST_ACTIONS }, (_, place) => ({
      ...{ id: `a${place + 1}`, recommendation: 'r40', what: write(500), outcome: write(500), measure: write(300) },
      ...{ agency: 'housing', officer: write(120), due: '2026-11-20', confidential: true },
    }));
    const told = agreed.flatMap(({ id }) => [
      { type: 'ActionProgressed', answers: {}, action: id, status: 'embedded', completion: true, impact: true },
      { type: 'ActionAudited', answers: {}, action: id, on: '2026-11-20', result: 'partly-met' },
      { type: 'StepReached', step: 'chased', does: 'action-overdue', about: [`action:${id}:action-overdue:99`] },
      { type: 'StepReached', step: 'asked', does: 'progress-due', about: [`action:${id}:progress-due:99`] },
    ]);
    const happened = [
      { type: 'DraftSubmitted', answers: {}, ...drafted },
      { type: 'FinalReportAccepted', answers: {}, version: 1 },
      { type: 'ActionsAgreed', answers: {}, actions: agreed },
      ...told,
    ].map((event) => PracticeReviewEvent.parse(event));
    const state = happened.reduce(
      (before, event, place) =>
        evolve(before, { seq: place + 1, at, by: { person: 'chair', name: 'Chair' }, command: 'c', event }),
      newReview,
    );
    expect(state.actions).toHaveLength(MOST_ACTIONS);
    expect(sending(PracticeReviewEvent.parse({ type: 'ReviewClosed', answers: {} }), state)).not.toThrow();
  });

  it('every other form is saved and sent', () => {
    for (const form of forms.filter(({ form: name }) => name !== 'review-report' && name !== 'action-plan')) {
      const answers = filledIn(form, script);
      expect(sending(PracticeReviewEvent.parse({ type: 'ReviewClosed', answers })), form.form).not.toThrow();
    }
  });
});

describe('what a row does not hold', () => {
  it('is refused before anything is written', () => {
    const write = scripts['noise of three bytes a character'];
    const answers = Object.fromEntries(
      Array.from({ length: 10 }, (_, at) => [`section${at}`, write?.(LONGEST_KEPT, dice(at + 1)) ?? '']),
    );
    expect(sending(PracticeReviewEvent.parse({ type: 'ReviewClosed', answers }))).toThrow(/at most/);
  });
});
