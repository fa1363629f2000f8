import { longDate } from '#forms/engine/london.ts';
import type { Known, KnownRow } from '#forms/server/render.ts';
import { partnerName } from '#functions/casework/dossier/names.ts';
import { earlierAnswers, inWords } from '#functions/casework/forms/earlier.ts';
import { STANDINGS } from '#functions/practice-review/dossier/words.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { partners } from '#shared/practice-review/state/facts.ts';
import type { Standing } from '../standing.ts';
import { mayRead } from './seeing.ts';

/** What each of the six points was answered with, and what was declared. */
const SIX_POINTS = [
  'knowsPractice',
  'knowsResearch',
  'recognisesComplexity',
  'avoidsHindsight',
  'communicates',
  'pointsReason',
  'employers',
  'interests',
  'interestList',
  'mitigation',
  'agreementSigned',
  'insured',
  'contractFrom',
  'fee',
];

/** Who is, or would be, the reviewer. On what they were considered is shown to those who commission. */
export const reviewer = async (standing: Standing): Promise<Known> => {
  const { reviewer: one } = standing.state;
  const heading = 'The reviewer';
  if (one === undefined) return { heading, rows: [{ label: 'Reviewer', value: 'Nobody is proposed yet' }] };
  const rows: KnownRow[] = [
    { label: 'Name', value: one.name },
    { label: 'Where it stands', value: STANDINGS[one.standing] },
    { label: 'Access until', value: one.accessEnded ? 'Ended' : longDate(one.accessUntil) },
  ];
  if (!mayRead(standing, 'commissioning')) return { heading, rows };
  const answers = await earlierAnswers(standing, 'propose-reviewer');
  const approved = partners.flatMap((partner): KnownRow[] => {
    const signed = one.approvals[partner];
    return signed === undefined
      ? []
      : [{ label: partnerName(partner), value: `Approved on ${longDate(londonDate(signed.at))}` }];
  });
  const considered = answers === undefined ? [] : inWords(standing, 'propose-reviewer', answers, SIX_POINTS);
  return { heading, rows: [...rows, ...considered, ...approved] };
};

/** What this agency was asked for in writing, and by when. */
export const request = async (standing: Standing): Promise<Known> => {
  const { state, subject } = standing;
  const heading = 'What your agency is asked';
  const asked = state.requests.find(({ agency }) => agency === subject);
  if (asked === undefined) return { heading, rows: [] };
  const found = await requestTo(standing, asked.askedAt);
  return {
    heading,
    rows: [
      ...(found === undefined ? [] : inWords(standing, 'request-information', found, ['requestQuestions'])),
      { label: 'Asked on', value: longDate(londonDate(asked.askedAt)) },
      { label: 'Reply wanted by', value: longDate(asked.replyBy) },
      { label: 'Information wanted by', value: longDate(asked.returnBy) },
      ...(found?.['underDuty'] === 'yes'
        ? [{ label: 'Duty', value: 'Asked under section 16H of the Children Act 2004: it must be complied with' }]
        : []),
    ],
  };
};

/** Only the latest request is kept under its form's name: one to other agencies since says nothing of this. */
const requestTo = async (standing: Standing, askedAt: string) => {
  const { record, ledger, state } = standing;
  const seq = state.sections['request-information'];
  if (record === undefined || seq === undefined) return undefined;
  const event = await ledger.event(record.caseId, seq);
  return event?.at === askedAt
    ? earlierAnswers(standing, 'request-information')
    : earlierRequest(standing, askedAt, seq);
};

/** The request this agency was sent, looked for backward from the latest. */
const earlierRequest = async (standing: Standing, askedAt: string, before: number) => {
  const { record, ledger, state } = standing;
  if (record === undefined) return undefined;
  for (let seq = before - 1; seq > 0; seq -= 1) {
    const event = await ledger.event(record.caseId, seq);
    if (event === undefined || event.at < askedAt) return undefined;
    if (event.at !== askedAt || !isRequest(event.event)) continue;
    const then = { ...state, sections: { 'request-information': seq } };
    return earlierAnswers({ record, ledger, state: then }, 'request-information');
  }
  return undefined;
};

const isRequest = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'type' in event && event.type === 'InformationRequested';

/** A written question to the reviewer, in the words it was asked in. */
export const question = async (standing: Standing): Promise<Known> => {
  const asked = standing.state.questions.find(({ id }) => id === standing.subject);
  const answers = await earlierAnswers(standing, 'ask-reviewer', standing.subject);
  return {
    heading: 'The question',
    rows: [
      ...(answers === undefined ? [] : inWords(standing, 'ask-reviewer', answers, ['question'])),
      ...(asked === undefined ? [] : [{ label: 'Answer wanted by', value: longDate(asked.replyBy) }]),
    ],
  };
};
