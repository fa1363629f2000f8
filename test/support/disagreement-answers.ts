import type { Answers } from '#shared/casework/answers.ts';
import type { FormName } from '#shared/escalation/commands.ts';

const OUTCOME = {
  outcomeKind: 'action-changed',
  steps: [{ what: 'Visit together', side: 'receiving', owner: 'The team manager', due: '2026-06-05' }],
  outstanding: '',
  howPursued: '',
};

const PANEL = [
  { agency: 'schools', name: 'An Education Lead' },
  { agency: 'childrens-social-care', name: 'A Social Work Lead' },
  { agency: 'acute-trust', name: 'A Named Nurse' },
];

/**
 * What the rules read in each form, for a disagreement of a ward sister with Barnet's Family Services, raised on Wednesday
 * 20 May 2026; change what a test is about.
 */
export const disagreementAnswers: Readonly<Record<FormName, Answers>> = {
  'raise-disagreement': {
    concerns: 'child',
    about: 'RF 1234/56',
    name: 'A name that stays in the record',
    raisingAgency: 'acute-trust',
    receivingAgency: 'family-services',
    cases: 'open',
    category: 'levels-of-need',
    level: 'child-in-need',
    disputed: 'The plan was ended',
    outcomeWanted: 'A strategy discussion',
    immediateRisk: 'no',
    sooner: 'no',
    support: 'no',
    connection: 'no',
  },
  'immediate-risk': { found: 'A threat was made', riskAction: 'Police called, child kept on the ward' },
  'tell-head-of-safeguarding': { toldAt: '2026-05-20T10:10', how: 'phone', said: 'What is known' },
  'offer-support': { offered: 'A colleague to go with them', by: 'The named nurse' },
  'answer-disagreement': { view: 'The plan has done its work', contactName: '', contactAddress: '' },
  'name-contact': {
    title: '',
    name: 'A Manager',
    address: 'a.manager@barnet.example',
    why: 'Manages the team',
  },
  'record-discussion': {
    participants: [{ name: 'Somebody', role: 'Social worker', agency: 'family-services' }],
    how: 'phone',
    heldAt: '2026-05-20T10:30',
    raisingView: 'Not safe',
    receivingView: 'Safe enough',
    settled: 'yes',
    outcome: 'A strategy discussion tomorrow',
    ...OUTCOME,
  },
  'move-up': { to: 'stage-2', why: 'other', reasons: 'It cannot wait' },
  'convene-panel': {
    members: PANEL,
    meetsAt: '2026-06-10T14:00',
    representationsBy: '2026-06-08',
    concernedLeftOut: '',
  },
  'convene-meeting': { meetsAt: '2026-06-10T14:00', purpose: 'To review the issues' },
  'make-representation': { representation: 'Our view', wanted: 'A plan' },
  'record-decision': {
    decidedBy: PANEL.map((member) => ({ ...member, role: 'Member' })),
    heldAt: '2026-06-10T15:00',
    considered: 'Both representations',
    decision: 'A strategy discussion is held',
    reasons: 'The threshold is met',
    policyGap: 'no',
    ...OUTCOME,
    steps: [],
  },
  'note-enforcement': { noted: 'The power under the Act', told: 'The three partners' },
  'area-liaison': { withWhom: 'Their partnership', at: '2026-05-27T11:00', what: 'Asked', settled: 'no' },
  'confirm-outcome': { agrees: 'yes', what: 'A strategy discussion' },
  'placed-on-record': { holdsRecord: 'yes', on: '2026-05-21', by: 'The named nurse' },
  'outcome-action': { done: 'yes', note: 'Visited' },
  'not-carried-out': { what: 'Nobody visited', reasons: 'Staff away' },
  'policy-gap': { gap: 'No rule for weekends' },
  'answer-gap': { answer: 'The procedure is changed' },
  'close-disagreement': { themes: ['thresholds'], lessons: 'Speak sooner', policyGap: 'no' },
  'withdraw-disagreement': { reasons: 'Settled between us before anybody answered' },
  'review-protocol': { on: '2026-05-20', changes: 'no', what: 'Read by the group', by: 'The group' },
  'take-part': { confidentialityAgreed: 'yes', conflict: 'no' },
  'settle-message': { settledHow: 'Told by telephone' },
  'link-case': { linkKind: 'disagreement', heldBy: 'elsewhere', theirAuthority: 'Elsewhere', theirReference: 'ELS-1' },
  'unlink-case': { unlinkReason: 'not-so' },
};
