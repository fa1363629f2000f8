import { html } from '#forms/layouts/html.ts';
import type { CasePages } from '#functions/casework/face.ts';
import { chronologyHtml } from '#functions/casework/pages/chronology.ts';
import { clockBoard } from '#functions/casework/pages/clock-board.ts';
import { casePage, sees, shown } from '#functions/casework/pages/look.ts';
import { section } from '#functions/casework/pages/section.ts';
import { stagePathHtml } from '#functions/casework/pages/stage-path.ts';
import { chronology } from '#functions/rapid-review/documents/dossier/chronology.ts';
import { REASONS } from '#functions/rapid-review/documents/dossier/reasons.ts';
import type { RapidReviewEvent } from '#shared/rapid-review/state/events.ts';
import type { RapidReview } from '#shared/rapid-review/state/state.ts';
import { overviewPage } from './case-page.ts';
import type { Look } from './look.ts';
import { requestsHtml } from './overview/agencies.ts';
import { determinationsHtml } from './overview/decision.ts';
import { CLOCKS } from './overview/overview.ts';
import { sections } from './overview/record.ts';
import { stagePath } from './stage-path.ts';
import { takeUp } from './take-up.ts';
import { SORTS, toldOf } from './timeline-words.ts';

const chronologyPage = (look: Look) =>
  shown(
    look,
    'returns',
    (dossier) => casePage(look, 'Chronology', '/chronology', chronologyHtml(chronology(dossier))),
    { what: 'chronology' },
  );

/** The pages of a serious incident. */
export const pages: CasePages<RapidReview, RapidReviewEvent> = {
  tabs: [
    { text: 'Overview', path: '', part: 'overview' },
    { text: 'Chronology', path: '/chronology', part: 'returns' },
    { text: 'Linked cases', path: '/linked', part: 'timeline' },
    { text: 'Messages', path: '/messages', part: 'timeline' },
    { text: 'Timeline', path: '/timeline', part: 'timeline' },
    { text: 'Decisions', path: '/decisions', part: 'timeline' },
    { text: 'Audit', path: '/audit', part: 'timeline' },
    { text: 'Who has looked', path: '/reads', part: 'reads' },
    { text: 'Keeping', path: '/keeping', part: 'reads' },
  ],
  overview: overviewPage,
  page: (look, path) => (path === 'chronology' ? chronologyPage(look) : undefined),
  post: (look, path) => (path === 'take-up' ? takeUp(look) : undefined),
  told: toldOf,
  sorts: SORTS,
  decisions: REASONS,
  stood: (look, then) =>
    html`<h2 class="govuk-heading-m">Where it stood</h2>${stagePathHtml(stagePath(then))}${section('stood-clocks', 'Clocks', clockBoard(then.shelf.workflow.deadlines(then.state, then.context), then.context.now, CLOCKS))}${then.state.requests.length > 0 && sees(look)('returns') && requestsHtml(then, () => undefined)}${sees(look)('report') && determinationsHtml(then)}`,
  sections,
  read: {
    chronology: 'Chronology',
    status: 'How far the referral is',
    report: 'Rapid review report',
    'report.docx': 'Rapid review report, for Word',
    'copy-sheet': 'Copy sheet',
    decision: 'Notice of a local review',
    'not-met': 'Record that the criteria were not met',
    'decision-letter': 'Letter for the family',
    'decision-letter/agencies': 'Letter for agencies',
  },
};
