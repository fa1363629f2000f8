import type { Context } from '#shared/casework/workflow.ts';
import { isLate } from '#shared/guidance/clocks.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { SIDES } from '../../state/facts.ts';
import type { Disagreement } from '../../state/state.ts';
import { stageClock } from '../clocks.ts';
import { protocolOf, stageNow } from '../standing.ts';
import { actingNow, sideName } from '../waiting.ts';
import { carrier, inTime, leadOf, MANAGER, ownersOf, type Tasked, task } from './own.ts';

/** Immediate risk, and support for the worker (ESC-3, ESC-15): before anything else, at every stage. */
export const safetyTasks: Tasked = (state, context) => {
  const { immediateRiskAt, headToldBy, support } = state;
  const lead = [leadOf('raising', state, context)];
  const untold = immediateRiskAt !== undefined && headToldBy !== 'designated-lead' && !isHeadThemselves(state, context);
  return [
    ...(untold
      ? task('tell-head-of-safeguarding', 'Tell the Head of Safeguarding at once', lead, {
          dueDate: londonDate(immediateRiskAt),
        })
      : []),
    ...(support === 'wanted' ? task('offer-support', 'Offer the worker support', lead) : []),
  ];
};

/** Where the designated lead is the head of safeguarding, or the head raised it, nobody is left to be told. */
const isHeadThemselves = ({ raisedBy }: Disagreement, { arrangement }: Context): boolean => {
  const head = arrangement.escalation.headOfSafeguarding;
  const lead = arrangement.agencies.find(({ id }) => id === raisedBy?.agency)?.lead;
  return lead === head || raisedBy?.post === head;
};

/** What both sides do at a stage that they settle between them (ESC-2, ESC-4, ESC-7). */
export const discussionTasks: Tasked = (state, context) => {
  const stage = stageNow(state, context);
  if (stage?.kind !== 'own-manager' && stage?.kind !== 'discussion') return [];
  const about = inTime(state, context);
  const spoken = state.discussed.length > 0;
  const raising = ownersOf('raising', state, context);
  const owesAnswer =
    stage.kind === 'discussion' && state.answeredAt === undefined && !state.discussed.includes('receiving');
  return [
    ...(owesAnswer
      ? task('answer-disagreement', 'Answer the disagreement', ownersOf('receiving', state, context), {
          ...about,
          subject: 'receiving',
        })
      : []),
    ...(spoken
      ? []
      : task(
          'record-discussion',
          stage.kind === 'own-manager'
            ? 'Talk it over with your own manager, and record it'
            : `Discuss it with ${otherSide(state, context)}, and record it`,
          raising,
          { ...about, subject: state.stage },
        )),
    // Whoever came in later finds it answered already, and is asked to speak with the other side all the same.
    ...(spoken || owesAnswer || stage.kind !== 'discussion'
      ? []
      : task(
          'record-discussion',
          `Discuss it with ${sideName('raising', state, context)}, and record it`,
          ownersOf('receiving', state, context),
          { ...about, subject: state.stage, apart: 'receiving' },
        )),
    ...onceSpoken(state, context),
  ];
};

/** It has been talked over and is not settled: there is no need to wait until the time is out. */
export const onceSpoken: Tasked = (state, context) =>
  state.discussed.length > 0 && !isOver(state, context) && hasHigher(state, context)
    ? task('move-up', 'Settle it, or move it up', ownersOf('raising', state, context), {
        ...inTime(state, context),
        apart: 'raising',
      })
    : [];

/** Somebody of the other side, within a sentence: "the other worker", "Head Teacher". */
const otherSide = (state: Disagreement, context: Context): string =>
  actingNow(state, 'receiving')[0]?.title.replace(/^The /, 'the ') ?? sideName('receiving', state, context);

const isOver = (state: Disagreement, context: Context): boolean => {
  const clock = stageClock(state, context);
  return clock !== undefined && isLate(clock, context.now);
};

const hasHigher = (state: Disagreement, context: Context): boolean =>
  (state.stageNumber ?? 0) < (protocolOf(state, context)?.stages.length ?? 0);

/** The stage's time is out: both sides are asked, and neither is made to. */
export const overdueTasks: Tasked = (state, context) =>
  stageNow(state, context) !== undefined && isOver(state, context) && hasHigher(state, context)
    ? SIDES.flatMap((side) =>
        task('move-up', 'Move it up, or say why not', ownersOf(side, state, context), {
          ...inTime(state, context),
          apart: side,
        }),
      )
    : [];

/** Another authority's agency: its own procedure first, then the two partnerships with each other (ESC-14). */
export const elsewhereTasks: Tasked = (state, context) => [
  ...task(
    'record-discussion',
    'Follow the other area’s procedure, and record what came of it',
    [carrier(state, context)],
    {
      ...inTime(state, context),
      subject: 'other-area',
    },
  ),
  ...(state.discussed.length > 0 || (inTime(state, context).dueDate ?? '9999') < londonDate(context.now)
    ? task('area-liaison', 'Speak with the other area’s partnership, and record it', [MANAGER])
    : []),
];

/** A disagreement about whether to notify stands beside the incident's own case, where there is one here. */
export const linkTasks: Tasked = ({ linkedReference, links }) =>
  linkedReference === undefined || links.some(({ kind }) => kind === 'disagreement')
    ? []
    : task('link-case', 'Link the incident that the disagreement is about', [MANAGER]);
