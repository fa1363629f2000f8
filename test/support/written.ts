import { expect } from 'vitest';
import { letter } from '#functions/casework/letter.ts';
import { LondonDate } from '#shared/kernel/time.ts';

/** A letter in these words, about a case, due on a day: its subject, its text and its page. It names the case and the day. */
export const written = (template: string, wording: Parameters<typeof letter>[0]): readonly string[] => {
  const { subject, text, html } = letter(wording, {
    reference: 'BRE-2345-6789',
    partnership: 'A partnership',
    dueDate: LondonDate.parse('2026-06-22'),
    url: 'https://cases.example/cases/c1',
  });
  expect(subject.startsWith('BRE-2345-6789: '), template).toBe(true);
  const was = wording.overdue === true ? 'It was due' : 'Due';
  expect(text, template).toContain(`\n\n${was} by the end of Monday 22 June 2026.`);
  return [subject, text, html];
};
