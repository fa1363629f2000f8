import type { Page } from '#forms/engine/definition.ts';
import { firstField } from '#forms/engine/fields.ts';
import { pagesOf } from '#forms/engine/route.ts';
import { checkAll, type PageFault, summaryOf } from '#forms/engine/whole.ts';
import { html } from '#forms/layouts/html.ts';
import type { ErrorLine } from '#forms/layouts/parts/marks.ts';
import { banner, inset } from '#forms/layouts/parts/marks.ts';
import { renderCheckAnswers } from '#forms/server/render-ends.ts';
import { act } from '#functions/casework/act.ts';
import { type HttpRequest, type HttpResponse, page as htmlPage, seeOther } from '#functions/runtime/http.ts';
import { fieldOf } from '#functions/web/common/guard.ts';
import { Answers as KeptAnswers } from '#shared/casework/answers.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { revOfAll } from '../draft/answers.ts';
import type { Desk } from '../draft/desk.ts';
import { firstUnfinished } from '../draft/save.ts';
import type { FormsPorts } from '../ports.ts';
import { listPage } from './list.ts';
import { showPage } from './show.ts';
import { checkPath, later, pagePath } from './way.ts';

interface Shown {
  readonly errors?: readonly ErrorLine[];
  readonly before?: string;
  readonly status?: number;
}

/** Everything answered, to be read once more before it is sent. */
export const showCheck = (desk: Desk, { errors = [], before, status = 200 }: Shown = {}): HttpResponse => {
  const { form, compiled, answers, brings, asking, draft } = desk;
  const last = pagesOf(form, answers, brings.facts).at(-1);
  return htmlPage(
    renderCheckAnswers(compiled, {
      sections: summaryOf(form, answers, brings.facts, brings.options),
      chrome: asking.chrome,
      action: checkPath(desk),
      csrf: asking.csrf,
      rev: revOfAll(draft),
      backHref: last === undefined ? undefined : pagePath(desk, last.id, undefined, false),
      changeHref: (page, item) => pagePath(desk, page, item, true),
      errors,
      ...(before === undefined ? {} : { before: inset(before) }),
    }),
    status,
  );
};

/** Sends the form: read again as a whole, carried out once, and if it is refused, back with everything still there. */
export const send = async (ports: FormsPorts, desk: Desk, request: HttpRequest): Promise<HttpResponse> => {
  const { form, draft, answers, brings, now, asking, base, name, ground } = desk;
  if (later(request)) return seeOther('/tasks');
  const unfinished = firstUnfinished(draft);
  if (unfinished !== undefined) return seeOther(`${base}/${unfinished}?from=check`);
  if (fieldOf(request, 'rev') !== revOfAll(draft)) return showCheck(desk, { before: CHANGED, status: 409 });
  const read = checkAll(form, answers, brings.facts, { options: brings.options, now });
  const fault = read.pages[0];
  if (fault !== undefined) return showFault(desk, fault);
  const anew = toReadAnew(desk);
  if (anew !== undefined) return showPage(desk, { page: anew, checking: true, notice: SINCE, status: 409 });
  const kept = KeptAnswers.safeParse(read.answers);
  if (!kept.success) return showCheck(desk, { errors: [{ href: '#main-content', message: TOO_MUCH }], status: 413 });
  const done = await act(ports, ground.face.shelf, {
    ...(draft.caseId === undefined ? {} : { caseId: draft.caseId }),
    command: {
      type: name.form,
      answers: kept.data,
      ...(draft.subject === undefined ? {} : { subject: draft.subject }),
    },
    commandId: draft.command,
    actor: asking.actor,
    draft: draft.id,
  });
  return done.ok ? seeOther(`${base}/done`) : showRefusal(desk, done.error);
};

/** The first page that was answered of something that has since become something else: another version, another name. */
const toReadAnew = ({ draft, form, answers, brings, ground: { face, state } }: Desk): Page | undefined => {
  const since = face.judgedSince?.(state, form.form);
  if (since === undefined) return undefined;
  const old = new Set(draft.pages.flatMap(({ page, at }) => (at < since ? [page] : [])));
  return pagesOf(form, answers, brings.facts).find(({ id }) => old.has(id));
};

const SINCE = banner(
  'important',
  html`What you are asked about has changed since you answered this page, and nothing has been sent. Read it as it stands now, then save the page again.`,
);
const CHANGED =
  'An answer was changed since you opened this page, by a colleague or in another window. Read the answers once more before you send them.';
const TOO_MUCH = 'There is too much text to send at once. Shorten the longest answers.';

const showFault = (desk: Desk, { page: id, item, errors }: PageFault): HttpResponse | Promise<HttpResponse> => {
  const page = desk.form.pages.find((one) => one.id === id);
  if (page === undefined) throw new Error(`${desk.form.form} has no page ${id}`);
  return page.repeat !== undefined && item === undefined
    ? listPage(desk, page, true, errors[0]?.message)
    : showPage(desk, { page, item, checking: true, errors, status: 400 });
};

/** A rule's refusal: beside the question it is about, on the page that asks it, or else above all the answers. */
const showRefusal = (desk: Desk, { message, field }: Refusal): HttpResponse | Promise<HttpResponse> => {
  const page = field === undefined ? undefined : asking(desk, field);
  if (page === undefined) {
    return showCheck(desk, { errors: [{ href: '#main-content', message }], status: 409 });
  }
  if (page.repeat !== undefined) return listPage(desk, page, true, message);
  const question = page.questions.find(({ id }) => id === field);
  const at = question === undefined ? (field ?? '') : firstField(question);
  const error = { question: question?.id ?? '', field: at, fields: [at], message };
  return showPage(desk, { page, checking: true, errors: [error], status: 400 });
};

const asking = ({ form }: { readonly form: { readonly pages: readonly Page[] } }, field: string): Page | undefined =>
  form.pages.find((page) => page.repeat?.list === field || page.questions.some(({ id }) => id === field));
