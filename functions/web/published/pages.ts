import type { Chrome } from '#forms/layouts/chrome.ts';
import { type Html, html, lines } from '#forms/layouts/html.ts';
import { breadcrumbs, pagination } from '#forms/layouts/parts/ways.ts';
import { shell } from '#forms/layouts/shell.ts';
import type { PublishedText } from '#functions/practice-review/documents/published/text.ts';
import { type HttpResponse, page } from '#functions/runtime/http.ts';
import { plainPage } from '#functions/web/common/plain-pages.ts';
import { longDate } from '#functions/web/common/when.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { postsWithRole } from '#shared/boroughs/people.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import type { Standing } from './rows.ts';

/** What surrounds these pages, whose they are, and the London date. */
export interface Setting {
  readonly chrome: Chrome;
  readonly arrangement: Arrangement;
  readonly today: LondonDate;
}

const TITLE = 'Published reviews';
const HOME = '/published';

/** A copy kept on the way is a minute old at most, so that what is withdrawn is soon gone everywhere. */
const briefly = (response: HttpResponse): HttpResponse => ({
  ...response,
  headers: { ...response.headers, 'cache-control': 'public, max-age=60' },
});

const paragraph = (text: string): Html => html`<p class="govuk-body">${text}</p>`;
const back = html`<p class="govuk-body"><a class="govuk-link" href="${HOME}">See all published reviews</a></p>`;

/** A reader sees paragraphs where the writer left a blank line, and line breaks where there was one. */
const paragraphs = (text: string): readonly Html[] =>
  text.split(/\n\s*\n/).map((words) => html`<p class="govuk-body govuk-!-text-break-word">${lines(words.trim())}</p>`);

export interface Listed extends Standing {
  readonly title: string;
}

/** Everything that stands published, the newest first. */
export const listPage = (setting: Setting, published: readonly Listed[], at: number, pages: number): HttpResponse => {
  const { chrome, arrangement } = setting;
  const body = html`<h1 class="govuk-heading-l">${TITLE}</h1>
${paragraph(`When a child has died or been seriously harmed, ${arrangement.partnership} may carry out a local child safeguarding practice review. It looks at what can be learned so that children are safer. It does not look for someone to blame.`)}
${paragraph('No child or family is named. Each review says what was found, what should change, who is asked to change it, and by when.')}
${
  published.length === 0
    ? paragraph('No review is published here at the moment.')
    : html`<ul class="govuk-list govuk-list--spaced">${published.map(
        ({ key, title, on, what }) =>
          html`<li><a class="govuk-link govuk-!-font-weight-bold" href="${HOME}/${key}">${titled(title)}</a><br>${what === 'report' ? 'Report' : 'Information about improvements'}, published on ${longDate(on)}</li>`,
      )}</ul>`
}${pagination({
  ...(at > 1 ? { previous: at === 2 ? HOME : `${HOME}?page=${at - 1}` } : {}),
  ...(at < pages ? { next: `${HOME}?page=${at + 1}` } : {}),
})}
${otherFormat(setting)}`;
  const title = pages > 1 ? `${TITLE} (page ${at} of ${pages})` : TITLE;
  return briefly(page(shell(chrome, { title, body })));
};

const titled = (title: string): string => (title === '' ? 'Local child safeguarding practice review' : title);

/** What one review has published: to be read on a screen, by a screen reader, or printed. */
export const reportPage = (
  setting: Setting,
  { on, until, what, agencyName }: Standing,
  { title, authors, parts, recommendations }: PublishedText,
): HttpResponse => {
  const { chrome, arrangement } = setting;
  const called = titled(title);
  const sections = [
    ...parts.map(({ id, title: heading, text }) => ({ id, title: heading, content: paragraphs(text) })),
    ...(recommendations.length === 0
      ? []
      : [{ id: 'recommendations', title: 'Recommendations', content: asked(recommendations, agencyName) }]),
  ];
  const body = html`<article><span class="govuk-caption-l">${arrangement.partnership}</span><h1 class="govuk-heading-l govuk-!-text-break-word">${called}</h1>
${authors !== '' && html`<p class="govuk-body govuk-!-text-break-word">By ${authors}</p>`}
${paragraph(what === 'report' ? 'Local child safeguarding practice review' : 'Information about improvements, published instead of the report of a local child safeguarding practice review')}
${paragraph(`Published on ${longDate(on)}. Available here until ${longDate(until)} at least.`)}
${sections.length > 1 && contents(sections)}
${sections.map(
  ({ id, title: heading, content }) =>
    html`<section aria-labelledby="${id}"><h2 class="govuk-heading-m" id="${id}">${heading}</h2>${content}</section>`,
)}</article>
${otherFormat(setting)}`;
  return briefly(
    page(shell(chrome, { title: called, body, before: breadcrumbs([{ text: TITLE, href: HOME }, { text: called }]) })),
  );
};

const contents = (sections: readonly { readonly id: string; readonly title: string }[]): Html =>
  html`<nav class="app-not-printed" aria-labelledby="contents"><h2 class="govuk-heading-m" id="contents">Contents</h2><ul class="govuk-list">${sections.map(
    ({ id, title }) => html`<li><a class="govuk-link" href="#${id}">${title}</a></li>`,
  )}</ul></nav>`;

const asked = (
  recommendations: PublishedText['recommendations'],
  agencyName: (agency: string) => string,
): readonly Html[] => [
  html`<ol class="govuk-list govuk-list--number govuk-list--spaced">${recommendations.map(
    ({ what, agency, by }) =>
      html`<li class="govuk-!-text-break-word">${lines(what.replaceAll('\r\n', '\n'))}<br><strong>${agencyName(agency)}</strong>, by ${longDate(by)}</li>`,
  )}</ol>`,
];

const otherFormat = ({ arrangement, today }: Setting): Html => {
  const [post] = postsWithRole(arrangement, 'business-manager', today);
  return html`<section aria-labelledby="other-format"><h2 class="govuk-heading-m" id="other-format">In another format or language</h2>
<p class="govuk-body govuk-!-text-break-word">To have this in large print, in easy words, in another language, in Word or read to you, write to ${post === undefined ? arrangement.partnership : html`the ${post.title.toLowerCase()} at ${post.address}`}. To keep it, print it or save it as a PDF with your browser.</p></section>`;
};

/** The same for an address that never was one and for one mistyped. */
export const noneThere = ({ chrome }: Setting): HttpResponse =>
  plainPage(
    chrome,
    'There is no published review here',
    [
      paragraph('If you typed the address, check that it is correct. If you followed a link, it may be an old one.'),
      back,
    ],
    404,
  );

export const goneFor = ({ chrome, arrangement }: Setting, withdrawnOn: LondonDate): HttpResponse =>
  plainPage(
    chrome,
    'This review is no longer published here',
    [
      paragraph(
        `${arrangement.partnership} took it down on ${longDate(withdrawnOn)}, after it had been available for at least a year. To ask about it, write to the partnership.`,
      ),
      back,
    ],
    410,
  );
