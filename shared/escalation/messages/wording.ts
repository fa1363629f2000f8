import type { Wording } from '#shared/casework/shelf.ts';

const SIGN_IN = 'Sign in to see the disagreement';

/** What it is about, what to do, what the link is called. Nothing in a mail says who is concerned, or why. */
const says = (subject: string, lines: readonly string[], link = SIGN_IN): Wording => ({ subject, lines, link });

/** The same, once the day it was due is over. */
const late = (...said: Parameters<typeof says>): Wording => ({ ...says(...said), overdue: true });

/** Words by template. The due date, where there is one, is added after the lines. */
export const wordings: Readonly<Record<string, Wording>> = {
  'raised-receipt': says('your disagreement has been raised', [
    'The disagreement you raised is recorded, and the other agency has been told. You will see every stage of it.',
    'Talk to your colleague there as soon as you can, and write down what came of it, even if it is not settled.',
  ]),
  'raised-receipt-elsewhere': says('your disagreement has been raised', [
    'The disagreement you raised with an agency of another area is recorded here. That agency is not written to from here: please go by its own area’s procedure, and write down what comes of it.',
    'If that does not settle it, the two partnerships speak with each other.',
  ]),
  'carry-for-a-colleague': says('a disagreement for you to carry', [
    'A colleague in your agency has raised a professional disagreement and has a personal connection with those concerned. They cannot go on with it themselves.',
    'Please carry it for them, or name somebody who will.',
  ]),
  'raised-with-you': says(
    'a professional disagreement has been raised with you',
    [
      'A colleague in another agency disagrees with something your agency has done, not done or decided, and asks you to look at it again.',
      'Please read it, say how you see it, and talk to each other. It has a time in which it is to be settled, or sooner if somebody’s safety needs it.',
    ],
    'Sign in to read and answer',
  ),
  'raised-with-you-today': says(
    'a disagreement to settle today',
    [
      'A professional disagreement with your agency has been marked as immediate: it is to be settled today.',
      'Please read it now and speak to the other agency. If somebody is in danger, call the police: do not wait for this service.',
    ],
    'Sign in to read and answer',
  ),
  'raised-elsewhere': says('a disagreement with another area’s agency', [
    'A disagreement has been raised with an agency of another authority, whose own procedure is followed. If that does not settle it, the partnership takes it up with the leaders there.',
  ]),
  'support-wanted': says('a colleague asks for support', [
    'A worker in your agency has raised a professional disagreement and would like support with it. Please speak to them, and write down what was offered.',
  ]),
  'support-offered': says('support is offered to you', [
    'Your agency’s safeguarding lead has written down what support is offered to you with this disagreement.',
  ]),

  'immediate-risk': says(
    'immediate: tell the Head of Safeguarding now',
    [
      'A disagreement raised by your agency has been marked as immediate. Please tell the borough’s Head of Safeguarding now, and record that you have.',
      'If it is not recorded soon, the service tells the Head of Safeguarding itself. If somebody is in danger, call the police.',
    ],
    'Sign in to read and record it',
  ),
  'risk-found': says('the disagreement is immediate now', [
    'This disagreement has been marked as immediate, so it is to be settled today. It can be moved straight to a higher stage, with the reasons. If somebody is in danger, call the police.',
  ]),
  'head-of-safeguarding': says('immediate: a disagreement for you to know of', [
    'A professional disagreement in the borough has been marked as immediate. Please read it now, and see that somebody is acting on it.',
  ]),
  'head-told-for-you': late('the Head of Safeguarding has been told for you', [
    'It was not recorded that you had told the Head of Safeguarding of an immediate disagreement, so the service has. Please read it, and speak to each other.',
  ]),

  answered: says('the other agency has answered', [
    'The agency you disagree with has said how it sees the matter. Please read it, and talk to each other.',
  ]),
  'you-are-named': says(
    'you are named as the person to speak to',
    ['You have been named as the one to speak to in a professional disagreement between two agencies.'],
    'Sign in to read it',
  ),
  'discussion-recorded': says('a discussion has been recorded', [
    'A discussion of this disagreement has been written down, and the disagreement goes on. Read it, and say if it is not as you remember.',
  ]),
  'moved-to-you': says(
    'a disagreement has come to you',
    [
      'A professional disagreement between two agencies could not be settled below, and has come to you. What has been tried is written there.',
      'Please speak to your opposite number and settle it within the time of this stage. If somebody else acts for your agency here, say who.',
    ],
    'Sign in to read it',
  ),
  'asked-to-settle': says(
    'you are asked to help settle a disagreement',
    [
      'A professional disagreement between agencies has come to those who help to settle it or who decide it, and you are one of them. What has been tried is written there.',
      'If you have any interest in the matter, say so before you read further.',
    ],
    'Sign in to read it',
  ),
  'moved-up': says('the disagreement has moved up', [
    'This disagreement has moved up. Sign in to see who has it now, and by when. You go on seeing every stage. If somebody is still to be named for your side, name them there.',
  ]),
  'partnership-told': says('a disagreement has come to a stage you are told of', [
    'The partnership’s protocol asks that you be told when a professional disagreement comes to this stage. Nothing else is asked of you.',
  ]),
  'stage-soon': says('the time for this stage ends soon', [
    'The time for this stage of the disagreement is nearly over. If it is settled, write that down; if it is not, it can be moved up now.',
  ]),
  'stage-over': late('the time for this stage is over', [
    'The time for this stage of the disagreement has run out. Please move it up to the next stage, or write down that it is settled.',
    'Nothing is closed by itself.',
  ]),
  'stage-still-over': late('a disagreement is waiting to be moved up', [
    'The time for this stage of the disagreement ran out, and it has neither been settled nor moved up. Please do one of the two.',
  ]),
  'week-over': late('the time to settle this disagreement is over', [
    'This disagreement was to be settled by now and is not. Please move it up at once, to those who can settle it.',
  ]),
  'top-over': late('the time for the last stage is over', [
    'This disagreement is at the last stage of its protocol, and the time for it has run out. Whoever settles or decides it there has been told too. Please help them to come to an end of it.',
    'Nothing is closed by itself.',
  ]),
  'area-over': late('a disagreement with another area is not settled', [
    'This disagreement with an agency of another area was to be settled by now and is not. Please write down what came of that area’s procedure. If it has settled nothing, the partnerships speak with each other’s senior leaders.',
  ]),
  'decision-soon': says('the time to settle a disagreement ends soon', [
    'A professional disagreement is with you to be settled or decided, and the time for this is nearly over.',
  ]),
  'decision-overdue': late('a disagreement is waiting for you', [
    'A professional disagreement is with you to be settled or decided, and the time for this has run out. Please settle or decide it, or say what is in the way.',
  ]),

  'panel-convened': says(
    'you are asked to sit on a resolution panel',
    [
      'A panel is convened to settle a professional disagreement between agencies. It hears those concerned and decides.',
      'If you have any interest in the matter, say so before you read further.',
    ],
    'Sign in to see when and what',
  ),
  'representations-invited': says(
    'a panel will decide: say what it should hear',
    ['A resolution panel has been convened. Please write down what you want it to consider.'],
    'Sign in to write it',
  ),
  'meeting-convened': says('a meeting is convened', [
    'A meeting of those who lead the services concerned has been convened about this disagreement. Sign in to see when.',
  ]),
  'representation-made': says('a representation has been made', [
    'One of those concerned has written down what you should consider. Please read it before you settle or decide anything.',
  ]),
  'enforcement-noted': says('the Secretary of State’s power has been noted', [
    'It has been recorded that a statutory partner may not be meeting its obligations, and that the Secretary of State can take enforcement action.',
  ]),

  'conflict-declared': says('somebody has stood aside', [
    'Somebody has declared a conflict of interest and can no longer see this disagreement. What was to go to them goes to whoever stands for them, or to you.',
    'The timeline there says who it is. Please ask somebody else where no deputy acts for them.',
  ]),

  'outcome-reached': says(
    'an outcome: please confirm it in writing',
    [
      'An outcome of this disagreement has been recorded. Please read it, and confirm in writing what was agreed or decided and how anything outstanding will be pursued.',
      'If it is not what was agreed, say so there. It is not closed until both sides have confirmed.',
    ],
    'Sign in to confirm',
  ),
  'confirm-overdue': late(
    'your written confirmation is awaited',
    ['Your side has not confirmed the outcome of this disagreement in writing. Not answering is not agreement.'],
    'Sign in to confirm',
  ),
  returned: says('the disagreement is open again', [
    'The outcome of this disagreement is not accepted as recorded, or was not carried out. It is back at the stage it came from. Sign in to read why.',
  ]),
  'outcome-confirmed': says('both sides have confirmed the outcome', [
    'Both sides have confirmed the outcome in writing. Please place a record of the disagreement on the case record your agency holds, and say here that you have.',
  ]),
  'partnership-settled': says('a disagreement you were told of is settled', [
    'A professional disagreement of which you were told has been settled, and both sides have confirmed it in writing.',
  ]),
  'record-overdue': late('not yet placed on the case record', [
    'Your agency has not yet said that a record of this disagreement is on the case record it holds.',
  ]),
  'step-overdue': late('an agreed action is overdue', [
    'An action your agency agreed to when this disagreement was settled is past its day. Please say how far it has come.',
  ]),
  'policy-gap': says(
    'a gap in policy has been found',
    ['A professional disagreement has shown a gap in policies or procedures. Please read it and answer.'],
    'Sign in to answer',
  ),
  'gap-answered': says('a gap in policy has been answered', [
    'The gap in policy that this disagreement showed has been answered. Please read what will be done.',
  ]),
  'disagreement-closed': says('the disagreement is closed', [
    'This disagreement is closed. Thank you: raising it, and looking at it again, keeps people safe.',
  ]),
  'disagreement-withdrawn': says('the disagreement has been withdrawn', [
    'The side that raised this disagreement has withdrawn it, with its reasons. The record is kept.',
  ]),

  'protocol-review': says('the escalation protocol is due for review', [
    'The protocol for professional disagreements is reviewed each year. Its review is due on the day below.',
  ]),
  'protocol-review-overdue': late('the review of the escalation protocol is overdue', [
    'The yearly review of the protocol for professional disagreements has not been recorded.',
  ]),
};
