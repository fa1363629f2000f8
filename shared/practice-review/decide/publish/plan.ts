import { z } from 'zod';
import { factsOf, YesNo } from '#shared/casework/reading.ts';
import { partsNaming } from '#shared/casework/redaction/names-in-text.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { longDate } from '#shared/kernel/london.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { PublishWhat } from '../../state/facts.ts';
import type { PracticeReview } from '../../state/state.ts';
import { mayPublishFrom } from '../../time/clocks.ts';
import { Chosen, type Decide, Declared, Perhaps, reasonRequired, Words } from '../answered.ts';
import { afterSixMonths, delayExplainedUntil, faultInComing, todayOf } from '../dates.ts';

const Impact = z.object({
  impactWords: Words,
  familySeen: z.enum(['yes', 'offered', 'no']),
  familySeenReason: Perhaps,
});

/** What publication will do to the child and the family is considered before it (LCSPR-11). */
export const considerImpact: Decide = (_, { answers }) => {
  const facts = factsOf(Impact, answers);
  if (!facts.ok) return facts;
  const { familySeen, familySeenReason } = facts.value;
  return familySeen === 'no' && familySeenReason === ''
    ? refuse(SAY_WHY_NOT_SEEN)
    : ok([{ type: 'ImpactConsidered', answers }]);
};

const Plan = z.object({
  publishWhat: PublishWhat,
  withholdReason: Perhaps,
  improvementTitle: Perhaps,
  improvementText: Perhaps,
  publishOn: LondonDate,
});

/** The report, or with reasons what can be said of the improvements instead (LCSPR-10), and the day. */
export const planPublication: Decide = (state, { answers }, context) => {
  const facts = factsOf(Plan, answers);
  if (!facts.ok) return facts;
  const { publishWhat: what, withholdReason, improvementTitle, improvementText, publishOn: on } = facts.value;
  if (what === 'improvements' && withholdReason === '') return refuse(SAY_WHY_WITHHELD);
  if (what === 'improvements' && improvementText === '') return refuse(GIVE_IMPROVEMENTS);
  const fault = faultInDay('publishOn', on, state, context) ?? tooSoon('publishOn', on, context);
  if (fault !== undefined) return refuse(fault);
  const parts = [
    { title: 'Title', text: improvementTitle },
    { title: 'Information about improvements', text: improvementText },
  ];
  const namesIn = what === 'improvements' ? partsNaming(parts, state.protectedNames) : [];
  return ok([{ type: 'PublicationPlanned', answers, what, on, namesIn }]);
};

const Moving = z.object({ newPublishOn: LondonDate, moveReason: Words });

/** Once copies have been sent, another day means other copies and seven full working days again (LCSPR-12). */
export const movePublication: Decide = (state, { answers }, context) => {
  if (state.publication === undefined) return refuse(PLAN_FIRST);
  const facts = factsOf(Moving, answers);
  if (!facts.ok) return facts;
  const { newPublishOn: on } = facts.value;
  if (on === state.publishOn) return refuse(SAME_DAY);
  const fault =
    faultInDay('newPublishOn', on, state, context) ??
    (state.copies === undefined ? undefined : tooSoon('newPublishOn', on, context));
  return fault === undefined ? ok([{ type: 'PublicationMoved', answers, on }]) : refuse(fault);
};

const faultInDay = (field: string, on: LondonDate, state: PracticeReview, context: Context): Refusal | undefined => {
  const fault = faultInComing(field, on, todayOf(context));
  if (fault !== undefined) return fault;
  return afterSixMonths(state, on, context) && !delayExplainedUntil(state, on) ? EXPLAIN_FIRST(field) : undefined;
};

const tooSoon = (field: string, on: LondonDate, context: Context): Refusal | undefined => {
  const first = mayPublishFrom(todayOf(context), context);
  return on < first ? TOO_SOON(field, first) : undefined;
};

const Media = z.object({
  spokesperson: Words,
  mediaAgreed: Chosen,
  trialPending: YesNo,
  beforeTrialReason: Perhaps,
});

/** Nobody answers the media without the chair, the director and communications (LCSPR-16). */
export const planMedia: Decide = (_, { answers }) => {
  const facts = factsOf(Media, answers);
  if (!facts.ok) return facts;
  const { mediaAgreed, trialPending, beforeTrialReason } = facts.value;
  if (!['chair', 'director', 'communications'].every((who) => mediaAgreed.includes(who))) return refuse(ALL_AGREE);
  if (trialPending === 'yes' && beforeTrialReason === '') return refuse(SAY_WHY_BEFORE_TRIAL);
  return ok([{ type: 'MediaPlanned', answers }]);
};

/** Somebody reads the text to be published for what identifies the child; no listed name may stand in it (LCSPR-17). */
export const checkRedaction: Decide = (state, { answers }) => {
  const { publication, draft, protectedNames, namesRound } = state;
  if (publication === undefined) return refuse(PLAN_FIRST);
  if (protectedNames.length === 0) return refuse(LIST_NAMES);
  const report = publication.what === 'report';
  const text = report ? draft : publication;
  if (text === undefined || text.namesRound !== namesRound) return refuse(SEARCH_AGAIN(report));
  if (text.namesIn.length > 0) return refuse(NAMES_STAND(text.namesIn, report));
  const facts = factsOf(z.object({ redactionRead: Declared }), answers);
  return facts.ok ? ok([{ type: 'RedactionChecked', answers }]) : facts;
};

export const PLAN_FIRST: Refusal = {
  reason: 'plan-first',
  message: 'Plan first what is published and on which day.',
};
const SAY_WHY_NOT_SEEN = reasonRequired('familySeenReason', 'Say why the family has not been shown what is published.');
const SAY_WHY_WITHHELD = reasonRequired('withholdReason', 'Say why the report is not published.');
const GIVE_IMPROVEMENTS = reasonRequired(
  'improvementText',
  'Give the information about improvements that is published instead of the report.',
);
const SAME_DAY: Refusal = {
  reason: 'same-day',
  message: 'This is the day that is planned already. Enter the new day, or leave it as it is.',
  field: 'newPublishOn',
};
const EXPLAIN_FIRST = (field: string): Refusal => ({
  reason: 'explain-delay-first',
  message:
    'This is after the six months end. Explain the delay first, with a day expected that reaches as far, so that the Panel and the Secretary of State are told.',
  field,
});
const TOO_SOON = (field: string, first: LondonDate): Refusal => ({
  reason: 'too-soon',
  message: `Copies are sent seven full working days before publication. If they are sent today, the first day possible is ${longDate(first)}.`,
  field,
});
const ALL_AGREE: Refusal = {
  reason: 'media-not-agreed',
  message:
    'The chair, the director and the communications team each agree the media plan. Tick all three once they do.',
  field: 'mediaAgreed',
};
const SAY_WHY_BEFORE_TRIAL = reasonRequired(
  'beforeTrialReason',
  'Publishing before a trial or inquest has ended is exceptional. Say why it is right here.',
);
const LIST_NAMES: Refusal = {
  reason: 'names-first',
  message: 'List the names that must not be published before the text is checked for them.',
};
const again = (report: boolean): string =>
  report ? 'Reopen the report and submit it again' : 'Give the publication plan again';
const SEARCH_AGAIN = (report: boolean): Refusal => ({
  reason: 'names-listed-since',
  message: `Names have been listed since this text was searched for them. ${again(report)} so that it is searched.`,
});
const NAMES_STAND = (parts: readonly string[], report: boolean): Refusal => ({
  reason: 'names-in-text',
  message: `A protected name stands in the text to be published: ${parts.join('; ')}. ${again(report)} without it.`,
});
