import type { Wording } from '#shared/casework/shelf.ts';

const HOW =
  'You will be asked for a code, which is sent to this address. The link works for 14 days and five openings, and each is recorded.';

/** A message to a body with no account: what has happened, and how the document behind the link is opened. */
const shares = (subject: string, line: string): Wording => ({
  subject,
  lines: [line, HOW],
  link: 'Open the document',
});

/** Words for the Panel, Ofsted, the Department for Education and the Secretary of State. */
export const nationalWordings: Readonly<Record<string, Wording>> = {
  'local-review-decided': shares(
    'a local child safeguarding practice review has been decided',
    'The safeguarding partners have decided to carry out a local child safeguarding practice review. The decision, and who the reviewer is or when one will be named, can be opened by the link below.',
  ),
  'reviewer-named': shares(
    'a reviewer has been appointed',
    'The safeguarding partners have appointed a reviewer for a local child safeguarding practice review. Who it is can be read by the link below.',
  ),
  'national-review-suggested': shares(
    'a national review may be appropriate',
    'New information in a local review suggests that the case may raise issues that are complex or of national importance. The safeguarding partners’ reasons can be opened by the link below.',
  ),
  'reasons-for-delay': shares(
    'reasons for delay in a local review',
    'A local child safeguarding practice review will not be published within six months of the decision. The reasons, and when publication is now expected, can be opened by the link below.',
  ),
  'copy-before-publication': shares(
    'what will be published of a local review',
    'What the safeguarding partners intend to publish of a local child safeguarding practice review, and on which day, can be opened by the link below. Comments are recorded, answered and had regard to.',
  ),
  'reasons-for-not-publishing': shares(
    'reasons for not publishing a report',
    'The safeguarding partners have decided that it would be inappropriate to publish the report of a local review. Their reasons can be opened by the link below. What can be said about improvements is published instead.',
  ),
  'publication-moved': shares(
    'what you were sent will not be published as planned',
    'The publication of a local child safeguarding practice review, of which you have had a copy, has been put off. Please set that copy aside. Another follows at least seven full working days before publication.',
  ),
  'local-review-ended': shares(
    'a local review has ended here',
    'A local child safeguarding practice review of which you were told is no longer carried out here. Why, and who leads it now where another partnership does, can be read by the link below.',
  ),
};
