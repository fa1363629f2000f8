import type { Html } from '#forms/layouts/html.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import type { Task } from '#shared/casework/workflow.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { dayInWords, daysLeft } from '../dossier/when.ts';

export const dueHint = ({ dueDate }: Pick<Task, 'dueDate'>): string =>
  dueDate === undefined ? 'No date set' : `Due ${dayInWords(dueDate)}`;

/** Working days left, or late, as a tag. */
export const dueTag = ({ dueDate }: Pick<Task, 'dueDate'>, now: Instant): Html => {
  if (dueDate === undefined) return tag('To do', 'grey');
  const { words, kind } = daysLeft(dueDate, now);
  return tag(words, kind === 'late' ? 'red' : kind === 'later' ? 'blue' : 'orange');
};
