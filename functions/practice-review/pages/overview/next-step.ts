import { type Html, html } from '#forms/layouts/html.ts';
import { inset } from '#forms/layouts/parts/marks.ts';
import { linkButton } from '#forms/layouts/parts/ways.ts';
import { dueHint } from '#functions/casework/pages/due.ts';
import { taskHref } from '#functions/casework/pages/to-do.ts';
import type { ToDo } from '#functions/casework/pages/to-do-html.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { lockInWords, publicationCheck } from '#functions/practice-review/dossier/publication-check.ts';
import type { Task } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Stage } from '#shared/practice-review/stages.ts';
import { waitingFor } from '#shared/practice-review/time/waiting.ts';

/** What is going on, for somebody of whom nothing is asked now. */
const GOING_ON: Readonly<Record<Stage, string>> = {
  new: 'The review is about to begin.',
  commissioning: 'The partners are commissioning the review: who carries it out, and on what terms.',
  gathering: 'Information is being gathered from agencies, practitioners and the family.',
  drafting: 'The report is being written, and agencies check its facts.',
  approving: 'The three partners are reading the final report.',
  preparing: 'The report is approved. Its publication is being prepared.',
  'notice-given': 'Copies have gone to the Panel, the Secretary of State and Ofsted. Publication waits for its day.',
  changing: 'The review is published. What was learned is being put into practice.',
  'led-elsewhere': 'Another partnership leads this review.',
  stopped: 'This review was stopped. Its record is kept.',
  closed: 'This review is closed. Its record is kept.',
};

/** Tasks with a date come first, the nearest before the others. */
const soonest = (tasks: readonly Task[]): Task | undefined =>
  tasks.toSorted((a, b) => (a.dueDate ?? '9').localeCompare(b.dueDate ?? '9'))[0];

/** Signing would be refused: until when, and what is missing, instead of a button that leads there in vain. */
const lockHtml = ({ state, context }: Dossier, { form }: Task): Html | undefined => {
  if (form !== 'publish-report') return undefined;
  const check = publicationCheck(state, context);
  if (check.mayPublish) return undefined;
  const locked = londonDate(context.now) < check.lockedUntil;
  return html`${locked && html`<p class="govuk-body">Publishing is locked until ${lockInWords(check)}.</p>`}${check.missing.length > 0 && html`<p class="govuk-body">It still needs ${check.missing.join('; ')}.</p>`}`;
};

/** One clear next step, above everything else: this person's own, or whom the review waits for. */
export const nextStepHtml = (dossier: Dossier, { yours }: ToDo, seesWho: boolean): Html => {
  const { state, context } = dossier;
  const first = soonest(yours);
  if (first !== undefined) {
    return inset(
      html`<p class="govuk-body"><strong>Your next step:</strong> ${first.title}. ${dueHint(first)}.</p>${lockHtml(dossier, first) ?? linkButton('Continue', taskHref(context.caseId, first))}`,
    );
  }
  const waits = waitingFor(state, context);
  return inset(
    html`<p class="govuk-body">${GOING_ON[state.stage]}</p><p class="govuk-body">Nothing is asked of you now.${seesWho && waits !== 'nobody' && html` The review waits for ${waits}.`}</p>`,
  );
};
