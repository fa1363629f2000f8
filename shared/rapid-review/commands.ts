import { z } from 'zod';
import { Answers } from '#shared/casework/answers.ts';
import { MessageTroubled, TimePassed } from '#shared/casework/service-commands.ts';

/** Forms whose submission is a command of the same name. */
export const FormName = z.enum([
  'referral',
  'open-incident',
  'decline-referral',
  'notification-decision',
  'notification',
  'dfe-reference',
  'acknowledge-request',
  'agency-return',
  'add-agency',
  'take-part',
  'meeting',
  'analysis',
  'determination',
  'report',
  'send-report',
  'tell-family',
  'panel-reply',
  'not-met-after-all',
  'explain-lateness',
  'link-case',
  'unlink-case',
  'local-consideration',
  'action-done',
  'settle-message',
  'close-case',
  'prepare-redacted-copy',
  'check-redacted-copy',
]);
export type FormName = z.infer<typeof FormName>;

const FormCommand = z.strictObject({ type: FormName, subject: z.string().optional(), answers: Answers });
const TakeUpReferral = z.strictObject({ type: z.literal('take-up-referral') });

export const Command = z.union([FormCommand, TakeUpReferral, TimePassed, MessageTroubled]);
export type Command = z.infer<typeof Command>;
export type CommandType = Command['type'];
export type FormCommand = z.infer<typeof FormCommand>;
