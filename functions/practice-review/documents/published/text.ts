import { z } from 'zod';
import { LondonDate } from '#shared/kernel/time.ts';

/** What anybody may read of a review (LCSPR-10), and nothing else of it. */
export interface PublishedText {
  readonly title: string;
  /** The reviewers' names; empty where only improvements are published. */
  readonly authors: string;
  readonly parts: readonly PublishedPart[];
  readonly recommendations: readonly PublishedRecommendation[];
}

export interface PublishedPart {
  /** Stable name, for links: `findings`. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface PublishedRecommendation {
  readonly what: string;
  /** The agency's key. */
  readonly agency: string;
  readonly by: LondonDate;
}

/**
 * The parts of a report that are published, by the question that asks for each, in the order in which they are read. What
 * is not named here stays inside: what changed since the last version, and what repeats an earlier one.
 */
export const PUBLISHED_PARTS: readonly (readonly [question: string, id: string, title: string])[] = [
  ['summary', 'summary', 'Summary'],
  ['background', 'background', 'Background'],
  ['involvement', 'involvement', 'How the family and practitioners took part'],
  ['childsExperience', 'childs-experience', 'The child’s experience'],
  ['whatHappened', 'what-happened', 'What happened'],
  ['findings', 'findings', 'Findings'],
  ['goodPractice', 'good-practice', 'Good practice'],
  ['systemicReasons', 'systemic-reasons', 'Systemic or underlying reasons'],
  ['improvements', 'improvements', 'Recommended improvements'],
];

const Answers = z.record(z.string(), z.unknown());
const Report = z.object({
  type: z.literal('DraftSubmitted'),
  answers: Answers,
  recommendations: z.array(z.object({ what: z.string(), agency: z.string(), by: LondonDate })),
});
const Improvements = z.object({ type: z.literal('PublicationPlanned'), answers: Answers });

const textIn = (answers: z.infer<typeof Answers>, question: string): string => {
  const text = Object.hasOwn(answers, question) ? answers[question] : undefined;
  return typeof text === 'string' ? text.replaceAll('\r\n', '\n').trim() : '';
};

/** The published text in the event that holds it; undefined for an event that holds none of that kind. */
export const publishedTextOf = (what: 'report' | 'improvements', event: unknown): PublishedText | undefined => {
  if (what === 'report') {
    const report = Report.safeParse(event);
    if (!report.success) return undefined;
    const { answers, recommendations } = report.data;
    const parts = PUBLISHED_PARTS.map(([question, id, title]) => ({ id, title, text: textIn(answers, question) }));
    return {
      title: textIn(answers, 'reportTitle'),
      authors: textIn(answers, 'authorNames'),
      parts: parts.filter(({ text }) => text !== ''),
      recommendations,
    };
  }
  const plan = Improvements.safeParse(event);
  if (!plan.success) return undefined;
  const text = textIn(plan.data.answers, 'improvementText');
  return {
    title: textIn(plan.data.answers, 'improvementTitle'),
    authors: '',
    parts: text === '' ? [] : [{ id: 'improvements', title: 'What is being improved', text }],
    recommendations: [],
  };
};
