import type { Answers } from '#forms/engine/definition.ts';
import type { TestStack } from '#test/support/stack.ts';
import { answerByPost } from '../acting/by-post.ts';
import { caseByPost, casePathIn, moveTo } from '../acting/case-by-post.ts';
import { answers, HEAD, MANAGER, SCHOOL_LEAD, TEAM_MANAGER, WORKER } from './answers.ts';

/** A page somebody looks at: below the case, or anywhere where it begins otherwise. */
type Seen = readonly [who: string, where: string];
/** A form somebody is in, of the case or, where it is to be opened, of none; and what they answer. */
interface Filled {
  readonly who: string;
  readonly form: string;
  readonly given: Answers;
  readonly about?: string;
}
const filled = (who: string, form: string, given: Answers, about?: string): Filled => ({
  who,
  form,
  given,
  ...(about === undefined ? {} : { about }),
});

interface Stage {
  /** What brings a disagreement from the stage before to this one. */
  readonly bring: (there: TestStack, path: string) => Promise<string>;
  readonly pages: readonly Seen[];
  readonly forms: readonly Filled[];
  /** Who looks at it without its script too: somebody of each side, if nobody is named. */
  readonly plain?: readonly string[];
}

const { 'raise-disagreement': raise } = answers;
const decision: Answers = {
  decidedBy: [{ name: 'Sample Director', role: 'Director', agency: 'family-services' }],
  heldAt: '2026-05-20T10:45',
  considered: 'The record of every stage.',
  decision: 'A strategy discussion is held.',
  reasons: 'What is known meets the threshold.',
  outcomeKind: 'action-changed',
  steps: [{ what: 'Hold it', side: 'receiving', owner: 'The team manager', due: '2026-05-22' }],
  outstanding: 'Nothing is open.',
  howPursued: 'Nothing is open.',
  policyGap: 'no',
};
const movedTo = (to: string): Answers => ({ ...answers['move-up'], to, skippedWhy: 'It cannot wait.' });

/** A disagreement in Barnet at each stage, in their order, and what people look at there. */
export const stages: Readonly<Record<string, Stage>> = {
  'stage one': {
    bring: async (there) => {
      const supported = { ...raise, support: 'yes', supportNeeded: 'Somebody beside me.' };
      return casePathIn((await answerByPost(await there.as(HEAD), '/new/raise-disagreement', supported)).text);
    },
    pages: [
      [HEAD, ''],
      [WORKER, ''],
      [MANAGER, ''],
      [SCHOOL_LEAD, ''],
      [MANAGER, '/reads'],
      [MANAGER, '/keeping'],
    ],
    forms: [
      filled(HEAD, 'raise-disagreement', {
        ...raise,
        immediateRisk: 'yes',
        riskAction: 'Kept at school',
        receivingAgency: 'police',
        category: 'whether-to-notify',
      }),
      filled(SCHOOL_LEAD, 'raise-disagreement', { ...raise, different: 'It is about another decision.' }),
      filled(SCHOOL_LEAD, 'raise-disagreement', {
        ...raise,
        receivingAgency: 'another-area',
        area: 'Elsewhere',
        areaAgency: 'Their social care',
      }),
      filled(SCHOOL_LEAD, 'offer-support', { offered: 'A colleague goes with them.', by: 'The safeguarding office' }),
      filled(WORKER, 'answer-disagreement', answers['answer-disagreement'], 'receiving'),
      filled(
        WORKER,
        'name-contact',
        { name: 'Sample Worker', address: 'sample.worker@barnet.example', why: 'On duty' },
        'receiving',
      ),
      filled(HEAD, 'record-discussion', answers['record-discussion'], 'stage-1'),
      filled(HEAD, 'policy-gap', { gap: 'No rule says who calls whom.' }),
      filled(HEAD, 'withdraw-disagreement', { reasons: 'It was a mistake.' }, 'raising'),
      filled(HEAD, 'immediate-risk', answers['immediate-risk']),
    ],
  },
  'stage one, at immediate risk': {
    bring: async (there, path) => {
      const { answer } = caseByPost(there, path);
      await answer(HEAD, 'record-discussion', answers['record-discussion'], 'stage-1');
      await answer(HEAD, 'immediate-risk', answers['immediate-risk']);
      return path;
    },
    pages: [
      [HEAD, ''],
      [SCHOOL_LEAD, ''],
    ],
    forms: [
      filled(SCHOOL_LEAD, 'tell-head-of-safeguarding', {
        toldAt: '2026-05-20T10:00',
        how: 'phone',
        said: 'What is known.',
      }),
      filled(HEAD, 'move-up', movedTo('stage-3')),
    ],
  },
  'stage three': {
    bring: async (there, path) => {
      await caseByPost(there, path).answer(HEAD, 'move-up', movedTo('stage-3'));
      await moveTo(there, '2026-05-20T11:00');
      return path;
    },
    pages: [
      [HEAD, ''],
      [MANAGER, ''],
    ],
    forms: [
      filled(SCHOOL_LEAD, 'make-representation', { representation: 'What we saw.', wanted: 'A plan.' }, 'raising'),
      filled(MANAGER, 'record-decision', decision),
    ],
  },
  confirming: {
    bring: async (there, path) => {
      await caseByPost(there, path).answer(MANAGER, 'record-decision', decision);
      return path;
    },
    pages: [[HEAD, '']],
    forms: [filled(HEAD, 'confirm-outcome', answers['confirm-outcome'], 'raising')],
  },
  recording: {
    bring: async (there, path) => {
      const { answer } = caseByPost(there, path);
      await answer(HEAD, 'confirm-outcome', answers['confirm-outcome'], 'raising');
      await answer('head-of-safeguarding', 'confirm-outcome', answers['confirm-outcome'], 'receiving');
      return path;
    },
    pages: [
      [HEAD, ''],
      [HEAD, '/timeline'],
      [HEAD, '/timeline?asAt=2026-05-20'],
      [HEAD, '/messages'],
      [HEAD, '/decisions'],
      [HEAD, '/audit'],
      [HEAD, '/linked'],
      [HEAD, '/answers/raise-disagreement'],
      [HEAD, '/documents/escalation-record'],
      [HEAD, '/documents/confirmation'],
    ],
    forms: [
      filled(HEAD, 'placed-on-record', answers['placed-on-record'], 'raising'),
      filled('head-of-safeguarding', 'outcome-action', answers['outcome-action'], 's1-1'),
      filled(HEAD, 'not-carried-out', { what: 'Nobody held it.', reasons: 'He has been seen by nobody.' }, 'raising'),
      filled(MANAGER, 'close-disagreement', answers['close-disagreement']),
    ],
  },
  closed: {
    bring: async (there, path) => {
      const { answer } = caseByPost(there, path);
      await answer(HEAD, 'placed-on-record', answers['placed-on-record'], 'raising');
      await answer('head-of-safeguarding', 'placed-on-record', answers['placed-on-record'], 'receiving');
      await answer('head-of-safeguarding', 'outcome-action', answers['outcome-action'], 's1-1');
      await answer(MANAGER, 'close-disagreement', answers['close-disagreement']);
      return path;
    },
    pages: [
      [HEAD, ''],
      [MANAGER, '/disagreements?period=2026-Q2'],
      [MANAGER, '/disagreements?period=2026&for=outside'],
    ],
    forms: [],
  },
  'the review of its protocol': {
    bring: async (there) => {
      const { text } = await (await there.as(MANAGER)).get('/tasks');
      return /\/cases\/c[a-z0-9]+(?=\/forms\/review-protocol)/.exec(text)?.[0] ?? 'no review is due';
    },
    pages: [[MANAGER, '/timeline']],
    forms: [
      filled(MANAGER, 'review-protocol', { on: '2026-05-20', changes: 'no', what: 'The figures.', by: 'The group' }),
    ],
    plain: [MANAGER],
  },
};
