import { type Content, type Html, html } from '#forms/layouts/html.ts';
import { button, buttonGroup, linkButton, postForm } from '#forms/layouts/parts/ways.ts';
import { latest } from '#functions/casework/dossier/dossier.ts';
import { sectionsSaid } from '#functions/casework/dossier/said.ts';
import { clockBoard } from '#functions/casework/pages/clock-board.ts';
import { answerCards, answeredForms, answersHref, recordHtml } from '#functions/casework/pages/record.ts';
import { section } from '#functions/casework/pages/section.ts';
import { stagePathHtml } from '#functions/casework/pages/stage-path.ts';
import { formHref } from '#functions/casework/pages/to-do.ts';
import { toDoHtml } from '#functions/casework/pages/to-do-html.ts';
import { redactedCopiesHtml } from '#functions/casework/redaction/list.ts';
import type { Dossier } from '#functions/rapid-review/documents/dossier/dossier.ts';
import { titlesOf } from '#functions/rapid-review/documents/titles.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { Part } from '#shared/rapid-review/authorisation.ts';
import { stagePath } from '../stage-path.ts';
import { MANNER, toDoOf } from '../to-do.ts';
import { actionsHtml, requestsHtml } from './agencies.ts';
import { determinationsHtml, meetingsHtml, notifyDecisionHtml } from './decision.ts';
import { isReturn, partOf, sections } from './record.ts';
import { documentsOfCaseHtml, sendingHtml } from './sending.ts';

/** What the clocks of a serious incident ask for. */
export const CLOCKS = {
  notify: 'Notify the Panel',
  'tell-partners': 'Tell the partners',
  'rapid-review': 'Report to the Panel',
};

export interface OverviewRequest {
  readonly actor: Actor;
  readonly csrf: string;
  /** Names the press of "take up", so that pressing it twice is once. */
  readonly commandId: string;
  readonly sees: (part: Part, subject?: string) => boolean;
  /** Other open cases that may be the same incident. */
  readonly near: Content;
}

/** The two ways on from a referral, for those who may go either. */
const referralHtml = (dossier: Dossier, { actor, csrf, commandId }: OverviewRequest): Html | undefined => {
  const { state, record, context } = dossier;
  if (!dossier.shelf.mayAct(state, actor, { type: 'take-up-referral' }, context.now).ok) return undefined;
  return html`${answerCards(sectionsSaid(dossier, 'referral', latest(dossier, 'referral') ?? {}))}
<p class="govuk-body">Take it up, and then decide whether to notify; or decline it, with reasons that the referrer can read.</p>
${postForm(
  `/cases/${record.caseId}/take-up`,
  csrf,
  html`<input type="hidden" name="command" value="${commandId}">${buttonGroup(button('Take up the referral'), linkButton('Decline it', formHref(record.caseId, 'decline-referral'), 'secondary'))}`,
)}`;
};

/** A case as this person may see it: what it waits for, what to do, and what has been done. */
export const overviewHtml = (dossier: Dossier, request: OverviewRequest): Html => {
  const { state, context, record } = dossier;
  const { sees, actor } = request;
  const deadlines = dossier.shelf.workflow.deadlines(state, context);
  const seesAll = sees('report');
  const readReturn = (agency: string): string | undefined =>
    sees('returns') || sees('own-return', agency) ? answersHref(record.caseId, 'agency-return', agency) : undefined;
  const own = state.requests.filter(({ agency }) => sees('own-return', agency));
  const recorded = answeredForms(dossier, sections).filter(
    ({ form, subject }) => !isReturn(form) && sees(partOf(form), subject),
  );
  return html`${request.near}
${section('clocks', 'Clocks', clockBoard(deadlines, context.now, CLOCKS))}
${section('referral', 'A referral to consider', referralHtml(dossier, request))}
${section('to-do', 'What to do now', toDoHtml(dossier, toDoOf(dossier, actor), actor, MANNER))}
${section('path', 'Where the case stands', stagePathHtml(stagePath(dossier)))}
${sees('notification') && section('decision', 'Notifying', notifyDecisionHtml(dossier))}
${
  state.notified !== undefined &&
  section(
    'agencies',
    'Agencies',
    sees('returns')
      ? requestsHtml(dossier, readReturn)
      : requestsHtml({ ...dossier, state: { ...state, requests: own } }, readReturn),
  )
}
${seesAll && state.actions.length > 0 && section('actions', 'Immediate actions', actionsHtml(dossier))}
${seesAll && section('meeting', 'Meeting', meetingsHtml(dossier))}
${seesAll && section('partners', 'Determining', determinationsHtml(dossier))}
${seesAll && section('sending', 'Sending, and the Panel’s reply', sendingHtml(dossier))}
${section('documents', 'Documents', documentsOfCaseHtml(dossier, actor))}
${section('redacted-copies', 'Redacted copies', redactedCopiesHtml(dossier, actor, titlesOf(dossier.state)))}
${section('record', 'The record', recordHtml(dossier, recorded))}`;
};
