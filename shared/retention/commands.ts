import { z } from 'zod';
import { Answers } from '#shared/casework/answers.ts';
import { MessageTroubled, TimePassed } from '#shared/casework/service-commands.ts';
import { RecordClosed } from '#shared/contracts/record-closed.ts';
import { LondonDate } from '#shared/kernel/time.ts';

/** Forms whose submission is a command of the same name. Form names are unique in the product. */
export const FormName = z.enum([
  'place-hold',
  'lift-hold',
  'keep-longer',
  'propose-disposal',
  'agree-disposal',
  'refuse-disposal',
  // The same in every workflow
  'settle-message',
]);
export type FormName = z.infer<typeof FormName>;

const FormCommand = z.strictObject({ type: FormName, subject: z.string().optional(), answers: Answers });
/** A button of the page of a case: its record is opened before the case is closed, or after, where nothing had opened it. */
const OpenRecord = z.strictObject({
  type: z.literal('open-record'),
  of: RecordClosed.omit({ closedOn: true }).extend({ closedOn: LondonDate.optional() }),
});
/** A case has been closed in another workflow. Given by the service itself, never by a person. */
const CloseFromContract = z.strictObject({ type: z.literal('close-from-contract'), contract: RecordClosed });
/** Before the first row goes, and after the last. Given by the service itself. */
const BeginDestruction = z.strictObject({ type: z.literal('begin-destruction') });
const RecordDisposal = z.strictObject({
  type: z.literal('record-disposal'),
  version: z.int(),
  hash: z.string(),
  rows: z.record(z.string(), z.int()),
});

export const Command = z.union([
  FormCommand,
  OpenRecord,
  CloseFromContract,
  BeginDestruction,
  RecordDisposal,
  TimePassed,
  MessageTroubled,
]);
export type Command = z.infer<typeof Command>;
export type CommandType = Command['type'];
export type FormCommand = z.infer<typeof FormCommand>;
