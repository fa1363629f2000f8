import type { Recorded } from '#shared/casework/workflow.ts';
import { stageAfter } from '../transitions.ts';
import { changes } from './changes.ts';
import type { EscalationEvent } from './events.ts';
import { type Disagreement, sectionKey } from './state.ts';

type Recording = Recorded<EscalationEvent>;

/** The state after an event. Never fails: what the ledger holds has happened. */
export const evolve = (state: Disagreement, recorded: Recording): Disagreement => {
  const moved = { ...state, stage: stageAfter(state.stage, recorded.event.type) };
  return withSection({ ...moved, ...changes(moved, recorded) }, recorded);
};

const withSection = (state: Disagreement, { event, seq }: Recording): Disagreement => {
  const key = sectionOf(event);
  return key === undefined ? state : { ...state, sections: { ...state.sections, [key]: seq } };
};

/** A record of a stage stands under the stage it is of: 0 is another area's procedure. */
const stageKey = (stage: number): string => (stage === 0 ? 'other-area' : `stage-${stage}`);

/** Which form an event's answers belong to. */
export const sectionOf = (event: EscalationEvent): string | undefined => {
  switch (event.type) {
    case 'Raised':
    case 'RaisedElsewhere':
      return 'raise-disagreement';
    case 'ImmediateRiskFound':
      return 'immediate-risk';
    case 'HeadOfSafeguardingTold':
      return event.answers === undefined ? undefined : 'tell-head-of-safeguarding';
    case 'SupportOffered':
      return 'offer-support';
    case 'DisagreementAnswered':
      return sectionKey('answer-disagreement', event.side);
    case 'ContactNamed':
      return sectionKey('name-contact', event.side);
    case 'DiscussionRecorded':
      return sectionKey('record-discussion', stageKey(event.stage));
    case 'NextLineTried':
    case 'MovedToStage2':
    case 'MovedToStage3':
    case 'MovedToStage4':
    case 'MovedToStage5':
    case 'MovedToStage6':
      return 'move-up';
    case 'PanelConvened':
      return 'convene-panel';
    case 'MeetingConvened':
      return 'convene-meeting';
    case 'RepresentationMade':
      return sectionKey('make-representation', event.side);
    case 'DecisionRecorded':
      return 'record-decision';
    case 'EnforcementNoted':
      return 'note-enforcement';
    case 'AreaLiaisonRecorded':
      return 'area-liaison';
    case 'SideConfirmed':
    case 'SideDisputed':
      return sectionKey('confirm-outcome', event.side);
    case 'PlacedOnRecord':
    case 'NoRecordHeld':
      return sectionKey('placed-on-record', event.side);
    case 'NotCarriedOut':
      return sectionKey('not-carried-out', event.side);
    case 'StepReported':
      return sectionKey('outcome-action', event.step);
    case 'PolicyGapFound':
      return sectionKey('policy-gap', event.id);
    case 'PolicyGapAnswered':
      return sectionKey('answer-gap', event.gap);
    case 'DisagreementClosed':
      return 'close-disagreement';
    case 'DisagreementWithdrawn':
      return sectionKey('withdraw-disagreement', 'raising');
    case 'ProtocolReviewed':
      return 'review-protocol';
    default:
      return undefined;
  }
};
