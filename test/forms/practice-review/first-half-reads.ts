import type { Reads } from '#test/forms/support/every-form.ts';

const yesNo = 'radios yes no';
const methods = 'learning-together child-practice-review root-cause-analysis silp appreciative-inquiry';
const allThree = 'checkboxes local-authority police health';
const each = (ids: readonly string[], kind: string): Record<string, string> =>
  Object.fromEntries(ids.map((id) => [id, kind]));

/** What rules, messages and pages read of commissioning, gathering and supervising. */
export const firstHalfReads: Reads = {
  'open-practice-review': {
    source: 'radios partners panel',
    panelLetterOn: 'date',
    decidedOn: 'date',
    decisionReasons: 'textarea',
    partnersAgree: allThree,
    linkedReference: 'text',
    reviewerNamed: yesNo,
    reviewerName: 'text',
  },
  'propose-reviewer': {
    reviewerName: 'text',
    reviewerAddress: 'email',
    ...each(['knowsPractice', 'knowsResearch', 'recognisesComplexity', 'avoidsHindsight', 'communicates'], yesNo),
    pointsReason: 'textarea',
    employers: 'textarea',
    interests: 'radios none declared not-asked',
    interestList: 'textarea',
    mitigation: 'textarea',
    agreementSigned: yesNo,
    insured: yesNo,
    contractFrom: 'date',
    accessUntil: 'date',
    fee: 'number',
  },
  'approve-reviewer': {
    approves: 'radios approve refuse',
    knowsUndeclared: yesNo,
    refusalReason: 'textarea',
  },
  'stand-reviewer-down': { standDownReason: 'radios conflict withdrew other', standDownWords: 'textarea' },
  'reviewer-access': { accessUntil: 'date', accessReason: 'textarea' },
  'terms-of-reference': {
    periodFrom: 'date',
    periodTo: 'date',
    periodReason: 'textarea',
    questions: 'textarea',
    scopeAgencies: 'from agencies',
    otherAreas: 'textarea',
    leadPartnership: 'radios ours another',
    method: `radios ${methods} hybrid`,
    hybridOf: `checkboxes ${methods}`,
    ...each(['budgetTotal', 'shareLocalAuthority', 'sharePolice', 'shareHealth', 'shareOthers'], 'number'),
    publishOn: 'date',
    publishLateReason: 'textarea',
    practitionersHow: 'textarea',
    familyHow: 'textarea',
  },
  'parallel-proceedings': {
    'proceedings.proceedingKind': 'radios police cps coroner care employment other',
    'proceedings.proceedingContact': 'text',
    'proceedings.proceedingOpen': yesNo,
    'proceedings.holdsPublication': yesNo,
    'proceedings.holdsBack': 'textarea',
    noProceedings: 'declaration',
  },
  'protected-names': {
    'names.protectedName': 'text',
    'names.nameOf': 'radios child family professional place other',
  },
  'request-information': {
    requestAgencies: 'from agencies',
    requestQuestions: 'textarea',
    requestReplyBy: 'date',
    requestReturnBy: 'date',
    underDuty: yesNo,
  },
  'answer-request': {
    reply: 'radios will-answer holds-nothing cannot',
    replyReason: 'textarea',
    replyContact: 'text',
  },
  'agency-analysis': {
    holds: 'radios yes nil',
    nilStatement: 'textarea',
    'chronology.eventOn': 'date',
    'chronology.eventOnCertainty': 'radios exact about month-only year-only not-known',
    'chronology.eventWhat': 'textarea',
    'chronology.eventSource': 'text',
    'chronology.eventAction': 'textarea',
    ...each(['involvement', 'analysis', 'goodPractice', 'learning'], 'textarea'),
    signedBy: 'text',
    signedPost: 'text',
    signedOn: 'date',
    signedSenior: 'declaration',
  },
  'practitioner-involvement': {
    involvedOn: 'date',
    involvedHow: 'radios learning-event conversation written other',
    ...each(['involvedWho', 'involvedSupport', 'involvedViews'], 'textarea'),
  },
  'family-involvement': {
    familyStanding: 'radios contributing declined not-yet not-possible',
    ...each(['familyWho', 'familyWishes', 'familyReason', 'survivingChildren'], 'textarea'),
    familyWishesReport: 'radios read-before be-told nothing not-known',
  },
  'supervision-check': {
    checkOn: 'date',
    progress: 'radios on-time behind',
    quality: 'radios satisfactory concerns',
    checkWords: 'textarea',
    checkActions: 'textarea',
  },
  'ask-reviewer': { question: 'textarea', questionReplyBy: 'date' },
  'reviewer-reply': { replyWords: 'textarea' },
  'new-information': {
    newInformation: 'textarea',
    nationalCriteria: 'checkboxes national-improvements law-or-guidance national-importance',
    suggestsNational: 'declaration',
    whyNational: 'textarea',
  },
  'panel-on-national': {
    panelAnswer: 'radios national local-goes-on',
    panelAnsweredOn: 'date',
    panelWords: 'textarea',
  },
  'explain-delay': {
    delayCause: 'radios trial inquest care-proceedings police-request family reviewer other',
    delayReasons: 'textarea',
    delayExpectedOn: 'date',
    delayReviewOn: 'date',
  },
};
