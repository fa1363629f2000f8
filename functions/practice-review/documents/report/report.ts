import { agencyName, doer } from '#functions/casework/dossier/names.ts';
import { saidIn } from '#functions/casework/dossier/said.ts';
import { dateInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { type Document, type Section, table, text } from '#functions/casework/rendering/model.ts';
import { numbered } from '#functions/practice-review/dossier/choices.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { earlierNamed } from '#functions/practice-review/dossier/reading.ts';
import { THEMES } from '#functions/practice-review/dossier/words.ts';
import type { Recommendation } from '#shared/practice-review/state/facts.ts';
import { documentOf } from '../letters/letter.ts';
import { PUBLISHED_PARTS } from '../published/text.ts';

/** The accepted version; until one is accepted, the latest. */
export const latestReport = (dossier: Dossier): Document | undefined => {
  const { report, draft } = dossier.state;
  const version = report?.version ?? draft?.version;
  return version === undefined ? undefined : reportVersion(dossier, version);
};

/**
 * One version as it was submitted, for as long as the case is kept. What changed since the one before is left out: it may
 * say what one agency corrected, and every agency that was asked may have this document.
 */
export const reportVersion = (dossier: Dossier, version: number): Document | undefined => {
  for (const recorded of dossier.events) {
    const { event, at } = recorded;
    if (event.type !== 'DraftSubmitted' || event.version !== version) continue;
    const said = saidIn(dossier, 'review-report', event.answers);
    return documentOf(
      dossier,
      said('reportTitle') || 'Report of the review',
      [
        ...PUBLISHED_PARTS.map(
          ([question, id, title]): Section => ({
            id,
            title,
            blocks: [text(said(question) || 'Not written in this version.')],
          }),
        ),
        recommended(dossier, event.recommendations),
      ],
      [
        ...(said('authorNames') === '' ? [] : [`By ${said('authorNames')}`]),
        `Version ${version}, submitted by ${doer(dossier, recorded)} on ${timeInWords(at)}`,
        standing(dossier, version),
      ],
    );
  }
  return undefined;
};

const standing = ({ state: { report, reportApprovedAt, draft } }: Dossier, version: number): string => {
  if (report?.version === version)
    return reportApprovedAt === undefined
      ? 'Accepted as final; not yet approved by all three partners'
      : 'Accepted as final, and approved by the three partners';
  return draft?.version === version ? 'A draft' : 'An earlier version';
};

const recommended = (dossier: Dossier, recommendations: readonly Recommendation[]): Section => ({
  id: 'recommendations',
  title: 'Recommendations',
  blocks: [
    table(
      'Recommendations',
      ['Number', 'What', 'Of whom', 'By when', 'Theme', 'Repeats'],
      recommendations.map(({ id, what, agency, by, theme, repeatOf }) => [
        numbered(id),
        what,
        agencyName(dossier, agency),
        dateInWords(by),
        THEMES[theme],
        repeatOf.map(earlierNamed).join('\n') || 'No',
      ]),
      'None in this version.',
    ),
  ],
});
