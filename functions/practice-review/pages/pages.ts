import { html } from '#forms/layouts/html.ts';
import type { CasePages } from '#functions/casework/face.ts';
import { sees as seesOf } from '#functions/casework/pages/look.ts';
import { section } from '#functions/casework/pages/section.ts';
import { stagePathHtml } from '#functions/casework/pages/stage-path.ts';
import { DOCUMENTS } from '#functions/practice-review/documents/documents.ts';
import { REASONS } from '#functions/practice-review/dossier/reasons.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';
import { actionsPage, chronologyPage, overviewPage, versionPage } from './case-page.ts';
import { clocksHtml } from './overview/overview.ts';
import { actionsHtml } from './parts/actions.ts';
import { requestsHtml } from './parts/gathering.ts';
import type { Seeing } from './parts/seeing.ts';
import { sections } from './sections.ts';
import { stagePath } from './stage-path.ts';
import { SORTS, toldOf } from './timeline-words.ts';

/** The pages of a practice review. */
export const pages: CasePages<PracticeReview, PracticeReviewEvent> = {
  tabs: [
    { text: 'Overview', path: '', part: 'overview' },
    { text: 'Chronology', path: '/chronology', part: 'returns' },
    { text: 'Action plan', path: '/actions', part: 'actions' },
    { text: 'Linked cases', path: '/linked', part: 'timeline' },
    { text: 'Messages', path: '/messages', part: 'timeline' },
    { text: 'Timeline', path: '/timeline', part: 'timeline' },
    { text: 'Decisions', path: '/decisions', part: 'timeline' },
    { text: 'Audit', path: '/audit', part: 'timeline' },
    { text: 'Who has looked', path: '/reads', part: 'reads' },
    { text: 'Keeping', path: '/keeping', part: 'reads' },
  ],
  overview: overviewPage,
  page: (look, path) => {
    if (path === 'chronology') return chronologyPage(look);
    if (path === 'actions') return actionsPage(look);
    const [, version] = /^report\/(\d{1,4})$/.exec(path) ?? [];
    return version === undefined ? undefined : versionPage(look, version);
  },
  post: () => undefined,
  told: toldOf,
  sorts: SORTS,
  decisions: REASONS,
  stood: (look, then) => {
    const sees: Seeing = seesOf(look);
    return html`${section('stood', 'Where it stood', stagePathHtml(stagePath(then)))}${section('stood-clocks', 'Clocks', clocksHtml(then, sees('returns') || sees('commissioning')))}${section('stood-agencies', 'Agencies', requestsHtml(then, sees))}${section('stood-actions', 'Action plan', actionsHtml(then, sees))}`;
  },
  sections,
  read: {
    chronology: 'Chronology',
    actions: 'Action plan',
    ...Object.fromEntries(
      DOCUMENTS.flatMap(([name, title]) => [
        [name, title],
        [`${name}.docx`, `${title}, for Word`],
      ]),
    ),
  },
};
