import type { EscalationEvent } from '../state/events.ts';
import type { PlanAction } from '../state/plan-action.ts';
import type { Audience } from './audiences.ts';

type EventType = EscalationEvent['type'];

/** What sets a message off: one of these events, or a step that time has brought. */
export type Trigger = { readonly events: readonly EventType[] } | { readonly step: PlanAction };

/** When a row holds at all; see `set-off.ts`. */
export type Only =
  | 'at-immediate-risk'
  | 'not-at-immediate-risk'
  | 'the-lead-is-to-tell'
  | 'head-did-not-know'
  | 'in-the-borough'
  | 'in-another-area'
  | 'raiser-carries-it'
  | 'raiser-is-conflicted'
  | 'support-wanted'
  | 'settles-nothing'
  | 'can-move-up'
  | 'at-the-last-stage'
  | 'the-stage-tells'
  | 'the-partnership-was-told'
  | 'still-to-come';

/** One row: this milestone, to this audience, in these words, when this happens. */
export interface MessageRow {
  readonly milestone: 'M13';
  readonly audience: Audience;
  readonly template: string;
  readonly on: Trigger;
  /** Failing to arrive is an alarm and a task, never silence. */
  readonly statutory: boolean;
  readonly only?: Only;
}

/** One row for each of the audiences that are told the same in the same words. */
const tell = (
  template: string,
  on: Trigger,
  audiences: readonly Audience[],
  only?: Only,
  statutory = false,
): readonly MessageRow[] =>
  audiences.map((audience) => ({
    milestone: 'M13',
    audience,
    template,
    on,
    statutory,
    ...(only === undefined ? {} : { only }),
  }));

const after = (...events: readonly EventType[]): Trigger => ({ events });
const when = (step: PlanAction): Trigger => ({ step });

export const MOVED: readonly EventType[] = [
  'MovedToStage2',
  'MovedToStage3',
  'MovedToStage4',
  'MovedToStage5',
  'MovedToStage6',
];
export const RETURNED: readonly EventType[] = [
  'ReturnedToStage1',
  'ReturnedToStage2',
  'ReturnedToStage3',
  'ReturnedToStage4',
  'ReturnedToStage5',
  'ReturnedToStage6',
  'ReturnedElsewhere',
];
const RAISED: readonly EventType[] = ['Raised', 'RaisedElsewhere'];

/** Everyone on either side who acts at the stage it is at, and the worker who raised it, whatever the stage. */
const BOTH: readonly Audience[] = ['raiser', 'raising', 'receiving'];

const LATE = ['stage-over', 'stage-still-over', 'week-over'] as const;

/** What is late is told to both sides; when it is asked again, to their leads; of the whole, to the business manager too. */
const TOLD_LATE: Readonly<Record<(typeof LATE)[number], readonly Audience[]>> = {
  'stage-over': BOTH,
  'stage-still-over': [...BOTH, 'raising-lead', 'receiving-lead'],
  'week-over': [...BOTH, 'raising-lead', 'receiving-lead', 'business-managers'],
};

const late = (template: string, step: (typeof LATE)[number], only: Only): readonly MessageRow[] =>
  tell(template, when(step), TOLD_LATE[step], only);

/**
 * Every message a disagreement sends, and nothing else is ever sent. A test walks it on a moved clock and fails on one
 * missing, extra, early or twice. Child, adult and family are never written to from here.
 */
export const messageTable: readonly MessageRow[] = [
  // Raised
  ...tell('raised-receipt', after('Raised'), ['raiser'], 'raiser-carries-it'),
  ...tell('raised-receipt-elsewhere', after('RaisedElsewhere'), ['raiser'], 'raiser-carries-it'),
  ...tell('carry-for-a-colleague', after(...RAISED), ['raising-lead'], 'raiser-is-conflicted'),
  ...tell('raised-with-you', after('Raised'), ['receiving'], 'not-at-immediate-risk'),
  ...tell('raised-with-you-today', after('Raised'), ['receiving'], 'at-immediate-risk'),
  ...tell('asked-to-settle', after('Raised', 'NextLineTried', ...MOVED), ['newcomers-deciding']),
  ...tell('raised-elsewhere', after('RaisedElsewhere'), ['business-managers']),
  ...tell('support-wanted', after(...RAISED), ['raising-lead'], 'support-wanted'),

  // Immediate risk (ESC-3)
  ...tell('immediate-risk', after(...RAISED, 'ImmediateRiskFound'), ['raising-lead'], 'the-lead-is-to-tell', true),
  ...tell('raised-with-you-today', after('ImmediateRiskFound'), ['receiving'], 'in-the-borough'),
  ...tell('risk-found', after('ImmediateRiskFound'), ['raiser', 'raising', 'deciding']),
  ...tell('risk-found', after('ImmediateRiskFound'), ['receiving'], 'in-another-area'),
  ...tell('head-of-safeguarding', after('HeadOfSafeguardingTold'), ['head-of-safeguarding'], 'head-did-not-know', true),
  ...tell('head-told-for-you', when('head-not-told'), ['raising-lead']),

  // Stage by stage
  ...tell('answered', after('DisagreementAnswered'), ['raiser', 'raising']),
  ...tell('you-are-named', after('DisagreementAnswered', 'ContactNamed'), ['newcomers', 'newcomers-deciding']),
  ...tell('conflict-declared', after('ConflictDeclared'), ['business-managers']),
  ...tell('support-offered', after('SupportOffered'), ['raiser']),
  ...tell('discussion-recorded', after('DiscussionRecorded', 'AreaLiaisonRecorded'), BOTH, 'settles-nothing'),
  ...tell('moved-to-you', after('NextLineTried', ...MOVED), ['newcomers']),
  ...tell('moved-up', after('NextLineTried', ...MOVED), ['raiser', 'those-before']),
  ...tell('partnership-told', after('Raised', ...MOVED), ['board'], 'the-stage-tells'),
  ...tell('partnership-told', after('Raised', 'NextLineTried', ...MOVED), ['newcomers-told']),
  ...tell('stage-soon', when('stage-soon'), BOTH),
  ...late('stage-over', 'stage-over', 'can-move-up'),
  ...late('stage-still-over', 'stage-still-over', 'can-move-up'),
  ...late('week-over', 'week-over', 'can-move-up'),
  ...LATE.flatMap((step) => late('top-over', step, 'at-the-last-stage')),
  // Whoever speaks with another area here stands for its side.
  ...tell('area-over', when('week-over'), [...BOTH, 'raising-lead'], 'in-another-area'),
  ...tell('area-over', when('stage-still-over'), [...BOTH, 'raising-lead'], 'in-another-area'),
  ...tell('decision-soon', when('stage-soon'), ['deciding']),
  ...LATE.flatMap((step) => tell('decision-overdue', when(step), ['deciding'])),

  // The top
  ...tell('panel-convened', after('PanelConvened'), ['newcomers-deciding']),
  ...tell('representations-invited', after('PanelConvened'), BOTH),
  ...tell('meeting-convened', after('MeetingConvened'), ['newcomers-deciding', ...BOTH]),
  ...tell('representation-made', after('RepresentationMade'), ['deciding']),
  ...tell('enforcement-noted', after('EnforcementNoted'), [...BOTH, 'business-managers']),

  // Settled
  ...tell('outcome-reached', after('OutcomeReached'), BOTH),
  ...tell('confirm-overdue', when('confirm-overdue'), ['sides-to-confirm']),
  ...tell('returned', after(...RETURNED), [...BOTH, 'deciding']),
  ...tell('outcome-confirmed', after('OutcomeConfirmed'), BOTH),
  ...tell('partnership-settled', after('OutcomeConfirmed'), ['board'], 'the-partnership-was-told'),
  ...tell('record-overdue', when('record-overdue'), ['sides-to-place']),
  ...tell('step-overdue', when('step-overdue'), ['sides-with-steps']),
  ...tell('policy-gap', after('PolicyGapFound'), ['gaps-post']),
  ...tell('gap-answered', after('PolicyGapAnswered'), ['raiser']),
  ...tell('disagreement-closed', after('DisagreementClosed'), BOTH),
  ...tell('disagreement-withdrawn', after('DisagreementWithdrawn'), [...BOTH, 'deciding']),
  ...tell('disagreement-withdrawn', after('DisagreementWithdrawn'), ['board'], 'the-partnership-was-told'),

  // The protocol's own yearly review (ESC-13)
  ...tell('protocol-review', after('ProtocolReviewDue'), ['business-managers'], 'still-to-come'),
  ...tell('protocol-review-overdue', when('protocol-review-overdue'), ['business-managers', 'gaps-post']),
];
