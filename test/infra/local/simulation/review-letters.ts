/** What the usual course of a review of 1 July 2026 sends, by hand: the messages table read beside a calendar. */
export const BEGUN = [
  '2026-07-01 M5 local-review-decided: dfe, ofsted, panel',
  '2026-07-01 M5 review-begun: business-managers',
];
export const COMMISSIONED = [
  '2026-07-06 M5 reviewer-approval: delegates ×3',
  '2026-07-08 M5 reviewer-appointed: reviewer',
  '2026-07-08 M5 reviewer-named: dfe, ofsted, panel',
];
export const ASKED = ['2026-07-13 M3 information-request: asked-agencies ×3'];

/** The director of children's services is a partner's delegate, and is told once. */
export const near = (day: string): string => `${day} M8 six-months-near: business-managers, delegates ×2, director`;

/** 60, 30 and 10 working days before 1 January 2027; three bank holidays lie between the last and it. */
export const NEAR = ['2026-10-07', '2026-11-18', '2026-12-16'].map(near);
export const REPORTED = [
  '2026-10-05 M9 draft-submitted: business-managers',
  '2026-10-05 M9 facts-to-check: agencies-to-check-facts ×3',
  ...NEAR.slice(0, 2),
  '2026-11-04 M9 report-approval: delegates ×3',
  '2026-11-06 M9 report-approved: business-managers, chair',
];
export const copies = (day: string): string => `${day} M9 copy-before-publication: ofsted, panel, secretary-of-state`;
export const published = (day: string): string[] => [
  `${day} M9 publish-today: business-managers, chair`,
  `${day} M9 second-signature: other-signatories ×4`,
  `${day} M11 published: agencies-that-took-part ×3, delegates ×3, leads ×3`,
];
/** From the decision to publication on 15 December without a hitch. */
export const USUAL = [
  ...BEGUN,
  ...COMMISSIONED,
  ...ASKED,
  ...REPORTED,
  copies('2026-11-30'),
  ...published('2026-12-15'),
];
