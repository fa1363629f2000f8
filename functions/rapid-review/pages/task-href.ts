import { formHref } from '#functions/casework/pages/to-do.ts';
import type { Task } from '#shared/casework/workflow.ts';

/** Where a task is done. A referral is read before it is taken up or declined, so its task leads to the case. */
export const taskHref = (caseId: string, { form, subject }: Pick<Task, 'form' | 'subject'>): string =>
  form === 'decline-referral' ? `/cases/${caseId}` : formHref(caseId, form, subject);
