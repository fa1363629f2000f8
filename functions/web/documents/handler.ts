import { html } from '#forms/layouts/html.ts';
import { details, inset, warning } from '#forms/layouts/parts/marks.ts';
import { breadcrumbs } from '#forms/layouts/parts/ways.ts';
import { shell } from '#forms/layouts/shell.ts';
import { dossierOf, type Typed } from '#functions/casework/dossier/dossier.ts';
import { caseAt, type LookingPorts, noteRead } from '#functions/casework/dossier/looking.ts';
import type { DocumentOfCase } from '#functions/casework/face.ts';
import { redactedCopyNamed } from '#functions/casework/redaction/document.ts';
import { documentHtml } from '#functions/casework/rendering/html.ts';
import { madeFrom } from '#functions/casework/rendering/made.ts';
import { type HttpRequest, type HttpResponse, page as htmlPage } from '#functions/runtime/http.ts';
import { type Asking, notFoundPage, refusedPage, signedIn } from '#functions/web/common/asking.ts';
import { type Faced, faced } from '#functions/web/faces.ts';
import type { CaseState } from '#shared/casework/case-state.ts';
import { wordFile } from './word-file.ts';

/** `/documents/{caseId}/{document}`, and `.docx` after it for Word. */
export const documents = (ports: LookingPorts): ((request: HttpRequest) => Promise<HttpResponse>) =>
  signedIn(ports, documentsFor(ports));

/** The same for somebody known to be signed in. */
export const documentsFor =
  (ports: LookingPorts) =>
  async (asking: Asking): Promise<HttpResponse> => {
    const [, , segment, ...rest] = asking.request.path.split('/');
    const record = await caseAt(ports, segment);
    if (record === undefined || asking.request.method === 'POST') return notFoundPage(asking);
    const asked = rest.join('/');
    const found = await faced(record);
    const documents = await found.face.documents();
    const page = documents.page(ports, asking, record, asked);
    if (page !== undefined) return page;
    const name = asked.replace(/\.docx$/, '');
    const document = documents.named(name) ?? redactedCopyNamed(name, found.shelf, documents);
    return oneDocument(ports, asking, { ...found, document }, name, name !== asked);
  };

const oneDocument = async (
  ports: LookingPorts,
  asking: Asking,
  { record, face, state, document }: Faced & { readonly document: DocumentOfCase<CaseState, Typed> | undefined },
  name: string,
  word: boolean,
): Promise<HttpResponse> => {
  if (document === undefined) return notFoundPage(asking);
  const may = document.mayHave(state, asking.actor, ports.clock.now());
  if (!may.ok) return refusedPage(asking, may.error);
  const dossier = await dossierOf(ports, face, record);
  const made = madeFrom(document, dossier);
  if (!made.ok) return refusedPage(asking, made.error, 404);
  const withheld = document.withheld?.(dossier);
  if (word && withheld !== undefined) return refusedPage(asking, withheld);
  await noteRead(ports, record, asking.actor, word ? `${name}.docx` : name);
  if (word) return wordFile(made.value);
  const left = document.namesLeft(dossier, made.value);
  const check =
    left.length > 0 &&
    inset(
      html`<p class="govuk-body">A name of a child, or one spelt like it, still stands in ${left.length === 1 ? 'a section' : `${left.length} sections`}. Look at each before this leaves the partnership.</p>${details('Which sections', html`<ul class="govuk-list govuk-list--bullet">${left.map((title) => html`<li>${title}</li>`)}</ul>`)}`,
    );
  const ways = html`<p class="govuk-body app-not-printed"><a class="govuk-link" href="/documents/${record.caseId}/${name}.docx">Download for Word</a>. To print this page, or keep it as a PDF, use your browser’s own print command.</p>`;
  return htmlPage(
    shell(asking.chrome, {
      title: `${made.value.title} - ${record.reference}`,
      body:
        withheld === undefined
          ? html`<div class="app-not-printed">${check}</div>${ways}${documentHtml(made.value)}`
          : html`<div class="app-not-printed">${warning(withheld.message)}${check}${documentHtml(made.value)}</div>`,
      before: breadcrumbs([
        { text: 'Your tasks', href: '/tasks' },
        { text: record.reference, href: `/cases/${record.caseId}` },
        { text: made.value.title },
      ]),
      wide: true,
    }),
  );
};
