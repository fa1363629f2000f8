import { agencyName, partnerName, postTitle } from '#functions/casework/dossier/names.ts';
import { dayInWords } from '#functions/casework/dossier/when.ts';
import type { Sort, Told } from '#functions/casework/face.ts';
import { toldOfLink } from '#functions/casework/pages/linked/words.ts';
import { copyTold } from '#functions/casework/redaction/words.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import {
  AUDITS,
  COMMENTERS,
  FAMILY,
  METHODS,
  PROGRESS,
  PUBLISHED_WHAT,
  REPLIES,
  ROUTES,
  SOURCES,
} from '#functions/practice-review/dossier/words.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import { actionNumbered } from './parts/actions.ts';
import { stepAbout, stepWords } from './step-words.ts';

/** What sort of thing happened, for those who look for one sort. */
type Kind = 'decisions' | 'commissioning' | 'agencies' | 'report' | 'publication' | 'actions' | 'clock' | 'other';

export const SORTS: readonly (Sort & { readonly kind: Kind })[] = [
  { text: 'Decisions', kind: 'decisions' },
  { text: 'Reviewer and terms', kind: 'commissioning' },
  { text: 'Gathering', kind: 'agencies' },
  { text: 'Report', kind: 'report' },
  { text: 'Publication', kind: 'publication' },
  { text: 'Actions', kind: 'actions' },
  { text: 'Time', kind: 'clock' },
  { text: 'Other', kind: 'other' },
];

const STOOD_DOWN = { conflict: 'A conflict of interest', withdrew: 'The reviewer withdrew', other: 'Another reason' };

/** One event in plain words. Says nothing of what was written about a child: that is read where it belongs. */
export const toldOf = (dossier: Dossier, event: PracticeReviewEvent): Told => {
  const agency = (id: string): string => agencyName(dossier, id);
  const post = (id: string): string => postTitle(dossier.context.arrangement, id) ?? id;
  const ownerOf = (id: string): string => {
    const owner = dossier.state.actions.find((action) => action.id === id)?.agency;
    return owner === undefined ? actionNumbered(id) : `${actionNumbered(id)}, ${agency(owner)}`;
  };
  const says = (kind: Kind, title: string, detail?: string): Told => ({
    title,
    kind,
    ...(detail === undefined || detail === '' ? {} : { detail }),
  });
  switch (event.type) {
    case 'ReviewInitiated':
      return says('decisions', 'Review begun', `${SOURCES[event.source]}. Decided on ${dayInWords(event.decidedOn)}.`);
    case 'ReviewerProposed':
      return says('commissioning', 'Reviewer proposed', event.name);
    case 'PartnerApprovedReviewer':
      return says('commissioning', `${partnerName(event.partner)} approved the reviewer`);
    case 'PartnerRefusedReviewer':
      return says(
        'commissioning',
        `${partnerName(event.partner)} refused the reviewer`,
        event.undeclared ? 'It knows of an interest that was not declared.' : undefined,
      );
    case 'ReviewerAppointed':
      return says('commissioning', 'Reviewer appointed by all three partners');
    case 'ReviewerStoodDown':
      return says('commissioning', 'Reviewer stood down', `${STOOD_DOWN[event.reason]}.`);
    case 'ReviewerAccessChanged':
      return says('commissioning', 'Reviewer’s access changed', `Until the end of ${dayInWords(event.until)}.`);
    case 'ReviewerAccessEnded':
      return says('commissioning', 'Reviewer’s access ended');
    case 'TermsSet':
      return says(
        'commissioning',
        'Terms of reference set',
        `${METHODS[event.method]}. Publication aimed at ${dayInWords(event.publishOn)}.`,
      );
    case 'ProceedingsRecorded':
      return says('agencies', 'Proceedings beside the review recorded', open(event.proceedings));
    case 'ProtectedNamesListed':
      return says('publication', 'Names to protect listed', `${event.names.length} in all.`);
    case 'GatheringBegun':
      return says('agencies', 'Gathering information begun');
    case 'InformationRequested':
      return says('agencies', 'Agencies asked in writing', event.agencies.map(({ name }) => name).join('; '));
    case 'RequestAnswered':
      return says('agencies', 'Definite reply to the request', `${agency(event.agency)}: ${REPLIES[event.reply]}.`);
    case 'AnalysisReturned':
      return says('agencies', event.nil ? 'Nil return sent' : 'Chronology and analysis sent', agency(event.agency));
    case 'PractitionersInvolved':
      return says('agencies', 'How practitioners took part recorded');
    case 'FamilyInvolved':
      return says('agencies', 'How the family takes part recorded', FAMILY[event.standing]);
    case 'SupervisionChecked':
      return says(
        'clock',
        'Progress and quality checked',
        event.satisfactory ? 'Satisfactory.' : 'Something needs attention.',
      );
    case 'ReviewerAsked':
      return says('report', 'Reviewer asked in writing', `Answer wanted by ${dayInWords(event.replyBy)}.`);
    case 'ReviewerReplied':
      return says('report', 'Reviewer answered in writing');
    case 'NationalReviewSuggested':
      return says('decisions', 'The Panel told of new information that suggests a national review');
    case 'PanelAnsweredOnNational':
      return says(
        'decisions',
        'The Panel’s answer on a national review',
        event.answer === 'national' ? 'It carries out a national review.' : 'The local review goes on.',
      );
    case 'DelayExplained':
      return says(
        'clock',
        'Delay explained to the Panel and the Secretary of State',
        `Expected by ${dayInWords(event.expectedOn)}, looked at again on ${dayInWords(event.reviewOn)}.`,
      );
    case 'DraftSubmitted':
      return says(
        'report',
        `Version ${event.version} of the report`,
        event.namesIn.length === 0 ? undefined : `A protected name was found in: ${event.namesIn.join('; ')}.`,
      );
    case 'FactsChecked':
      return says(
        'report',
        `Facts of version ${event.version} checked`,
        `${agency(event.agency)}: ${event.corrections ? 'corrections asked for' : 'right'}.`,
      );
    case 'FinalReportAccepted':
      return says('decisions', `Version ${event.version} accepted as the final report`);
    case 'PartnerApprovedReport':
      return says('decisions', `${partnerName(event.partner)} approved the report`);
    case 'ReportSentBack':
      return says('decisions', `${partnerName(event.partner)} sent the report back`);
    case 'ReportApproved':
      return says('decisions', 'Report approved by all three partners');
    case 'ReportReopened':
      return says('report', 'Report opened again', 'Copies that were sent no longer count.');
    case 'ImpactConsidered':
      return says('publication', 'What publishing means for the child and family considered');
    case 'PublicationPlanned':
      return says('publication', 'Publication planned', `${PUBLISHED_WHAT[event.what]}, on ${dayInWords(event.on)}.`);
    case 'MediaPlanned':
      return says('publication', 'Media plan agreed');
    case 'RedactionChecked':
      return says('publication', 'Text checked so that nobody can be recognised');
    case 'CopiesSent':
      return says(
        'publication',
        'Copies sent to the Panel, the Secretary of State and Ofsted',
        `${ROUTES[event.how] ?? event.how}.`,
      );
    case 'PublicationMoved':
      return says('publication', 'Day of publication moved', `To ${dayInWords(event.on)}.`);
    case 'CommentRecorded':
      return says('publication', 'Comment about publication recorded', `${COMMENTERS[event.from]}.`);
    case 'CommentAnswered':
      return says('publication', 'Comment about publication answered');
    case 'ReleaseSigned':
      return says('publication', 'Signed for publication');
    case 'Published':
      return says(
        'publication',
        'Published',
        `${PUBLISHED_WHAT[event.what]}. ${event.daysLate === 0 ? 'Within six months.' : 'After the six months.'}`,
      );
    case 'PublicationWithdrawn':
      return says('publication', 'Taken down');
    case 'ActionsAgreed':
      return says(
        'actions',
        event.actions.length === 1 ? 'One action agreed' : `${event.actions.length} actions agreed`,
        [...new Set(event.actions.map((action) => agency(action.agency)))].join('; '),
      );
    case 'ActionProgressed':
      return says('actions', 'Progress on an action reported', `${ownerOf(event.action)}: ${PROGRESS[event.status]}.`);
    case 'ActionAudited':
      return says('actions', 'Action audited', `${ownerOf(event.action)}: ${AUDITS[event.result]}.`);
    case 'ActionChanged':
      return says(
        'actions',
        'Action given another day or owner',
        `${ownerOf(event.action)}, by ${dayInWords(event.due)}.`,
      );
    case 'ActionClosed':
      return says('actions', 'Action closed with assurance', ownerOf(event.action));
    case 'LearningShared':
      return says('actions', 'Learning shared');
    case 'LedByAnother':
      return says('decisions', 'Handed to another partnership', event.partnership);
    case 'ReviewStopped':
      return says(
        'decisions',
        'Review stopped',
        event.reason === 'national-review' ? 'A national review takes its place.' : undefined,
      );
    case 'ReviewClosed':
      return says('decisions', 'Review closed');
    case 'ConfidentialityAgreed':
      return says('other', 'Confidentiality agreed', post(event.post));
    case 'ConflictDeclared':
      return says('other', 'Conflict of interest declared; no longer sees the review', post(event.post));
    case 'StepReached':
      return says('clock', stepWords(dossier, event), stepAbout(dossier, event));
    case 'CaseLinked':
    case 'CaseUnlinked':
      return toldOfLink(event);
    case 'MessageTroubled':
      return says('other', 'A message that must arrive has not', `${event.milestone}, ${event.status.toLowerCase()}`);
    case 'MessageSettled':
      return says('other', 'A message that had not arrived was settled');
    case 'RedactedCopyPrepared':
    case 'RedactedCopyChecked':
    case 'RedactedCopySentBack':
      return says('publication', copyTold(event));
  }
};

const open = (proceedings: readonly { readonly open: boolean }[]): string => {
  const count = proceedings.filter((one) => one.open).length;
  return count === 0 ? 'None is open.' : `${count} open.`;
};
