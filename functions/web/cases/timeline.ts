import { type Html, html } from '#forms/layouts/html.ts';
import { timeline } from '#forms/layouts/parts/lists.ts';
import { errorSummary, inset } from '#forms/layouts/parts/marks.ts';
import { button, tabs } from '#forms/layouts/parts/ways.ts';
import { asItStood, type Dossier } from '#functions/casework/dossier/dossier.ts';
import { doer } from '#functions/casework/dossier/names.ts';
import { dayInWords, machineTime, timeInWords } from '#functions/casework/dossier/when.ts';
import type { Look } from '#functions/casework/face.ts';
import { casePage, sees, shown } from '#functions/casework/pages/look.ts';
import { answeredForms, recordHtml } from '#functions/casework/pages/record.ts';
import { section } from '#functions/casework/pages/section.ts';
import type { HttpResponse } from '#functions/runtime/http.ts';
import { LondonDate } from '#shared/kernel/time.ts';

/** `/cases/{caseId}/timeline?show=&asAt=`: everything that has happened, or had by the end of a London day. */
export const timelinePage = (look: Look): Promise<HttpResponse> =>
  shown(look, 'timeline', (dossier) => {
    const { asAt: typed = '', show = '' } = look.asking.request.query;
    const asAt = LondonDate.safeParse(typed);
    const wrong = typed !== '' && !asAt.success;
    const then = asAt.success ? asItStood(dossier, asAt.data) : dossier;
    const filters = [{ text: 'Everything', kind: '' }, ...look.pages.sorts];
    const kind = filters.find((each) => each.kind === show)?.kind ?? '';
    const href = (filter: string): string => {
      const query = new URLSearchParams({
        ...(filter === '' ? {} : { show: filter }),
        ...(asAt.success ? { asAt: asAt.data } : {}),
      }).toString();
      return `/cases/${look.record.caseId}/timeline${query === '' ? '' : `?${query}`}`;
    };
    const ways = filters.map((each) => ({ text: each.text, href: href(each.kind), current: each.kind === kind }));
    return casePage(
      look,
      asAt.success ? `Timeline as at ${dayInWords(asAt.data)}` : 'Timeline',
      '/timeline',
      html`${wrong && errorSummary([{ href: '#asAt', message: 'Enter a date, such as 2026-06-29' }])}${dateForm(look, typed, kind, wrong)}${asAt.success && stood(look, then, asAt.data)}${tabs('Show', ways)}${happened(look, then, kind)}`,
      wrong,
    );
  });

const dateForm = ({ record }: Look, typed: string, kind: string, wrong: boolean): Html =>
  html`<form method="get" action="/cases/${record.caseId}/timeline" class="app-not-printed" novalidate>${kind !== '' && html`<input type="hidden" name="show" value="${kind}">`}<div class="govuk-form-group${wrong && ' govuk-form-group--error'}"><label class="govuk-label" for="asAt">Show the case as it stood at the end of a day</label><div class="govuk-hint" id="asAt-hint">Leave it empty for today.</div>${wrong && html`<p class="govuk-error-message" id="asAt-error"><span class="govuk-visually-hidden">Error:</span> Enter a date, such as 2026-06-29</p>`}<input class="govuk-input govuk-input--width-10${wrong && ' govuk-input--error'}" id="asAt" name="asAt" type="date" value="${typed}" aria-describedby="asAt-hint${wrong && ' asAt-error'}"></div>${button('Show', { kind: 'secondary' })}</form>`;

/** What was so on that day, from the events up to then. */
const stood = (look: Look, then: Dossier, date: LondonDate): Html => {
  if (then.events.length === 0) return inset(`On ${dayInWords(date)} there was no such case yet.`);
  const title = look.face.stages.find(({ id }) => id === then.state.stage)?.title ?? 'New';
  return html`${inset(`At the end of ${dayInWords(date)} the case stood at: ${title}.`)}${look.pages.stood(look, then)}${recorded(look, then, date)}`;
};

/**
 * What had been recorded by then, with the answers of then. Read by whoever may read it today: what was open to somebody on
 * that day is not opened again.
 */
const recorded = (look: Look, then: Dossier, date: LondonDate): Html | undefined => {
  const { sections } = look.pages;
  const rows = answeredForms(then, sections).filter(({ form, subject }) => {
    const seen = sections.partOf(look, form, subject);
    return sees(look)(seen.part, seen.subject);
  });
  return section('stood-record', 'What had been recorded', recordHtml(then, rows, date));
};

const happened = ({ pages }: Look, dossier: Dossier, kind: string): Html => {
  const items = dossier.events
    .toReversed()
    .map((recorded) => ({ recorded, told: pages.told(dossier, recorded.event) }))
    .filter(({ told }) => kind === '' || told.kind === kind);
  return html`<h2 class="govuk-heading-m">What happened, latest first</h2>${
    items.length === 0
      ? html`<p class="govuk-body">Nothing of this kind.</p>`
      : timeline(
          items.map(({ recorded, told }) => ({
            title: told.title,
            by: `by ${doer(dossier, recorded)}`,
            at: { words: timeInWords(recorded.at), datetime: machineTime(recorded.at) },
            ...(told.detail === undefined ? {} : { detail: told.detail }),
          })),
        )
  }`;
};
