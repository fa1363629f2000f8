import { type Content, type Html, html } from '#forms/layouts/html.ts';
import { clockBoard } from '#functions/casework/pages/clock-board.ts';
import { answeredForms, recordHtml } from '#functions/casework/pages/record.ts';
import { section } from '#functions/casework/pages/section.ts';
import { stagePathHtml } from '#functions/casework/pages/stage-path.ts';
import { toDoHtml } from '#functions/casework/pages/to-do-html.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import type { EarlierRecommendation } from '#functions/practice-review/earlier/recommendations.ts';
import type { Actor } from '#shared/casework/actor.ts';
import { actionsHtml } from '../parts/actions.ts';
import { reviewerHtml } from '../parts/commissioning.ts';
import { documentsHtml } from '../parts/documents.ts';
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
${section('reviewer', 'Reviewer', reviewerHtml(dossier, sees))}
${section('terms', 'Terms and timetable', html`${termsHtml(dossier, sees)}${timetableHtml(dossier)}`)}
${section('agencies', 'Information from agencies', requestsHtml(dossier, sees))}
${section('proceedings', 'Proceedings beside the review', proceedingsHtml(dossier, sees))}
${section('supervision', 'Supervision', both(checksHtml(dossier, sees), questionsHtml(dossier, sees)))}
${section('national', 'National review', nationalHtml(dossier, sees))}
${section('delays', 'Delay', delaysHtml(dossier, sees))}
${section('report', 'Report', reportHtml(dossier, sees))}
${section('recommendations', 'Recommendations', recommendationsHtml(dossier, sees, earlier))}
${section('publication', 'Publication', publicationHtml(dossier, sees))}
${section('actions', 'Action plan', actionsHtml(dossier, sees))}
${section('documents', 'Documents', documentsHtml(dossier, actor))}
${section('record', 'The record', recordHtml(dossier, recorded(dossier, sees)))}`;
};

const both = (one: Html | undefined, other: Html | undefined): Content =>
  one === undefined && other === undefined ? undefined : html`${one}${other}`;

const clocksHtml = ({ shelf, state, context }: Dossier, seesWho: boolean): Html => {
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
