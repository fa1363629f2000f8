import type { Wording } from '#shared/casework/shelf.ts';

const SIGN_IN = 'Sign in to see the case';
const OPEN = 'Open the document';

/** Words by template. The due date, where the reader has one, is added after the lines. */
export const wordings: Readonly<Record<string, Wording>> = {
  'referral-received': {
    subject: 'an incident has been referred to you',
    lines: [
      'A professional has referred an incident that they think should be considered.',
      'The five working days for notifying run from today. Please consider the referral as soon as you can.',
    ],
    link: SIGN_IN,
  },
  'notification-outstanding': {
    subject: 'notification not yet recorded',
    lines: [
      'No DfE reference has been recorded for this incident.',
      'The local authority has five working days from becoming aware to decide and, where the criteria are met, to notify.',
    ],
    link: SIGN_IN,
  },
  'notice-of-notification': {
    subject: 'notice of a notification',
    lines: [
      'The local authority has notified a serious incident through the Department for Education’s system.',
      'This message is for information only. It is not the notification.',
    ],
    link: 'Visit the service',
  },
  'incident-notified': {
    subject: 'a serious incident concerns your partnership',
    lines: [
      'The local authority is telling you, as a safeguarding partner, about a serious child safeguarding incident.',
      'Please sign in to see what is known and what is asked of you.',
    ],
    link: SIGN_IN,
  },
  'other-area-concerned': {
    subject: 'a serious incident concerns your area',
    lines: [
      'A serious child safeguarding incident also concerns your area.',
      'Please reply to arrange how to receive the details securely. Do not ask for them by e-mail.',
    ],
    link: 'Visit the service',
  },
  'information-request': {
    subject: 'request for information',
    lines: [
      'Your agency is asked for information for a rapid review.',
      'Please acknowledge the request, secure your records, and return your information signed off by a senior. If your agency holds nothing, say so in a nil return: silence is not an answer.',
    ],
    link: 'Sign in to answer',
  },
  'acknowledgement-chased': {
    subject: 'please acknowledge the request for information',
    lines: [
      'We have not yet heard that your agency has the request for information.',
      'Please sign in, acknowledge it and say who will answer.',
    ],
    link: 'Sign in to acknowledge',
  },
  'return-nudged': {
    subject: 'your return is due soon',
    lines: [
      'Your agency’s information for a rapid review is due soon.',
      'What you have entered is kept. It counts once a named senior has signed it off.',
    ],
    link: 'Sign in to finish',
  },
  'return-overdue': {
    subject: 'your return is overdue',
    lines: [
      'Your agency’s information for a rapid review is overdue, and its safeguarding partner has been told.',
      'Please return it today, or a nil return if your agency holds nothing.',
    ],
    link: 'Sign in to finish',
  },
  'agency-overdue': {
    subject: 'an agency has not answered',
    lines: [
      'An agency for which you are the delegated safeguarding partner has not returned its information for a rapid review.',
      'Please sign in to see which, and see that it answers. It will be raised at the meeting.',
    ],
    link: SIGN_IN,
  },
  'conflict-declared': {
    subject: 'somebody has stood aside',
    lines: [
      'Somebody has declared a conflict of interest and can no longer see this case. What was to go to them goes to their deputy, or to you.',
      'The timeline there says who it is. Please ask somebody else where no deputy acts for them.',
    ],
    link: SIGN_IN,
  },
  'pack-due': {
    subject: 'circulate the pack',
    lines: ['The merged chronology and the agencies’ returns are due to go to the group.'],
    link: SIGN_IN,
  },
  'meeting-due': {
    subject: 'the rapid review meeting is due',
    lines: [
      'The rapid review meeting is due by now. Without its quorum it decides nothing, and the clock does not stop.',
    ],
    link: 'Sign in to record the meeting',
  },
  'determination-due': {
    subject: 'your determination is due',
    lines: [
      'Your determination as a safeguarding partner has not been recorded.',
      'No decision can be taken without all three partners, and not answering is not agreement.',
    ],
    link: 'Sign in to determine',
  },
  'report-due': {
    subject: 'the rapid review report is due today',
    lines: ['The report and the decision are due with the Panel by the end of today.'],
    link: SIGN_IN,
  },
  'panel-not-replied': {
    subject: 'no reply from the Panel yet',
    lines: ['No reply from the Panel has been recorded. Please ask the Panel, or record its letter if it has come.'],
    link: 'Sign in to record the reply',
  },
  'rapid-review-report': {
    subject: 'rapid review report and decision',
    lines: [
      'The safeguarding partners have completed a rapid review. The report, with their decision, can be opened by the link below.',
      'You will be asked for a code, which is sent to this address. The link works for 14 days and five openings, and each is recorded.',
    ],
    link: OPEN,
  },
  'criteria-not-met': {
    subject: 'criteria for notification not met after all',
    lines: [
      'The three safeguarding partners have together determined that the criteria for notification were not met. Their reasons can be opened by the link below.',
      'You will be asked for a code, which is sent to this address. The link works for 14 days and five openings, and each is recorded.',
    ],
    link: OPEN,
  },
  'decision-reopened': {
    subject: 'the decision has been reopened',
    lines: [
      'The Panel has disagreed with the decision, so each safeguarding partner is asked to determine again.',
      'The decision remains yours. Please read the Panel’s letter first.',
    ],
    link: 'Sign in to determine',
  },
  'local-review-decided': {
    subject: 'a local child safeguarding practice review has been decided',
    lines: [
      'The safeguarding partners have decided to carry out a local child safeguarding practice review. The decision, and who the reviewer is or when one will be named, can be opened by the link below.',
      'You will be asked for a code, which is sent to this address. The link works for 14 days and five openings, and each is recorded.',
    ],
    link: OPEN,
  },
  'national-review-suggested': {
    subject: 'a national review may be appropriate',
    lines: [
      'The safeguarding partners think this case may raise issues that are complex or of national importance, so that a national review may be appropriate. Their reasons are in the report.',
      'You will be asked for a code, which is sent to this address. The link works for 14 days and five openings, and each is recorded.',
    ],
    link: OPEN,
  },
  'decision-made': {
    subject: 'the decision has been made',
    lines: ['The safeguarding partners have made their decision. Please sign in to read it and the reasons.'],
    link: SIGN_IN,
  },
  'review-ended': {
    subject: 'the rapid review has ended',
    lines: [
      'The safeguarding partners have determined that the criteria were not met after all, so the rapid review has ended. Nothing more is asked of you. Please keep your records secure.',
    ],
    link: SIGN_IN,
  },
  'referral-answered': {
    subject: 'your referral has been considered',
    lines: [
      'The local authority has considered the incident you referred. Please sign in to read what was decided and why.',
    ],
    link: 'Sign in to read the answer',
  },
};
