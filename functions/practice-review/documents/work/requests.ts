import { latest, sectionEvent } from '#functions/casework/dossier/dossier.ts';
import { agencyName, doer } from '#functions/casework/dossier/names.ts';
import { saidIn, saidOf, sectionsSaid } from '#functions/casework/dossier/said.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { type Document, facts, type Section, text } from '#functions/casework/rendering/model.ts';
import { contact } from '#functions/casework/rendering/usual.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { REPLIES } from '#functions/practice-review/dossier/words.ts';
import { documentOf } from '../letters/letter.ts';

/** The latest request to one agency, in writing, with the reply it has given (LCSPR-7, GOV-5). */
export const requestTo = (dossier: Dossier, agency: string): Document | undefined => {
  const asked = dossier.events.findLast(
    ({ event }) => event.type === 'InformationRequested' && event.agencies.some((one) => one.agency === agency),
  );
  const request = dossier.state.requests.find((one) => one.agency === agency);
  if (asked?.event.type !== 'InformationRequested' || request === undefined) return undefined;
  const said = saidIn(dossier, 'request-information', asked.event.answers);
  const { reply, repliedAt, replyBy, returnBy, name } = request;
  return documentOf(
    dossier,
    `Request for information: ${name}`,
    [
      {
        id: 'asked',
        title: 'What you are asked',
        blocks: [
          text(said('requestQuestions') || 'Not recorded.'),
          ...facts(
            ['Say whether you will answer by', dayInWords(replyBy)],
            ['Answer by', dayInWords(returnBy)],
            ['Asked under the duty of section 16H of the Children Act 2004', said('underDuty')],
          ),
        ],
      },
      {
        id: 'reply',
        title: 'The agency’s reply',
        blocks:
          reply === undefined || repliedAt === undefined
            ? [text('None yet.')]
            : facts(
                ['Reply', REPLIES[reply]],
                ['When', timeInWords(repliedAt)],
                ['Reason', saidOf(dossier, 'answer-request', agency)('replyReason')],
              ),
      },
      contact(dossier),
    ],
    [`Asked by ${doer(dossier, asked)} on ${timeInWords(asked.at)}`],
  );
};

/** One agency's chronology and analysis, as it was last sent and signed. */
export const agencyAnalysis = (dossier: Dossier, agency: string): Document | undefined => {
  const answers = latest(dossier, 'agency-analysis', agency);
  const sent = sectionEvent(dossier, 'agency-analysis', agency);
  if (answers === undefined || sent === undefined) return undefined;
  const said = saidOf(dossier, 'agency-analysis', agency);
  return documentOf(
    dossier,
    `Agency analysis: ${agencyName(dossier, agency)}`,
    sectionsSaid(dossier, 'agency-analysis', answers).map(
      ({ page, item, title, rows, empty }): Section => ({
        id: item === undefined ? page : `${page}-${item + 1}`,
        title,
        blocks:
          empty === undefined ? facts(...rows.map(({ label, answer }) => [label, answer] as const)) : [text(empty)],
      }),
    ),
    [
      `Sent by ${doer(dossier, sent)} on ${timeInWords(sent.at)}`,
      `Signed off by ${[said('signedBy'), said('signedPost')].filter(Boolean).join(', ')}`,
    ],
  );
};
