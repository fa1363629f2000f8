import { createHash } from 'node:crypto';
import { html, lines, raw } from '#forms/layouts/html.ts';
import { summaryCard } from '#forms/layouts/parts/lists.ts';
import { inset, warning } from '#forms/layouts/parts/marks.ts';
import { breadcrumbs, linkButton } from '#forms/layouts/parts/ways.ts';
import { shell } from '#forms/layouts/shell.ts';
import { type LookingPorts, noteRead } from '#functions/casework/dossier/looking.ts';
import { childrenBeyond, copySheetOf } from '#functions/rapid-review/documents/copy-sheet.ts';
import { dossierOf } from '#functions/rapid-review/documents/dossier/dossier.ts';
import { type HttpResponse, page } from '#functions/runtime/http.ts';
import { type Asking, refusedPage } from '#functions/web/common/asking.ts';
import type { CaseRecord } from '#shared/casework/ledger.ts';
import { stateToJudge } from '#shared/casework/links/kin.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { copySheet } from '#shared/rapid-review/copy-sheet.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import { RapidReview } from '#shared/rapid-review/state/state.ts';

/** Puts a button after each value. Without it the page is the same list, to be selected by hand. */
const COPYING = `
const said = document.getElementById('copied');
for (const value of document.querySelectorAll('[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button govuk-button--secondary app-not-printed';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', 'Copy ' + value.dataset.copy);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(value.innerText);
      said.textContent = value.dataset.copy + ' copied';
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(value);
      said.textContent = value.dataset.copy + ' is selected: copy it with your keyboard';
    }
  });
  value.after(button);
}`;
const COPYING_HASH = `'sha256-${createHash('sha256').update(COPYING).digest('base64')}'`;

/** The notification in the order of DfE's system, to be typed in there. */
export const copySheetPage = async (ports: LookingPorts, asking: Asking, record: CaseRecord): Promise<HttpResponse> => {
  const state = RapidReview.parse(stateToJudge(record));
  const may = rapidReviewShelf.mayView(state, asking.actor, 'notification', undefined, ports.clock.now());
  if (!may.ok) return refusedPage(asking, may.error);
  if (state.sections['notification'] === undefined) return refusedPage(asking, NOT_YET, 404);
  const dossier = await dossierOf(ports, record);
  await noteRead(ports, record, asking.actor, 'copy-sheet');
  const beyond = childrenBeyond(dossier);
  const recording = state.stage === 'notifying';
  const cards = copySheetOf(dossier).map(({ title, rows }) =>
    summaryCard(
      title,
      rows.map(({ label, value }) => ({
        label,
        value:
          value === ''
            ? html`<span class="app-unanswered">Leave blank</span>`
            : html`<div class="app-copy" data-copy="${label}">${lines(value)}</div>`,
      })),
    ),
  );
  const order =
    copySheet.order === 'unverified' &&
    inset('The order and names of these fields have not been checked against DfE’s system. Look for each by its name.');
  const body = html`<span class="govuk-caption-l">${record.reference}</span><h1 class="govuk-heading-l">Copy sheet for DfE’s system</h1>
${warning('This notifies nobody. Enter it in DfE’s child safeguarding incident notification system, then record its reference here.')}
${order}
${beyond > 0 && inset(`DfE’s system has room for ${copySheet.structuredChildren} children. The other ${beyond === 1 ? 'child is' : `${beyond} children are`} written out under “Further information”.`)}
<div id="copied" class="govuk-visually-hidden" role="status"></div>
${cards}
${recording && linkButton('Record DfE’s reference', `/cases/${record.caseId}/forms/dfe-reference`)}
<script type="module">${raw(COPYING)}</script>`;
  return {
    ...page(
      shell(asking.chrome, {
        title: `Copy sheet - ${record.reference}`,
        body,
        before: breadcrumbs([
          { text: 'Your tasks', href: '/tasks' },
          { text: record.reference, href: `/cases/${record.caseId}` },
          { text: 'Copy sheet' },
        ]),
      }),
    ),
    allow: { scripts: [COPYING_HASH] },
  };
};

const NOT_YET: Refusal = {
  reason: 'prepare-first',
  message: 'Complete the notification first. The copy sheet is made from it.',
};
