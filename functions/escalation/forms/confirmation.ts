import type { Disagreement } from '#shared/escalation/state/state.ts';

interface Confirmation {
  readonly title: string;
  readonly next: readonly string[];
}

/**
 * What a form has come to, where that turns on the disagreement: nobody reads of a risk that is none, or of an area that is not
 * theirs. Undefined where the form's own words are enough.
 */
export const confirmation = (state: Disagreement, form: string): Confirmation | undefined => {
  switch (form) {
    case 'raise-disagreement':
      return { title: 'Your disagreement has been raised', next: raised(state) };
    case 'record-discussion':
      return state.stage === 'confirming' ? { title: 'Settled: now confirm it in writing', next: SETTLED } : undefined;
    case 'confirm-outcome':
      return confirmed(state);
    default:
      return undefined;
  }
};

const raised = ({ raisedBy, receiving, conflicted, immediateRiskAt }: Disagreement): readonly string[] => {
  if (raisedBy !== undefined && conflicted.includes(raisedBy.person))
    return [
      'Because of your personal connection, your agency’s safeguarding lead carries it on from here and has been told. You see no more of it.',
      'If somebody is in danger, call 999.',
    ];
  return [
    ...(immediateRiskAt === undefined
      ? []
      : [
          'Because of the immediate risk, your agency’s safeguarding lead is told at once and tells the Head of Safeguarding. If danger grows, call 999.',
        ]),
    ...(receiving?.area === undefined
      ? [
          'The other agency is being told. Speak with the other worker as soon as you can, and record here what you say to each other. Most disagreements end there.',
        ]
      : [
          'An agency of another area is not written to from here. Go by that area’s own procedure, and record here what comes of it.',
        ]),
    'If it is not settled in time, you are asked whether to move it up. Time alone never closes it.',
  ];
};

const confirmed = ({ stage }: Disagreement): Confirmation | undefined => {
  if (stage === 'confirming')
    return {
      title: 'Your side has confirmed',
      next: ['The other side is asked to confirm as well. Nothing closes until both have.'],
    };
  if (stage === 'recording')
    return {
      title: 'Both sides have confirmed',
      next: ['Each side now places a note of it on its own case record, and says here that it has.'],
    };
  return undefined;
};

const SETTLED = [
  'Each side is now asked to confirm the outcome in writing, yours as well: what was agreed, and how anything outstanding will be pursued.',
  'It does not close before both have, and before it stands on the case records.',
];
