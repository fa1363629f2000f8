import type { SummarySection } from '../engine/whole.ts';
import type { Chrome } from '../layouts/chrome.ts';
import { type Content, html, raw } from '../layouts/html.ts';
import { summaryCard } from '../layouts/parts/lists.ts';
import { type ErrorLine, errorSummary, inset, panel } from '../layouts/parts/marks.ts';
import { button, buttonGroup, linkButton, postForm } from '../layouts/parts/ways.ts';
import { shell } from '../layouts/shell.ts';
import type { CompiledForm } from './program.ts';

export interface StartPage {
  readonly chrome: Chrome;
  /** Posting here starts a draft (a GET changes nothing); or, with no token, a link to the first page. */
  readonly action: string;
  readonly csrf?: string | undefined;
  readonly backHref?: string | undefined;
  /** Something to say before the start, such as a draft already begun. */
  readonly notice?: Content;
}

const minutes = (count: number): string => (count === 1 ? '1 minute' : `${count} minutes`);

/** What a form is for, how long it takes and what to have ready. */
export const renderStart = (compiled: CompiledForm, request: StartPage): string => {
  const { title, start } = compiled.form;
  const begin =
    request.csrf === undefined
      ? linkButton('Start', request.action, 'start')
      : postForm(request.action, request.csrf, button('Start'));
  const body = html`${request.notice}<h1 class="govuk-heading-l">${title}</h1>${raw(compiled.start)}<p class="govuk-body">${start === undefined ? 'This takes a few minutes.' : `It takes about ${minutes(start.minutes)}.`} Each page is saved when you continue, and you can come back to it. Nothing is sent until you have checked your answers.</p>${begin}`;
  return shell(request.chrome, { title, body, backHref: request.backHref });
};

export interface CheckPage {
  /** From `summaryOf`. */
  readonly sections: readonly SummarySection[];
  readonly chrome: Chrome;
  readonly action: string;
  readonly csrf: string;
  readonly rev: string;
  readonly backHref?: string | undefined;
  /** Where a page, or an item of its list, is changed. */
  readonly changeHref: (page: string, item: number | undefined) => string;
  /** What must be put right before it can be sent: from `checkAll`, or a refusal. */
  readonly errors: readonly ErrorLine[];
  /** More to read or answer before sending: HTML made here. */
  readonly before?: Content;
}

/** Where an error about a page points on the check page. */
export const sectionId = (page: string, item?: number): string =>
  `section-${page}${item === undefined ? '' : `-${item + 1}`}`;

/** Every answer, to be checked before sending. */
export const renderCheckAnswers = (compiled: CompiledForm, request: CheckPage): string => {
  const { form } = compiled;
  const cards = request.sections.map(({ page, title, item, rows, empty }) => {
    const href = request.changeHref(page, item);
    const shown = rows.map(({ label, answer }) => ({
      label,
      value: answer ?? html`<span class="app-unanswered">Not answered</span>`,
    }));
    const listed = empty === undefined ? shown : [{ label: empty, value: '' }];
    const card = summaryCard(title, listed, [{ text: 'Change', href, about: title }]);
    return html`<div id="${sectionId(page, item)}" tabindex="-1">${card}</div>`;
  });
  const declaration = form.submit.declaration;
  const body = html`${errorSummary(request.errors)}<span class="govuk-caption-l">${form.title}</span><h1 class="govuk-heading-l">Check your answers</h1>${cards}${request.before}${postForm(
    request.action,
    request.csrf,
    html`<input type="hidden" name="rev" value="${request.rev}">${declaration !== undefined && html`<h2 class="govuk-heading-m">Before you send this</h2>${inset(declaration)}`}${buttonGroup(button(form.submit.label), button('Save and come back later', { kind: 'secondary', name: 'then', value: 'later' }))}`,
  )}`;
  return shell(request.chrome, {
    title: `Check your answers - ${form.title}`,
    body,
    error: request.errors.length > 0,
    backHref: request.backHref,
  });
};

export interface ConfirmationPage {
  readonly chrome: Chrome;
  /** What people quote: `BRE-7K4P-2M9X`. */
  readonly reference?: string | undefined;
  /** What it has come to in this case, where the form alone cannot say; it stands in place of the form's own words. */
  readonly come?: { readonly title: string; readonly next: readonly Content[] } | undefined;
  /** Where to go now. */
  readonly links: readonly { readonly text: string; readonly href: string }[];
  /** What follows in this case in particular, such as the clocks it started. */
  readonly more?: Content;
}

/** What was done, what to quote and what happens next. */
export const renderConfirmation = (compiled: CompiledForm, request: ConfirmationPage): string => {
  const { title, next } = request.come ?? compiled.form.confirmation;
  const reference =
    request.reference === undefined ? undefined : html`The reference is<br><strong>${request.reference}</strong>`;
  const body = html`${panel(title, reference)}<h2 class="govuk-heading-m">What happens next</h2>${next.map((line) => html`<p class="govuk-body">${line}</p>`)}${request.more}${request.links.map(({ text, href }) => html`<p class="govuk-body"><a class="govuk-link" href="${href}">${text}</a></p>`)}`;
  return shell(request.chrome, { title: `${title} - ${compiled.form.title}`, body });
};
