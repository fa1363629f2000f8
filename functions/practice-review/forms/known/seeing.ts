import type { Part } from '#shared/practice-review/authorisation.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import type { Standing } from '../standing.ts';

/** Whether whoever fills in the form may see a part of the review: a form shows nothing that its pages would not. */
export const mayRead = ({ state, actor, now }: Pick<Standing, 'state' | 'actor' | 'now'>, part: Part): boolean =>
  practiceReviewShelf.mayView(state, actor, part, undefined, now).ok;
