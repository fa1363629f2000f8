import { sectionKey } from '#shared/casework/case-state.ts';
import { troublesWith, troublesWithout } from '#shared/casework/troubles.ts';
import type { Recorded } from '#shared/casework/workflow.ts';
import { stageAfter } from '../transitions.ts';
import type { RetentionEvent } from './events.ts';
import type { Hold, Signed } from './facts.ts';
import type { Retention } from './state.ts';

type Recording = Recorded<RetentionEvent>;

/** The state after an event. Never fails: what the ledger holds has happened. */
export const evolve = (state: Retention, recorded: Recording): Retention => {
  const stage = stageAfter(state.stage, recorded.event.type);
  const moved = { ...(BEFORE_PROPOSAL.includes(stage) ? withoutSignatures(state) : state), stage };
  const section = sectionOf(recorded.event);
  return {
    ...moved,
    ...changes(moved, recorded),
    ...(section === undefined ? {} : { sections: { ...state.sections, [section]: recorded.seq } }),
  };
};

/** Stages at which nobody's signature stands: a proposal that came to nothing is signed anew. */
const BEFORE_PROPOSAL: readonly string[] = ['open', 'kept', 'due'];

const withoutSignatures = ({ proposed: _, agreed: __, ...state }: Retention): Retention => state;

/** Which form an event's answers belong to. */
export const sectionOf = (event: RetentionEvent): string | undefined => {
  switch (event.type) {
    case 'HoldPlaced':
      return sectionKey('place-hold', event.hold);
    case 'HoldLiftSigned':
    case 'HoldLifted':
      return sectionKey('lift-hold', event.hold);
    case 'KeptLonger':
      return 'keep-longer';
    case 'DisposalProposed':
      return 'propose-disposal';
    case 'DisposalRefused':
      return 'refuse-disposal';
    case 'DisposalAgreed':
      return 'agree-disposal';
    default:
      return undefined;
  }
};

const changes = (state: Retention, recorded: Recording): Partial<Retention> => {
  const { event, at } = recorded;
  switch (event.type) {
    case 'RecordOpened':
      return { source: event.source, linkedCase: event.source.caseId, conflicted: event.conflicted };
    case 'CaseClosed':
      return {
        closedOn: event.closedOn,
        keepUntil: later(event.keepUntil, state.keepUntil),
        rule: event.rule,
        conflicted: [...new Set([...state.conflicted, ...event.conflicted])],
      };
    case 'HoldPlaced':
      return { holds: [...state.holds, { id: event.hold, kind: event.kind, from: event.from, placedAt: at }] };
    case 'HoldLiftSigned':
      return { holds: withHold(state.holds, event.hold, { liftSigned: signed(recorded) }) };
    case 'HoldLifted':
      return { holds: withHold(state.holds, event.hold, { liftedAt: at }) };
    case 'KeptLonger':
      return { keepUntil: later(event.until, state.keepUntil), longer: true };
    case 'DisposalProposed':
      return { proposed: signed(recorded) };
    case 'DisposalAgreed':
      return { agreed: signed(recorded) };
    case 'RecordDisposed':
      return { disposed: { at, version: event.version, hash: event.hash, rows: event.rows } };
    case 'MessageTroubled':
      return { troubles: troublesWith(state.troubles, event) };
    case 'MessageSettled':
      return { troubles: troublesWithout(state.troubles, event.key) };
    case 'RetentionReached':
    case 'DisposalRefused':
    case 'DestructionBegun':
      return {};
  }
};

const later = <Day extends string>(one: Day, other: Day | undefined): Day =>
  other !== undefined && other > one ? other : one;

const signed = ({ by, at }: Recording): Signed => ({
  person: by.person,
  name: by.name,
  at,
  ...(by.post === undefined ? {} : { post: by.post }),
});

const withHold = (holds: readonly Hold[], id: string, change: Partial<Hold>): Hold[] =>
  holds.map((hold) => (hold.id === id ? { ...hold, ...change } : hold));
