import { ActionStatus, AuditResult, CommentFrom, PublishWhat, Theme } from '#shared/practice-review/state/facts.ts';

const yesNo = 'radios yes no';
const partners = 'checkboxes local-authority police health';
const radios = (values: readonly string[]): string => `radios ${values.join(' ')}`;
const action = { newDue: 'date', newAgency: 'from agencies', newOfficer: 'text', changeReason: 'textarea' };

/**
 * Ids that rules, documents and the public page look up in the forms of the report, its publication, the actions and
 * the end, with the type and values each may have. `from` is a list the case supplies. A form may ask more.
 */
export const reads: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'review-report': {
    reportTitle: 'text',
    authorNames: 'text',
    summary: 'textarea',
    background: 'textarea',
    childsExperience: 'textarea',
    whatHappened: 'textarea',
    findings: 'textarea',
    goodPractice: 'textarea',
    systemicReasons: 'textarea',
    improvements: 'textarea',
    involvement: 'textarea',
    changesSince: 'textarea',
    'recommendations.recWhat': 'textarea',
    'recommendations.recAgency': 'from agencies',
    'recommendations.recBy': 'date',
    'recommendations.recTheme': `select ${Theme.options.join(' ')}`,
    'recommendations.recRepeat': 'from earlier-recommendations',
  },
  'fact-check': { factsRight: 'radios right corrections', corrections: 'textarea' },
  'accept-report': { acceptUnchanged: 'textarea', acceptWords: 'textarea', acceptReads: 'declaration' },
  'approve-report': { approval: 'radios approve send-back', sendBackReason: 'textarea' },
  'reopen-report': { reopenReason: 'textarea' },

  'impact-on-family': {
    impactWords: 'textarea',
    familySeen: 'radios yes offered no',
    familySeenReason: 'textarea',
    supportOffered: 'textarea',
  },
  'publication-plan': {
    publishWhat: radios(PublishWhat.options),
    withholdReason: 'textarea',
    improvementTitle: 'text',
    improvementText: 'textarea',
    publishOn: 'date',
  },
  'media-plan': {
    mediaExpected: yesNo,
    spokesperson: 'text',
    mediaAgreed: 'checkboxes chair director communications',
    mediaWords: 'textarea',
    trialPending: yesNo,
    beforeTrialReason: 'textarea',
  },
  'redaction-check': { redactionRead: 'declaration', redactionWords: 'textarea' },
  'send-copies': { copiesHow: 'from national-routes', copiesSentAt: 'datetime', copiesProof: 'textarea' },
  'publication-comment': { commentFrom: radios(CommentFrom.options), commentOn: 'date', commentWords: 'textarea' },
  'answer-comment': { commentAnswer: 'textarea', changesReport: 'radios no yes' },
  'move-publication': { newPublishOn: 'date', moveReason: 'textarea' },
  'publish-report': { releaseAgreed: 'declaration' },
  'withdraw-publication': { withdrawReason: 'textarea' },

  'action-plan': {
    'actions.actRecommendation': 'from recommendations',
    'actions.actWhat': 'textarea',
    'actions.actOutcome': 'textarea',
    'actions.actMeasure': 'text',
    'actions.actAgency': 'from agencies',
    'actions.actOfficer': 'text',
    'actions.actDue': 'date',
    'actions.actConfidential': yesNo,
  },
  'action-progress': {
    progressStatus: radios(ActionStatus.options),
    progressWords: 'textarea',
    completionEvidence: 'textarea',
    impactEvidence: 'textarea',
  },
  'audit-action': { auditOn: 'date', auditResult: radios(AuditResult.options), auditWords: 'textarea' },
  'change-action': action,
  'close-action': { assuredBy: 'text', assuredOn: 'date', assuranceWords: 'textarea' },
  'share-learning': {
    sharedOn: 'date',
    sharedHow: 'radios event briefing training recommendation',
    sharedWith: 'textarea',
    sharedWords: 'textarea',
  },

  'hand-to-another-area': { otherPartnership: 'text', handReason: 'textarea', handAgreed: 'declaration' },
  'stop-review': { stopReason: 'radios national-review other', stopWords: 'textarea', partnersAgree: partners },
  'close-review': { closeWords: 'textarea' },
};
