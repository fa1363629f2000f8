import { formHref } from '#functions/casework/pages/to-do.ts';
import type { Task } from '#shared/casework/workflow.ts';

/** Where a task is done: its form, which shows first what has to be read for it. */
export const taskHref = (caseId: string, { form, subject }: Pick<Task, 'form' | 'subject'>): string =>
  formHref(caseId, form, subject);
