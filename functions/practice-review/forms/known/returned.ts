import type { KnownRow } from '#forms/server/render.ts';
import { earlierAnswers } from '#functions/casework/forms/earlier.ts';
import type { Standing } from '../standing.ts';
import { mayRead } from './seeing.ts';

const REASONS = { 'approve-report': 'sendBackReason', 'reopen-report': 'reopenReason' } as const;
const SAID = [
  ['acceptUnchanged', 'Accepted unchanged after it was sent back or reopened, because'],
  ['acceptWords', 'Said when it was accepted'],
] as const;

/** Why the last accepted version is accepted no longer, in the words of whoever sent it back, for those who write or lead. */
export const whyReturned = async (standing: Standing): Promise<readonly KnownRow[]> => {
  const { returned, sections } = standing.state;
  if (returned === undefined || !mayRead(standing, 'returns')) return [];
  // Sending back and reopening are what happened last to the report: nobody approves in between.
  const [key = ''] = Object.entries(sections)
    .filter(([section]) => section.startsWith('approve-report:') || section === 'reopen-report')
    .toSorted(([, a], [, b]) => b - a)
    .map(([section]) => section);
  const [form = '', partner] = key.split(':');
  if (form !== 'approve-report' && form !== 'reopen-report') return [];
  const words = (await earlierAnswers(standing, form, partner))?.[REASONS[form]];
  const label = `Why version ${returned.version} was ${form === 'approve-report' ? 'sent back' : 'opened again'}`;
  return typeof words === 'string' && words !== '' ? [{ label, value: words }] : [];
};

/** What whoever accepted the version wanted the partners to know before they approve it. */
export const saidOnAccepting = async (standing: Standing): Promise<readonly KnownRow[]> => {
  if (standing.form.form !== 'approve-report' || !mayRead(standing, 'returns')) return [];
  const answers = await earlierAnswers(standing, 'accept-report');
  return SAID.flatMap(([question, label]) => {
    const value = answers?.[question];
    return typeof value === 'string' && value !== '' ? [{ label, value }] : [];
  });
};
