import { html } from '#forms/layouts/html.ts';
import { inset } from '#forms/layouts/parts/marks.ts';
import { linkButton } from '#forms/layouts/parts/ways.ts';
import { casePage, notShown, sees, shown } from '#functions/casework/pages/look.ts';
import { formHref } from '#functions/casework/pages/to-do.ts';
import type { HttpResponse } from '#functions/runtime/http.ts';
import type { Look } from './look.ts';
import { nearCases } from './overview/near.ts';
import { overviewHtml } from './overview/overview.ts';
import { statusHtml } from './status.ts';

/** `/cases/{caseId}`: all that this person may see of it; for whoever referred it, how far it is. */
export const overviewPage = async (look: Look): Promise<HttpResponse> => {
  const { state, asking, ports, shelf } = look;
  const may = shelf.mayView(state, asking.actor, 'overview', undefined, ports.clock.now());
  if (may.ok) {
    return shown(look, 'overview', async (dossier) =>
      casePage(
        look,
        'Case overview',
        '',
        overviewHtml(dossier, {
          actor: asking.actor,
          csrf: asking.csrf,
          commandId: ports.ids.secret(),
          sees: sees(look),
          near: await nearCases(look, dossier),
        }),
      ),
    );
  }
  if (!sees(look)('status')) return notShown(look, may.error);
  const takesPart =
    may.error.reason === 'confidentiality-first' &&
    inset(
      html`<p class="govuk-body">You also have a part in this case. ${may.error.message}</p>${linkButton('Continue', formHref(look.record.caseId, 'take-part'))}`,
    );
  return shown(look, 'status', (dossier) =>
    casePage(look, 'Your referral', '', html`${takesPart}${statusHtml(dossier)}`),
  );
};
