import { type Html, html, lines } from '#forms/layouts/html.ts';
import { summaryList } from '#forms/layouts/parts/lists.ts';
import { details } from '#forms/layouts/parts/marks.ts';
import { sectionEvent } from '#functions/casework/dossier/dossier.ts';
import { agencyName } from '#functions/casework/dossier/names.ts';
import { saidOf } from '#functions/casework/dossier/said.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import { rowsOf } from '#functions/casework/pages/section.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { protocolOf } from '#functions/escalation/dossier/sides.ts';
import { CASE_KINDS, CATEGORIES, CONCERNS, LEVELS } from '#functions/escalation/dossier/words.ts';

const RAISE = 'raise-disagreement';

/** What is disagreed about, as it was raised, what is to be settled before the rest. Both sides read the same words. */
export const matterHtml = (dossier: Dossier): Html | undefined => {
  const { state } = dossier;
  const { concerns, raisedBy, receiving, category, level, caseKind, raisedAt } = state;
  if (concerns === undefined || raisedBy === undefined || receiving === undefined) return undefined;
  const said = saidOf(dossier, RAISE);
  const raised = sectionEvent(dossier, RAISE);
  return html`${summaryList(
    rowsOf(
      ['About', [CONCERNS[concerns], state.about].filter(Boolean).join(', ')],
      ['What is disputed', raised === undefined ? undefined : lines(said('disputed'))],
      ['The outcome wanted', raised === undefined ? undefined : lines(said('outcomeWanted'))],
      [
        'Immediate risk',
        state.immediateRiskAt === undefined ? undefined : `Yes, since ${timeInWords(state.immediateRiskAt)}`,
      ],
      [
        'Must be settled by',
        state.protectBy === undefined ? undefined : `${timeInWords(state.protectBy)}, to keep them safe`,
      ],
      ['Raised by', `${raisedBy.name}, ${agencyName(dossier, raisedBy.agency)}`],
      ['Raised with', receiving.area === undefined ? receiving.name : `${receiving.name} (${receiving.area})`],
      ['When', raisedAt === undefined ? undefined : timeInWords(raisedAt)],
    ),
  )}${details(
    'Its kind, level and protocol',
    summaryList(
      rowsOf(
        ['Kind of disagreement', category === undefined ? undefined : CATEGORIES[category]],
        ['Level or plan', level === undefined ? undefined : LEVELS[level]],
        ['Is it open to the other service?', caseKind === undefined ? undefined : CASE_KINDS[caseKind]],
        ['Goes by', protocolOf(dossier)?.title],
      ),
    ),
  )}`;
};
