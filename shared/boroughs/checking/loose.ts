import { z } from 'zod';
import { Protocol } from '../escalation.ts';

/**
 * The same arrangements read forgivingly, so that the rules across fields can be checked in a file that breaks
 * the schema elsewhere and its keeper sees every fault at once. A missing text is empty, a missing number is
 * NaN, and each rule passes over those: the schema has reported them already.
 */
const text = z.string().catch('');
const number = z.number().catch(Number.NaN);
const flag = z.boolean().catch(false);
const maybe = z.string().optional().catch(undefined);
const words = z.array(text).catch([]);
const dated = { from: maybe, until: maybe };

const partner = z.object({ id: text, organisation: text, lead: text, delegate: text, ...dated });
const agency = z.object({ id: text, name: text, partner: text, lead: text, standing: flag, childsVoice: flag });
const post = z.object({ id: text, title: text, agency: text, address: text, roles: words, deputy: maybe, ...dated });
const quorum = z.object({ partners: number, members: number, chair: flag });
const group = z.object({
  id: text,
  name: text,
  chair: text,
  members: words,
  invited: words,
  quorum: quorum.catch(() => quorum.parse({})),
});
const step = z.object({ id: text, does: text, clock: text, workingDay: number, at: text });
const rapidReview = z.object({
  group: text,
  recordAgreedBy: maybe,
  plan: z.array(step.catch(() => step.parse({}))).catch([]),
  acknowledgeBy: number,
  returnBy: number,
  meetingBy: number,
  signOffBy: number,
  panelRoute: text,
  noticeOnNotification: words,
});
const timetableStep = z.object({ id: text, workingDaysBefore: number });
const practiceReview = z.object({
  chair: text,
  releasedBy: words,
  replyWithin: number,
  returnWithin: number,
  timetable: z.array(timetableStep.catch(() => timetableStep.parse({}))).catch([]),
  warnings: z.array(number).catch([]),
  nationalRoute: text,
});
const protocolInForce = z.object({
  /** Its key, as a file names it; or the protocol itself, where the arrangements have been read. */
  protocol: z.union([z.string(), Protocol]).catch(''),
  concerns: words,
  named: z.record(z.string(), text).catch({}).optional(),
  ...dated,
});
const escalation = z.object({
  headOfSafeguarding: text,
  partnershipMailbox: text,
  adultsBoardMailbox: maybe,
  gapsTo: text,
  protocols: z.array(protocolInForce.catch(() => protocolInForce.parse({}))).catch([]),
});
const address = z.string().nullable().catch(null);
const recipients = z.object({ panel: address, ofsted: address, dfe: address, secretaryOfState: address });

const retention = z.object({ agreedBy: words, rules: z.record(z.string(), z.unknown()).catch({}) });

const arrangement = z.object({
  borough: text,
  version: number,
  effectiveFrom: text,
  referencePrefix: text,
  allowedDomains: words,
  partners: z.array(partner.catch(() => partner.parse({}))).catch([]),
  agencies: z.array(agency.catch(() => agency.parse({}))).catch([]),
  posts: z.array(post.catch(() => post.parse({}))).catch([]),
  groups: z.array(group.catch(() => group.parse({}))).catch([]),
  rapidReview: rapidReview.catch(() => rapidReview.parse({})),
  practiceReview: practiceReview.catch(() => practiceReview.parse({})),
  escalation: escalation.catch(() => escalation.parse({})),
  retention: retention.catch(() => retention.parse({})),
  recipients: recipients.catch(() => recipients.parse({})),
});

export const LooseArrangement = arrangement.catch(() => arrangement.parse({}));
export type LooseArrangement = z.infer<typeof arrangement>;
export type LoosePost = z.infer<typeof post>;
export type LooseGroup = z.infer<typeof group>;
export type LooseProtocolInForce = z.infer<typeof protocolInForce>;
