import { type CaseId } from '#shared/kernel/ids.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import { london } from '#test/support/pure-case.ts';
import { reviewer } from '#test/support/pure-review.ts';
import { action, reviewAnswers } from '#test/support/review-answers.ts';
import { DELEGATES } from '#test/support/stories.ts';
import { givingOf, type Office } from './giving.ts';

export { come, type Office } from './giving.ts';

export const MANAGER = 'business-manager';
export const CHAIR = 'independent-convenor';
export const REVIEWER = reviewer('reviewer@independent-reviewers.example');
/** Each agency asked, with its lead; two hold no other post. */
export const LEADS = {
  police: 'police-review-officer',
  housing: 'head-of-housing-needs',
  'primary-care': 'named-gp',
} as const;
/** When the office opens: the day of the decision. */
export const DECIDED = '2026-01-15T10:00:00.000Z';

/** Whatever this agency, partner or person wrote, known again wherever it turns up. */
export const wrote = (who: string): string => `Written-by-${who}`;

export const { tried, given: reviewed, teller } = givingOf(practiceReviewShelf, reviewAnswers);

/** Opened, with everyone but the scrutineer bound to confidentiality and a reviewer proposed. */
export const proposed = async (office: Office): Promise<CaseId> => {
  const caseId = await reviewed(office, MANAGER, 'open-practice-review');
  const given = teller(office, caseId);
  const group = ['designated-doctor', 'communications', 'education-safeguarding-lead'];
  for (const post of [CHAIR, ...Object.values(DELEGATES), ...Object.values(LEADS), ...group])
    await given(post, 'take-part');
  office.clock.set(london('2026-01-26T10:00'));
  await given(MANAGER, 'propose-reviewer', {
    reviewerAddress: REVIEWER.address,
    employers: wrote('commissioning'),
    pointsReason: wrote('commissioning'),
  });
  return caseId;
};

/** … who is appointed, with terms set and agencies asked: at `gathering`. */
export const gathering = async (office: Office): Promise<CaseId> => {
  const caseId = await proposed(office);
  const given = teller(office, caseId);
  for (const [partner, post] of Object.entries(DELEGATES)) await given(post, 'approve-reviewer', {}, partner);
  await given(CHAIR, 'terms-of-reference', { questions: wrote('terms') });
  await given(MANAGER, 'request-information', { requestAgencies: Object.keys(LEADS) });
  return caseId;
};

/** … each of which has answered, and a version is written: at `drafting`. */
export const drafting = async (office: Office): Promise<CaseId> => {
  const caseId = await gathering(office);
  const given = teller(office, caseId);
  for (const [agency, post] of Object.entries(LEADS)) {
    await given(post, 'answer-request', { replyContact: wrote(agency) }, agency);
    await given(post, 'agency-analysis', { analysis: wrote(agency), chronology: [chronologyRow(agency)] }, agency);
  }
  await given(MANAGER, 'protected-names', { names: [{ protectedName: 'Quillmarrow Secretname', nameOf: 'child' }] });
  office.clock.set(london('2026-05-05T10:00'));
  await given(REVIEWER, 'review-report', { summary: wrote('first-version'), changesSince: wrote('reviewer') });
  for (const [agency, post] of Object.entries(LEADS))
    await given(post, 'fact-check', { factsRight: 'corrections', corrections: wrote(agency) }, agency);
  await given(REVIEWER, 'review-report', { summary: wrote('public'), changesSince: wrote('reviewer') });
  return caseId;
};

const chronologyRow = (agency: string) => ({
  eventOn: '2025-03-01',
  eventOnCertainty: 'exact',
  eventWhat: wrote(agency),
  eventSource: 'A record',
});

/** … accepted, approved and ready for its copies: at `preparing`, on 15 June 2026. */
export const preparing = async (office: Office): Promise<CaseId> => {
  const caseId = await drafting(office);
  const given = teller(office, caseId);
  await given(CHAIR, 'accept-report');
  for (const [partner, post] of Object.entries(DELEGATES)) await given(post, 'approve-report', {}, partner);
  office.clock.set(london('2026-06-15T10:00'));
  await given(CHAIR, 'impact-on-family', { impactWords: wrote('family') });
  await given(MANAGER, 'publication-plan');
  await given(CHAIR, 'media-plan');
  await given(CHAIR, 'redaction-check');
  const actions = [
    { ...action, actAgency: 'police', actWhat: wrote('police') },
    { ...action, actAgency: 'housing', actWhat: wrote('housing'), actConfidential: 'yes' },
  ];
  await given(CHAIR, 'action-plan', { actions });
  return caseId;
};

/** … and they are sent, for 30 June: at `notice-given`. */
export const noticed = async (office: Office): Promise<CaseId> => {
  const caseId = await preparing(office);
  return reviewed(office, MANAGER, 'send-copies', {}, { caseId });
};

/** … and it is published: at `changing`. */
export const published = async (office: Office): Promise<CaseId> => {
  const caseId = await noticed(office);
  office.clock.set(london('2026-06-30T10:00'));
  await reviewed(office, MANAGER, 'publish-report', {}, { caseId });
  return reviewed(office, CHAIR, 'publish-report', {}, { caseId });
};
