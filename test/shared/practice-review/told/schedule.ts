import { londonTimeOf } from '#shared/kernel/london.ts';
import type { PureReview } from '#test/support/pure-review.ts';

/** London minute, milestone, audience, template, how many: written down by hand from the guidance, the arrangements and a calendar. */
export type Line = readonly [string, string, string, string, number];

export const linesOf = (story: PureReview): readonly Line[] => {
  const counted = new Map<string, number>();
  for (const { at, milestone, audience, template } of story.messages) {
    const key = [londonTimeOf(at), milestone, audience, template].join(' ');
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  return [...counted].map(([key, many]) => {
    const [at = '', milestone = '', audience = '', template = ''] = key.split(' ');
    return [at, milestone, audience, template, many];
  });
};

/** The same told at the same minute to several audiences, one of each but where a number follows the name. */
export const to = (at: string, milestone: string, template: string, ...audiences: readonly string[]): readonly Line[] =>
  audiences.map((audience) => {
    const [name = '', many = '1'] = audience.split('×');
    return [at, milestone, name, template, Number(many)];
  });

const MANAGER = 'business-managers';
export const COPIED = ['panel', 'secretary-of-state', 'ofsted'];
export const NATIONAL = ['panel', 'ofsted', 'dfe'];

export const named = (at: string) => [
  ...to(at, 'M5', 'reviewer-named', ...NATIONAL),
  ...to(at, 'M5', 'reviewer-appointed', 'reviewer'),
];
export const check = (day: string) => to(`${day}T09:00`, 'M9', 'check-due', MANAGER, 'chair');
export const step = (day: string) => to(`${day}T09:00`, 'M9', 'timetable-step', MANAGER, 'reviewer');
/** Brent's director is also the local authority's delegate, and is told once. */
export const near = (day: string) => to(`${day}T09:00`, 'M8', 'six-months-near', MANAGER, 'director', 'delegates×2');

export const OPENED = [
  ...to('2026-06-01T10:00', 'M5', 'review-begun', MANAGER),
  ...to('2026-06-01T10:00', 'M5', 'local-review-decided', ...NATIONAL),
];
export const APPOINTED = [
  ...OPENED,
  ...to('2026-06-03T10:00', 'M5', 'reviewer-approval', 'delegates×3'),
  ...named('2026-06-05T10:00'),
];
export const ASKED = [...APPOINTED, ...to('2026-06-09T10:00', 'M3', 'information-request', 'asked-agencies×2')];
export const GATHERED = [
  ...ASKED,
  ...['2026-07-03', '2026-07-31', '2026-08-28'].flatMap(check),
  ...to('2026-07-09T09:00', 'M3', 'return-soon', 'late-agencies×2'),
  ...to('2026-09-01T10:00', 'M9', 'question-asked', 'reviewer'),
  ...near('2026-09-08'),
  ...to('2026-09-09T09:00', 'M9', 'question-overdue', MANAGER, 'reviewer'),
  ...to('2026-09-09T10:00', 'M9', 'question-answered', MANAGER),
];
export const drafted = (at: string) => [
  ...to(at, 'M9', 'draft-submitted', MANAGER),
  ...to(at, 'M9', 'facts-to-check', 'agencies-to-check-facts×2'),
];
export const ACCEPTED = [
  ...GATHERED,
  ...step('2026-09-11'),
  ...drafted('2026-09-14T10:00'),
  ...check('2026-09-28'),
  ...to('2026-10-01T10:00', 'M9', 'report-approval', 'delegates×3'),
];
export const APPROVED = [
  ...ACCEPTED,
  ...to('2026-10-08T09:00', 'M9', 'report-approval-overdue', 'delegates-who-owe'),
  ...to('2026-10-08T10:00', 'M9', 'report-approved', MANAGER, 'chair'),
];
export const NOTICED = [
  ...APPROVED,
  ...near('2026-10-20'),
  ...step('2026-11-06'),
  ...to('2026-11-06T10:00', 'M9', 'copy-before-publication', ...COPIED),
];
export const releasedOn = (day: string) => [
  ...near('2026-11-17'),
  ...to(`${day}T09:00`, 'M9', 'publish-today', MANAGER, 'chair'),
  ...to(`${day}T10:00`, 'M9', 'second-signature', 'other-signatories×4'),
  ...to(`${day}T11:00`, 'M11', 'published', 'delegates×3', 'leads×3', 'agencies-that-took-part×2'),
];
export const PUBLISHED = [
  ...NOTICED,
  ...to('2026-11-12T10:00', 'M9', 'comment-recorded', 'chair'),
  ...releasedOn('2026-11-20'),
];
