import { z } from 'zod';
import type { ProtocolStage } from '#shared/boroughs/escalation.ts';
import { actingFor, agencyNamed, postNamed } from '#shared/boroughs/people.ts';
import { holds } from '#shared/casework/actor.ts';
import { factsOf, Moment } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import type { PanelMember, Person } from '../../state/facts.ts';
import type { Disagreement } from '../../state/state.ts';
import { stageNow } from '../../time/standing.ts';
import {
  agenciesConcerned,
  type Decide,
  faultInComing,
  isBarred,
  isSameName,
  Perhaps,
  todayOf,
  Words,
} from '../answered.ts';

const Member = z.object({ agency: z.string(), name: Words, post: z.string().optional() });
const Convening = z.object({
  members: z.array(Member).min(1).max(20),
  meetsAt: Moment,
  concernedLeftOut: Perhaps,
  representationsBy: LondonDate,
});

/** A panel that can decide: enough different agencies, those concerned among them or a reason why not, nobody too near (ESC-7). */
export const convenePanel: Decide = (state, { answers }, context) => {
  const rule = stageNow(state, context)?.panel;
  if (rule === undefined) return refuse(NO_PANEL_HERE);
  if (!isPost(rule.convenedBy, context) && !holds(context.actor, 'business-manager')) return refuse(CONVENER_ONLY);
  const facts = factsOf(Convening, answers);
  if (!facts.ok) return facts;
  const { meetsAt, concernedLeftOut, representationsBy } = facts.value;
  const members = facts.value.members.map(({ agency, name, post }) => ({
    agency,
    name,
    ...(post === undefined || post === '' ? {} : { post }),
  }));
  const fault =
    faultInMembers(members, rule, state, context) ??
    faultInComing('meetsAt', meetsAt, context.now) ??
    faultInHearing(representationsBy, londonDate(meetsAt), todayOf(context));
  if (fault !== undefined) return refuse(fault);
  const leftOut = rule.concernedWherePossible ? missing(members, state) : [];
  if (leftOut.length > 0 && concernedLeftOut === '') return refuse(LEFT_OUT(leftOut, context));
  return ok([
    {
      type: 'PanelConvened',
      answers,
      members,
      meetsAt,
      concernedLeftOut: [...leftOut],
      people: sitting(members, state, context),
    },
  ]);
};

/** Whether the actor holds a post, or stands in for it. */
export const isPost = (post: string, { actor }: Context): boolean =>
  actor.posts.some((held) => held.post === post || held.standsInFor?.includes(post) === true);

/** Why these could not decide, if they could not: too few agencies, an unknown one, or somebody who is too near. */
export const faultInMembers = (
  members: readonly PanelMember[],
  rule: NonNullable<ProtocolStage['panel']>,
  state: Disagreement,
  { arrangement }: Context,
): Refusal | undefined => {
  if (members.some(({ agency }) => agencyNamed(arrangement, agency) === undefined)) return UNKNOWN_AGENCY;
  const elsewhere = members.some(
    ({ agency, post }) => post !== undefined && postNamed(arrangement, post)?.agency !== agency,
  );
  if (elsewhere) return POST_ELSEWHERE;
  if (members.some((member) => isBarred(state, member))) return TOO_NEAR;
  const { raisedBy } = state;
  const raiser = members.some(
    ({ name, post }) => isSameName(name, raisedBy?.name ?? '') || (post !== undefined && post === raisedBy?.post),
  );
  if (raiser) return RAISER_SITS;
  const twice = members.some(({ name }, at) => members.slice(0, at).some((one) => isSameName(one.name, name)));
  if (twice) return ONE_PERSON_ONE_AGENCY;
  return new Set(members.map(({ agency }) => agency)).size < rule.agencies ? TOO_FEW(rule.agencies) : undefined;
};

/** The agencies concerned that nobody sits for. */
export const missing = (members: readonly PanelMember[], state: Disagreement): readonly string[] =>
  agenciesConcerned(state).filter((agency) => !members.some((member) => member.agency === agency));

const faultInHearing = (by: LondonDate, meets: LondonDate, today: LondonDate): Refusal | undefined => {
  if (by < today)
    return {
      reason: 'in-the-past',
      message: 'This date has gone by. Both sides need time to write.',
      field: 'representationsBy',
    };
  return by > meets
    ? {
        reason: 'after-the-meeting',
        message: 'The panel hears both sides before it decides. Choose a day no later than its meeting.',
        field: 'representationsBy',
      }
    : undefined;
};

/** Everybody on the panel, and whoever convenes it. */
const sitting = (members: readonly PanelMember[], state: Disagreement, context: Context): Person[] =>
  members.map(({ name, post }) => ({
    side: 'deciding',
    stage: state.stageNumber ?? 1,
    title: post === undefined ? 'Member of the panel' : (postNamed(context.arrangement, post)?.title ?? post),
    ...(post === undefined ? {} : { post }),
    name,
    since: context.now,
  }));

const Meeting = z.object({ meetsAt: Moment, purpose: Words });

/**
 * A meeting of senior people about an adult at risk, convened by whoever the protocol names (ESC-6); or, at a stage that is
 * settled by talking or by somebody independent, by any of those concerned (ESC-9).
 */
export const conveneMeeting: Decide = (state, { answers }, context) => {
  const stage = stageNow(state, context);
  if (stage === undefined) return refuse(NO_MEETING_HERE);
  const rule = stage.meeting;
  if (rule === undefined && !MEETS.includes(stage.kind)) return refuse(NO_MEETING_HERE);
  if (rule !== undefined) {
    if (state.concerns === undefined || !rule.concerns.includes(state.concerns)) return refuse(NOT_FOR_THESE);
    if (!isPost(rule.convenedBy, context) && !holds(context.actor, 'business-manager')) return refuse(CONVENER_ONLY);
  }
  const facts = factsOf(Meeting, answers);
  if (!facts.ok) return facts;
  const { meetsAt } = facts.value;
  const fault = faultInComing('meetsAt', meetsAt, context.now);
  if (fault !== undefined) return refuse(fault);
  const called = (rule?.called ?? []).map((key): Person => {
    const post = actingFor(context.arrangement, key, todayOf(context)) ?? postNamed(context.arrangement, key);
    return {
      side: 'deciding',
      stage: state.stageNumber ?? 1,
      title: post?.title ?? key,
      ...(post === undefined ? {} : { post: post.id }),
      since: context.now,
    };
  });
  return ok([{ type: 'MeetingConvened', answers, meetsAt, people: called }]);
};

const MEETS: readonly string[] = ['discussion', 'mediation', 'determination'];

const NO_PANEL_HERE: Refusal = {
  reason: 'no-panel-here',
  message: 'This stage of the protocol is not decided by a panel.',
};
const CONVENER_ONLY: Refusal = {
  reason: 'convener-only',
  message: 'The protocol says who convenes this. Ask them, or the business manager of the partnership.',
};
const UNKNOWN_AGENCY: Refusal = {
  reason: 'no-such-agency',
  message: 'Each member sits for an agency of the borough. Choose it from the list.',
  field: 'members',
};
const POST_ELSEWHERE: Refusal = {
  reason: 'post-of-another-agency',
  message: 'A member’s post belongs to another agency than the one they sit for. Change one of the two.',
  field: 'members',
};
const TOO_NEAR: Refusal = {
  reason: 'conflict-of-interest',
  message: 'Somebody on the panel has said that they are too near to the matter. Choose another member.',
  field: 'members',
};
const RAISER_SITS: Refusal = {
  reason: 'raiser-on-panel',
  message: 'Whoever raised it is heard by the panel and does not sit on it. Choose another member.',
  field: 'members',
};
const ONE_PERSON_ONE_AGENCY: Refusal = {
  reason: 'one-person-one-agency',
  message: 'Somebody is named twice. Each member is a person of their own and sits for one agency.',
  field: 'members',
};
const NUMBERS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
export const TOO_FEW = (agencies: number): Refusal => ({
  reason: 'too-few-agencies',
  message: `A panel needs members of ${NUMBERS[agencies] ?? agencies} different agencies to decide. Add those that are missing.`,
  field: 'members',
});
const LEFT_OUT = (agencies: readonly string[], { arrangement }: Context): Refusal => ({
  reason: 'concerned-left-out',
  message: `Those concerned sit on the panel where possible. Add a member of ${agencies.map((key) => agencyNamed(arrangement, key)?.name ?? key).join(' and of ')}, or say why that is not possible.`,
  field: 'concernedLeftOut',
});
const NO_MEETING_HERE: Refusal = {
  reason: 'no-meeting-here',
  message: 'The protocol has no such meeting at this stage.',
};
const NOT_FOR_THESE: Refusal = {
  reason: 'not-for-this-concern',
  message: 'The protocol has this meeting for adults at risk only.',
};
