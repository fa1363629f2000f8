import type { Wording } from '#shared/casework/shelf.ts';
import { nationalWordings } from './national-wording.ts';

const SIGN_IN = 'Sign in to see the review';
const SEE_ACTIONS = 'Sign in to see your actions';
const VISIT = 'Visit the service';

/** A message to somebody who can sign in: what it is about, what to do, what the link is called. */
const says = (subject: string, lines: readonly string[], link = SIGN_IN): Wording => ({ subject, lines, link });

/** The same, once the day it was due is over. */
const late = (...said: Parameters<typeof says>): Wording => ({ ...says(...said), overdue: true });

/** Words by template. The due date, where the reader has one, is added after the lines. */
export const wordings: Readonly<Record<string, Wording>> = {
  ...nationalWordings,

  'review-begun': says('a local child safeguarding practice review has begun', [
    'The safeguarding partners have decided on a local child safeguarding practice review, and its six months are running.',
    'Next come a reviewer, whom the three partners approve, and the terms of reference.',
  ]),
  'reviewer-approval': says(
    'a reviewer is proposed for your approval',
    [
      'A reviewer has been proposed, with what they have declared. Please read it, say whether you approve, and say whether you know of an interest that is not declared.',
      'The reviewer is appointed once all three partners approve.',
    ],
    'Sign in to answer',
  ),
  'reviewer-approval-overdue': says(
    'your approval of the reviewer is awaited',
    [
      'Your answer about the proposed reviewer has not been recorded. The review cannot go on without all three partners, and not answering is not agreement.',
    ],
    'Sign in to answer',
  ),
  'reviewer-refused': says('a reviewer has not been approved', [
    'A safeguarding partner has not approved the proposed reviewer. Please sign in to read why, and propose another.',
  ]),
  'reviewer-appointed': says('you have been appointed as reviewer', [
    'The three safeguarding partners have approved your appointment. You can now sign in with this address and see the review.',
    'Everything you need is kept there. Please do not ask for it, or send it, by e-mail.',
  ]),
  'reviewer-stood-down': says('the reviewer has been stood down', [
    'The reviewer of this review has been stood down and can no longer see it. Their work is kept. Another reviewer has to be proposed.',
  ]),
  'access-ending': says('the reviewer’s access ends soon', [
    'The reviewer’s access to this review ends on the day below. If the work needs longer, the business manager can extend it, with a reason.',
  ]),
  'reviewer-released': says(
    'your work on this review has ended',
    [
      'This review is no longer carried out here, so your access to it has ended. Please keep to the confidentiality agreement, and ask the business manager about anything you still hold.',
    ],
    VISIT,
  ),

  'information-request': says(
    'request for information',
    [
      'Your agency is asked for information for a local child safeguarding practice review. Please secure your records.',
      'First say whether your agency will answer, holds nothing, or cannot answer. Silence is not an answer. The request says when the analysis, signed off by a senior, is due.',
    ],
    'Sign in to answer',
  ),
  'reply-overdue': late(
    'please reply to the request for information',
    [
      'Your agency has not yet said whether it will answer a request for information. Its safeguarding partner has been told.',
    ],
    'Sign in to reply',
  ),
  'agency-silent': late('an agency has not replied', [
    'An agency for which you are the delegated safeguarding partner has not said whether it will answer a request for information. Please sign in to see which, and see that it replies.',
  ]),
  'return-soon': says(
    'your analysis is due soon',
    [
      'Your agency’s chronology and analysis are due soon. What you have entered is kept. It counts once a named senior has signed it off.',
    ],
    'Sign in to finish',
  ),
  'return-overdue': late(
    'your analysis is overdue',
    [
      'Your agency’s chronology and analysis are overdue, and its safeguarding partner has been told.',
      'Please return them now, or a nil return if your agency holds nothing.',
    ],
    'Sign in to finish',
  ),
  'agency-overdue': late('an agency’s analysis is overdue', [
    'An agency for which you are the delegated safeguarding partner has not returned its analysis. Please sign in to see which, and see that it does.',
  ]),

  'timetable-step': says('a step of the timetable falls today', [
    'A step of this review’s timetable falls today. Please sign in to see which, and whether the review is where it should be.',
  ]),
  'check-due': says(
    'a check of progress and quality is due',
    ['The partners check a review’s progress and quality at regular intervals. The next check is due.'],
    'Sign in to record the check',
  ),
  'question-asked': says(
    'a written request to you as reviewer',
    [
      'The partnership has asked you something in writing. Please answer in the review, where question and answer are kept.',
    ],
    'Sign in to answer',
  ),
  'question-overdue': late(
    'a written request to the reviewer is not answered',
    ['A written request to the reviewer has not been answered by the day it was asked for.'],
    'Sign in to see it',
  ),
  'question-answered': says('the reviewer has answered', ['The reviewer has answered a written request.']),
  'six-months-near': says('the six months end soon', [
    'The review is to be complete and published within six months of the decision. The day below is the last.',
    'If that cannot be, the reasons go to the Panel and the Secretary of State before it, not after.',
  ]),
  'six-months-over': says('the six months have ended', [
    'The six months of this review are over, it is not published, and no reasons have been sent to the Panel and the Secretary of State.',
    'Please see that the reasons are recorded now. Nothing stops the clock, whatever the review is waiting for.',
  ]),
  'delay-explained': says('reasons for delay have been recorded', [
    'Reasons for delay in this review have been recorded and go to the Panel and the Secretary of State. Please read them.',
  ]),
  'delay-review': says('the delay is to be looked at again', [
    'Today is the day on which the delay of this review was to be looked at again. If it goes on, record the reasons as they are now.',
  ]),

  'draft-submitted': says('a draft of the report is here', [
    'A new version of the report has been handed in. Please read it, and see that the agencies check its facts.',
  ]),
  'facts-to-check': says(
    'please check the facts in the draft report',
    [
      'A draft of the report is ready for your agency to check what it says about your part. Say whether it is right, or what should be corrected.',
      'It is confidential: read it in the review and do not pass it on.',
    ],
    'Sign in to read it',
  ),
  'report-approval': says(
    'the final report awaits your approval',
    [
      'The final report has been accepted and goes to the three safeguarding partners. Please approve it, or send it back with your reasons.',
    ],
    'Sign in to answer',
  ),
  'report-approval-overdue': says(
    'your approval of the report is awaited',
    [
      'Your answer about the final report has not been recorded. Nothing can be published without all three partners, and not answering is not agreement.',
    ],
    'Sign in to answer',
  ),
  'report-sent-back': says('the report has been sent back', [
    'A safeguarding partner has sent the report back. Please sign in to read why. A new version is needed.',
  ]),
  'report-approved': says('the three partners have approved the report', [
    'The three safeguarding partners have approved the report. Before copies go to the Panel: its impact on the family, what is published and when, the plan for the media, and the check that nobody is named.',
  ]),
  'report-reopened': says('the report has been reopened', [
    'The approved report has been reopened. Please sign in to read why. A new version has to be accepted and approved before anything is published.',
  ]),
  'conflict-declared': says('somebody has stood aside', [
    'Somebody has declared a conflict of interest and can no longer see this review. What was to go to them goes to their deputy, or to you.',
    'The timeline there says who it is. Please ask somebody else where no deputy acts for them.',
  ]),
  'comment-recorded': says('a comment on publication has been recorded', [
    'A comment on the publication has been recorded. It is to be answered before anything is published.',
  ]),
  'second-signature': says('a second signature is needed', [
    'One person has released the publication. A second, different person has to do so before anything is published.',
  ]),
  'publish-today': says('publication is planned for today', [
    'Today is the day planned for publication. Nothing is published by itself: two people release it.',
  ]),
  published: says('the review has been published', [
    'This local child safeguarding practice review has been published. Please share its learning in your organisation.',
    'Nobody answers the media without the chair, the director and the communications team.',
  ]),
  'year-over': says('the year of publication is over', [
    'The publication has been public for a year, so it may now stay or be withdrawn. Please look at which actions are still open.',
  ]),

  'actions-agreed': says(
    'actions have been agreed for your agency',
    [
      'The plan of actions names your agency as owner. Please see what is to be done, how it will be measured, and by when.',
    ],
    SEE_ACTIONS,
  ),
  'action-changed': says(
    'an action of your agency has changed',
    ['An action that your agency carries out has been changed: its date, its owner, or who answers for it.'],
    SEE_ACTIONS,
  ),
  'action-soon': says(
    'an action is due soon',
    [
      'Your agency’s part of the action plan is due soon. Record how far it has come, with evidence that it is done and that it made a difference.',
    ],
    SEE_ACTIONS,
  ),
  'progress-due': says(
    'please report progress on your actions',
    ['The chair asks how far your agency’s open actions have come. A few words for each are enough.'],
    SEE_ACTIONS,
  ),
  'action-overdue': late(
    'an action is overdue',
    [
      'Your agency’s part of the action plan is overdue, and the chair has been told. Please record where it stands, or ask for another date with a reason.',
    ],
    SEE_ACTIONS,
  ),
  'actions-behind': late('an action is overdue', [
    'An agency’s action is overdue. Please sign in to see whose, and ask for it.',
  ]),

  'review-ended-here': says('this review has ended here', [
    'This local child safeguarding practice review is no longer carried out here. Please sign in to read why. Keep your records secure.',
  ]),
};
