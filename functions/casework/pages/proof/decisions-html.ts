import { type Html, html, lines } from '#forms/layouts/html.ts';
import { summaryCard, summaryList } from '#forms/layouts/parts/lists.ts';
import type { Dossier } from '../../dossier/dossier.ts';
import { doer } from '../../dossier/names.ts';
import { saidIn } from '../../dossier/said.ts';
import { timeInWords } from '../../dossier/when.ts';
import { rowsOf } from '../section.ts';
import type { Decision, Given } from './decisions.ts';
import type { HeldTo } from './held-to.ts';

export interface DecisionsAsked {
  readonly heldTo: HeldTo;
  /** The form that asked what is kept under a section's name. */
  readonly formOf: (section: string) => string;
  /** Whether this person reads the answers in which the reasons stand. */
  readonly reads: (given: Given) => boolean;
}

/** Every decision, latest first: what, by whom, when, why, and what it was held to. */
export const decisionsHtml = (dossier: Dossier, decisions: readonly Decision[], asked: DecisionsAsked): Html => {
  const { rules, guidance, arrangements } = asked.heldTo;
  return html`<p class="govuk-body">Every decision in this case was made under what was in force on the day it was opened, whatever has come into force since:</p>${summaryList(
    rowsOf(['Rules', rules], ['Guidance', guidance], ['Arrangements', arrangements]),
  )}${
    decisions.length === 0
      ? html`<p class="govuk-body">Nothing has been decided yet.</p>`
      : decisions.toReversed().map((decision) => card(dossier, decision, asked))
  }`;
};

const card = (dossier: Dossier, decision: Decision, asked: DecisionsAsked): Html => {
  const { recorded, told } = decision;
  const { pins } = dossier.record;
  return summaryCard(
    told.title,
    rowsOf(
      ['What', told.detail === undefined ? undefined : html`${told.detail}`],
      ['By', doer(dossier, recorded)],
      ['When', timeInWords(recorded.at)],
      ['Why', whyHtml(dossier, decision, asked)],
      [
        'Made under',
        `Rules version ${pins.workflowVersion}, guidance ${pins.edition}, arrangements version ${pins.arrangementVersion}`,
      ],
      ['In the record', `Event ${recorded.seq}`],
    ),
  );
};

const whyHtml = (dossier: Dossier, { given, follows }: Decision, { formOf, reads }: DecisionsAsked): Html => {
  if (given !== undefined && !reads(given)) return html`In answers that your post does not read.`;
  const said = given === undefined ? undefined : saidIn(dossier, formOf(given.form), given.answers);
  const reasons =
    given === undefined ? [] : given.why.map((question) => said?.(question) ?? '').filter((why) => why !== '');
  if (reasons.length > 0) return html`${reasons.map((why, index) => html`${index > 0 && html`<br>`}${lines(why)}`)}`;
  if (follows !== undefined) return html`It followed from: ${follows.title}.`;
  return html`No reasons were recorded with it.`;
};
