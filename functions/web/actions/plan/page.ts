import { type Html, html, lines } from '#forms/layouts/html.ts';
import { type Column, table } from '#forms/layouts/parts/lists.ts';
import { details, tag } from '#forms/layouts/parts/marks.ts';
import { button, pagination, tabs } from '#forms/layouts/parts/ways.ts';
import { longDate } from '#functions/web/common/when.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { type Asked, addressOf } from './asked.ts';
import { type ActionRow, LOOKED_AT, type Place } from './rows.ts';
import { behindInWords, count, type Summary } from './summary.ts';
import { auditName, ownerName, statusName, themeName, themes } from './words.ts';

export interface Plan {
  readonly rows: readonly ActionRow[];
  readonly asked: Asked;
  readonly arrangement: Arrangement;
  readonly summary: Summary | undefined;
  readonly next: Place | undefined;
  /** Whether this is not the first page. */
  readonly further: boolean;
  /** Their own agency's actions can be asked for. */
  readonly hasAgency: boolean;
}

/** The shared plan as a page: what it comes to, how to narrow it, and the actions, soonest due first. */
export const planHtml = (plan: Plan): Html => {
  const { asked, rows, next, further, summary } = plan;
  const way = (text: string, show: Asked['show']) => ({
    text,
    href: addressOf('/actions', { ...asked, show, overdue: asked.overdue && show === 'open' }),
    current: asked.show === show,
  });
  return html`<h1 class="govuk-heading-l">Action plan</h1>
<p class="govuk-body">What agencies have agreed to do for the recommendations of every review, in one list. You see the actions of reviews in which your post has a part.</p>
${summary !== undefined && summaryHtml(summary)}
${tabs('Which actions', [way('Open', 'open'), way('Closed', 'closed')])}
${filters(plan)}
${rows.length === 0 ? html`<p class="govuk-body">${noneFound(plan)}</p>` : table(asked.show === 'open' ? 'Open actions, soonest due first' : 'Closed actions, by the day they were due', columns(plan), rows)}
${pagination({ ...(further ? { previous: addressOf('/actions', asked) } : {}), ...(next === undefined ? {} : { next: addressOf('/actions', asked, next) }) })}
<p class="govuk-body"><a class="govuk-link" href="${addressOf('/actions.csv', asked)}${csvOf(asked)}">Download these actions as a spreadsheet file (CSV)</a></p>
<p class="govuk-body"><a class="govuk-link" href="/actions/reviews.csv">Download the published reviews as a spreadsheet file (CSV)</a></p>`;
};

/** The file holds open and closed actions alike unless it is asked for one of them. */
const csvOf = (asked: Asked): string => {
  if (asked.show === 'closed') return '';
  return addressOf('', asked) === '' ? '?show=open' : '&show=open';
};

const noneFound = ({ next }: Plan): string =>
  next === undefined
    ? 'There are none that you may see.'
    : `There are none among the ${LOOKED_AT} actions looked at here. Go on to the next page to look further.`;

const summaryHtml = ({ open, overdue, chased, themes: recurring, more }: Summary): Html => {
  return html`<div class="govuk-inset-text"><p class="govuk-body">${more ? `Of the ${LOOKED_AT} open actions due soonest, you may see ${open}` : count(open, 'action is open', 'actions are open')}; ${behindInWords({ overdue, chased })}.</p>
${
  recurring.length > 0 &&
  details(
    `${count(recurring.length, 'theme comes', 'themes come')} back in more than one review`,
    html`<ul class="govuk-list govuk-list--bullet">${recurring.map(
      ({ theme, reviews }) =>
        html`<li><a class="govuk-link" href="/actions?theme=${encodeURIComponent(theme)}">${themeName(theme)}</a>: ${reviews} reviews</li>`,
    )}</ul>`,
  )
}${more && html`<p class="govuk-body">There are more open actions than these numbers count. The file below holds all of them.</p>`}</div>`;
};

const columns = ({ arrangement }: Plan): readonly Column<ActionRow>[] => [
  {
    heading: 'Action',
    cell: ({ what, confidential, repeat, theme }) =>
      html`${lines(what)}${confidential && html`<br>${tag('Confidential for now', 'purple')}`}${repeat && html`<br>${tag('Repeat', 'magenta')}`}${theme !== '' && html`<br><span class="govuk-hint">${themeName(theme)}</span>`}`,
  },
  {
    heading: 'Review',
    cell: ({ caseId, reference, linked, id }) =>
      linked
        ? html`<a class="govuk-link" href="/cases/${caseId}">${reference}</a><br>Action ${id.slice(1)}`
        : html`${reference}<br>Action ${id.slice(1)}`,
  },
  { heading: 'Owner', cell: (row) => html`${ownerName(row, arrangement)}<br>${row.officer}` },
  {
    heading: 'Due',
    cell: ({ due, overdue, chased }) =>
      html`${longDate(due)}${overdue && html`<br>${tag('Overdue', 'red')}`}${overdue && chased > 0 && html`<br>${chased === 1 ? 'Chased once' : chased === 2 ? 'Chased twice' : `Chased ${chased} times`}`}`,
  },
  { heading: 'Status', cell: statusName },
  {
    heading: 'Evidence',
    cell: ({ completion, impact }) =>
      html`Completion: ${completion ? 'given' : 'not yet'}<br>Impact: ${impact ? 'given' : 'not yet'}`,
  },
  { heading: 'Audit', cell: auditName },
];

const select = (id: string, label: string, chosen: string, choices: readonly (readonly [string, string])[]): Html =>
  html`<div class="govuk-form-group"><label class="govuk-label" for="${id}">${label}</label><select class="govuk-select" id="${id}" name="${id}"><option value="">All</option>${choices.map(
    ([value, text]) => html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`,
  )}</select></div>`;

const box = (id: string, label: string, ticked: boolean): Html =>
  html`<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="${id}" name="${id}" type="checkbox" value="yes"${ticked && html` checked`}><label class="govuk-label govuk-checkboxes__label" for="${id}">${label}</label></div>`;

const filters = ({ asked, arrangement, hasAgency }: Plan): Html =>
  html`<form action="/actions" method="get" class="app-not-printed">${asked.show === 'closed' && html`<input type="hidden" name="show" value="closed">`}
${select(
  'agency',
  'Agency',
  asked.agency,
  arrangement.agencies.map(({ id, name }) => [id, name] as const),
)}
${select('theme', 'Theme of the recommendation', asked.theme, themes)}
<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">Show only</legend><div class="govuk-checkboxes govuk-checkboxes--small govuk-form-group">${asked.show === 'open' && box('overdue', 'Overdue', asked.overdue)}${box('repeats', 'Those whose recommendation repeats an earlier one', asked.repeats)}${hasAgency && box('mine', 'Those of my own agency', asked.mine)}</div></fieldset>
${button('Show these', { kind: 'secondary' })}</form>`;
