import { linksAfter } from '#shared/casework/links/link.ts';
import { troublesWith, troublesWithout } from '#shared/casework/troubles.ts';
import type { Recorded } from '#shared/casework/workflow.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { numberOf } from '../stages.ts';
import type { EscalationEvent } from './events.ts';
import type { Person } from './facts.ts';
import type { Disagreement } from './state.ts';

/** What an event changes beside the stage and the section its answers belong to. `state` is at its new stage already. */
export const changes = (
  state: Disagreement,
  { event, at, seq, by }: Recorded<EscalationEvent>,
): Partial<Disagreement> => {
  switch (event.type) {
    case 'Raised':
    case 'RaisedElsewhere':
      return { ...raised(state, event, at), ...(event.type === 'Raised' ? { stageNumber: 1 } : {}) };
    case 'ImmediateRiskFound':
      return { immediateRiskAt: state.immediateRiskAt ?? at, ...comingIn(state, event) };
    case 'HeadOfSafeguardingTold':
      return { headToldAt: state.headToldAt ?? at, headToldBy: event.by, people: [...state.people, ...event.people] };
    case 'SupportOffered':
      return { support: 'offered' };
    case 'DisagreementAnswered':
      return { answeredAt: state.answeredAt ?? at, people: named(state.people, event.people) };
    case 'ContactNamed':
      return {
        people: named(
          event.mistaken === true ? state.people.filter((one) => !typedFor(one, event.people)) : state.people,
          event.people,
        ),
      };
    case 'DiscussionRecorded':
      return event.late ? {} : { discussed: [...new Set([...state.discussed, event.by])] };
    case 'NextLineTried':
      return { ...comingIn(state, event), discussed: [] };
    case 'MovedToStage2':
    case 'MovedToStage3':
    case 'MovedToStage4':
    case 'MovedToStage5':
    case 'MovedToStage6':
      return {
        ...comingIn(state, event),
        ...begun(at),
        line: event.line,
        stageNumber: numberOf(state.stage),
        passed: [
          ...state.passed,
          ...left(state, at, 'moved-up'),
          ...event.skipped.map((stage) => ({ stage, from: at, to: at, how: 'skipped' as const })),
        ],
      };
    case 'PanelConvened':
      return {
        panel: { members: event.members, meetsAt: event.meetsAt, concernedLeftOut: event.concernedLeftOut },
        ...comingIn({ ...state, people: state.people.filter((one) => !satBefore(one, state)) }, event),
      };
    case 'MeetingConvened':
      return { meetingAt: event.meetsAt, ...comingIn(state, event) };
    case 'RepresentationMade':
      return { representations: [...new Set([...state.representations, event.side])] };
    case 'EnforcementNoted':
      return { enforcementNoted: true };
    case 'OutcomeReached':
      return {
        outcome: {
          at,
          stage: event.stage,
          how: event.how,
          kind: event.outcome,
          binding: event.binding,
          round: state.outcomes + 1,
        },
        outcomes: state.outcomes + 1,
        steps: [...state.steps, ...event.steps],
        passed: [...state.passed, ...left(state, at, 'settled')],
        ...unconfirmed(),
      };
    case 'SideConfirmed':
      return {
        confirmed: [
          ...state.confirmed.filter(({ side }) => side !== event.side),
          { side: event.side, at, person: by.person },
        ],
      };
    case 'OutcomeConfirmed':
      return { confirmedAt: at };
    case 'ReturnedToStage1':
    case 'ReturnedToStage2':
    case 'ReturnedToStage3':
    case 'ReturnedToStage4':
    case 'ReturnedToStage5':
    case 'ReturnedToStage6':
    case 'ReturnedElsewhere':
      return {
        ...begun(at),
        outcome: undefined,
        // What was agreed and is not done goes with the outcome it belonged to.
        steps: state.steps.filter(({ doneAt }) => doneAt !== undefined),
        ...unconfirmed(),
      };
    case 'PlacedOnRecord':
      return {
        placed: [...state.placed.filter(({ side }) => side !== event.side), { side: event.side, on: event.on }],
        noRecord: state.noRecord.filter((side) => side !== event.side),
      };
    case 'NoRecordHeld':
      return {
        noRecord: [...new Set([...state.noRecord, event.side])],
        placed: state.placed.filter(({ side }) => side !== event.side),
      };
    case 'StepReported':
      return {
        steps: state.steps.map((step) => (step.id === event.step && event.done ? { ...step, doneAt: at } : step)),
      };
    case 'PolicyGapFound':
      return { gaps: [...state.gaps, { id: event.id, answered: false }] };
    case 'PolicyGapAnswered':
      return { gaps: state.gaps.map((gap) => (gap.id === event.gap ? { ...gap, answered: true } : gap)) };
    case 'DisagreementClosed':
      return { themes: event.themes, endedAt: at };
    case 'DisagreementWithdrawn':
      return { endedAt: at };
    case 'ProtocolReviewDue':
      return { review: { protocol: event.protocol, dueOn: event.dueOn } };
    case 'ProtocolReviewed':
      return {
        ...(state.review === undefined ? {} : { review: { ...state.review, on: event.on } }),
        endedAt: at,
      };
    case 'StepReached':
      return { planDone: latestOfEach(state.planDone, event.about.length === 0 ? [event.step] : event.about) };
    case 'ConfidentialityAgreed':
      return { confidential: [...new Set([...state.confidential, event.person])] };
    case 'ConflictDeclared':
      return {
        conflicted: [...new Set([...state.conflicted, event.person])],
        barred: [
          ...state.barred,
          {
            name: by.name,
            ...(event.post === 'none' ? {} : { post: event.post }),
            ...(event.address === undefined ? {} : { address: event.address }),
          },
        ],
      };
    case 'MessageTroubled':
      return { troubles: troublesWith(state.troubles, event) };
    case 'MessageSettled':
      return { troubles: troublesWithout(state.troubles, event.key) };
    case 'CaseLinked':
    case 'CaseUnlinked':
      return { links: linksAfter(state.links, { event, at, seq, by }) };
    case 'AreaLiaisonRecorded':
    case 'DecisionRecorded':
    case 'SideDisputed':
    case 'NotCarriedOut':
      return {};
  }
};

type Raising = Extract<EscalationEvent, { readonly type: 'Raised' | 'RaisedElsewhere' }>;

const raised = (state: Disagreement, event: Raising, at: Instant): Partial<Disagreement> => {
  const { raisedBy } = event;
  return {
    concerns: event.concerns,
    about: event.about,
    raisedAt: at,
    raisedBy,
    receiving: event.receiving,
    protocol: event.protocol,
    category: event.category,
    level: event.level,
    caseKind: event.caseKind,
    circumstances: event.circumstances,
    immediateRiskAt: event.immediateRisk ? at : undefined,
    protectBy: event.protectBy,
    support: event.supportWanted ? 'wanted' : 'not-wanted',
    linkedReference: event.linkedReference,
    stageSince: at,
    ...comingIn(state, event),
    ...(event.conflicted
      ? {
          conflicted: [...state.conflicted, raisedBy.person],
          barred: [
            ...state.barred,
            {
              name: raisedBy.name,
              address: raisedBy.address,
              ...(raisedBy.post === undefined ? {} : { post: raisedBy.post }),
            },
          ],
        }
      : {}),
  };
};

interface ComingIn {
  readonly people: readonly Person[];
  readonly because?: readonly string[] | undefined;
  readonly line?: number | undefined;
}

const comingIn = (state: Disagreement, { people, because, line }: ComingIn): Partial<Disagreement> => ({
  people: [...state.people, ...people],
  ...(because === undefined ? {} : { because: [...because] }),
  ...(line === undefined ? {} : { line }),
});

/** A stage begins, or begins again: what was said and convened before was for the time before. */
const begun = (at: Instant): Partial<Disagreement> => ({
  stageSince: at,
  discussed: [],
  panel: undefined,
  meetingAt: undefined,
  representations: [],
});

/** A confirmation, and a place on the record, is of one outcome and no other. */
const unconfirmed = (): Partial<Disagreement> => ({ confirmed: [], confirmedAt: undefined, placed: [], noRecord: [] });

/** The stage it is leaving, from when it came to it. Nothing under another area's procedure, which has no stages here. */
const left = (
  { stageNumber, stageSince }: Disagreement,
  at: Instant,
  how: 'moved-up' | 'settled',
): Disagreement['passed'] =>
  stageNumber === undefined ? [] : [{ stage: stageNumber, from: stageSince ?? at, to: at, how }];

/** A member of the panel that was convened here before: whoever does not sit on it any more needs no more of it. */
const satBefore = ({ side, stage, name, address }: Person, { stageNumber }: Disagreement): boolean =>
  side === 'deciding' && stage === stageNumber && name !== undefined && address === undefined;

/** Somebody named takes the place of a title that nobody filled, on the same side at the same stage. */
const named = (people: readonly Person[], naming: readonly Person[]): Person[] => [
  ...people.filter(
    (one) =>
      one.post !== undefined ||
      one.address !== undefined ||
      !naming.some(({ side, stage }) => side === one.side && stage === one.stage),
  ),
  ...naming,
];

/** Known by an address that somebody typed, where these are named now. */
const typedFor = ({ side, stage, post, address }: Person, naming: readonly Person[]): boolean =>
  post === undefined && address !== undefined && naming.some((one) => one.side === side && one.stage === stage);

/** Of a series, told apart by its last part (`over:2:0:3`), only the latest is kept. */
const latestOfEach = (before: readonly string[], reached: readonly string[]): string[] => {
  const series = (key: string): string => key.slice(0, key.lastIndexOf(':') + 1) || key;
  const again = new Set(reached.map(series));
  return [...before.filter((key) => !again.has(series(key))), ...reached];
};
