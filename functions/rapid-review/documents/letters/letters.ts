import { saidOf } from '#functions/casework/dossier/said.ts';
import { dateInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { masked } from '#functions/casework/rendering/masking.ts';
import {
  type Block,
  type Document,
  facts,
  list,
  type Section,
  table,
  text,
} from '#functions/casework/rendering/model.ts';
import { CLASSIFICATION, contact } from '#functions/casework/rendering/usual.ts';
import type { Determination } from '#shared/rapid-review/state/facts.ts';
import { actionsOf } from '../dossier/actions.ts';
import { reviewerOf } from '../dossier/determinations.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { meetingsOf } from '../dossier/meetings.ts';
import { determinationName } from '../dossier/names.ts';
import { pseudonyms } from '../dossier/pseudonyms.ts';
import { determinationBlocks, localCriteria } from '../report/judgement.ts';

/** A letter or notice, with the children's names taken out of it. */
export const letterOf = (dossier: Dossier, title: string, sections: readonly Section[]): Document =>
  masked(
    {
      title,
      classification: CLASSIFICATION,
      reference: dossier.record.reference,
      partnership: dossier.context.arrangement.partnership,
      lines: [
        `Reference ${dossier.record.reference}`,
        ...(dossier.state.decision === undefined ? [] : [`Decided on ${timeInWords(dossier.state.decision.at)}`]),
      ],
      sections,
    },
    pseudonyms(dossier),
  );

const PLAINLY: Readonly<Record<Determination, string>> = {
  'no-further-action':
    'The three organisations that lead on keeping children safe here decided that no further review is needed. Work that has already begun goes on.',
  'other-learning':
    'The three organisations that lead on keeping children safe here decided to learn from what happened, but not through a formal review.',
  'local-review':
    'The three organisations that lead on keeping children safe here decided to carry out a local child safeguarding practice review. It looks at what can be learnt from what happened. It does not look for someone to blame.',
  'national-review':
    'The three organisations that lead on keeping children safe here have asked the national Child Safeguarding Practice Review Panel to think about a national review.',
};

const NEXT: Readonly<Record<Determination, string>> = {
  'no-further-action': 'The national Panel is told of this decision, and may ask for it to be looked at again.',
  'other-learning': 'We can tell you what will be done and what is learnt from it. The national Panel is told too.',
  'local-review':
    'A reviewer who is independent of the services involved will be asked to lead it. The aim is to publish what is learnt within six months. Nobody in your family will be named.',
  'national-review': 'The Panel decides whether there will be one. We will tell you what it says.',
};

/** For the family, to be given by a person who can answer questions. Plain words; nothing about who did what. */
export const familyLetter = (dossier: Dossier): Document | undefined => {
  const { decision } = dossier.state;
  if (decision === undefined) return undefined;
  const reasons = saidOf(dossier, 'analysis')('recommendationReasons');
  const together =
    decision.dissenting.length === 0
      ? 'All three agreed.'
      : 'Not all three agreed. The reasons of the one that saw it differently are on the record, and we can talk them through with you.';
  return letterOf(dossier, 'What was decided, and why', [
    {
      id: 'why-this-letter',
      title: 'Why we are writing',
      blocks: [
        text(
          'We are sorry for what your family has been through. When something this serious happens to a child, the council, the police and the health service look together at what can be learnt. This letter tells you what they decided.',
        ),
      ],
    },
    { id: 'decided', title: 'What was decided', blocks: [text(PLAINLY[decision.decision]), text(together)] },
    {
      id: 'why',
      title: 'Why',
      blocks: [text(reasons || 'The person who brings you this letter will explain the reasons.')],
    },
    {
      id: 'next',
      title: 'What happens next',
      blocks: [
        text(NEXT[decision.decision]),
        ...(decision.decision === 'local-review' ? facts(['Reviewer', reviewerOf(dossier)]) : []),
      ],
    },
    {
      id: 'your-part',
      title: 'Your part in it',
      blocks: [
        list([
          'You can tell us what you think, in the way that suits you. You do not have to.',
          'You can bring somebody with you, or ask for an advocate.',
          'You can have this letter in another language, in large print, in easy words or read to you.',
          'Ask us about support for you and for other children in the family.',
        ]),
      ],
    },
    contact(dossier),
  ]);
};

/** For agencies that took part and whoever referred: the decision with its reasons and any dissent. */
export const agenciesLetter = (dossier: Dossier): Document | undefined => {
  const { decision } = dossier.state;
  if (decision === undefined) return undefined;
  const said = saidOf(dossier, 'analysis');
  return letterOf(dossier, 'Rapid review: decision and reasons', [
    {
      id: 'decision',
      title: 'The decision',
      blocks: [
        ...facts(['Decision', determinationName(decision.decision)], ['Taken', timeInWords(decision.at)]),
        ...(decision.decision === 'local-review' ? facts(['Reviewer', reviewerOf(dossier)]) : []),
      ],
    },
    {
      id: 'meeting',
      title: 'The group and its quorum',
      blocks: meetingsOf(dossier).flatMap(({ heldAt, quorum, present }): readonly Block[] => [
        ...facts(['Meeting', timeInWords(heldAt)], ['Quorum', quorum], ['Members present', present.join('\n')]),
      ]),
    },
    { id: 'criteria', title: 'Criteria considered', blocks: answersOnly(dossier) },
    {
      id: 'reasons',
      title: 'Reasons',
      blocks: [text(said('recommendationReasons') || 'Not recorded.'), ...determinationBlocks(dossier)],
    },
    { id: 'next', title: 'What happens next', blocks: [text(NEXT_FOR_AGENCIES[decision.decision])] },
    { id: 'actions', title: 'Immediate actions', blocks: [immediate(dossier)] },
    contact(dossier),
    {
      id: 'confidentiality',
      title: 'Confidentiality',
      blocks: [text('This is for those who need it for their work, and stays confidential after the case closes.')],
    },
  ]);
};

const NEXT_FOR_AGENCIES: Readonly<Record<Determination, string>> = {
  'no-further-action': 'The Panel has the report and may ask for the decision to be looked at again.',
  'other-learning': 'You will be told what will be done and what your agency is asked for.',
  'local-review':
    'The reviewer will be in touch. Keep your records secured. The review is to be published within six months.',
  'national-review': 'The Panel decides whether to commission a national review. Keep your records secured.',
};

/** Each criterion and its answer; the evidence, which quotes other agencies, stays in the report. */
const answersOnly = (dossier: Dossier): readonly Block[] =>
  localCriteria(dossier).blocks.map((block) =>
    block.kind === 'table'
      ? { ...block, columns: block.columns.slice(0, 2), rows: block.rows.map((row) => row.slice(0, 2)) }
      : block,
  );

const immediate = (dossier: Dossier): Block =>
  table(
    'Immediate actions',
    ['Action', 'Who', 'By', 'Done'],
    actionsOf(dossier).map(({ what, owner, due, doneOn }) => [
      what,
      owner,
      dateInWords(due),
      doneOn === undefined ? 'Not yet' : 'Yes',
    ]),
    'No immediate action was agreed.',
  );
