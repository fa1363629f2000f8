import { type Html, html } from '#forms/layouts/html.ts';
import { button } from '#forms/layouts/parts/ways.ts';
import { shell } from '#forms/layouts/shell.ts';
import { dayInWords } from '#functions/casework/dossier/when.ts';
import { documentHtml } from '#functions/casework/rendering/html.ts';
import { type HttpRequest, type HttpResponse, page } from '#functions/runtime/http.ts';
import { csvFile } from '#functions/web/actions/files/csv.ts';
import { type Asking, notFoundPage, refusedPage, signedIn, type WebPorts } from '#functions/web/common/asking.ts';
import { OVERSEES_DISAGREEMENTS } from '#functions/web/common/chrome.ts';
import { wordFile } from '#functions/web/documents/word-file.ts';
import { holds } from '#shared/casework/actor.ts';
import type { Ledger } from '#shared/casework/ledger.ts';
import { figuresOf, quarterOf } from '#shared/escalation/figures/count.ts';
import { DISAGREEMENTS, DisagreementRow } from '#shared/escalation/figures/row.ts';
import { TABLES, toldInside, toldOutside } from '#shared/escalation/figures/suppress.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { type Brief, briefOf, toldCount, valueInWords } from './brief.ts';
import { type Period, periodNamed, periodsOffered } from './period.ts';

export interface DisagreementsPorts extends WebPorts {
  readonly ledger: Pick<Ledger, 'register'>;
}

const A_READ = 250;
/** Disagreements of a borough that are looked at: many years of them. */
const READS = 20;

/** `/disagreements`: how the protocol was used in a quarter or a year; the same as a spreadsheet file and for Word. */
export const disagreements = (ports: DisagreementsPorts): ((request: HttpRequest) => Promise<HttpResponse>) =>
  signedIn(ports, disagreementsFor(ports));

/** The same for somebody known to be signed in. */
export const disagreementsFor =
  (ports: DisagreementsPorts) =>
  async (asking: Asking): Promise<HttpResponse> => {
    const { method, path, query } = asking.request;
    if (method !== 'GET' && method !== 'HEAD') return notFoundPage(asking);
    if (!OVERSEES_DISAGREEMENTS.some((role) => holds(asking.actor, role))) return refusedPage(asking, NOT_YOURS);
    const period = periodNamed(query['period'] ?? quarterOf(londonDate(ports.clock.now())));
    if (period === undefined) return notFoundPage(asking);
    const brief = await briefFor(ports, period, query['for'] === 'outside');
    switch (path) {
      case '/disagreements':
        return figuresPage(ports, asking, brief);
      case '/disagreements.csv':
        return figuresFile(brief);
      case '/disagreements.docx':
        return wordFile(briefOf(brief));
      default:
        return notFoundPage(asking);
    }
  };

const briefFor = async (ports: DisagreementsPorts, period: Period, outside: boolean): Promise<Brief> => {
  const arrangement = ports.arrangements.inForce(ports.borough, londonDate(ports.clock.now()));
  const rows: DisagreementRow[] = [];
  let after: string | undefined;
  for (let read = 0; read < READS; read += 1) {
    const found = await ports.ledger.register(DISAGREEMENTS, A_READ, after);
    rows.push(...found.rows.map(({ row }) => DisagreementRow.parse(row.body)));
    after = found.next;
    if (after === undefined) break;
  }
  const figures = figuresOf(
    rows,
    period,
    arrangement.agencies.map(({ id }) => id),
  );
  return {
    figures: outside ? toldOutside(figures) : toldInside(figures),
    period,
    arrangement,
    outside,
    cutShort: after !== undefined,
  };
};

const figuresPage = (ports: DisagreementsPorts, { chrome }: Asking, brief: Brief): HttpResponse => {
  const { period, outside, arrangement } = brief;
  const today = londonDate(ports.clock.now());
  const asked = `?period=${period.name}${outside ? '&for=outside' : ''}`;
  const body = html`<div class="app-not-printed">${chooser(today, brief)}
<p class="govuk-body"><a class="govuk-link" href="/disagreements.docx${asked}">Download for Word</a>. <a class="govuk-link" href="/disagreements.csv${asked}">Download as a spreadsheet file (CSV)</a>. To print this page, use your browser’s own print command.</p>
${outside && html`<p class="govuk-body">Give readers outside the partnership either the quarters or the year, not both: what is kept back in one could be worked out from the other.</p>`}</div>
${documentHtml(briefOf(brief))}
<section aria-labelledby="protocols" class="app-not-printed"><h2 class="govuk-heading-m" id="protocols">The protocols themselves</h2><ul class="govuk-list govuk-list--bullet">${arrangement.escalation.protocols
    .filter(({ from, until }) => from <= today && (until === undefined || today <= until))
    .map(
      ({ protocol: { title, reviewed } }) =>
        html`<li>${title}: last reviewed on ${dayInWords(reviewed.on)}, and again after ${reviewed.everyMonths} months.</li>`,
    )}</ul></section>`;
  return page(shell(chrome, { title: 'Professional disagreements', body, wide: true }));
};

const chooser = (today: LondonDate, { period, outside }: Brief): Html => {
  const offered = periodsOffered(today);
  const all = offered.some(({ name }) => name === period.name) ? offered : [period, ...offered];
  return html`<form action="/disagreements" method="get">
<div class="govuk-form-group"><label class="govuk-label" for="period">Quarter or year</label><select class="govuk-select" id="period" name="period">${all.map(
    ({ name, title }) => html`<option value="${name}"${name === period.name && html` selected`}>${title}</option>`,
  )}</select></div>
<div class="govuk-form-group"><div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="for" name="for" type="checkbox" value="outside"${outside && html` checked`}><label class="govuk-label govuk-checkboxes__label" for="for">For readers outside the partnership, without small counts</label></div></div></div>
${button('Show these', { kind: 'secondary' })}</form>`;
};

const figuresFile = (brief: Brief): HttpResponse => {
  const { figures, period, arrangement, outside } = brief;
  const all = (['raised', 'settled', 'open', 'withdrawn', 'immediate', 'within'] as const).map(
    (name) => ['in all', name, toldCount(figures[name])] as const,
  );
  return csvFile(`disagreements-${period.name}${outside ? '-outside' : ''}`, [
    ['Table', 'Value', 'How many'],
    ...all,
    ['in all', 'median working days', figures.medianDays ?? ''],
    ...TABLES.flatMap((name) =>
      figures.tables[name].hidden
        ? [[name, '', toldCount('few')]]
        : figures.tables[name].rows.map(([value, count]) => [
            name,
            valueInWords(name, value, arrangement),
            toldCount(count),
          ]),
    ),
    ...(figures.none ?? []).map((agency) => ['none', valueInWords('raising', agency, arrangement), 0]),
  ]);
};

const NOT_YOURS = {
  reason: 'not-permitted',
  message:
    'These figures are for those who oversee how the protocol is used. If you think your post should have them, speak to the business manager.',
};
