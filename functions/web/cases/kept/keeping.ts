import { html } from '#forms/layouts/html.ts';
import { button, linkButton, postForm } from '#forms/layouts/parts/ways.ts';
import { act } from '#functions/casework/act.ts';
import type { Dossier } from '#functions/casework/dossier/dossier.ts';
import type { Look } from '#functions/casework/face.ts';
import { caseOpenedBy } from '#functions/casework/opening.ts';
import { casePage, shown } from '#functions/casework/pages/look.ts';
import { shelfNamed } from '#functions/casework/shelves.ts';
import { type HttpResponse, seeOther } from '#functions/runtime/http.ts';
import { notFoundPage, refusedPage } from '#functions/web/common/asking.ts';
import { faced } from '#functions/web/faces.ts';
import { type RecordClosed, retentionOf } from '#shared/contracts/record-closed.ts';
import { CommandId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';

const PATH = '/keeping';
const KEPT = 'retention';

/** The keeping of records has no record of its own keeping. */
const isItsOwn = ({ record }: Look): boolean => record.pins.workflow === KEPT;

/** `/cases/{caseId}/keeping`: where the keeping of this case's records is, or a way to begin it before the case is closed. */
export const keepingPage = async (look: Look): Promise<HttpResponse> => {
  if (isItsOwn(look)) return notFoundPage(look.asking);
  const { ports, asking, record } = look;
  const kept = await ports.ledger.load(caseOpenedBy(retentionOf(record.caseId)));
  const found = kept && (await faced(kept));
  const { mayAct, workflow } = await shelfNamed(KEPT);
  const mayBegin = mayAct(workflow.initial, asking.actor, { type: 'open-record' }, ports.clock.now()).ok;
  const sees = found?.shelf.mayView(found.state, asking.actor, 'overview', undefined, ports.clock.now()).ok;
  return shown(
    look,
    'reads',
    () =>
      casePage(
        look,
        'Keeping of records',
        PATH,
        kept === undefined
          ? html`<p class="govuk-body">The records of a case are kept for as long as it is open, and after that for as long as the borough says. A record of their keeping begins by itself when the case is closed.</p>${mayBegin && html`<p class="govuk-body">If an inquiry or a court has asked for them, begin it now, and place a hold.</p>${postForm(`/cases/${record.caseId}${PATH}`, asking.csrf, button('Begin the record of their keeping'))}`}`
          : html`<p class="govuk-body">How long these records are kept, and what holds them, is in ${kept.reference}.</p>${sees === true && linkButton('Go to the record of their keeping', `/cases/${kept.caseId}`)}`,
      ),
    { what: 'keeping' },
  );
};

/** Posted to the same address: the record is begun, once, and shown. */
export const beginKeeping = async (look: Look): Promise<HttpResponse> => {
  if (isItsOwn(look)) return notFoundPage(look.asking);
  return shown(
    look,
    'reads',
    async (dossier) => {
      const { ports, asking, record, state } = look;
      const closedOn = closingDay(look, dossier);
      const of: Omit<RecordClosed, 'closedOn'> & { readonly closedOn?: LondonDate } = {
        caseId: record.caseId,
        reference: record.reference,
        workflow: record.pins.workflow,
        openedOn: londonDate(record.openedAt),
        conflicted: [...state.conflicted],
        ...(closedOn === undefined ? {} : { closedOn }),
      };
      const begun = await act(ports, await shelfNamed(KEPT), {
        opens: retentionOf(record.caseId),
        command: { type: 'open-record', of },
        commandId: CommandId.parse(`keeping:${ports.ids.secret()}`),
        actor: asking.actor,
      });
      // Somebody else, or the closing of the case, was quicker: then the record is there, and that is what was wanted.
      if (!begun.ok && begun.error.reason !== 'not-at-this-stage') return refusedPage(asking, begun.error);
      return seeOther(`/cases/${caseOpenedBy(retentionOf(record.caseId))}`);
    },
    { what: 'keeping' },
  );
};

/** The London date on which the case came to rest; undefined while it is open. */
const closingDay = ({ face, shelf }: Look, { events }: Pick<Dossier, 'events'>): LondonDate | undefined => {
  const { workflow } = shelf;
  let state = workflow.initial;
  for (const recorded of events) {
    state = workflow.evolve(state, recorded);
    const { stage } = state;
    if (face.stages.some(({ id, final }) => id === stage && final)) return londonDate(recorded.at);
  }
  return undefined;
};
