import { type Html, html } from '#forms/layouts/html.ts';
import { table } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { CaseState } from '#shared/casework/case-state.ts';
import type { RedactedCopy } from '#shared/casework/redaction/copies.ts';
import { COPIES_PART } from '#shared/casework/redaction/who-and-when.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Dossier, Typed } from '../dossier/dossier.ts';
import { dateInWords } from '../dossier/when.ts';
import type { Copying } from '../face.ts';
import { copyName } from './document.ts';
import { copyForInWords, standingInWords } from './words.ts';

const COLOURS = { 'to-check': 'yellow', checked: 'green', 'sent-back': 'grey' } as const;

/** The copies of a case, latest first, for whoever prepares and checks them. Nothing while there are none. */
export const redactedCopiesHtml = <State extends CaseState, Event extends Typed>(
  { shelf, state, context }: Pick<Dossier<State, Event>, 'shelf' | 'state' | 'context'>,
  actor: Actor,
  titles: ReturnType<Copying<State, Event>['titles']>,
): Html | undefined => {
  const may = shelf.mayView(state, actor, COPIES_PART, undefined, context.now);
  if (!may.ok || state.redactedCopies.length === 0) return undefined;
  const named = new Map(titles);
  const href = ({ number }: RedactedCopy): string => `/documents/${context.caseId}/${copyName(number)}`;
  return table(
    'Redacted copies, latest first',
    [
      {
        heading: 'Copy',
        cell: (copy: RedactedCopy) => html`<a class="govuk-link" href="${href(copy)}">Redacted copy ${copy.number}</a>`,
      },
      { heading: 'Document', cell: ({ document }) => named.get(document) ?? document },
      {
        heading: 'Prepared',
        cell: ({ preparedAt, copyFor }) => `${dateInWords(londonDate(preparedAt))}, ${copyForInWords(copyFor)}`,
      },
      { heading: 'Standing', cell: ({ standing }) => tag(standingInWords(standing), COLOURS[standing]) },
    ],
    state.redactedCopies.toReversed(),
  );
};
