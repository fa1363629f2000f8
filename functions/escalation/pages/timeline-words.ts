import { timeInWords } from '#functions/casework/dossier/when.ts';
import type { Sort, Told } from '#functions/casework/face.ts';
import { toldOfLink } from '#functions/casework/pages/linked/words.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { sideName, stageTitle } from '#functions/escalation/dossier/sides.ts';
import { CATEGORIES, OUTCOMES } from '#functions/escalation/dossier/words.ts';
import type { EscalationEvent } from '#shared/escalation/state/events.ts';
import { STEP_WORDS } from './step-words.ts';

type Kind = 'stages' | 'talks' | 'risk' | 'outcome' | 'clock' | 'other';

export const SORTS: readonly (Sort & { readonly kind: Kind })[] = [
  { text: 'Stages', kind: 'stages' },
  { text: 'Discussions', kind: 'talks' },
  { text: 'Immediate risk', kind: 'risk' },
  { text: 'Outcome', kind: 'outcome' },
  { text: 'Time', kind: 'clock' },
  { text: 'Other', kind: 'other' },
];

const WHY = {
  'not-settled': 'Not settled below.',
  'no-reply': 'No reply came.',
  'out-of-time': 'The time was over.',
  'immediate-risk': 'Somebody is at immediate risk.',
  other: 'For the reasons given.',
};

/** One event in plain words. Says nothing of what was written about a child or an adult. */
export const toldOf = (dossier: Dossier, event: EscalationEvent): Told => {
  const says = (kind: Kind, title: string, detail?: string): Told => ({
    title,
    kind,
    ...(detail === undefined || detail === '' ? {} : { detail }),
  });
  const stage = (number: number): string => stageTitle(dossier, number);
  switch (event.type) {
    case 'Raised':
    case 'RaisedElsewhere':
      return says('stages', `Raised with ${event.receiving.name}`, `${CATEGORIES[event.category]}.`);
    case 'ImmediateRiskFound':
      return says('risk', 'Marked as immediate');
    case 'HeadOfSafeguardingTold':
      return says(
        'risk',
        'Head of Safeguarding told',
        event.by === 'service' ? 'By the service itself.' : 'By the designated safeguarding lead.',
      );
    case 'SupportOffered':
      return says('other', 'Support offered to the worker');
    case 'DisagreementAnswered':
      return says('talks', `${sideName(dossier, event.side)} answered`);
    case 'ContactNamed':
      return says(
        'other',
        `${event.side === 'deciding' ? 'Those who decide' : sideName(dossier, event.side)}: who to speak to was named`,
      );
    case 'DiscussionRecorded':
      return says(
        'talks',
        'Discussion recorded',
        `${event.stage === 0 ? 'Under the other area’s procedure' : stage(event.stage)}. ${event.late ? 'Written after it had moved on; kept, and settles nothing.' : event.settled ? 'Settled.' : 'Not settled.'}`,
      );
    case 'NextLineTried':
      return says('stages', 'Taken to the next line', stage(event.stage));
    case 'MovedToStage2':
    case 'MovedToStage3':
    case 'MovedToStage4':
    case 'MovedToStage5':
    case 'MovedToStage6':
      return says(
        'stages',
        `Moved up to ${stage(Number(event.type.slice(-1)))}`,
        `${WHY[event.why]}${event.skipped.length > 0 ? ` Passed over: ${event.skipped.map(stage).join('; ')}.` : ''}`,
      );
    case 'PanelConvened':
      return says('stages', 'Resolution panel convened', `Meets ${timeInWords(event.meetsAt)}.`);
    case 'MeetingConvened':
      return says('stages', 'Meeting convened', timeInWords(event.meetsAt));
    case 'RepresentationMade':
      return says('talks', `${sideName(dossier, event.side)} made a representation`);
    case 'DecisionRecorded':
      return says('outcome', 'Decision recorded', event.binding ? 'It binds those concerned.' : undefined);
    case 'EnforcementNoted':
      return says('stages', 'The Secretary of State’s power noted');
    case 'AreaLiaisonRecorded':
      return says('talks', 'Liaison with the other area recorded', event.settled ? 'Settled.' : 'Not settled.');
    case 'OutcomeReached':
      return says('outcome', 'An outcome was reached', `${OUTCOMES[event.outcome]}. Both sides confirm it in writing.`);
    case 'SideConfirmed':
      return says('outcome', `${sideName(dossier, event.side)} confirmed the outcome`);
    case 'SideDisputed':
      return says('outcome', `${sideName(dossier, event.side)} did not accept the outcome as recorded`);
    case 'OutcomeConfirmed':
      return says('outcome', 'Both sides have confirmed the outcome');
    case 'ReturnedToStage1':
    case 'ReturnedToStage2':
    case 'ReturnedToStage3':
    case 'ReturnedToStage4':
    case 'ReturnedToStage5':
    case 'ReturnedToStage6':
      return says('stages', `Open again at ${stage(Number(event.type.slice(-1)))}`);
    case 'ReturnedElsewhere':
      return says('stages', 'Open again under the other area’s procedure');
    case 'NotCarriedOut':
      return says('outcome', `${sideName(dossier, event.side)} says the outcome was not carried out`);
    case 'PlacedOnRecord':
      return says('outcome', `${sideName(dossier, event.side)} placed it on its case record`);
    case 'NoRecordHeld':
      return says('outcome', `${sideName(dossier, event.side)} keeps no case record`);
    case 'StepReported':
      return says('outcome', event.done ? 'An agreed action was done' : 'An agreed action was reported on');
    case 'PolicyGapFound':
      return says('other', 'A gap in policy was found');
    case 'PolicyGapAnswered':
      return says('other', 'A gap in policy was answered');
    case 'DisagreementClosed':
      return says('outcome', 'Closed');
    case 'DisagreementWithdrawn':
      return says('outcome', 'Withdrawn by the side that raised it');
    case 'ProtocolReviewDue':
      return says('clock', 'Review of the protocol is coming due');
    case 'ProtocolReviewed':
      return says('outcome', 'Protocol reviewed');
    case 'StepReached':
      return says('clock', STEP_WORDS[event.does]);
    case 'CaseLinked':
    case 'CaseUnlinked':
      return toldOfLink(event);
    case 'ConflictDeclared':
      return says('other', 'A conflict of interest was declared');
    case 'ConfidentialityAgreed':
      return says('other', 'Confidentiality was agreed');
    case 'MessageTroubled':
      return says('other', 'A message did not arrive');
    case 'MessageSettled':
      return says('other', 'A message in trouble was settled');
  }
};
