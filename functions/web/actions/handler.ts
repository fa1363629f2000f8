import { shell } from '#forms/layouts/shell.ts';
import { type HttpRequest, type HttpResponse, page } from '#functions/runtime/http.ts';
import { type Asking, notFoundPage, signedIn } from '#functions/web/common/asking.ts';
import { type Actor, holds } from '#shared/casework/actor.ts';
import type { RegisterPage } from '#shared/casework/ledger.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { actionsFile } from './files/actions.ts';
import { reviewsFile } from './files/reviews.ts';
import { askedIn, placeIn, wantedBy } from './plan/asked.ts';
import { planHtml } from './plan/page.ts';
import { type ActionRow, actionsFrom, LOOKED_AT } from './plan/rows.ts';
import { summaryOf } from './plan/summary.ts';
import type { ActionsPorts } from './ports.ts';
import { sightsOf } from './seeing.ts';

const A_PAGE = 25;

/** `/actions`: the one shared action plan across reviews (ACTION-1), and the same and published reviews as files. */
export const actions = (ports: ActionsPorts): ((request: HttpRequest) => Promise<HttpResponse>) =>
  signedIn(ports, actionsFor(ports));

/** The same for somebody known to be signed in. */
export const actionsFor =
  (ports: ActionsPorts) =>
  async (asking: Asking): Promise<HttpResponse> => {
    const { method, path } = asking.request;
    if (method !== 'GET' && method !== 'HEAD') return notFoundPage(asking);
    switch (path) {
      case '/actions':
        return planPage(ports, asking);
      case '/actions.csv':
        return actionsFile(ports, asking);
      case '/actions/reviews.csv':
        return reviewsFile(ports, asking);
      default:
        return notFoundPage(asking);
    }
  };

const planPage = async (ports: ActionsPorts, asking: Asking): Promise<HttpResponse> => {
  const { actor, request, chrome } = asking;
  const today = londonDate(ports.clock.now());
  const asked = askedIn(request);
  const place = placeIn(request);
  const further = place.after !== undefined || place.skip > 0;
  const reading = { ledger: readOnce(ports.ledger) };
  const sights = sightsOf(ports, asking, 'action-plan');
  const register = asked.show === 'open' ? 'actions' : 'actions-closed';
  const bounds = { lookedAt: LOOKED_AT, today };
  const found = await actionsFrom(reading, sights, register, wantedBy(asked, actor), {
    ...bounds,
    place,
    most: A_PAGE,
  });
  const summed = further
    ? undefined
    : await actionsFrom(reading, sights, 'actions', () => true, { ...bounds, place: { skip: 0 }, most: LOOKED_AT });
  await sights.note(found.rows.map(({ caseId }) => caseId));
  const body = planHtml({
    rows: chases(actor) ? [...found.rows].sort(chasedFirst) : found.rows,
    asked,
    arrangement: ports.arrangements.inForce(ports.borough, today),
    summary: summed && summaryOf(summed.rows, summed.next !== undefined),
    next: found.next,
    further,
    hasAgency: actor.posts.length > 0,
  });
  return page(shell(chrome, { title: 'Action plan', body, wide: true }));
};

/** They chase what is overdue (ACTION-2), so what has been chased in vain stands first on their page. */
const chases = (actor: Actor): boolean => holds(actor, 'chair') || holds(actor, 'business-manager');

const chasedFirst = (one: ActionRow, other: ActionRow): number => timesChased(other) - timesChased(one);

const timesChased = ({ overdue, chased }: ActionRow): number => (overdue ? chased : 0);

/** The numbers on top and the page below them read the same rows: each is read once. */
const readOnce = (ledger: Pick<ActionsPorts['ledger'], 'register'>): Pick<ActionsPorts['ledger'], 'register'> => {
  const read = new Map<string, Promise<RegisterPage>>();
  return {
    register: (name, limit, after) => {
      const key = JSON.stringify([name, limit, after]);
      const page = read.get(key) ?? ledger.register(name, limit, after);
      read.set(key, page);
      return page;
    },
  };
};
