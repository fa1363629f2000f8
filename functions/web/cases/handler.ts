import { caseAt } from '#functions/casework/dossier/looking.ts';
import type { Look } from '#functions/casework/face.ts';
import { conflictAsked } from '#functions/casework/pages/linked/conflict.ts';
import { linkedPage } from '#functions/casework/pages/linked/page.ts';
import type { HttpRequest, HttpResponse } from '#functions/runtime/http.ts';
import { type Asking, notFoundPage, signedIn } from '#functions/web/common/asking.ts';
import type { FormsPorts } from '#functions/web/forms/ports.ts';
import { caseForm } from '#functions/web/forms/start.ts';
import { auditPage, exportFile } from './audit.ts';
import { decisionsPage } from './decisions.ts';
import { beginKeeping, keepingPage } from './kept/keeping.ts';
import { listPage } from './list.ts';
import { lookAt } from './look.ts';
import { answersPage, messagesPage, readsPage } from './parts.ts';
import { tasksPage } from './tasks.ts';
import { timelinePage } from './timeline.ts';

/** The task list, the list of cases, and everything below a case. */
export const cases = (ports: FormsPorts): ((request: HttpRequest) => Promise<HttpResponse>) =>
  signedIn(ports, casesFor(ports));

/** The same for somebody known to be signed in. */
export const casesFor =
  (ports: FormsPorts) =>
  async (asking: Asking): Promise<HttpResponse> => {
    const { method, path } = asking.request;
    const [room, segment, ...rest] = path.replace(/\/$/, '').split('/').slice(1);
    const posted = method === 'POST';
    if (segment === undefined) {
      if (posted) return notFoundPage(asking);
      if (room === 'tasks') return tasksPage(ports, asking);
      return room === 'cases' ? listPage(ports, asking) : notFoundPage(asking);
    }
    const record = room === 'cases' ? await caseAt(ports, segment) : undefined;
    if (record === undefined) return notFoundPage(asking);
    const [first, second, ...more] = rest;
    if (first === 'forms' && second !== undefined && more.length === 0) return caseForm(ports, asking, segment, second);
    const look = await lookAt(ports, asking, record);
    const below = rest.join('/');
    if (posted)
      return below === 'keeping' ? beginKeeping(look) : (look.pages.post(look, below) ?? notFoundPage(asking));
    if (first === 'answers' && second !== undefined && more.length === 0) return answersPage(look, second);
    if (below === '') return look.pages.overview({ ...look, notice: await conflictAsked(look) });
    return PAGES.get(below)?.(look) ?? look.pages.page(look, below) ?? notFoundPage(asking);
  };

/** The pages that every workflow has. */
const PAGES: ReadonlyMap<string, (look: Look) => Promise<HttpResponse>> = new Map([
  ['linked', async (look) => linkedPage({ ...look, notice: await conflictAsked(look) })],
  ['messages', messagesPage],
  ['decisions', decisionsPage],
  ['audit', auditPage],
  ['audit.jsonl', exportFile],
  ['timeline', timelinePage],
  ['reads', readsPage],
  ['keeping', keepingPage],
]);
