import { z } from 'zod';
import type { ProtocolStage } from '#shared/boroughs/escalation.ts';
import { holds } from '#shared/casework/actor.ts';
import { factsOf, faultInMoment, Moment, YesNo } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { sidesOf } from '../../authorisation.ts';
import type { Disagreement } from '../../state/state.ts';
import { stageNow } from '../../time/standing.ts';
import { agenciesConcerned, type Decide, isBarred, isSameName, sideOf, Words } from '../answered.ts';
import { Outcome, outcomeOf } from '../outcome.ts';
import { gapFound } from '../settle/gaps.ts';
import { faultInMembers, isPost, missing, TOO_FEW } from './panel.ts';

const Decider = z.object({ name: Words, role: z.string().default(''), agency: z.string() });
type Decider = z.infer<typeof Decider>;

const Decision = Outcome.extend({
  decidedBy: z.array(Decider).min(1).max(20),
  heldAt: Moment,
  considered: Words,
  decision: Words,
  reasons: Words,
  policyGap: YesNo.default('no'),
});

const DECIDED: readonly ProtocolStage['kind'][] = ['senior-decision', 'panel', 'determination'];

/** What senior leaders, a panel or somebody independent decided, and why. A panel of the wrong composition decides nothing. */
export const recordDecision: Decide = (state, { answers }, context) => {
  const stage = stageNow(state, context);
  if (stage === undefined || !DECIDED.includes(stage.kind)) return refuse(NOTHING_DECIDED_HERE);
  if (!mayRecord(stage, state, context)) return refuse(NOT_THE_DECIDER);
  const facts = factsOf(Decision, answers);
  if (!facts.ok) return facts;
  const { decidedBy, heldAt, policyGap, decision } = facts.value;
  const fault =
    faultInMoment('heldAt', heldAt, context.now) ??
    (isBefore(heldAt, state.raisedAt) ? BEFORE_RAISED : undefined) ??
    faultInDeciders(decidedBy, stage, state, context);
  if (fault !== undefined) return refuse(fault);
  const number = state.stageNumber ?? 1;
  const outcome = outcomeOf(facts.value, { stage: number, how: 'decided', binding: stage.binds }, state, context);
  if (!outcome.ok) return outcome;
  return ok([
    { type: 'DecisionRecorded', answers, stage: number, binding: stage.binds },
    ...(policyGap === 'yes' ? [gapFound(state, { gap: decision })] : []),
    outcome.value,
  ]);
};

/** Times are typed to the minute. */
const isBefore = (typed: Instant, moment: Instant = typed): boolean => typed.slice(0, 16) < moment.slice(0, 16);

/** Never a side for itself: whoever decides, or the business manager for them; never whoever raised it, in any office. */
const mayRecord = (stage: ProtocolStage, state: Disagreement, context: Context): boolean => {
  const { actor } = context;
  if (actor.person === state.raisedBy?.person) return false;
  if (holds(actor, 'business-manager')) return true;
  const decides =
    sidesOf(state, actor).includes('deciding') ||
    stage.decides.some((contact) => 'post' in contact && isPost(contact.post, context)) ||
    (stage.panel !== undefined && isPost(stage.panel.convenedBy, context));
  const concerned = agenciesConcerned(state);
  return decides && (stage.kind !== 'determination' || !actor.posts.some(({ agency }) => concerned.includes(agency)));
};

const faultInDeciders = (
  decidedBy: readonly Decider[],
  stage: ProtocolStage,
  state: Disagreement,
  context: Context,
): Refusal | undefined => {
  if (decidedBy.some((one) => isBarred(state, one))) return TOO_NEAR;
  if (decidedBy.some(({ name }) => isSameName(name, state.raisedBy?.name ?? ''))) return RAISER_DECIDES;
  switch (stage.kind) {
    case 'determination':
      return decidedBy.some(({ agency }) => agenciesConcerned(state).includes(agency)) ? NOT_INDEPENDENT : undefined;
    case 'panel':
      return faultInPanel(decidedBy, stage, state, context);
    default:
      return undefined;
  }
};

/** Those who were there must have been convened, and be by themselves a panel that can decide (ESC-7). */
const faultInPanel = (
  present: readonly Decider[],
  { panel: rule }: ProtocolStage,
  state: Disagreement,
  context: Context,
): Refusal | undefined => {
  const { panel } = state;
  if (rule === undefined || panel === undefined) return CONVENE_FIRST;
  if (panel.meetsAt > context.now) return NOT_MET_YET;
  const sat = panel.members.filter(({ agency, name }) =>
    present.some((one) => one.agency === agency && isSameName(one.name, name)),
  );
  if (present.some((one) => !sat.some(({ agency, name }) => one.agency === agency && isSameName(one.name, name))))
    return NOT_OF_THE_PANEL;
  if (new Set(sat.map(({ agency }) => agency)).size < rule.agencies)
    return { ...TOO_FEW(rule.agencies), field: 'decidedBy' };
  const fault = faultInMembers(sat, rule, state, context);
  if (fault !== undefined) return { ...fault, field: 'decidedBy' };
  const absent = missing(sat, state).filter((agency) => !panel.concernedLeftOut.includes(agency));
  return rule.concernedWherePossible && absent.length > 0 ? CONCERNED_ABSENT : undefined;
};

const Representation = z.object({ representation: Words, wanted: Words });

/** What a side wants whoever decides to hear. */
export const makeRepresentation: Decide = (state, { answers, subject }, context) => {
  const kind = stageNow(state, context)?.kind;
  if (kind === undefined || (!DECIDED.includes(kind) && kind !== 'mediation')) return refuse(NOBODY_TO_HEAR);
  const side = sideOf(subject);
  if (!side.ok) return side;
  const facts = factsOf(Representation, answers);
  return facts.ok ? ok([{ type: 'RepresentationMade', answers, side: side.value }]) : facts;
};

/** A power outside the partnership: it is noted, and nothing here decides for it (ESC-9). */
export const noteEnforcement: Decide = (state, { answers }, context) => {
  if (stageNow(state, context)?.kind !== 'noted') return refuse(NOTHING_TO_NOTE);
  if (state.enforcementNoted) return refuse(NOTED_ALREADY);
  const facts = factsOf(z.object({ noted: Words, told: Words }), answers);
  return facts.ok ? ok([{ type: 'EnforcementNoted', answers }]) : facts;
};

const NOTHING_DECIDED_HERE: Refusal = {
  reason: 'nothing-decided-here',
  message: 'At this stage both sides settle it with each other. Record the discussion, or move it up.',
};
const NOT_THE_DECIDER: Refusal = {
  reason: 'not-the-decider',
  message:
    'A decision is recorded by whoever makes it, or by the business manager for them, never by one of the sides.',
};
const BEFORE_RAISED: Refusal = {
  reason: 'before-raised',
  message: 'This is before the disagreement was raised. Check the date.',
  field: 'heldAt',
};
const TOO_NEAR: Refusal = {
  reason: 'conflict-of-interest',
  message: 'Somebody named here has said that they are too near to the matter, so they cannot decide it.',
  field: 'decidedBy',
};
const RAISER_DECIDES: Refusal = {
  reason: 'raiser-decides',
  message: 'Whoever raised it is heard and does not decide it. Name those who did.',
  field: 'decidedBy',
};
const NOT_INDEPENDENT: Refusal = {
  reason: 'not-independent',
  message: 'This is decided by somebody independent. Nobody of the agencies concerned can be the one who decides.',
  field: 'decidedBy',
};
const CONVENE_FIRST: Refusal = {
  reason: 'convene-first',
  message: 'No panel has been convened at this stage. Convene it first, so that both sides can be heard.',
};
const NOT_MET_YET: Refusal = {
  reason: 'not-met-yet',
  message: 'The panel has not met yet. If it met sooner, convene it for the time it did.',
  field: 'heldAt',
};
const NOT_OF_THE_PANEL: Refusal = {
  reason: 'not-of-the-panel',
  message:
    'Somebody named here was not convened as a member, or for another agency. Convene the panel anew if it has changed.',
  field: 'decidedBy',
};
const CONCERNED_ABSENT: Refusal = {
  reason: 'concerned-absent',
  message:
    'An agency concerned was to sit on the panel and was not there. Convene it anew, with the reason if that is not possible.',
  field: 'decidedBy',
};
const NOBODY_TO_HEAR: Refusal = {
  reason: 'nobody-to-hear',
  message: 'Nobody decides at this stage but the two sides. Answer, or record the discussion.',
};
const NOTHING_TO_NOTE: Refusal = {
  reason: 'nothing-to-note',
  message: 'The protocol has no power outside the partnership at this stage.',
};
const NOTED_ALREADY: Refusal = {
  reason: 'already-recorded',
  message: 'The power to enforce has been noted already. Record what comes of it as a discussion.',
};
