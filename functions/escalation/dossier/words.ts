import type { Concern } from '#shared/boroughs/escalation.ts';
import type { CaseKind, Category, Level, OutcomeKind, Side, Theme } from '#shared/escalation/state/facts.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';

type Names<Of extends string> = Readonly<Record<Of, string>>;

export const CONCERNS: Names<Concern> = {
  child: 'A child',
  adult: 'An adult at risk',
  partners: 'The partners’ own work together',
};

export const CATEGORIES: Names<Category> = {
  'levels-of-need': 'Level of need or threshold',
  'roles-and-responsibilities': 'Who does what',
  'need-for-action': 'Whether action is needed',
  'progressing-plans': 'A plan that is not moving',
  communication: 'Communication',
  'information-sharing': 'Sharing information',
  'whether-to-notify': 'Whether an incident is notified',
  other: 'Something else',
};

export const LEVELS: Names<Level> = {
  'early-help': 'Early help',
  'child-in-need': 'Child in need',
  'child-protection': 'Child protection plan or enquiry',
  'looked-after': 'Looked after',
  'care-leaver': 'Care leaver',
  'adult-safeguarding': 'Adult safeguarding enquiry or plan',
  universal: 'No plan',
  'not-known': 'Not known',
};

export const CASE_KINDS: Names<CaseKind> = {
  open: 'Open to that service',
  new: 'A new referral to it',
  neither: 'Neither',
};

export const OUTCOMES: Names<OutcomeKind> = {
  'action-changed': 'The other agency does what was asked, or something like it',
  'plan-agreed': 'A plan that neither had before',
  'position-explained': 'The decision stands, and its reasons are accepted',
  'decision-upheld': 'The decision stands: it was upheld',
  other: 'Something else',
};

export const THEMES: Names<Theme> = {
  thresholds: 'Thresholds',
  'response-times': 'How long a response takes',
  'referral-quality': 'What a referral says',
  'information-sharing': 'Sharing information',
  'attendance-at-meetings': 'Who comes to meetings',
  'plans-that-drift': 'Plans that drift',
  'voice-of-the-child': 'The voice of the child',
  'voice-of-family-or-carers': 'The voice of family or carers',
  'status-of-the-worker': 'A worker not being heard',
  'out-of-hours': 'Out of hours',
  'cross-border': 'Between areas',
  'policy-gap': 'A gap in policy',
  other: 'Something else',
};

export const SIDE_TITLES: Names<Side> = {
  raising: 'The side that raised it',
  receiving: 'The other side',
};

/** What a case is called: the yearly review of the protocol itself is kept as one, and is no disagreement. */
export const kindOf = ({ review }: Pick<Disagreement, 'review'>): string =>
  review === undefined ? 'Professional disagreement' : 'Review of the protocol';
