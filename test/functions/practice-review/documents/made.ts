import { type Dossier as CaseDossier } from '#functions/casework/dossier/dossier.ts';
import { type Document, textsOf } from '#functions/casework/rendering/model.ts';
import { practiceReviewDocuments } from '#functions/practice-review/documents/documents.ts';
import { reading } from '#functions/practice-review/dossier/reading.ts';
import type { Actor } from '#shared/casework/actor.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';
import { holderOf } from '#test/support/pure-case.ts';
import type { PureReview } from '#test/support/pure-review.ts';
import { CHAIR, fill, POLICE, published } from '#test/support/review-story.ts';
import { compiledForm } from '../../../../build/compiled/forms.js';

type Dossier = CaseDossier<PracticeReview, PracticeReviewEvent>;

/** A review as it stands, whole, as documents are made from it. */
export const dossierOf = (review: PureReview): Dossier => {
  const context = review.context();
  return {
    record: {
      caseId: CaseId.parse('c00000000000000000002'),
      reference: context.reference,
      borough: 'barnet',
      pins: {
        workflow: 'practice-review',
        workflowVersion: 1,
        edition: context.edition,
        arrangementVersion: review.arrangement.version,
      },
      openedAt: review.now,
      version: review.events.length,
      state: review.state,
      hash: '',
    },
    state: review.state,
    context,
    events: review.events,
    formNamed: (name) => compiledForm(name)?.form,
    shelf: practiceReviewShelf,
    reading,
  };
};

export const make = (review: PureReview, name: string, dossier = dossierOf(review)): Document | undefined =>
  practiceReviewDocuments.named(name)?.make(dossier);

export const wordsOf = (document: Document | undefined): string =>
  document === undefined
    ? 'no such document'
    : [document.title, ...document.lines, ...document.sections.flatMap((section) => textsOf(section))].join('\n');

/** Every word of a document. */
export const said = (review: PureReview, name: string): string => wordsOf(make(review, name));

/** Whether somebody may have a document, or the reason why not. */
export const has = (review: PureReview, who: string | Actor, name: string): true | string => {
  const may = practiceReviewDocuments.named(name)?.mayHave(review.state, holder(review, who), review.now);
  return may?.ok === true ? true : (may?.error.reason ?? 'no address');
};
const holder = (review: PureReview, who: string | Actor) =>
  typeof who === 'string' ? holderOf(review.arrangement, who, review.now) : who;

/** All that is there in a review that has come to its actions, nothing filled in but what rules want. */
export const done = (): PureReview => {
  const review = published();
  fill(review, CHAIR, 'action-plan');
  fill(review, POLICE, 'action-progress', {}, 'a1');
  fill(review, CHAIR, 'audit-action', {}, 'a1');
  fill(review, CHAIR, 'close-action', {}, 'a1');
  return review;
};
