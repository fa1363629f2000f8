import { type Content, type Html, html } from '#forms/layouts/html.ts';
import { details } from '#forms/layouts/parts/marks.ts';
import { clockBoard } from '#functions/casework/pages/clock-board.ts';
import { documentsHtml } from '#functions/casework/pages/documents.ts';
import { answeredForms, recordHtml } from '#functions/casework/pages/record.ts';
import { section } from '#functions/casework/pages/section.ts';
import { stagePathHtml } from '#functions/casework/pages/stage-path.ts';
import { toDoHtml } from '#functions/casework/pages/to-do-html.ts';
import { DOCUMENTS, escalationDocuments } from '#functions/escalation/documents/documents.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import type { Actor } from '#shared/casework/actor.ts';
import { matterHtml } from '../parts/matter.ts';
import { outcomeHtml, panelHtml, stepsHtml } from '../parts/outcome.ts';
import { peopleHtml } from '../parts/people.ts';
import { passedHtml, saidHtml } from '../parts/stages.ts';
import { sections, seenPart } from '../sections.ts';
import { stagePath } from '../stage-path.ts';
import { mannerOf, toDoOf } from '../to-do.ts';
import { nextStepHtml } from './next-step.ts';

/** What the clocks of a disagreement ask for. */
export const CLOCKS = {
  disagreement: 'Settle it in the time that protects them',
  'disagreement-stage': 'Settle it at this stage, or move it up',
};

/** A disagreement as both sides see it: the next step, whom to speak to, the clock, and all that was said. */
export const overviewHtml = (dossier: Dossier, actor: Actor): Html => {
  const toDo = toDoOf(dossier, actor);
  const { state, context, shelf } = dossier;
  return html`${nextStepHtml(dossier, toDo)}
${section('outcome', 'Outcome', joined(outcomeHtml(dossier), stepsHtml(dossier, actor)))}
${section('matter', 'What it is about', matterHtml(dossier))}
${section('people', 'Whom to speak to now', peopleHtml(dossier))}
${section('to-do', 'What to do now', toDoHtml(dossier, toDo, actor, mannerOf(dossier)))}
${section('clocks', 'Clocks', clockBoard(shelf.workflow.deadlines(state, context), context.now, CLOCKS))}
${section('path', 'Where it stands', joined(stagePathHtml(stagePath(dossier)), passedHtml(dossier)))}
${section('panel', 'Panel and meetings', panelHtml(dossier))}
${section('said', 'What was said', saidHtml(dossier))}
${section('documents', 'Documents', documentsHtml(dossier, actor, escalationDocuments.named, DOCUMENTS))}
${section(
  'record',
  'The record',
  folded(
    'Everything that was answered, as it was written',
    recordHtml(
      dossier,
      answeredForms(dossier, sections).filter(({ form }) => {
        const { part, subject } = seenPart(form);
        return shelf.mayView(state, actor, part, subject, context.now).ok;
      }),
    ),
  ),
)}`;
};

const folded = (summary: string, content: Html | undefined): Content =>
  content === undefined ? undefined : details(summary, content);

const joined = (one: Html | undefined, other: Html | undefined): Content =>
  one === undefined && other === undefined ? undefined : html`${one}${other}`;
