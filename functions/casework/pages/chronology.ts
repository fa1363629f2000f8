import { type Html, html, lines } from '#forms/layouts/html.ts';
import { table } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import type { Placed } from '../dossier/chronology.ts';
import { dateInWords } from '../dossier/when.ts';

const when = ({ date, certainty }: Placed): Html =>
  html`${certainty === 'about' && 'About '}${dateInWords(date)}${certainty !== 'exact' && html`${date !== '' && html`<br>`}${tag(certainty === 'about' ? 'Date uncertain' : 'Date not known', 'orange')}`}`;

/** Every agency's events in one list. Likely repetitions are pointed out, and nothing is left out. */
export const chronologyHtml = (entries: readonly Placed[]): Html =>
  entries.length === 0
    ? html`<p class="govuk-body">No agency has returned a chronology yet.</p>`
    : table(
        'Chronology of all agencies',
        [
          { heading: 'Number', cell: ({ place }: Placed) => html`<span id="event-${place}">${place}</span>` },
          { heading: 'Date', cell: when },
          { heading: 'Agency', cell: ({ agencyName }) => agencyName },
          {
            heading: 'What happened',
            cell: ({ event, mayRepeat }) =>
              html`${lines(event)}${mayRepeat.length > 0 && html`<br>${tag('May be told twice', 'yellow')} See ${mayRepeat.map((other, index) => html`${index > 0 && ', '}<a class="govuk-link" href="#event-${other}">number ${other}</a>`)}`}`,
          },
          ...(entries.some(({ action }) => action !== '')
            ? [{ heading: 'What the agency did', cell: ({ action }: Placed) => lines(action) }]
            : []),
          {
            heading: 'Source and comment',
            cell: ({ source, comment }) => html`${lines(source)}${comment !== '' && html`<br>${lines(comment)}`}`,
          },
        ],
        entries,
      );
