import type { Wording } from '#shared/casework/shelf.ts';

/** Words by template. */
export const wordings: Readonly<Record<string, Wording>> = {
  'retention-reached': {
    subject: 'records have been kept for their time',
    lines: [
      'The records of a closed case have been kept for as long as the borough’s rule says.',
      'Nothing is destroyed by itself. Please look at them, and keep them longer or propose their disposal to a second person.',
    ],
    link: 'Sign in to see the record',
  },
};
