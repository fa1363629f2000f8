import { httpChain } from '#functions/runtime/chain.ts';
import { logFor } from '#functions/runtime/log.ts';
import { published } from '#functions/web/published/handler.ts';
import { arrangements } from '#shared/boroughs/load.ts';
import { publicKeyOf } from '#shared/practice-review/time/registers.ts';
import { caseIdOf, kept } from '#test/functions/web/actions/kept.ts';
import { published as publishedReview } from '#test/support/review-story.ts';
import { prose } from '../store/prose.ts';

/** Parts of a report and the characters in each: 40,000, as a long report has. */
const PARTS = {
  summary: 4000,
  background: 4000,
  involvement: 3000,
  childsExperience: 5000,
  whatHappened: 10_000,
  findings: 8000,
  goodPractice: 2000,
  systemicReasons: 2500,
  improvements: 1500,
};
const RECOMMENDATIONS = 8;

/** Paragraphs of some four hundred characters. */
const paragraphs = (from: number, length: number): string =>
  Array.from({ length: length / 500 }, (_, index) => prose(from + index * 500, 500).trim()).join('\n\n');

const report = () => {
  let from = 0;
  const parts = Object.entries(PARTS).map(([question, length]) => {
    from += length;
    return [question, paragraphs(from - length, length)] as const;
  });
  return {
    reportTitle: 'A review. Child B',
    ...Object.fromEntries(parts),
    recommendations: Array.from({ length: RECOMMENDATIONS }, (_, index) => ({
      recWhat: prose(from + index * 200, 200).trim(),
      recAgency: 'police',
      recBy: '2026-12-31',
      recTheme: 'information-sharing',
      recRepeat: 'none',
    })),
  };
};

/** The function of published reviews behind its whole chain, with one long report in memory, and where that is. */
export const publishedPages = async () => {
  const review = publishedReview({}, report());
  const ledger = await kept([review]);
  const seq = review.state.published?.textSeq ?? 0;
  // Copied out, as a table's would be; the hash of its chain was made when it was written.
  const text = await ledger.event(caseIdOf(0), seq);
  const event: typeof ledger.event = async () => structuredClone(text);
  const handler = httpChain(
    logFor('web/published', () => undefined),
    published({
      ledger: { register: ledger.register, event },
      clock: { now: () => review.now },
      arrangements: arrangements(),
      borough: 'barnet',
      training: false,
    }),
  );
  return { handler, path: `/published/${publicKeyOf(caseIdOf(0))}` };
};
