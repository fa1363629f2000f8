import { withList } from '#forms/engine/items.ts';
import { pagesOf } from '#forms/engine/route.ts';
import { html } from '#forms/layouts/html.ts';
import { inset } from '#forms/layouts/parts/marks.ts';
import type { CompiledForm } from '#forms/server/program.ts';
import { renderStart } from '#forms/server/render-ends.ts';
import { type HttpResponse, page as htmlPage, seeOther } from '#functions/runtime/http.ts';
import { type Asking, notFoundPage } from '#functions/web/common/asking.ts';
import type { CaseRecord, Draft } from '#shared/casework/ledger.ts';
import { CaseId, type PersonId } from '#shared/kernel/ids.ts';
import { ownAnswers } from './draft/answers.ts';
import { arrangementOf, bringing, openDesk } from './draft/desk.ts';
import { caseDraftId, commandOf, openingDraftId } from './draft/names.ts';
import { caseGround, type Ground, mayGive, newGround } from './ground.ts';
import type { FormsPorts } from './ports.ts';
import { notGiven } from './steps/refused.ts';
import { resumePath } from './steps/way.ts';
import { subjectOf } from './subject.ts';

const found = (ports: FormsPorts, name: string, opens: boolean): CompiledForm | undefined => {
  const compiled = ports.formNamed(name);
  return compiled?.form.opens === opens ? compiled : undefined;
};

/** `/new/{form}`: what the form is for; posted, a new draft of it. */
export const newForm = async (ports: FormsPorts, asking: Asking, name: string): Promise<HttpResponse> => {
  const compiled = found(ports, name, true);
  const ground = await newGround(name);
  if (compiled === undefined || ground === undefined) return notFoundPage(asking);
  const may = mayGive(ports, asking, ground, name, undefined);
  if (!may.ok) return notGiven(asking, may.error, undefined);
  if (asking.request.method !== 'POST') {
    return htmlPage(
      renderStart(compiled, {
        chrome: asking.chrome,
        action: `/new/${name}`,
        csrf: asking.csrf,
        backHref: '/tasks',
      }),
    );
  }
  const id = openingDraftId(name, ports.ids.secret());
  return begin(ports, asking, compiled, { id, form: name }, ground);
};

/**
 * `/cases/{caseId}/forms/{form}`, for the pages of a case to mount: what the form is for; posted, its draft, begun or
 * taken up again where it was left. Asks for itself whether this person may.
 */
export const caseForm = async (
  ports: FormsPorts,
  asking: Asking,
  caseKey: string,
  form: string,
): Promise<HttpResponse> => {
  const caseId = CaseId.safeParse(caseKey);
  const compiled = found(ports, form, false);
  const record = caseId.success ? await ports.ledger.load(caseId.data) : undefined;
  const ground = record === undefined ? undefined : await caseGround(record, form);
  if (compiled === undefined || record === undefined || ground === undefined) return notFoundPage(asking);
  const subject = subjectOf(compiled.form, asking, ground, arrangementOf(ports, record));
  if (!subject.ok) return notFoundPage(asking);
  const about = subject.value;
  const may = mayGive(ports, asking, ground, form, about);
  if (!may.ok) return notGiven(asking, may.error, record.caseId);
  const whose = ground.face.ownForms.includes(form) ? asking.actor.person : undefined;
  const id = await currentDraftId(ports, record, form, about, whose);
  const begun = await ports.drafts.load(id);
  if (asking.request.method === 'POST') {
    const draft = { id, form, caseId: record.caseId, ...(about === undefined ? {} : { subject: about }) };
    return begin(ports, asking, compiled, draft, ground);
  }
  return htmlPage(
    renderStart(compiled, {
      chrome: asking.chrome,
      action: `/cases/${record.caseId}/forms/${form}${about === undefined ? '' : `?subject=${encodeURIComponent(about)}`}`,
      csrf: asking.csrf,
      backHref: `/cases/${record.caseId}`,
      ...(begun === undefined ? {} : { notice: inset(html`This form has been begun. You go on where it was left.`) }),
    }),
  );
};

/** The first draft of this form that has not been sent: everyone who asks is given the same. */
const currentDraftId = async (
  { ledger }: Pick<FormsPorts, 'ledger'>,
  { caseId }: CaseRecord,
  form: string,
  subject: string | undefined,
  whose: PersonId | undefined,
): Promise<string> => {
  for (let round = 0; ; round += 1) {
    const id = caseDraftId(caseId, form, subject, whose, round);
    if ((await ledger.carriedOut(caseId, commandOf(id))) === undefined) return id;
  }
};

const begin = async (
  ports: FormsPorts,
  asking: Asking,
  compiled: CompiledForm,
  what: Pick<Draft, 'id' | 'form' | 'caseId' | 'subject'>,
  ground: Ground,
): Promise<HttpResponse> => {
  const draft = await ports.drafts.start({
    ...what,
    formVersion: compiled.form.version,
    startedBy: asking.actor.person,
    startedAt: ports.clock.now(),
    command: commandOf(what.id),
  });
  if (draft.pages.length === 0) await fill(ports, asking, compiled, draft, ground);
  const opened = await openDesk(ports, asking, draft.id);
  return opened.at === 'desk' ? seeOther(resumePath(opened.desk)) : notFoundPage(asking);
};

/** Puts what earlier answers already say into a new draft, to be checked like anything else. */
const fill = async (
  ports: FormsPorts,
  asking: Asking,
  compiled: CompiledForm,
  draft: Draft,
  ground: Ground,
): Promise<void> => {
  const brings = await bringing(ports, asking, compiled, ground, draft.subject);
  const answers = await brings.prefill();
  if (Object.keys(answers).length === 0) return;
  const { person, name } = asking.actor;
  for (const page of pagesOf(compiled.form, answers, brings.facts)) {
    const own = ownAnswers(page, page.repeat === undefined ? answers : withList(answers, page));
    if (Object.keys(own).length === 0 || (page.repeat !== undefined && answers[page.repeat.list] === undefined))
      continue;
    // Somebody who began at this same moment has put the same there.
    await ports.drafts.savePage(
      draft.id,
      { page: page.id, answers: own, by: person, byName: name, at: ports.clock.now() },
      0,
    );
  }
};
