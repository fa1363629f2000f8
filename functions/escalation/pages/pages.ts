import { html } from '#forms/layouts/html.ts';
import type { CasePages } from '#functions/casework/face.ts';
import { clockBoard } from '#functions/casework/pages/clock-board.ts';
import { casePage, shown } from '#functions/casework/pages/look.ts';
import { section } from '#functions/casework/pages/section.ts';
import { stagePathHtml } from '#functions/casework/pages/stage-path.ts';
import { DOCUMENTS } from '#functions/escalation/documents/documents.ts';
import { REASONS } from '#functions/escalation/dossier/reasons.ts';
import { kindOf } from '#functions/escalation/dossier/words.ts';
import type { EscalationEvent } from '#shared/escalation/state/events.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';
import { CLOCKS, overviewHtml } from './overview/overview.ts';
import { outcomeHtml } from './parts/outcome.ts';
import { passedHtml } from './parts/stages.ts';
import { sections } from './sections.ts';
import { stagePath } from './stage-path.ts';
import { SORTS, toldOf } from './timeline-words.ts';

/** The pages of a disagreement. Both sides are shown the same. */
export const pages: CasePages<Disagreement, EscalationEvent> = {
  tabs: [
    { text: 'Overview', path: '', part: 'overview' },
    { text: 'Linked cases', path: '/linked', part: 'timeline' },
    { text: 'Messages', path: '/messages', part: 'timeline' },
    { text: 'Timeline', path: '/timeline', part: 'timeline' },
    { text: 'Decisions', path: '/decisions', part: 'timeline' },
    { text: 'Audit', path: '/audit', part: 'timeline' },
    { text: 'Who has looked', path: '/reads', part: 'reads' },
    { text: 'Keeping', path: '/keeping', part: 'reads' },
  ],
  overview: (look) =>
    shown(look, 'overview', (dossier) =>
      casePage(look, kindOf(look.state), '', overviewHtml(dossier, look.asking.actor)),
    ),
  page: () => undefined,
  post: () => undefined,
  told: toldOf,
  sorts: SORTS,
  decisions: REASONS,
  stood: (_, then) =>
    html`${section('stood', 'Where it stood', stagePathHtml(stagePath(then)))}${section('stood-clocks', 'Clocks', clockBoard(then.shelf.workflow.deadlines(then.state, then.context), then.context.now, CLOCKS))}${section('stood-stages', 'Stages', passedHtml(then))}${section('stood-outcome', 'Outcome', outcomeHtml(then))}`,
  sections,
  read: Object.fromEntries(
    DOCUMENTS.flatMap(([name, title]) => [
      [name, title],
      [`${name}.docx`, `${title}, for Word`],
    ]),
  ),
};
