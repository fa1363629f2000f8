import { type Html, html } from '#forms/layouts/html.ts';
import { table } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { dateInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { actionsOf } from '#functions/rapid-review/documents/dossier/actions.ts';
import type { Dossier } from '#functions/rapid-review/documents/dossier/dossier.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Request } from '#shared/rapid-review/state/state.ts';
import { reviewDay } from '#shared/rapid-review/time/clocks.ts';

/** Where one request stands: what came, or what is owed and whether its day has passed. */
export const requestStanding = (request: Request, { state, context }: Pick<Dossier, 'state' | 'context'>): Html => {
  if (request.returnedAt !== undefined) return tag(request.nil ? 'Nil return' : 'Returned', 'green');
  const { acknowledgeBy, returnBy } = context.arrangement.rapidReview;
  const passed = (day: number): boolean => {
    const due = reviewDay(day, state, context);
    return due !== undefined && due < londonDate(context.now);
  };
  if (request.overdueTold || passed(returnBy)) return tag('Overdue', 'red');
  if (request.acknowledgedAt !== undefined) return tag('Acknowledged', 'blue');
  return passed(acknowledgeBy) ? tag('Not acknowledged', 'orange') : tag('Asked', 'grey');
};

/** Every agency asked, and what each has done. Saying nothing is shown as nothing said. */
export const requestsHtml = (dossier: Dossier, answersHref: (agency: string) => string | undefined): Html =>
  dossier.state.requests.length === 0
    ? html`<p class="govuk-body">No agency has been asked yet.</p>`
    : table(
        'Requests to agencies',
        [
          { heading: 'Agency', cell: ({ name }: Request) => name },
          { heading: 'Status', cell: (request) => requestStanding(request, dossier) },
          {
            heading: 'Last heard from',
            cell: ({ returnedAt, acknowledgedAt }) => {
              const heard = returnedAt ?? acknowledgedAt;
              return heard === undefined ? 'Not yet' : timeInWords(heard);
            },
          },
          {
            heading: 'Return',
            cell: ({ agency, name, returnedAt }) => {
              const href = returnedAt === undefined ? undefined : answersHref(agency);
              return href === undefined
                ? html`<span class="govuk-visually-hidden">None to read</span>`
                : html`<a class="govuk-link" href="${href}">Read<span class="govuk-visually-hidden"> the return of ${name}</span></a>`;
            },
          },
        ],
        dossier.state.requests,
      );

/** Immediate actions with how far each is, the overdue ones said to be. */
export const actionsHtml = (dossier: Dossier): Html => {
  const actions = actionsOf(dossier);
  return actions.length === 0
    ? html`<p class="govuk-body">No immediate action has been recorded.</p>`
    : table(
        'Agreed for children’s safety now',
        [
          { heading: 'Action', cell: ({ what }: (typeof actions)[number]) => what },
          { heading: 'From', cell: ({ from }) => from },
          { heading: 'Who', cell: ({ owner }) => owner },
          { heading: 'By', cell: ({ due }) => dateInWords(due) },
          {
            heading: 'Status',
            cell: ({ doneOn, overdue }) =>
              doneOn !== undefined
                ? tag('Done', 'green')
                : overdue
                  ? tag('Overdue', 'red')
                  : tag('Not yet done', 'grey'),
          },
        ],
        actions,
      );
};
