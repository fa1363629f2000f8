import { html } from '#forms/layouts/html.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import type { Confirmation } from '#functions/casework/face.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';
import { publicHref } from '../dossier/public-page.ts';

/**
 * What a signature for publication came to: the first, which publishes nothing, or the second. As the review stands when
 * the page is read, so that whoever signed first and looks again finds it published.
 */
export const signed = ({ published, release, publication }: PracticeReview, caseId: string): Confirmation => {
  const what =
    (published?.what ?? publication?.what) === 'improvements' ? 'the information about improvements' : 'the report';
  if (published !== undefined) {
    const href = publicHref(caseId);
    return {
      title: 'Published',
      next: [
        html`Both have signed; ${what} is public at <a class="govuk-link" href="${href}">${href}</a> since ${timeInWords(published.at)}. Anybody can read it without signing in.`,
        'The partners and the agencies that took part have been told.',
        'It stays public for at least a year. The action plan goes on.',
      ],
    };
  }
  if (release === undefined) {
    return {
      title: 'Signed, and to be signed again',
      next: [
        'Something has changed since this was signed, so that the signature counts no longer and nothing is public.',
        'The case says what has to be done first. Then two people sign again.',
      ],
    };
  }
  return {
    title: 'You have signed first',
    next: [
      `Somebody else must sign before ${what} is published. Nothing is public yet.`,
      'Those who may give the second signature have been asked to.',
      'If a comment is recorded or the day is moved before then, your signature counts no longer, and two people sign again.',
    ],
  };
};
