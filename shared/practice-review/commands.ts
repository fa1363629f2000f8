import { z } from 'zod';
import { Answers } from '#shared/casework/answers.ts';
import { MessageTroubled, TimePassed } from '#shared/casework/service-commands.ts';
import { LocalReviewDecided } from '#shared/contracts/local-review-decided.ts';

/** Forms whose submission is a command of the same name. Form names are unique in the product. */
export const FormName = z.enum([
  // Commission
  'open-practice-review',
  'propose-reviewer',
  'approve-reviewer',
  'stand-reviewer-down',
  'reviewer-access',
  'terms-of-reference',
  'parallel-proceedings',
  'protected-names',
  // Gather
  'request-information',
  'answer-request',
  'agency-analysis',
  'practitioner-involvement',
  'family-involvement',
  // Supervise
  'supervision-check',
  'ask-reviewer',
  'reviewer-reply',
  'new-information',
  'panel-on-national',
  'explain-delay',
  // Report
  'review-report',
  'fact-check',
  'accept-report',
  'approve-report',
  'reopen-report',
  // Publish
  'impact-on-family',
  'publication-plan',
  'media-plan',
  'redaction-check',
  'send-copies',
  'publication-comment',
  'answer-comment',
  'move-publication',
  'publish-report',
  'withdraw-publication',
  // Change
  'action-plan',
  'action-progress',
  'audit-action',
  'change-action',
  'close-action',
  'share-learning',
  // End
  'hand-to-another-area',
  'stop-review',
  'close-review',
  // The same in every workflow
  'take-part',
  'link-case',
  'unlink-case',
  'settle-message',
  'prepare-redacted-copy',
  'check-redacted-copy',
]);
export type FormName = z.infer<typeof FormName>;

const FormCommand = z.strictObject({ type: FormName, subject: z.string().optional(), answers: Answers });
/** The review decided in another workflow begins here. Given by the service itself, never by a person. */
const BeginFromContract = z.strictObject({ type: z.literal('begin-from-contract'), contract: LocalReviewDecided });

export const Command = z.union([FormCommand, BeginFromContract, TimePassed, MessageTroubled]);
export type Command = z.infer<typeof Command>;
export type CommandType = Command['type'];
export type FormCommand = z.infer<typeof FormCommand>;
