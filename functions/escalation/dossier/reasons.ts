import type { EscalationEvent } from '#shared/escalation/state/events.ts';

const MOVED = ['why', 'reasons', 'skippedWhy'];

/** Which events are decisions, and the questions that say why. */
export const REASONS: Readonly<Partial<Record<EscalationEvent['type'], readonly string[]>>> = {
  ContactNamed: ['why'],
  MovedToStage2: MOVED,
  MovedToStage3: MOVED,
  MovedToStage4: MOVED,
  MovedToStage5: MOVED,
  MovedToStage6: MOVED,
  PanelConvened: ['concernedLeftOut'],
  MeetingConvened: ['purpose'],
  DecisionRecorded: ['reasons'],
  OutcomeReached: [],
  SideConfirmed: [],
  SideDisputed: ['what'],
  OutcomeConfirmed: [],
  ReturnedToStage1: [],
  ReturnedToStage2: [],
  ReturnedToStage3: [],
  ReturnedToStage4: [],
  ReturnedToStage5: [],
  ReturnedToStage6: [],
  ReturnedElsewhere: [],
  NotCarriedOut: ['what', 'reasons'],
  NoRecordHeld: ['whyNot'],
  EnforcementNoted: ['noted'],
  AreaLiaisonRecorded: ['outcome'],
  PolicyGapAnswered: ['answer'],
  DisagreementClosed: ['lessons'],
  DisagreementWithdrawn: ['reasons'],
  ProtocolReviewed: ['changes'],
};
