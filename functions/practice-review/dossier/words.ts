import type { PublishWhat, Recommendation } from '#shared/practice-review/state/facts.ts';
import type { PlannedAction, PracticeReview, Request } from '#shared/practice-review/state/state.ts';

type Names<Of extends string> = Readonly<Record<Of, string>>;

export const SOURCES: Names<NonNullable<PracticeReview['source']>> = {
  'rapid-review': 'A rapid review',
  partners: 'The partners’ own decision',
  panel: 'The Panel’s letter and the partners’ decision',
};

export const METHODS: Names<NonNullable<PracticeReview['terms']>['method']> = {
  'learning-together': 'Learning Together (SCIE)',
  'child-practice-review': 'Child Practice Review (the Welsh model)',
  'root-cause-analysis': 'Root cause analysis',
  silp: 'Significant incident learning process (SILP)',
  'appreciative-inquiry': 'Appreciative inquiry',
  hybrid: 'A hybrid of recognised methods',
};

export const THEMES: Names<Recommendation['theme']> = {
  'information-sharing': 'Sharing information',
  'voice-of-the-child': 'The voice of the child',
  'assessment-of-risk': 'Assessing risk',
  'professional-curiosity': 'Professional curiosity',
  'thresholds-and-referral': 'Thresholds and referral',
  escalation: 'Escalation and professional disagreement',
  'supervision-and-management': 'Supervision and management',
  neglect: 'Neglect',
  'domestic-abuse': 'Domestic abuse',
  'parental-mental-health': 'Parents’ mental health',
  'substance-misuse': 'Alcohol and drugs',
  'sexual-abuse': 'Sexual abuse',
  exploitation: 'Exploitation',
  'infants-and-pre-birth': 'Before birth and the first year',
  adolescents: 'Adolescents',
  'race-culture-and-identity': 'Race, culture and identity',
  disability: 'Disability',
  'fathers-and-men': 'Fathers and other men in the child’s life',
  'education-and-attendance': 'Education and attendance',
  'health-pathways': 'Health pathways',
  'police-response': 'Police response',
  'transition-and-moves': 'Moves between areas and services',
  training: 'Training',
  'policy-and-procedure': 'Policy and procedure',
  'resources-and-workload': 'Resources and workload',
  other: 'Something else',
};

export const PROCEEDINGS: Names<PracticeReview['proceedings'][number]['kind']> = {
  police: 'Police investigation',
  cps: 'Charging decision or trial',
  coroner: 'Inquest',
  care: 'Care or other family proceedings',
  employment: 'Employment or professional conduct process',
  other: 'Other proceedings',
};

export const REPLIES: Names<NonNullable<Request['reply']>> = {
  'will-answer': 'Will answer',
  'holds-nothing': 'Searched, and holds nothing',
  cannot: 'Cannot answer as asked',
};

export const PROGRESS: Names<PlannedAction['status']> = {
  'not-started': 'Not started',
  'in-progress': 'In progress',
  done: 'Done',
  embedded: 'Embedded in practice',
};

export const AUDITS: Names<NonNullable<PlannedAction['audit']>['result']> = {
  met: 'Met',
  'partly-met': 'Partly met',
  'not-met': 'Not met',
};

export const COMMENTERS: Names<PracticeReview['comments'][number]['from']> = {
  panel: 'The Panel',
  'secretary-of-state': 'The Secretary of State',
  ofsted: 'Ofsted',
  family: 'The family',
};

export const PUBLISHED_WHAT: Names<PublishWhat> = {
  report: 'The report',
  improvements: 'Information about the improvements, with the report withheld',
};

export const FAMILY: Readonly<Record<string, string>> = {
  contributing: 'Taking part',
  declined: 'Invited, and do not wish to take part',
  'not-yet': 'Not invited yet',
  'not-possible': 'Not possible to invite',
};

export const ROUTES: Readonly<Record<string, string>> = {
  'secure-link': 'By a secure link with a one-time code',
  'by-hand': 'By hand',
};

export const STANDINGS: Names<NonNullable<PracticeReview['reviewer']>['standing']> = {
  proposed: 'Proposed, waiting for the partners',
  blocked: 'Refused by a partner',
  appointed: 'Appointed by all three partners',
  'stood-down': 'Stood down',
};
