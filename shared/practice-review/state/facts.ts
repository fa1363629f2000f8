import { z } from 'zod';
import { PartnerId } from '#shared/boroughs/arrangement.ts';
import { LondonDate } from '#shared/kernel/time.ts';

/** What led to the review: a rapid review, the partners' own decision (NOTIFY-7), or the Panel's letter. */
export const Source = z.enum(['rapid-review', 'partners', 'panel']);

/** How the review is done (LCSPR-3): a recognised method, or a hybrid of them. */
export const Method = z.enum([
  'learning-together',
  'child-practice-review',
  'root-cause-analysis',
  'silp',
  'appreciative-inquiry',
  'hybrid',
]);
export type Method = z.infer<typeof Method>;

/** What recommendations are about, so that one can be found again years later. */
export const Theme = z.enum([
  'information-sharing',
  'voice-of-the-child',
  'assessment-of-risk',
  'professional-curiosity',
  'thresholds-and-referral',
  'escalation',
  'supervision-and-management',
  'neglect',
  'domestic-abuse',
  'parental-mental-health',
  'substance-misuse',
  'sexual-abuse',
  'exploitation',
  'infants-and-pre-birth',
  'adolescents',
  'race-culture-and-identity',
  'disability',
  'fathers-and-men',
  'education-and-attendance',
  'health-pathways',
  'police-response',
  'transition-and-moves',
  'training',
  'policy-and-procedure',
  'resources-and-workload',
  'other',
]);
export type Theme = z.infer<typeof Theme>;

/** One recommendation: what, of whom, by when (LCSPR-9). `repeatOf` names earlier ones like it. */
export const Recommendation = z.object({
  id: z.string(),
  what: z.string(),
  agency: z.string(),
  by: LondonDate,
  theme: Theme,
  repeatOf: z.array(z.string()).default([]),
});
export type Recommendation = z.infer<typeof Recommendation>;

/** How far an action has come, as its owner says. `closed` only the chair's assurance makes it. */
export const ActionStatus = z.enum(['not-started', 'in-progress', 'done', 'embedded']);
export type ActionStatus = z.infer<typeof ActionStatus>;

/** One action of the shared plan (ACTION-1), as agreed. */
export const AgreedAction = z.object({
  id: z.string(),
  /** The recommendation it carries out; absent for learning agreed besides. */
  recommendation: z.string().optional(),
  what: z.string(),
  outcome: z.string(),
  measure: z.string(),
  agency: z.string(),
  officer: z.string(),
  due: LondonDate,
  /** Carried out confidentially while a trial, inquest or enquiry is pending (ACTION-3). */
  confidential: z.boolean(),
});
export type AgreedAction = z.infer<typeof AgreedAction>;

export const AuditResult = z.enum(['met', 'partly-met', 'not-met']);

/** An agency asked in writing (LCSPR-7, GOV-5). */
export const AskedAgency = z.object({
  agency: z.string(),
  name: z.string(),
  address: z.string(),
  partner: PartnerId,
});
export type AskedAgency = z.infer<typeof AskedAgency>;

/** A definite reply to a request: silence is none (GOV-5). */
export const Reply = z.enum(['will-answer', 'holds-nothing', 'cannot']);

/** Whose comments about publication are recorded and had regard to (LCSPR-14). */
export const CommentFrom = z.enum(['panel', 'secretary-of-state', 'ofsted', 'family']);

/** The report itself, or what can be said of the improvements where the report is withheld (LCSPR-10). */
export const PublishWhat = z.enum(['report', 'improvements']);
export type PublishWhat = z.infer<typeof PublishWhat>;

/** Proceedings that run beside the review. */
export const ProceedingKind = z.enum(['police', 'cps', 'coroner', 'care', 'employment', 'other']);

export const Proceeding = z.object({
  id: z.string(),
  kind: ProceedingKind,
  /** Still going on. */
  open: z.boolean(),
  /** Publication waits for it. The six months do not. */
  holdsPublication: z.boolean(),
});

export const partners: readonly PartnerId[] = PartnerId.options;
