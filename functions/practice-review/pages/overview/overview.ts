import { type Content, type Html, html } from '#forms/layouts/html.ts';
import { details } from '#forms/layouts/parts/marks.ts';
import { clockBoard } from '#functions/casework/pages/clock-board.ts';
import { documentsHtml } from '#functions/casework/pages/documents.ts';
import { answeredForms, recordHtml } from '#functions/casework/pages/record.ts';
import { section } from '#functions/casework/pages/section.ts';
import { stagePathHtml } from '#functions/casework/pages/stage-path.ts';
import { toDoHtml } from '#functions/casework/pages/to-do-html.ts';
import { redactedCopiesHtml } from '#functions/casework/redaction/list.ts';
import { DOCUMENTS, practiceReviewDocuments, titlesOf } from '#functions/practice-review/documents/documents.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import type { EarlierRecommendation } from '#functions/practice-review/earlier/recommendations.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { Stage } from '#shared/practice-review/stages.ts';
import { actionsHtml } from '../parts/actions.ts';
import { reviewerHtml } from '../parts/commissioning.ts';
import { proceedingsHtml, requestsHtml } from '../parts/gathering.ts';
import { publicationHtml, publicLinkHtml } from '../parts/publication.ts';
import { recommendationsHtml } from '../parts/recommendations.ts';
import { reportHtml } from '../parts/report.ts';
import type { Seeing } from '../parts/seeing.ts';
import { checksHtml, delaysHtml, nationalHtml, questionsHtml } from '../parts/supervision.ts';
import { termsHtml, timetableHtml } from '../parts/terms.ts';
import { sections, seenPart } from '../sections.ts';
import { stagePath } from '../stage-path.ts';
import { MANNER, toDoOf } from '../to-do.ts';
import { nextStepHtml } from './next-step.ts';

/** What the clocks of a practice review ask for. */
const CLOCKS = {
  'practice-review': 'Publish within six months',
  'pre-publication': 'Send copies before publication',
  availability: 'Keep it public for a year',
};

export interface OverviewRequest {
  readonly actor: Actor;
  readonly sees: Seeing;
  /** Recommendations of earlier reviews that this person may be shown. */
  readonly earlier: readonly EarlierRecommendation[];
}

/** A review as this person may see it: the next step, what it waits for, and what has been done. */
export const overviewHtml = (dossier: Dossier, { actor, sees, earlier }: OverviewRequest): Html => {
  const toDo = toDoOf(dossier, actor);
  // Which agency or partner is slow is for those who lead or take part in the whole.
  const seesWho = sees('returns') || sees('commissioning');
  return html`${nextStepHtml(dossier, toDo, seesWho)}
${section('published', 'Published', publicLinkHtml(dossier))}
${section('to-do', 'What to do now', toDoHtml(dossier, toDo, actor, MANNER))}
${section('clocks', 'Clocks', clocksHtml(dossier, seesWho))}
${section('path', 'Where the review stands', stagePathHtml(stagePath(dossier)))}
${partsInOrder(dossier, sees, earlier).map(([id, title, content]) => section(id, title, content))}
${section('documents', 'Documents', documentsHtml(dossier, actor, practiceReviewDocuments.named, DOCUMENTS))}
${section('redacted-copies', 'Redacted copies', redactedCopiesHtml(dossier, actor, titlesOf(dossier.state)))}
${section('record', 'The record', folded(recorded(dossier, sees).length, recordHtml(dossier, recorded(dossier, sees))))}`;
};

type NamedPart = readonly [id: string, title: string, content: Content];

/** What the work is about at a stage stands before what went before it. */
const FOREMOST: Readonly<Partial<Record<Stage, readonly string[]>>> = {
  drafting: ['report', 'recommendations'],
  approving: ['report', 'recommendations'],
  preparing: ['publication', 'report'],
  'notice-given': ['publication', 'report'],
  changing: ['actions', 'publication'],
  closed: ['actions', 'publication'],
};

const partsInOrder = (dossier: Dossier, sees: Seeing, earlier: OverviewRequest['earlier']): readonly NamedPart[] => {
  const parts: readonly NamedPart[] = [
    ['reviewer', 'Reviewer', reviewerHtml(dossier, sees)],
    ['terms', 'Terms and timetable', html`${termsHtml(dossier, sees)}${timetableHtml(dossier)}`],
    ['agencies', 'Information from agencies', requestsHtml(dossier, sees)],
    ['proceedings', 'Proceedings beside the review', proceedingsHtml(dossier, sees)],
    ['supervision', 'Supervision', both(checksHtml(dossier, sees), questionsHtml(dossier, sees))],
    ['national', 'National review', nationalHtml(dossier, sees)],
    ['delays', 'Delay', delaysHtml(dossier, sees)],
    ['report', 'Report', reportHtml(dossier, sees)],
    ['recommendations', 'Recommendations', recommendationsHtml(dossier, sees, earlier)],
    ['publication', 'Publication', publicationHtml(dossier, sees)],
    ['actions', 'Action plan', actionsHtml(dossier, sees)],
  ];
  const first = FOREMOST[dossier.state.stage] ?? [];
  return [
    ...first.flatMap((wanted) => parts.filter(([id]) => id === wanted)),
    ...parts.filter(([id]) => !first.includes(id)),
  ];
};

/** More rows than these are looked for when they are wanted. */
const AT_A_GLANCE = 6;

const folded = (rows: number, content: Html | undefined): Html | undefined =>
  content === undefined || rows <= AT_A_GLANCE ? content : details(`Show all ${rows} forms recorded`, content);

const both = (one: Html | undefined, other: Html | undefined): Content =>
  one === undefined && other === undefined ? undefined : html`${one}${other}`;

/** How long there is, or was; whom everyone waits for, to whoever sees who is slow. */
export const clocksHtml = ({ shelf, state, context }: Dossier, seesWho: boolean): Html => {
  const deadlines = shelf.workflow.deadlines(state, context);
  const shown = seesWho
    ? deadlines
    : deadlines.map((one) => (one.waitingFor === 'nobody' ? one : { ...one, waitingFor: 'those who work on it' }));
  return clockBoard(shown, context.now, CLOCKS);
};

/** Everything that was answered and this person may read. */
const recorded = (dossier: Dossier, sees: Seeing) =>
  answeredForms(dossier, sections).filter(({ form, subject }) => {
    const { part, subject: seenAs } = seenPart(form, subject, dossier.state, sees);
    return sees(part, seenAs);
  });
