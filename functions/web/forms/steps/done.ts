import { type Content, html } from '#forms/layouts/html.ts';
import { renderConfirmation } from '#forms/server/render-ends.ts';
import { opening } from '#functions/casework/opening.ts';
import { type HttpResponse, page as htmlPage, seeOther } from '#functions/runtime/http.ts';
import { type Asking, notFoundPage } from '#functions/web/common/asking.ts';
import { plainPage } from '#functions/web/common/plain-pages.ts';
import type { CaseRecord, LedgerEvent } from '#shared/casework/ledger.ts';
import type { CaseId, CommandId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { arrangementOf } from '../draft/desk.ts';
import { commandOf, type DraftName } from '../draft/names.ts';
import { caseGround, type Ground, newGround, seesAny } from '../ground.ts';
import type { FormsPorts } from '../ports.ts';
import { typedRows } from './interrupted.ts';

interface Sent {
  readonly ground: Ground;
  readonly record: CaseRecord;
  /** Its last event: by whom, and when. */
  readonly event: LedgerEvent | undefined;
}

/** The case that a draft's command was carried out in; undefined while it has not been. */
const sentAs = async (ports: FormsPorts, { id, form, caseId }: DraftName): Promise<Sent | undefined> => {
  const command = commandOf(id);
  const at = caseId ?? (await openedBy(ports, form, command));
  const version = at === undefined ? undefined : await ports.ledger.carriedOut(at, command);
  if (at === undefined || version === undefined) return undefined;
  const record = await ports.ledger.load(at);
  const ground = record === undefined ? undefined : await caseGround(record, form);
  if (record === undefined || ground === undefined) return undefined;
  return { ground, record, event: await ports.ledger.event(at, version) };
};

/** The id of the case that a command opens, if it has; undefined for a form that opens none. */
const openedBy = async (
  { arrangements, borough, clock }: FormsPorts,
  form: string,
  command: CommandId,
): Promise<CaseId | undefined> => {
  const ground = await newGround(form);
  const now = clock.now();
  return ground && opening(command, now, arrangements.inForce(borough, londonDate(now)), ground.shelf.workflow).caseId;
};

/**
 * What a draft that is no more has become. It was sent: the confirmation, however often and from whichever window it
 * is asked for. Or it never was: then there is nothing here.
 */
export const showDone = async (ports: FormsPorts, asking: Asking, name: DraftName): Promise<HttpResponse> => {
  const compiled = ports.formNamed(name.form);
  const sent = await sentAs(ports, name);
  if (compiled === undefined || sent === undefined) return notFoundPage(asking);
  const sees = seesAny(ports, asking, sent.ground, ['status', 'overview']);
  if (!isKnownTo(ports, asking, sent)) return notFoundPage(asking);
  return htmlPage(
    renderConfirmation(compiled, {
      chrome: asking.chrome,
      reference: sent.record.reference,
      more: sees ? await moreOf(ports, asking, name.form, sent) : undefined,
      come: sent.ground.face.confirmation?.(sent.ground.state, name.form, sent.record.caseId),
      links: [
        ...(sees ? [{ text: 'Go to the case', href: `/cases/${sent.record.caseId}` }] : []),
        { text: 'Go to your tasks', href: '/tasks' },
      ],
    }),
  );
};

/** What followed in this case: told by its workflow, of what went out in the same moment. */
const moreOf = async (
  ports: FormsPorts,
  { actor }: Asking,
  form: string,
  { ground: { face, state }, record, event }: Sent,
): Promise<Content> => {
  if (face.after === undefined || event === undefined) return undefined;
  const { caseId, reference, pins } = record;
  const rows = await ports.ledger.messages(caseId);
  return face.after({
    form,
    state,
    context: {
      caseId,
      reference,
      actor,
      now: ports.clock.now(),
      arrangement: arrangementOf(ports, record),
      edition: pins.edition,
    },
    messages: rows.filter(({ at }) => at === event.at).map(({ intent }) => intent),
  });
};

/** Whether this person may know that it was sent: they sent it, or see the case as a whole. */
const isKnownTo = (ports: FormsPorts, asking: Asking, { ground, event }: Sent): boolean =>
  event?.by.person === asking.actor.person || seesAny(ports, asking, ground, ['overview']);

/** Somebody was still typing into a form that has been sent: what they typed is theirs to copy. */
export const tooLate = async (ports: FormsPorts, asking: Asking, name: DraftName): Promise<HttpResponse> => {
  const sent = await sentAs(ports, name);
  if (sent === undefined || !isKnownTo(ports, asking, sent)) return notFoundPage(asking);
  const rows = typedRows(asking.request);
  if (rows === undefined) return seeOther(`/drafts/${name.id}/done`);
  return plainPage(
    asking.chrome,
    'This form has already been sent',
    [
      html`<p class="govuk-body">It was sent by a colleague or from another window. What you typed on this page was not part of it and has not been saved. You can copy it from here.</p>`,
      rows,
      html`<p class="govuk-body"><a class="govuk-link" href="/drafts/${name.id}/done">See what was sent</a></p>`,
    ],
    409,
  );
};
