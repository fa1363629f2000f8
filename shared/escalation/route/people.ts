import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Concern, Contact, Protocol } from '#shared/boroughs/escalation.ts';
import { postNamed } from '#shared/boroughs/people.ts';
import { wallTimeAt } from '#shared/boroughs/routing/hours.ts';
import { serviceOf } from '#shared/boroughs/routing/rows.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { CaseKind, Person } from '../state/facts.ts';
import { linesAt, protocolFor, protocolNamed, stageOf } from './protocols.ts';
import { type Finding, type Found, findAll, type Reached } from './reached.ts';
import { routeTo } from './route.ts';

/** What is read of a disagreement; its state fits. */
export interface Concerned {
  readonly concerns?: Concern | undefined;
  readonly protocol?: string | undefined;
  readonly raisedBy?: { readonly agency: string } | undefined;
  readonly receiving?: { readonly agency?: string | undefined } | undefined;
  readonly caseKind?: CaseKind | undefined;
  readonly circumstances: readonly string[];
}

/** Who comes in at a stage, and why they, a sentence each. */
export interface StagePeople {
  readonly people: readonly Person[];
  /** The line of escalation they are on. Absent where the stage or the agency has none. */
  readonly line?: number;
  readonly why: readonly string[];
}

/**
 * Who comes in at a stage: on both sides, deciding, and told. Somebody whom nobody has named yet has a title and nothing
 * else. The worker who raised it is not among them, being on the raising side throughout. Without `line` it is
 * the first line the other agency has in the stage.
 */
export const peopleFor = (
  state: Concerned,
  stage: number,
  line: number | undefined,
  { arrangement, now }: { readonly arrangement: Arrangement; readonly now: Instant },
): StagePeople => {
  const protocol = protocolIn(state, arrangement, now);
  const definition = stageOf(protocol, stage);
  const raising = state.raisedBy?.agency;
  const receiving = state.receiving?.agency;
  const finding: Omit<Finding, 'agencies'> = {
    arrangement,
    on: londonDate(now),
    at: wallTimeAt(now),
    outOfHours: protocol.outOfHours,
    concerns: state.concerns,
  };
  const among = (agencies: readonly (string | undefined)[]): Finding => ({
    ...finding,
    agencies: agencies.flatMap((one) => (one === undefined ? [] : [one])),
  });
  const own = findFor(definition.raising, among([raising]));
  const routed = otherSide(state, protocol, stage, line, arrangement, now);
  const other = routed ?? { ...findFor(definition.receiving, among([receiving])), also: [] };
  const deciding = findFor([...definition.decides, ...calledTo(definition.meeting, state.concerns)], {
    ...among([raising, receiving]),
    neither: true,
  });
  const acting = [...own.reached, ...other.reached];
  const person = (side: Person['side']) => toPerson(side, stage, side === 'raising' ? undefined : routed?.line, now);
  return {
    people: [
      ...own.reached.map(person('raising')),
      ...other.reached.map(person('receiving')),
      ...deciding.reached
        .filter(({ post }) => !acting.some((one) => one.post !== undefined && one.post === post))
        .map(toPerson('deciding', stage, undefined, now)),
      ...other.also.map(toPerson('told', stage, undefined, now)),
    ],
    ...(routed === undefined ? {} : { line: routed.line }),
    why: [...own.why, ...other.why, ...deciding.why],
  };
};

const protocolIn = (state: Concerned, arrangement: Arrangement, now: Instant): Protocol => {
  if (state.protocol !== undefined) return protocolNamed(arrangement, state.protocol);
  const found = protocolFor(arrangement, state.concerns ?? 'child', londonDate(now));
  if (found) return found;
  throw new Error(`${arrangement.borough} has no protocol for this disagreement.`);
};

/** By the routes, where the stage has lines and the agency is on them. */
const otherSide = (
  { concerns, receiving, caseKind = 'neither', circumstances }: Concerned,
  protocol: Protocol,
  stage: number,
  line: number | undefined,
  arrangement: Arrangement,
  at: Instant,
) => {
  const agency = receiving?.agency;
  const service = serviceOf(protocol, agency);
  const lines = linesAt(protocol, stage, agency, concerns);
  const chosen = line === undefined || !lines.includes(line) ? lines[0] : line;
  if (service === undefined || chosen === undefined) return undefined;
  const routed = routeTo(protocol, arrangement, {
    service: service.id,
    agency,
    concerns,
    cases: caseKind,
    line: chosen,
    at,
    circumstances: circumstances.filter((one) => service.circumstances.some(({ id }) => id === one)),
  });
  // Every hour of every line is covered, or the borough's file would not have been read.
  if (!routed.ok) throw new Error(routed.error.message);
  return { reached: routed.value.contacts, also: routed.value.also, why: routed.value.why, line: chosen };
};

/**
 * Those of a stage. Where each of their offices is empty it is the agency's own lead or the borough's head of safeguarding,
 * and where neither side is meant the chair to whom gaps are brought: nobody is no answer.
 */
const findFor = (contacts: readonly Contact[], finding: Finding): Found => {
  const found = findAll(contacts, finding);
  if (found.reached.length > 0 || found.why.length === 0) return found;
  const { gapsTo, headOfSafeguarding } = finding.arrangement.escalation;
  const instead = findAll(
    finding.neither ? [{ post: gapsTo }] : [{ office: 'agency-lead' }, { post: headOfSafeguarding }],
    finding,
  ).reached.find(({ post }) => post !== undefined);
  const title = postNamed(finding.arrangement, finding.neither ? gapsTo : headOfSafeguarding)?.title ?? '';
  if (instead === undefined) return { reached: [{ title }], why: found.why };
  return { reached: [instead], why: [...found.why, `So it goes to ${instead.title}.`] };
};

const calledTo = (
  meeting: { readonly convenedBy: string; readonly concerns: readonly Concern[] } | undefined,
  concerns: Concern | undefined,
): readonly Contact[] =>
  meeting !== undefined && concerns !== undefined && meeting.concerns.includes(concerns)
    ? [{ post: meeting.convenedBy }]
    : [];

const toPerson =
  (side: Person['side'], stage: number, line: number | undefined, since: Instant) =>
  ({ title, post, insteadOf }: Reached): Person => ({
    side,
    stage,
    ...(line === undefined ? {} : { line }),
    title: insteadOf === undefined ? title : `${title}, in place of ${insteadOf}`,
    ...(post === undefined ? {} : { post }),
    since,
  });
