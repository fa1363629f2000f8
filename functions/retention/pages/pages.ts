import { html } from '#forms/layouts/html.ts';
import type { CasePages } from '#functions/casework/face.ts';
import { casePage, sees, shown } from '#functions/casework/pages/look.ts';
import { section } from '#functions/casework/pages/section.ts';
import { stagePathHtml } from '#functions/casework/pages/stage-path.ts';
import { REASONS } from '#functions/retention/dossier/reasons.ts';
import type { RetentionEvent } from '#shared/retention/state/events.ts';
import type { Retention } from '#shared/retention/state/state.ts';
import { overviewHtml, stagePath } from './overview.ts';
import { sections } from './sections.ts';
import { SORTS, toldOf } from './timeline-words.ts';

/** The pages of a retention record. */
export const pages: CasePages<Retention, RetentionEvent> = {
  tabs: [
    { text: 'Overview', path: '', part: 'overview' },
    { text: 'Messages', path: '/messages', part: 'timeline' },
    { text: 'Timeline', path: '/timeline', part: 'timeline' },
    { text: 'Decisions', path: '/decisions', part: 'timeline' },
    { text: 'Audit', path: '/audit', part: 'timeline' },
    { text: 'Who has looked', path: '/reads', part: 'reads' },
  ],
  overview: (look) =>
    shown(look, 'overview', (dossier) =>
      casePage(look, 'Records kept', '', overviewHtml(dossier, look.asking.actor, sees(look))),
    ),
  page: () => undefined,
  post: () => undefined,
  told: toldOf,
  sorts: SORTS,
  decisions: REASONS,
  stood: (_, then) => html`${section('stood', 'Where it stood', stagePathHtml(stagePath(then)))}`,
  sections,
  read: { certificate: 'Disposal certificate', 'certificate.docx': 'Disposal certificate, for Word' },
};
