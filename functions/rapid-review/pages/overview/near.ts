import { type Html, html } from '#forms/layouts/html.ts';
import { inset } from '#forms/layouts/parts/marks.ts';
import { latest } from '#functions/casework/dossier/dossier.ts';
import { sees } from '#functions/casework/pages/look.ts';
import { type Dossier } from '#functions/rapid-review/documents/dossier/dossier.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { CaseListRow, Ledger } from '#shared/casework/ledger.ts';
import { stateToJudge } from '#shared/casework/links/kin.ts';
import { dayNumber } from '#shared/kernel/london.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import { RapidReviewEvent } from '#shared/rapid-review/state/events.ts';
import { RapidReview } from '#shared/rapid-review/state/state.ts';
import type { Look } from '../look.ts';

/** Open cases looked through. A borough has ten or twenty; past this a person looks. */
const MOST = 40;

/** Whether two first accounts may be of one incident, and why it seems so. */
export const alike = (one: Answers, other: Answers): string | undefined => {
  const names = new Set(childrenOf(other));
  if (childrenOf(one).some((child) => names.has(child))) return 'a child of the same name and date of birth';
  const [a, b] = [LondonDate.safeParse(one['incidentDate']), LondonDate.safeParse(other['incidentDate'])];
  if (!a.success || !b.success || Math.abs(dayNumber(a.data) - dayNumber(b.data)) > 1) return undefined;
  const place = one['incidentArea'] ?? 'not-known';
  return place === (other['incidentArea'] ?? 'not-known') ? 'the same area, and a date within a day' : undefined;
};

/** Name and date of birth together: a name alone is shared by too many. */
const childrenOf = ({ children }: Answers): readonly string[] =>
  Array.isArray(children)
    ? children.flatMap((child) => {
        if (typeof child !== 'object' || Array.isArray(child)) return [];
        const { childName, childBirthDate } = child;
        if (typeof childName !== 'string' || typeof childBirthDate !== 'string') return [];
        return [
          `${childName
            .toLowerCase()
            .replaceAll(/[^\p{L}]+/gu, ' ')
            .trim()} ${childBirthDate}`,
        ];
      })
    : [];

/**
 * Other open cases that may be the same incident, for whoever is deciding whether to notify it: a second notification
 * is what the Panel complains of. Nothing later in the case, when it would come too late.
 */
export const nearCases = async (look: Look, dossier: Dossier): Promise<Html | undefined> => {
  const { ports, asking, record, state } = look;
  const mine = latest(dossier, 'referral') ?? latest(dossier, 'open-incident');
  const deciding = state.stage === 'referred' || state.stage === 'deciding';
  if (!deciding || mine === undefined || !sees(look)('notification')) return undefined;
  const { rows } = await ports.ledger.cases('open', MOST);
  const others = rows.filter(({ caseId }) => caseId !== record.caseId);
  const found = (await Promise.all(others.map((row) => compared(ports.ledger, row, mine, look)))).flat();
  if (found.length === 0) return undefined;
  return inset(
    html`<p class="govuk-body"><strong>This may be an incident that is already open here.</strong> Look before you notify it twice.</p><ul class="govuk-list govuk-list--bullet">${found.map(({ row, why }) => html`<li><a class="govuk-link" href="/cases/${row.caseId}">${row.reference}</a>: ${why}</li>`)}</ul>`,
  );
};

const compared = async (
  ledger: Ledger,
  row: CaseListRow,
  mine: Answers,
  { asking, ports }: Look,
): Promise<readonly { row: CaseListRow; why: string }[]> => {
  const [opening, record] = await Promise.all([ledger.event(row.caseId, 1), ledger.load(row.caseId)]);
  const event = RapidReviewEvent.safeParse(opening?.event);
  if (!event.success || record?.pins.workflow !== 'rapid-review' || !('answers' in event.data)) return [];
  if (
    !rapidReviewShelf.mayView(
      RapidReview.parse(stateToJudge(record)),
      asking.actor,
      'overview',
      undefined,
      ports.clock.now(),
    ).ok
  )
    return [];
  const why = alike(mine, event.data.answers);
  return why === undefined ? [] : [{ row, why }];
};
