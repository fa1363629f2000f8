import { type Content, type Html, html } from '#forms/layouts/html.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { breadcrumbs, linkButton, tabs } from '#forms/layouts/parts/ways.ts';
import { shell } from '#forms/layouts/shell.ts';
import { type HttpResponse, page } from '#functions/runtime/http.ts';
import { refusedPage } from '#functions/web/common/asking.ts';
import { plainPage } from '#functions/web/common/plain-pages.ts';
import type { CaseState } from '#shared/casework/case-state.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { type Dossier, dossierOf, type Typed } from '../dossier/dossier.ts';
import { noteRead } from '../dossier/looking.ts';
import type { Look, NamedStage } from '../face.ts';
import { formHref, unanswered } from './to-do.ts';

/** Whether this person sees a part of the case, asked of the rules it is held to and at this moment. */
export const sees =
  <State extends CaseState>({ shelf, state, asking, ports }: Seeing<State>) =>
  (part: string, subject?: string): boolean =>
    shelf.mayView(state, asking.actor, part, subject, ports.clock.now()).ok;

type Seeing<State extends CaseState> = Pick<Look<State>, 'state' | 'asking' | 'ports'> & {
  readonly shelf: Pick<Look<State>['shelf'], 'mayView'>;
};

/**
 * Shows a part of a case to whoever may see it, and records that they looked; to anybody else, why not. `what` names
 * the part more closely in the record of reads.
 */
export const shown = async <State extends CaseState, Event extends Typed>(
  look: Look<State, Event>,
  part: string,
  show: (dossier: Dossier<State, Event>) => HttpResponse | Promise<HttpResponse>,
  { subject, what = part }: { readonly subject?: string | undefined; readonly what?: string } = {},
): Promise<HttpResponse> => {
  const { ports, asking, record, state, shelf, face } = look;
  const may = shelf.mayView(state, asking.actor, part, subject, ports.clock.now());
  if (!may.ok) return notShown(look, may.error);
  const formNamed = (name: string) => ports.formNamed(name)?.form;
  const dossier = await dossierOf({ ...ports, formNamed }, face, record);
  await noteRead(ports, record, asking.actor, what);
  return show(dossier);
};

/** Why a part is not shown. Whoever has only to agree confidentiality first is led to where they do. */
export const notShown = <State extends CaseState, Event extends Typed>(
  { asking, state, record, shelf, ports }: Look<State, Event>,
  refusal: Refusal,
): HttpResponse => {
  const mayAgree = shelf.mayAct(state, asking.actor, unanswered('take-part'), ports.clock.now()).ok;
  if (refusal.reason !== 'confidentiality-first' || !mayAgree) return refusedPage(asking, refusal);
  return plainPage(
    asking.chrome,
    'Before you see this case',
    [html`<p class="govuk-body">${refusal.message}</p>`, linkButton('Continue', formHref(record.caseId, 'take-part'))],
    403,
  );
};

/** A page of a case: its reference and stage, and the ways to its other pages that this person may see. */
export const casePage = <State extends CaseState, Event extends Typed>(
  look: Look<State, Event>,
  title: string,
  at: string,
  content: Content,
  error = false,
): HttpResponse => {
  const { asking, record, state, face, pages, notice } = look;
  const href = (path: string): string => `/cases/${record.caseId}${path}`;
  const ways = pages.tabs
    .filter(({ part }) => sees(look)(part))
    .map(({ text, path }) => ({ text, href: href(path), current: path === at }));
  return page(
    shell(asking.chrome, {
      title: `${title} - ${record.reference}`,
      error,
      body: html`${heading(record.reference, title, state.stage, face.stages)}${ways.length > 1 && tabs('Parts of this case', ways)}${notice}${content}`,
      before: breadcrumbs([
        { text: 'Your tasks', href: '/tasks' },
        ...(at === '' ? [] : [{ text: record.reference, href: href('') }]),
        { text: at === '' ? record.reference : title },
      ]),
      wide: true,
    }),
  );
};

/** A stage as a mark: grey for one in which a case rests for good. */
export const stageTag = (stage: string, stages: readonly NamedStage[]): Html => {
  const { title, final } = stages.find(({ id }) => id === stage) ?? { title: 'New', final: false };
  return tag(title, final ? 'grey' : 'blue');
};

const heading = (reference: string, title: string, stage: string, stages: readonly NamedStage[]): Html =>
  html`<span class="govuk-caption-l">${reference}</span><h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">Stage now: ${stageTag(stage, stages)}</p>`;
