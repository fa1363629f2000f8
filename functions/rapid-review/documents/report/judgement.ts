import { saidOf } from '#functions/casework/dossier/said.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import {
  type Block,
  facts,
  heading,
  list,
  type Section,
  table,
  text,
  told,
} from '#functions/casework/rendering/model.ts';
import { determinationsOf, reviewerOf } from '../dossier/determinations.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { determinationName } from '../dossier/names.ts';

const LOCAL = [
  ['Improvements are needed to safeguard children', 'criterionImprovements'],
  ['Recurrent themes in safeguarding children', 'criterionRecurrent'],
  ['Concerns about how agencies worked together', 'criterionAgencies'],
  ['The Panel has concluded that a local review may be more appropriate', 'criterionPanel'],
] as const;

const CIRCUMSTANCES = [
  ['One agency’s actions only', 'singleAgency'],
  ['No agency involved', 'noAgency'],
  ['More than one area', 'moreThanOneArea'],
  ['Happened in an institution', 'institution'],
] as const;

const NATIONAL = [
  ['Improvements are needed nationally', 'nationalImprovements'],
  ['A change in law or guidance may be needed', 'nationalLegislation'],
  ['Complex, or of national importance', 'nationalComplex'],
] as const;

const COLUMNS = ['Criterion', 'Answer', 'Evidence'] as const;

/** 11. Regulation 11 of SI 2018/789, and what must be had regard to. */
export const localCriteria = (dossier: Dossier): Section => {
  const said = saidOf(dossier, 'analysis');
  const rows = (of: typeof LOCAL | typeof CIRCUMSTANCES) =>
    of.map(([label, id]) => [label, said(id) || 'Not recorded', said(`${id}Evidence`)]);
  return {
    id: 'local-criteria',
    title: '11. The local criteria',
    blocks: [
      table('The four local criteria', COLUMNS, rows(LOCAL), ''),
      table('Circumstances to consider', ['Circumstance', 'Answer', 'What it means here'], rows(CIRCUMSTANCES), ''),
      ...(dossier.state.panelCriterion
        ? [text('The Panel concluded, in its reply, that a local review may be more appropriate.')]
        : []),
    ],
  };
};

/** 12. Regulation 3 of SI 2018/789. */
export const nationalCriteria = (dossier: Dossier): Section => {
  const said = saidOf(dossier, 'analysis');
  return {
    id: 'national-criteria',
    title: '12. The national criteria',
    blocks: [
      table(
        'The national criteria',
        ['Criterion', 'Answer', 'Reasons'],
        NATIONAL.map(([label, id]) => [label, said(id) || 'Not recorded', said(`${id}Reasons`)]),
        '',
      ),
      text(
        dossier.state.decision?.decision === 'national-review'
          ? 'The partners suggest that the Panel consider a national review.'
          : 'The partners do not suggest a national review.',
      ),
    ],
  };
};

/** Every partner's determination by name, dissent and all, for any document that tells of the decision. */
export const determinationBlocks = (dossier: Dossier): readonly Block[] =>
  determinationsOf(dossier).flatMap(({ name, given }): readonly Block[] => [
    heading(name),
    ...(given === undefined
      ? [text('Has not determined yet. Nothing is taken from silence.')]
      : facts(
          ['Determined by', given.by],
          ['When', timeInWords(given.at)],
          ['Determination', given.what],
          ['Agrees with the group’s recommendation', given.agreesWithRecommendation ? 'Yes' : 'No'],
          ['Differs from the decision', given.differsFromDecision ? 'Yes: this partner dissents' : 'No'],
          ['Reasons', given.reasons],
          ['Dissent', given.dissent],
        )),
  ]);

/** 13. The decision, and each of the three partners by name. */
export const decision = (dossier: Dossier): Section => {
  const { decision: taken, recommendation } = dossier.state;
  const said = saidOf(dossier, 'analysis');
  return {
    id: 'decision',
    title: '13. The decision',
    blocks: [
      ...facts(
        ['Decision', taken === undefined ? 'Not taken yet' : determinationName(taken.decision)],
        ['Taken', taken && timeInWords(taken.at)],
        ['The group recommended', recommendation && determinationName(recommendation)],
      ),
      ...told('Why the group recommended it', said('recommendationReasons')),
      ...told('Different views in the group', said('differentViews'), 'None recorded.'),
      ...determinationBlocks(dossier),
    ],
  };
};

/** 14. */
export const localReview = (dossier: Dossier): Section => {
  const said = saidOf(dossier, 'report');
  const lines = said('keyLines').split('\n').filter(Boolean);
  const decided = dossier.state.decision?.decision === 'local-review';
  return {
    id: 'local-review',
    title: '14. If there is a local review',
    blocks: decided
      ? [
          ...facts(
            ['Scope and period', said('reviewScope') || 'To be agreed'],
            ['Reviewer', reviewerOf(dossier)],
            ['Lead partnership', said('leadPartnership')],
            ['Target date for publication', said('publicationTarget') || 'To be agreed'],
          ),
          ...(lines.length === 0 ? [] : [heading('Key lines of enquiry'), list(lines)]),
        ]
      : [text('No local review has been decided.')],
  };
};
