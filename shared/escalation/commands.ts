import { z } from 'zod';
import { Key } from '#shared/boroughs/keys.ts';
import { Answers } from '#shared/casework/answers.ts';
import { MessageTroubled, TimePassed } from '#shared/casework/service-commands.ts';
import { LondonDate } from '#shared/kernel/time.ts';

/** Forms whose submission is a command of the same name. Form names are unique in the product. */
export const FormName = z.enum([
  // Raise
  'raise-disagreement',
  'immediate-risk',
  'tell-head-of-safeguarding',
  'offer-support',
  // Resolve
  'answer-disagreement',
  'name-contact',
  'record-discussion',
  'move-up',
  // Decide
  'convene-panel',
  'convene-meeting',
  'make-representation',
  'record-decision',
  'note-enforcement',
  'area-liaison',
  // Settle
  'confirm-outcome',
  'placed-on-record',
  'outcome-action',
  'not-carried-out',
  'policy-gap',
  'answer-gap',
  'close-disagreement',
  'withdraw-disagreement',
  // The protocol itself
  'review-protocol',
  // The same in every workflow
  'take-part',
  'settle-message',
  'link-case',
  'unlink-case',
]);
export type FormName = z.infer<typeof FormName>;

const FormCommand = z.strictObject({ type: FormName, subject: z.string().optional(), answers: Answers });
/** The yearly review of a protocol has come due. Given by the service itself, once for each protocol and due date. */
const ReviewProtocol = z.strictObject({ type: z.literal('protocol-review-due'), protocol: Key, dueOn: LondonDate });

export const Command = z.union([FormCommand, ReviewProtocol, TimePassed, MessageTroubled]);
export type Command = z.infer<typeof Command>;
export type CommandType = Command['type'];
export type FormCommand = z.infer<typeof FormCommand>;
