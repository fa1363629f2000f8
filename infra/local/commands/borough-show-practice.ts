import type { Arrangement, Role } from '#shared/boroughs/arrangement.ts';
import { postNamed } from '#shared/boroughs/people.ts';

/** How the borough carries a practice review, a line each. Days are working days unless it says otherwise. */
export const shownPracticeReview = (arrangement: Arrangement): readonly string[] => {
  const { actions, ...review } = arrangement.practiceReview;
  return [
    'Local child safeguarding practice review, in working days',
    `  led by: ${postNamed(arrangement, review.chair)?.title ?? review.chair}`,
    `  released by: two people among ${review.releasedBy.map(spoken).join(', ')}`,
    `  agencies: reply within ${review.replyWithin}, answer within ${review.returnWithin}`,
    `  partners: reminded of an approval every ${review.approveWithin}`,
    `  reviewer: checked at least every ${review.checkEvery}, answers a question within ${review.questionWithin}, told ${review.accessWarning} before access ends`,
    `  six months: warned of ${review.warnings.join(', ')} before they end; a delay reviewed at least every ${review.delayReviewedEvery}`,
    `  actions: reported on every ${actions.progressEvery}; reminded ${actions.soon} before the day; chased every ${actions.chaseEvery} after it`,
    `  copies to national bodies: ${ROUTES[review.nationalRoute]}`,
    '',
    'Timetable, in working days before publication',
    ...review.timetable.map(({ title, workingDaysBefore }) => `  ${String(workingDaysBefore).padStart(3)}  ${title}`),
  ];
};

const ROUTES = {
  'secure-link': 'a link for one address, with a one-time code',
  'by-hand': 'sent by a person, who records the proof',
} as const;

/** A role as people say it: `director of children's services` for `director-of-childrens-services`. */
const spoken = (role: Role): string => role.replaceAll('-', ' ').replace('childrens', 'children’s');
