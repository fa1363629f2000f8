import { dayInWords } from '#functions/casework/dossier/when.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { afterSixMonths, delayExplainedUntil } from '#shared/practice-review/decide/dates.ts';
import { partners } from '#shared/practice-review/state/facts.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';
import { mayPublishFrom } from '#shared/practice-review/time/clocks.ts';

/** What stands between a review and its publication. */
export interface PublicationCheck {
  /** The first London date on which it may be published: seven full working days after the copies, sent or still to send. */
  readonly lockedUntil: LondonDate;
  readonly copiesSent: boolean;
  /** What has still to be done before copies go out, and then before it is published. Empty when nothing is missing. */
  readonly missing: readonly string[];
  readonly mayPublish: boolean;
}

export const publicationCheck = (state: PracticeReview, context: Context): PublicationCheck => {
  const today = londonDate(context.now);
  const sent = state.copies === undefined ? today : londonDate(state.copies.sentAt);
  const earliest = mayPublishFrom(sent, context);
  const lockedUntil = state.publishOn !== undefined && state.publishOn > earliest ? state.publishOn : earliest;
  const missing = [...beforeCopies(state), ...beforePublishing(state, context)];
  return {
    lockedUntil,
    copiesSent: state.copies !== undefined,
    missing,
    mayPublish: state.stage === 'notice-given' && missing.length === 0 && today >= lockedUntil,
  };
};

const beforeCopies = (state: PracticeReview): readonly string[] => {
  const { publication, namesRound } = state;
  const searched = publication?.what === 'improvements' ? publication : state.draft;
  const wants: readonly (readonly [boolean, string])[] = [
    [partners.some((partner) => state.reportApprovals[partner] === undefined), 'the approval of all three partners'],
    [!state.impactConsidered, 'what publishing may mean for the child and family'],
    [publication === undefined, 'the publication plan'],
    [!state.mediaPlanned, 'the media plan'],
    [state.protectedNames.length === 0, 'the list of names to protect'],
    [(searched?.namesIn.length ?? 0) > 0, 'a text in which no protected name stands'],
    [
      searched !== undefined && state.protectedNames.length > 0 && searched.namesRound !== namesRound,
      'a search for the names listed since the text was given',
    ],
    [!state.redactionChecked, 'the redaction check'],
    [state.copies === undefined, 'copies to the Panel, the Secretary of State and Ofsted'],
  ];
  return wants.flatMap(([wanting, what]) => (wanting ? [what] : []));
};

/** Milestones of the copies: while one has not arrived, nothing is published. */
const COPIES: readonly string[] = ['M9', 'M10'];

const beforePublishing = (state: PracticeReview, context: Context): readonly string[] => {
  const today = londonDate(context.now);
  const late = afterSixMonths(state, today, context) && !delayExplainedUntil(state, today);
  const unanswered = state.comments.filter(({ answeredAt }) => answeredAt === undefined).length;
  const holding = state.proceedings.filter(({ open, holdsPublication }) => open && holdsPublication).length;
  const troubled = state.troubles.filter(({ milestone }) => COPIES.includes(milestone)).length;
  return [
    ...(late ? ['the delay explained to the Panel and the Secretary of State'] : []),
    ...(unanswered > 0 ? [unanswered === 1 ? 'an answer to a comment' : `answers to ${unanswered} comments`] : []),
    ...(holding > 0 ? ['the end of proceedings that hold publication'] : []),
    ...(troubled > 0 ? ['a copy that has not arrived to be settled'] : []),
  ];
};

/** The day until which publication is locked; while copies have still to be sent, what it would be. */
export const lockInWords = ({ lockedUntil, copiesSent }: PublicationCheck): string =>
  copiesSent ? dayInWords(lockedUntil) : `${dayInWords(lockedUntil)}, if copies are sent today`;
