import { longDate } from '#forms/engine/london.ts';
import type { Wording } from '#shared/casework/shelf.ts';
import { weekday } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';

/** All that goes into an e-mail. There is no field for anything about a child (SHARE-2). */
export interface LetterFacts {
  readonly reference: string;
  readonly partnership: string;
  readonly dueDate: LondonDate | undefined;
  readonly url: string;
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A message as its reader gets it, in plain text and in HTML that says the same. */
export const letter = (
  { subject, lines, link, overdue }: Wording,
  { reference, partnership, dueDate, url }: LetterFacts,
): Letter => {
  const was = overdue === true ? 'It was due' : 'Due';
  const due = dueDate === undefined ? [] : [`${was} by the end of ${weekday(dueDate)} ${longDate(dueDate)}.`];
  const footer = [
    `Reference ${reference}. Please quote it, and do not put a child’s name or any detail in a reply.`,
    `Sent by ${partnership}. If this is not for you, do not open the link; tell the sender.`,
  ];
  const body = [...lines, ...due];
  return {
    subject: `${reference}: ${subject}`,
    text: [...body, `${link}: ${url}`, ...footer].join('\n\n'),
    html: [
      '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>',
      escaped(`${reference}: ${subject}`),
      '</title></head><body style="font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#0b0c0c;max-width:38em">',
      ...body.map((line) => `<p>${escaped(line)}</p>`),
      `<p><a href="${escaped(url)}" style="font-weight:bold;color:#1d70b8">${escaped(link)}</a></p><hr>`,
      ...footer.map((line) => `<p style="font-size:14px;color:#505a5f">${escaped(line)}</p>`),
      '</body></html>',
    ].join(''),
  };
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
