import { agencyName, partnerName, postTitle } from '#functions/casework/dossier/names.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import type { Sort, Told } from '#functions/casework/face.ts';
import { toldOfLink } from '#functions/casework/pages/linked/words.ts';
import { copyTold } from '#functions/casework/redaction/words.ts';
import type { Dossier } from '#functions/rapid-review/documents/dossier/dossier.ts';
import { determinationName } from '#functions/rapid-review/documents/dossier/names.ts';
import type { RapidReviewEvent } from '#shared/rapid-review/state/events.ts';

/** What sort of thing happened, for those who look for one sort. */
type Kind = 'decisions' | 'agencies' | 'clock' | 'other';

export const SORTS: readonly (Sort & { readonly kind: Kind })[] = [
  { text: 'Decisions', kind: 'decisions' },
  { text: 'Agencies', kind: 'agencies' },
  { text: 'Time', kind: 'clock' },
  { text: 'Other', kind: 'other' },
];

const late = (days: number): string =>
  days === 0 ? 'In time.' : `${days} working ${days === 1 ? 'day' : 'days'} late.`;

/** One event in plain words. Says nothing of what was written about a child: that is read where it belongs. */
export const toldOf = (dossier: Dossier, event: RapidReviewEvent): Told => {
  const agency = (id: string): string => agencyName(dossier, id);
  const post = (id: string): string => postTitle(dossier.context.arrangement, id) ?? id;
  const says = (kind: Kind, title: string, detail?: string): Told => ({
    title,
    kind,
    ...(detail === undefined ? {} : { detail }),
  });
  switch (event.type) {
    case 'IncidentReferred':
      return says('decisions', 'Incident referred', children(event.childCount));
    case 'IncidentOpened':
      return says('decisions', 'Incident recorded by a notifying officer', children(event.childCount));
    case 'ReferralDeclined':
      return says('decisions', 'Referral declined');
    case 'ReferralTakenUp':
      return says('decisions', 'Referral taken up');
    case 'DecidedToNotify':
      return says(
        'decisions',
        'Decided to notify',
        [
          `Aware from ${timeInWords(event.awareAt)}.`,
          ...(event.dissenting.length === 0
            ? []
            : [`Not in favour: ${event.dissenting.map((partner) => partnerName(partner)).join(', ')}.`]),
        ].join(' '),
      );
    case 'DecidedNotToNotify':
      return says('decisions', 'Decided not to notify');
    case 'LocalConsiderationBegun':
      return says('decisions', 'Decided not to notify; to be considered locally');
    case 'LedElsewhere':
      return says('decisions', 'Another authority leads', event.authority);
    case 'DecisionRetaken':
      return says('decisions', 'Decision whether to notify taken again');
    case 'NotificationPrepared':
      return says('decisions', 'Notification completed, ready for DfE’s system', children(event.childCount));
    case 'Notified':
      return says('decisions', 'Notified to the Panel', submitted(event));
    case 'NotifiedWithoutReview':
      return says('decisions', 'Notified; no rapid review follows', submitted(event));
    case 'PartnersTold':
      return says('clock', 'Safeguarding partners told');
    case 'AgenciesAsked':
      return says('agencies', 'Agencies asked for information', event.agencies.map(({ name }) => name).join('; '));
    case 'AgencyAdded':
      return says('agencies', 'One more agency asked for information', event.added.name);
    case 'PlanStepReached':
      return says(
        'clock',
        dossier.context.arrangement.rapidReview.plan.find(({ id }) => id === event.step)?.title ??
          'A day of the plan came',
        event.agencies.length === 0 ? undefined : event.agencies.map(agency).join('; '),
      );
    case 'RequestAcknowledged':
      return says('agencies', 'Request acknowledged', agency(event.agency));
    case 'ReturnSubmitted':
      return says('agencies', event.nil ? 'Nil return sent' : 'Agency return sent', agency(event.agency));
    case 'ConfidentialityAgreed':
      return says('other', 'Confidentiality agreed', post(event.post));
    case 'ConflictDeclared':
      return says('other', 'Conflict of interest declared; no longer sees the case', post(event.post));
    case 'MeetingHeld':
      return says(
        'decisions',
        event.quorate ? 'Quorate meeting recorded' : 'Meeting without its quorum recorded',
        `Held on ${timeInWords(event.heldAt)}.${event.missing.length === 0 ? '' : ` It lacked ${event.missing.join('; ')}.`}`,
      );
    case 'AnalysisRecorded':
      return says('decisions', 'Criteria weighed; the group recommended', determinationName(event.recommendation));
    case 'PartnerDetermined':
      return says(
        'decisions',
        `${partnerName(event.partner)} determined`,
        `${determinationName(event.determination)}.${event.agrees ? '' : ' It does not agree with the recommendation.'}`,
      );
    case 'DecisionTaken':
      return says(
        'decisions',
        'Decision taken by the three partners',
        `${determinationName(event.decision)}.${event.dissenting.length === 0 ? '' : ` Dissenting: ${event.dissenting.map((partner) => partnerName(partner)).join(', ')}.`}`,
      );
    case 'ReportPrepared':
      return says('decisions', 'Rapid review report completed');
    case 'ReportSent':
      return says('decisions', 'Report sent to the Panel', late(event.daysLate));
    case 'FamilyTold':
      return says('decisions', event.told ? 'Family told the decision' : 'Recorded why the family is not told yet');
    case 'PanelReplied':
      return says('decisions', event.view === 'agrees' ? 'The Panel agrees' : 'The Panel agrees and has comments');
    case 'PanelAskedForMore':
      return says('decisions', 'The Panel asks for more information');
    case 'DecisionReopened':
      return says('decisions', 'The Panel disagrees: the decision is taken again');
    case 'PartnerFoundNotMet':
      return says('decisions', `${partnerName(event.partner)} found the criteria not met after all`);
    case 'NotMetAfterAll':
      return says('decisions', 'Criteria not met after all, by all three partners; the Panel is told');
    case 'LatenessExplained':
      return says('clock', 'Reason for lateness recorded');
    case 'CaseLinked':
    case 'CaseUnlinked':
      return toldOfLink(event);
    case 'ConsideredLocally':
      return says('decisions', 'Considered locally');
    case 'ActionDone':
      return says('agencies', 'Immediate action recorded as done');
    case 'MessageTroubled':
      return says('other', 'A message that must arrive has not', `${event.milestone}, ${event.status.toLowerCase()}`);
    case 'MessageSettled':
      return says('other', 'A message that had not arrived was settled');
    case 'RedactedCopyPrepared':
    case 'RedactedCopyChecked':
    case 'RedactedCopySentBack':
      return says('other', copyTold(event));
    case 'CaseClosed':
      return says('decisions', 'Case closed');
  }
};

const children = (count: number): string => (count === 1 ? 'One child.' : `${count} children.`);

const submitted = ({ dfeReference, daysLate }: { dfeReference: string; daysLate: number }): string =>
  `DfE reference ${dfeReference}. ${late(daysLate)}`;
