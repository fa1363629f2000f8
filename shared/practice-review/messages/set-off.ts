import type { PracticeReviewEvent } from '../state/events.ts';
import type { Happening } from './happening.ts';
import { type MessageRow, messageTable } from './table.ts';

/** The rows of the table that an event sets off. */
export const rowsSetOff = (happening: Happening): readonly MessageRow[] =>
  messageTable.filter((row) => isSetOff(row, happening) && holds(row, happening));

const isSetOff = ({ on }: MessageRow, { event }: Happening): boolean =>
  'event' in on ? on.event === event.type : event.type === 'StepReached' && event.does === on.step;

const holds = ({ only }: MessageRow, { event, before, after }: Happening): boolean => {
  const bySecureLink = event.type === 'CopiesSent' && event.how === 'secure-link';
  if (only === undefined) return true;
  switch (only) {
    case 'not-announced':
      return event.type === 'ReviewInitiated' && !event.announced;
    case 'of-the-reviewer':
    case 'of-the-report':
      return approvalOf(event) === only;
    case 'sent-by-secure-link':
      return bySecureLink;
    case 'withheld':
      return bySecureLink && after.publication?.what === 'improvements';
    case 'copies-were-out':
      return before.copies !== undefined;
  }
};

/** What a chased approval is of: each step is about one of the two, `partner:{partner}:reviewer-1:2`. */
const approvalOf = (event: PracticeReviewEvent): MessageRow['only'] => {
  const about = event.type === 'StepReached' ? event.about : [];
  return about.some((key) => key.split(':')[2]?.startsWith('reviewer-')) ? 'of-the-reviewer' : 'of-the-report';
};
