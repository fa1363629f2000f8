import { type Html, html, lines } from '#forms/layouts/html.ts';
import { table } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { itemsOf } from '#functions/casework/dossier/said.ts';
import { dateInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { answersHref } from '#functions/casework/pages/record.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { PROCEEDINGS, REPLIES } from '#functions/practice-review/dossier/words.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Stage } from '#shared/practice-review/stages.ts';
import type { PracticeReview, Request } from '#shared/practice-review/state/state.ts';
import { owesReply, owesReturn } from '#shared/practice-review/time/waiting.ts';
import type { Seeing } from './seeing.ts';

const INQUIRING: readonly Stage[] = ['commissioning', 'gathering', 'drafting'];

/** What was asked in writing, each with its definite reply; of other agencies only for those who read returns. */
export const requestsHtml = (dossier: Dossier, sees: Seeing): Html | undefined => {
  const { state, record, context } = dossier;
  const all = sees('returns');
  const rows = all ? state.requests : state.requests.filter(({ agency }) => sees('own-return', agency));
  if (rows.length === 0) return all ? html`<p class="govuk-body">No agency has been asked yet.</p>` : undefined;
  const today = londonDate(context.now);
  // Once the report is final nobody is chased any more: what did not come is said without alarm.
  const asking = INQUIRING.includes(state.stage);
  return table(
    all ? 'Requests to agencies' : 'What your agency is asked',
    [
      { heading: 'Agency', cell: ({ name }: Request) => name },
      {
        heading: 'Reply',
        cell: (request) => {
          const { reply, repliedAt, replyBy } = request;
          if (reply !== undefined)
            return html`${tag(REPLIES[reply], reply === 'cannot' ? 'orange' : 'green')}${repliedAt !== undefined && html`<br>${timeInWords(repliedAt)}`}`;
          if (!owesReply(request)) return tag('Answered by its return', 'green');
          if (!asking) return tag('No reply was given', 'grey');
          const late = replyBy < today;
          return html`${tag(late ? 'No reply' : 'Asked', late ? 'red' : 'grey')}<br>Wanted by ${dateInWords(replyBy)}`;
        },
      },
      {
        heading: 'Chronology and analysis',
        cell: (request) => {
          const { agency, name, returnedAt, nil, returnBy } = request;
          if (returnedAt !== undefined)
            return html`${tag(nil ? 'Nil return' : 'Returned', 'green')}<br>${timeInWords(returnedAt)}<br><a class="govuk-link" href="${answersHref(record.caseId, 'agency-analysis', agency)}">Read<span class="govuk-visually-hidden"> the analysis of ${name}</span></a>`;
          if (!owesReturn(request)) return 'None to come';
          if (!asking) return tag('None came', 'grey');
          const late = returnBy < today;
          return html`${tag(late ? 'Overdue' : 'To come', late ? 'red' : 'grey')}<br>Wanted by ${dateInWords(returnBy)}`;
        },
      },
    ],
    rows,
  );
};

interface Beside {
  readonly what: PracticeReview['proceedings'][number];
  readonly holdsBack: string;
  readonly contact: string;
}

/** What runs beside the review and what it holds back. The six months run on whatever is here (LCSPR-13). */
export const proceedingsHtml = (dossier: Dossier, sees: Seeing): Html | undefined => {
  const inside = sees('returns');
  if (!inside && !sees('publication') && !sees('media')) return undefined;
  const { proceedings, sections } = dossier.state;
  if (proceedings.length === 0) {
    return html`<p class="govuk-body">${sections['parallel-proceedings'] === undefined ? 'Nobody has recorded yet whether there are any.' : 'There were none when this was last recorded.'}</p>`;
  }
  const said = itemsOf(dossier, 'parallel-proceedings', 'proceedings');
  const rows = proceedings.map(
    (what, index): Beside => ({
      what,
      holdsBack: said[index]?.('holdsBack') ?? '',
      contact: said[index]?.('proceedingContact') ?? '',
    }),
  );
  return html`${table(
    'Proceedings beside the review',
    [
      { heading: 'What', cell: ({ what }: Beside) => PROCEEDINGS[what.kind] },
      { heading: 'Standing', cell: ({ what }) => tag(what.open ? 'Going on' : 'Ended', what.open ? 'blue' : 'grey') },
      {
        heading: 'Publication',
        cell: ({ what }) => (what.open && what.holdsPublication ? tag('Waits for it', 'orange') : 'Need not wait'),
      },
      ...(inside
        ? [
            { heading: 'Contact', cell: ({ contact }: Beside) => contact },
            { heading: 'What may not be shared', cell: ({ holdsBack }: Beside) => lines(holdsBack) },
          ]
        : []),
    ],
    rows,
  )}<p class="govuk-body">The six months go on whatever stands here.</p>`;
};
