import type { Answers } from '#shared/casework/answers.ts';
import type { FormCommand, FormName } from '#shared/rapid-review/commands.ts';

/** The answers the rules read, for a child harmed in the area where abuse is suspected; change what a test is about. */
export const answersTo: Readonly<Record<string, Answers>> = {
  referral: {
    incidentDate: '2026-06-10',
    incidentArea: 'in-borough',
    abuseSuspected: 'yes',
    outcome: 'seriously-harmed',
    whatHappened: 'An account',
    children: [{ childName: 'A Child' }],
  },
  'open-incident': {
    incidentDate: '2026-06-10',
    incidentArea: 'in-borough',
    abuseSuspected: 'yes',
    outcome: 'seriously-harmed',
    whatHappened: 'An account',
    children: [{ childName: 'A Child' }],
  },
  'decline-referral': { reasons: 'Known to be an accident', instead: 'none' },
  'notification-decision': {
    abuseOrNeglect: 'suspected',
    outcome: 'seriously-harmed',
    where: 'in-area',
    lookedAfter: 'no',
    careLeaver: 'no',
    ageYears: 4,
    unborn: 'no',
    awareOfHarmAt: '2026-06-15T09:00',
    abuseKnownAt: '2026-06-15T09:30',
    localAuthorityView: 'notify',
    policeView: 'notify',
    healthView: 'notify',
    decision: 'notify',
    rationale: 'Criteria met',
  },
  notification: { children: [{ surname: 'Child', forename: 'A' }] },
  'dfe-reference': { dfeReference: 'DFE-12345', submittedAt: '2026-06-16T11:00', submittedBy: 'The notifying officer' },
  'acknowledge-request': { known: 'known', authorName: 'An author', authorRole: 'Named nurse' },
  'agency-return': { nilReturn: 'yes', seniorName: 'A senior', seniorRole: 'Director', seniorSignedOff: 'yes' },
  'take-part': { confidentialityAgreed: 'yes', conflict: 'no' },
  analysis: { recommendation: 'local-review', recommendationReasons: 'Recurrent themes' },
  determination: {
    determination: 'local-review',
    agrees: 'yes',
    reasons: 'Themes seen before',
    reviewer: 'to-be-appointed',
  },
  report: { livedExperience: 'An account' },
  'send-report': { sentHow: 'secure-link' },
  'tell-family': { toldHow: 'visit', whoTold: 'The allocated social worker' },
  'panel-reply': { panelView: 'agrees' },
  'not-met-after-all': { reasons: 'A medical cause was found' },
  'local-consideration': { kind: 'near-miss', localOutcome: 'other-learning', reasons: 'Learning for all' },
  'close-case': { closingNote: 'All done' },
  'explain-lateness': { reason: 'The group could not meet' },
  'link-case': { linkKind: 'duplicate', theirAuthority: 'The next borough' },
  'unlink-case': { unlinkReason: 'not-so', unlinkWords: 'A mistake' },
  'add-agency': { agencyName: 'A charity', agencyPartner: 'local-authority' },
};

export const form = (type: FormName, change: Answers = {}, subject?: string): FormCommand => ({
  type,
  answers: { ...answersTo[type], ...change },
  ...(subject === undefined ? {} : { subject }),
});
