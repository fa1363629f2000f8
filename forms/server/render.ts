import type { Facts } from '../engine/conditions.ts';
import { judge } from '../engine/conditions.ts';
import type { Answers, Page } from '../engine/definition.ts';
import type { Body, Choices } from '../engine/fields.ts';
import type { FieldError } from '../engine/parse/page.ts';
import type { Chrome } from '../layouts/chrome.ts';
import { type Html, html, lines, print, raw } from '../layouts/html.ts';
import { shell } from '../layouts/shell.ts';
import { fill } from './fill.ts';
import type { CompiledForm } from './program.ts';

/** One thing already known, in words: shown so that only what is new is added. */
export interface KnownRow {
  readonly label: string;
  /** Plain text; line breaks are kept. */
  readonly value: string;
}
export interface Known {
  readonly heading: string;
  readonly rows: readonly KnownRow[];
  /** Where the whole of it is read. */
  readonly way?: { readonly text: string; readonly href: string } | undefined;
  /** It has to be read, so it is never folded away, however long. */
  readonly open?: true | undefined;
}

/** Someone else saved this page while it was being filled in. */
export interface Stale {
  readonly byName: string;
  /** When, in words: `2 April 2026 at 10:05am`. */
  readonly at: string;
  /** What they saved, in words. */
  readonly values: readonly KnownRow[];
  /** Where to go to leave one's own and keep theirs. */
  readonly keepHref: string;
}

export interface QuestionPage {
  /** Id of the page. */
  readonly page: string;
  /** Which item of a list page, from 0. */
  readonly item?: number | undefined;
  /** What the fields hold: as typed when refused, or `typedOf(page.questions, answers)`. */
  readonly typed: Body;
  readonly errors: readonly FieldError[];
  /** Everything saved so far; decides which questions are asked. */
  readonly answers: Answers;
  readonly facts: Facts;
  readonly options: Choices;
  readonly known: Readonly<Record<string, Known>>;
  readonly chrome: Chrome;
  readonly action: string;
  readonly csrf: string;
  /** Version of the answers this page was filled from; a save against an older one is stale. */
  readonly rev: string;
  readonly backHref?: string | undefined;
  readonly stale?: Stale | undefined;
  /** News before everything else: what was typed before a time-out, for example. */
  readonly notice?: Html | undefined;
}

/** Ids of the questions a page shows: all but those that no answer on the page could bring up. */
export const shownOn = (page: Page, answers: Answers, facts: Facts): ReadonlySet<string> => {
  const shown = new Set<string>();
  const earlier = Object.fromEntries(
    Object.entries(answers).filter(([name]) => !page.questions.some(({ id }) => id === name)),
  );
  for (const { id, when } of page.questions) {
    if (when === undefined || judge(when, earlier, facts, shown) !== false) shown.add(id);
  }
  return shown;
};

const rows = (list: readonly KnownRow[]) =>
  html`<dl class="govuk-summary-list">${list.map(
    ({ label, value }) =>
      html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${label}</dt><dd class="govuk-summary-list__value">${lines(value)}</dd></div>`,
  )}</dl>`;

/** Characters of what is known that may stand open above the questions: about a screen. More is folded away. */
const OPEN = 1500;

const knownHtml = ({ heading, rows: list, way, open }: Known): string => {
  const length = list.reduce((sum, { label, value }) => sum + label.length + value.length, 0);
  const shown = list.length === 0 ? html`<p class="govuk-body">Nothing is known yet.</p>` : rows(list);
  const leading =
    way !== undefined && html`<p class="govuk-body"><a class="govuk-link" href="${way.href}">${way.text}</a></p>`;
  return print(
    length > OPEN && open === undefined
      ? html`${leading}<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${heading}: read all ${list.length}</span></summary><div class="govuk-details__text">${shown}</div></details>`
      : html`<div class="app-known"><h2 class="govuk-heading-s">${heading}</h2>${shown}${leading}</div>`,
  );
};

const staleHtml = ({ byName, at, values, keepHref }: Stale): string =>
  print(
    html`<div class="govuk-notification-banner" role="alert" aria-labelledby="stale-title" data-module="govuk-notification-banner"><div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="stale-title">Someone else changed this page</h2></div><div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading">${byName} saved different answers here on ${at}.</p><p class="govuk-body">What they saved is below. What you typed is still in the fields, and not saved yet.</p>${rows(values)}<p class="govuk-body">Put together what is right in the fields and save, which replaces theirs. Or <a class="govuk-notification-banner__link" href="${keepHref}">leave yours and keep theirs</a>.</p></div></div>`,
  );

const captionOf = (compiled: CompiledForm, page: Page, item: number | undefined): string => {
  if (page.repeat === undefined) return compiled.form.title;
  const { item: kind } = page.repeat;
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${(item ?? 0) + 1}`;
};

/** A page of questions, whole. Throws for a page the form does not have. */
export const renderQuestionPage = (compiled: CompiledForm, request: QuestionPage): string => {
  const page = compiled.form.pages.find(({ id }) => id === request.page);
  const parts = Object.hasOwn(compiled.pages, request.page) ? compiled.pages[request.page] : undefined;
  if (page === undefined || parts === undefined) throw new Error(`${compiled.form.form} has no page ${request.page}`);
  const { errors, stale, action, csrf, rev } = request;
  const caption = captionOf(compiled, page, request.item);
  const body = fill(errors.length > 0 ? parts.wrong : parts.plain, {
    typed: request.typed,
    errors,
    options: request.options,
    asked: shownOn(page, request.answers, request.facts),
    texts: { action, csrf, rev, caption },
    html: {
      stale: stale === undefined ? '' : staleHtml(stale),
      ...Object.fromEntries(
        parts.needs.known.map((name) => [
          `known:${name}`,
          Object.hasOwn(request.known, name) && request.known[name] !== undefined ? knownHtml(request.known[name]) : '',
        ]),
      ),
    },
    questions: parts.questions,
  });
  return shell(request.chrome, {
    title: `${parts.heading} - ${caption}`,
    body: raw(body),
    error: errors.length > 0,
    backHref: request.backHref,
    notice: request.notice,
  });
};
