import { html } from '#forms/layouts/html.ts';
import { answersOf } from '#functions/casework/dossier/dossier.ts';
import { doer } from '#functions/casework/dossier/names.ts';
import { sectionsSaid } from '#functions/casework/dossier/said.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import { chronologyHtml } from '#functions/casework/pages/chronology.ts';
import { casePage, sees as seesOf, shown } from '#functions/casework/pages/look.ts';
import { answerCards } from '#functions/casework/pages/record.ts';
import { chronology } from '#functions/practice-review/dossier/chronology.ts';
import { earlierRecommendations } from '#functions/practice-review/earlier/recommendations.ts';
import type { HttpResponse } from '#functions/runtime/http.ts';
import { notFoundPage } from '#functions/web/common/asking.ts';
import type { Answers } from '#shared/casework/answers.ts';
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

/** `/cases/{caseId}/report/{version}`: one version of the report as it was given. Every version is kept. */
export const versionPage = (look: Look, version: string): Promise<HttpResponse> =>
  shown(
    look,
    'report',
    (dossier) => {
      const found = dossier.events.find(
        ({ event }) => event.type === 'DraftSubmitted' && `${event.version}` === version,
      );
      const answers = answersOf(found);
      if (found === undefined || answers === undefined) return notFoundPage(look.asking);
      return casePage(
        look,
        `Report, version ${version}`,
        `/report/${version}`,
        html`<p class="govuk-body">Given by ${doer(dossier, found)} on ${timeInWords(found.at)}. It is confidential until it is published.</p>${answerCards(sectionsSaid(dossier, 'review-report', seesOf(look)('returns') ? answers : withoutChanges(answers)))}`,
      );
    },
    { what: `answers:review-report:${version}` },
  );

/** What changed may say what an agency corrected or returned: it is read by those who read that. */
const withoutChanges = ({ changesSince: _, ...text }: Answers): Answers => text;
