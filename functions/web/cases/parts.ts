import { type Html, html } from '#forms/layouts/html.ts';
import { table } from '#forms/layouts/parts/lists.ts';
import { inset } from '#forms/layouts/parts/marks.ts';
import { answersOf, asItStood, type Dossier, sectionEvent } from '#functions/casework/dossier/dossier.ts';
import { doer, postTitle } from '#functions/casework/dossier/names.ts';
import { sectionsSaid } from '#functions/casework/dossier/said.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import type { Look } from '#functions/casework/face.ts';
import { NAMED } from '#functions/casework/pages/linked/page.ts';
import { casePage, shown } from '#functions/casework/pages/look.ts';
import { messagesHtml } from '#functions/casework/pages/messages.ts';
import { answerCards, answeredForms, answersHref } from '#functions/casework/pages/record.ts';
import { unanswered } from '#functions/casework/pages/to-do.ts';
import { copyRead } from '#functions/casework/redaction/words.ts';
import type { HttpResponse } from '#functions/runtime/http.ts';
import { notFoundPage } from '#functions/web/common/asking.ts';
import type { ReadRecord } from '#shared/casework/ledger.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { LondonDate } from '#shared/kernel/time.ts';

/** `/cases/{caseId}/messages`. */
export const messagesPage = (look: Look): Promise<HttpResponse> =>
  shown(
    look,
    'timeline',
    async (dossier) => {
      const { ports, asking, record, state, shelf } = look;
      const maySettle = shelf.mayAct(state, asking.actor, unanswered('settle-message'), ports.clock.now()).ok;
      const rows = await ports.ledger.messages(record.caseId);
      return casePage(look, 'Messages', '/messages', messagesHtml(dossier, rows, maySettle));
    },
    { what: 'messages' },
  );

interface Looked {
  readonly last: ReadRecord;
  readonly first: ReadRecord;
  readonly times: number;
}

/** Filling in a form looks at the case at every page: the same person at the same part on one day is one line. */
const byDay = (reads: readonly ReadRecord[]): readonly Looked[] => {
  const found = new Map<string, Looked>();
  for (const read of reads) {
    const key = JSON.stringify([read.person, read.post, read.what, londonDate(read.at)]);
    const before = found.get(key);
    // Taken out and put back: the list stays in the order of the latest look.
    found.delete(key);
    found.set(key, { last: read, first: before?.first ?? read, times: (before?.times ?? 0) + 1 });
  }
  return [...found.values()].toReversed();
};

/** `/cases/{caseId}/reads`: everyone who has looked, latest first. */
export const readsPage = (look: Look): Promise<HttpResponse> =>
  shown(look, 'reads', async (dossier) => {
    const reads = await look.ports.ledger.reads(look.record.caseId);
    const { arrangement } = dossier.context;
    const body = table(
      'Who has looked at this case, latest first',
      [
        {
          heading: 'When',
          cell: ({ last, first, times }: Looked) =>
            html`${timeInWords(last.at)}${times > 1 && html`<br>${times} times since ${timeInWords(first.at)}`}`,
        },
        { heading: 'Who', cell: ({ last: { name } }) => name },
        {
          heading: 'Post',
          cell: ({ last: { post, person } }) =>
            postTitle(arrangement, post) ?? (person.startsWith('link:') ? 'By a one-time link' : 'None'),
        },
        { heading: 'What', cell: ({ last: { what } }) => whatWasRead(dossier, look.pages, what) },
      ],
      byDay(reads),
    );
    return casePage(look, 'Who has looked', '/reads', body);
  });

/** Pages that every workflow has, as a look at them is recorded. */
const READ: Readonly<Record<string, string>> = {
  overview: 'Overview',
  messages: 'Messages',
  linked: 'Linked cases',
  [NAMED]: 'Its stage, among the linked cases of another case',
  timeline: 'Timeline',
  decisions: 'Decisions',
  audit: 'Audit',
  'audit.jsonl': 'The whole record, as a file',
  reads: 'Who has looked',
  keeping: 'Keeping of records',
};

/** `answers:notification`, `form:agency-return:schools` in words. */
const whatWasRead = (dossier: Dossier, { read, sections }: Look['pages'], what: string): string => {
  const words = { ...READ, ...read };
  if (Object.hasOwn(words, what)) return words[what] ?? what;
  const copy = copyRead(what);
  if (copy !== undefined) return copy;
  const [kind, form = '', subject] = what.split(':');
  const title = dossier.formNamed(sections.formOf(form))?.title;
  if (title === undefined) return what;
  return `${kind === 'form' ? 'While filling in' : 'Answers'}: ${title}${subject === undefined ? '' : ` (${subject})`}`;
};

/** `/cases/{caseId}/answers/{section}?subject=&asAt=`: what was answered, as it was last sent, or had been by the end of a day. */
export const answersPage = (look: Look, section: string): Promise<HttpResponse> => {
  const { asking, pages } = look;
  const { sections } = pages;
  const { subject, asAt: typed } = asking.request.query;
  const { part, subject: seenAs } = sections.partOf(look, section, subject);
  return shown(
    look,
    part,
    (now) => {
      const asAt = LondonDate.optional().safeParse(typed);
      if (!asAt.success) return notFoundPage(asking);
      const dossier = asAt.data === undefined ? now : asItStood(now, asAt.data);
      const found = answeredForms(dossier, sections).find((one) => one.form === section && one.subject === subject);
      const recorded = sectionEvent(dossier, section, subject);
      const answers = answersOf(recorded);
      if (found === undefined || recorded === undefined || answers === undefined) return notFoundPage(asking);
      const cards = answerCards(sectionsSaid(dossier, sections.formOf(section), answers));
      return casePage(
        look,
        found.title,
        `/answers/${section}`,
        html`${asAt.data !== undefined && stoodHtml(look, asAt.data, section, subject)}<p class="govuk-body">Sent by ${doer(dossier, recorded)} on ${timeInWords(recorded.at)}.</p>${asAt.data === undefined && sections.before(dossier, section, subject)}${cards}`,
      );
    },
    { subject: seenAs, what: `answers:${section}${subject === undefined ? '' : `:${subject}`}` },
  );
};

const stoodHtml = ({ record }: Look, asAt: LondonDate, section: string, subject: string | undefined): Html =>
  inset(
    html`These are the answers as they stood at the end of ${dayInWords(asAt)}. <a class="govuk-link" href="${answersHref(record.caseId, section, subject)}">Read them as they stand now</a>.`,
  );
