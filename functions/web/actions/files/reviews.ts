import { z } from 'zod';
import { publicHref } from '#functions/practice-review/dossier/public-page.ts';
import { METHODS, PUBLISHED_WHAT } from '#functions/practice-review/dossier/words.ts';
import type { HttpResponse } from '#functions/runtime/http.ts';
import type { Asking } from '#functions/web/common/asking.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { themeName } from '../plan/words.ts';
import type { ActionsPorts } from '../ports.ts';
import { sightsOf } from '../seeing.ts';
import { type Cell, CUT_SHORT, csvFile } from './csv.ts';

const Review = z.object({
  reference: z.string(),
  decidedOn: z.string(),
  publishedOn: z.string(),
  what: z.enum(['report', 'improvements']),
  withdrawn: z.boolean(),
  daysLate: z.number(),
  method: z.string(),
  reviewer: z.string(),
  recommendations: z.number(),
  /** Joined by commas; absent from rows that were written before there was such a column. */
  themes: z.string().default(''),
  repeats: z.number(),
  actions: z.number(),
  closed: z.number(),
  closedWithImpact: z.number(),
});

const A_READ = 250;
const READS = 4;

/** `/actions/reviews.csv`: one row for each review that was published, for the annual report and the national collection. */
export const reviewsFile = async (ports: ActionsPorts, asking: Asking): Promise<HttpResponse> => {
  const sights = sightsOf(ports, asking, 'reviews');
  const rows: { readonly caseId: CaseId; readonly cells: readonly Cell[] }[] = [];
  let after: string | undefined;
  for (let read = 0; read < READS; read += 1) {
    const page = await ports.ledger.register('reviews', A_READ, after);
    for (const { caseId, row } of page.rows) {
      const review = Review.safeParse(row.body);
      if (review.success && (await sights.of(caseId))?.sees('publication') === true)
        rows.push({ caseId, cells: [...reviewCells(review.data), publicAddress(ports, caseId, review.data)] });
    }
    after = page.next;
    if (after === undefined) break;
  }
  await sights.note(rows.map(({ caseId }) => caseId));
  return csvFile(`reviews-${londonDate(ports.clock.now())}`, [
    [
      'Review',
      'Decided',
      'Published',
      'What was published',
      'Taken down since',
      'Working days late',
      'Method',
      'Reviewer',
      'Recommendations',
      'Themes',
      'Of them repeats',
      'Actions',
      'Closed',
      'Closed with evidence of impact',
      'Public page',
    ],
    ...rows.map(({ cells }) => cells),
    ...(after === undefined ? [] : [[CUT_SHORT]]),
  ]);
};

/** Where anybody reads it; nowhere once it was taken down. */
const publicAddress = (
  { serviceUrl }: Pick<ActionsPorts, 'serviceUrl'>,
  caseId: CaseId,
  { withdrawn }: Pick<z.infer<typeof Review>, 'withdrawn'>,
): string => (withdrawn ? '' : `${serviceUrl}${publicHref(caseId)}`);

const reviewCells = (review: z.infer<typeof Review>): readonly Cell[] => [
  review.reference,
  review.decidedOn,
  review.publishedOn,
  PUBLISHED_WHAT[review.what],
  review.withdrawn,
  review.daysLate,
  Object.entries(METHODS).find(([method]) => method === review.method)?.[1] ?? '',
  review.reviewer,
  review.recommendations,
  review.themes.split(',').map(themeName).join('; '),
  review.repeats,
  review.actions,
  review.closed,
  review.closedWithImpact,
];
