import { chronologyHtml } from '#functions/casework/pages/chronology.ts';
import { casePage, sees as seesOf, shown } from '#functions/casework/pages/look.ts';
import { chronology } from '#functions/practice-review/dossier/chronology.ts';
import { earlierRecommendations } from '#functions/practice-review/earlier/recommendations.ts';
import type { HttpResponse } from '#functions/runtime/http.ts';
import { recommendationsOf } from '../dossier/choices.ts';
import type { Look } from './look.ts';
import { overviewHtml } from './overview/overview.ts';
import { actionsInFull } from './parts/actions.ts';
import type { Seeing } from './parts/seeing.ts';

/** `/cases/{caseId}`: all of the review that this person may see. */
export const overviewPage = (look: Look): Promise<HttpResponse> =>
  shown(look, 'overview', async (dossier) => {
    const sees: Seeing = seesOf(look);
    const compares = sees('report') && recommendationsOf(dossier.state).length > 0;
    return casePage(
      look,
      'Review overview',
      '',
      overviewHtml(dossier, {
        actor: look.asking.actor,
        sees,
        earlier: compares ? await earlierOf(look) : [],
      }),
    );
  });

const earlierOf = ({ ports, asking, record }: Look) =>
  earlierRecommendations({
    ledger: ports.ledger,
    actor: asking.actor,
    now: ports.clock.now(),
    caseId: record.caseId,
  });

/** `/cases/{caseId}/chronology`: what every agency returned, as one. */
export const chronologyPage = (look: Look): Promise<HttpResponse> =>
  shown(
    look,
    'returns',
    (dossier) => casePage(look, 'Chronology', '/chronology', chronologyHtml(chronology(dossier))),
    { what: 'chronology' },
  );

/** `/cases/{caseId}/actions`: the plan in full, or the actions of this person's own agency. */
export const actionsPage = (look: Look): Promise<HttpResponse> => {
  const sees: Seeing = seesOf(look);
  const own = look.asking.actor.posts.map(({ agency }) => agency).find((agency) => sees('own-actions', agency));
  const part = sees('actions') || own === undefined ? 'actions' : 'own-actions';
  return shown(look, part, (dossier) => casePage(look, 'Action plan', '/actions', actionsInFull(dossier, sees)), {
    what: 'actions',
    subject: part === 'own-actions' ? own : undefined,
  });
};
