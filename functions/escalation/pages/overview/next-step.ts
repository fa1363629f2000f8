import { type Html, html } from '#forms/layouts/html.ts';
import { inset, warning } from '#forms/layouts/parts/marks.ts';
import { linkButton } from '#forms/layouts/parts/ways.ts';
import { dueHint } from '#functions/casework/pages/due.ts';
import { taskHref } from '#functions/casework/pages/to-do.ts';
import type { ToDo } from '#functions/casework/pages/to-do-html.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { isFinal } from '#shared/escalation/stages.ts';
import { deadlines } from '#shared/escalation/time/clocks.ts';

/** Stands first while somebody is at immediate risk: this service is no way to call for help. */
const riskHtml = ({ state }: Dossier): Html | undefined =>
  state.immediateRiskAt === undefined || isFinal(state.stage)
    ? undefined
    : warning(
        state.headToldAt === undefined
          ? 'Marked as immediate. If somebody is in danger, call the police now. The Head of Safeguarding has not yet been told.'
          : 'Marked as immediate. If somebody is in danger, call the police now. The Head of Safeguarding has been told.',
      );

/** One clear next step, above everything else: this person's own, or whom the disagreement waits for. */
export const nextStepHtml = (dossier: Dossier, { yours }: ToDo): Html => {
  const { state, context } = dossier;
  const first = yours.toSorted((a, b) => (a.dueDate ?? '9').localeCompare(b.dueDate ?? '9'))[0];
  const waits = deadlines(state, context).find(({ waitingFor }) => waitingFor !== 'nobody')?.waitingFor;
  return html`${riskHtml(dossier)}${inset(
    first === undefined
      ? html`<p class="govuk-body">Nothing is asked of you now.${waits !== undefined && html` It waits for ${waits}.`}${isFinal(state.stage) && ' Its record is kept.'}</p>`
      : html`<p class="govuk-body"><strong>Your next step:</strong> ${first.title}. ${dueHint(first)}.</p>${linkButton('Continue', taskHref(context.caseId, first))}`,
  )}`;
};
