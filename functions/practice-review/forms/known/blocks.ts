import type { Blocks } from '#functions/casework/forms/known.ts';
import type { Standing } from '../standing.ts';
import { action } from './action.ts';
import { question, request, reviewer } from './people.ts';
import { comment, comments, firstSignature, publicationCheck } from './publishing.ts';
import { draft, earlierRecommendations, namesFound, recommendations } from './report.ts';
import { proceedings, sixMonths, timetable } from './time.ts';

/** What is known of a practice review, by the names forms show it under. */
export const BLOCKS: Blocks<Standing> = {
  timetable,
  'six-months': sixMonths,
  proceedings,
  reviewer,
  request,
  question,
  draft,
  'names-found': namesFound,
  recommendations,
  'earlier-recommendations': earlierRecommendations,
  'publication-check': publicationCheck,
  'first-signature': firstSignature,
  comment,
  comments,
  action,
};
