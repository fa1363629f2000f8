import type { HttpResponse } from '#functions/runtime/http.ts';
import type { Asking } from '#functions/web/common/asking.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { askedIn, wantedBy } from '../plan/asked.ts';
import { type ActionRow, actionsFrom } from '../plan/rows.ts';
import { auditName, ownerName, statusName, themeName } from '../plan/words.ts';
import type { ActionsPorts } from '../ports.ts';
import { sightsOf } from '../seeing.ts';
import { type Cell, CUT_SHORT, csvFile } from './csv.ts';

/** Rows of each register that one file looks at. */
const IN_A_FILE = 10_000;

/** `/actions.csv`: the plan, open and closed, narrowed as the page is. */
export const actionsFile = async (ports: ActionsPorts, asking: Asking): Promise<HttpResponse> => {
  const now = ports.clock.now();
  const today = londonDate(now);
  const arrangement = ports.arrangements.inForce(ports.borough, today);
  const sights = sightsOf(ports, asking, 'action-plan');
  const asked = askedIn(asking.request);
  const only = asking.request.query['show'];
  const registers =
    only === 'open' ? ['actions'] : only === 'closed' ? ['actions-closed'] : ['actions', 'actions-closed'];
  const rows: ActionRow[] = [];
  let whole = true;
  for (const register of registers) {
    const bounds = { place: { skip: 0 }, most: IN_A_FILE, lookedAt: IN_A_FILE, today };
    const found = await actionsFrom(ports, sights, register, wantedBy(asked, asking.actor), bounds);
    rows.push(...found.rows);
    whole &&= found.next === undefined;
  }
  await sights.note(rows.map(({ caseId }) => caseId));
  return csvFile(`actions-${today}`, [
    [
      'Review',
      'Action',
      'What will be done',
      'Agency',
      'Officer',
      'Due',
      'Overdue',
      'Times chased',
      'Status',
      'Evidence of completion',
      'Evidence of impact',
      'Audit',
      'Theme',
      'Repeats an earlier recommendation',
      'Confidential for now',
    ],
    ...rows.map((row): readonly Cell[] => [
      row.reference,
      row.id,
      row.what,
      ownerName(row, arrangement),
      row.officer,
      row.due,
      row.overdue,
      row.chased,
      statusName(row),
      row.completion,
      row.impact,
      auditName(row),
      row.theme === '' ? '' : themeName(row.theme),
      row.repeat,
      row.confidential,
    ]),
    ...(whole ? [] : [[CUT_SHORT]]),
  ]);
};
