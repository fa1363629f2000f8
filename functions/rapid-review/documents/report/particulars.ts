import { latest } from '#functions/casework/dossier/dossier.ts';
import { organisation } from '#functions/casework/dossier/names.ts';
import { itemsOf, saidOf } from '#functions/casework/dossier/said.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import type { Pseudonym } from '#functions/casework/rendering/masking.ts';
import {
  type Block,
  facts,
  heading,
  list,
  type Section,
  table,
  text,
  told,
} from '#functions/casework/rendering/model.ts';
import { CLASSIFICATION } from '#functions/casework/rendering/usual.ts';
import { partners } from '#shared/rapid-review/state/facts.ts';
import { rapidReviewClock } from '#shared/rapid-review/time/clocks.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { meetingsOf } from '../dossier/meetings.ts';

/** 1. What this is about and when it was due. */
export const header = (dossier: Dossier): Section => {
  const { record, state, context } = dossier;
  const clock = rapidReviewClock(state, context);
  return {
    id: 'particulars',
    title: '1. Particulars',
    blocks: facts(
      ['Safeguarding partnership', context.arrangement.partnership],
      ['Partners', partners.map((partner) => organisation(dossier, partner)).join('\n')],
      ['DfE reference', state.notified?.dfeReference],
      ['Local reference', record.reference],
      ['Notification sent', state.notified && timeInWords(state.notified.submittedAt)],
      ['Rapid review due', clock && `${dayInWords(clock.dueDate)}. ${clock.rule} (${clock.source}).`],
      ['Sent to the Panel', state.sent ? timeInWords(state.sent.sentAt) : 'Not yet sent'],
      ['Version', state.round === 1 ? 'First' : `Decision taken again, round ${state.round}`],
      ['Classification', CLASSIFICATION],
    ),
  };
};

const CHILD = [
  ['Age', 'age'],
  ['Expected date of delivery', 'dueDate'],
  ['Outcome', 'childOutcome'],
  ['Sex', 'sex'],
  ['Ethnicity', 'ethnicity'],
  ['First language', 'firstLanguage'],
  ['Disability', 'disability'],
  ['Kind of disability', 'disabilityTypes'],
  ['Living at the time', 'livingAt'],
  ['Looked after', 'lookedAfter'],
  ['Legal status', 'legalStatus'],
  ['Child in need plan', 'childInNeed'],
  ['Child protection plan', 'protectionPlan'],
  ['Category of plan', 'protectionCategory'],
  ['Care leaver', 'careLeaver'],
  ['Education', 'education'],
] as const;

/** 2. Each child by initials, never by name, date of birth or address. */
export const children = (dossier: Dossier, called: readonly Pseudonym[]): Section => {
  const items = itemsOf(dossier, 'notification', 'children');
  const rows = latest(dossier, 'notification')?.['children'];
  const incident = latest(dossier, 'notification')?.['incidentDate'];
  const born = (index: number): unknown => {
    const row: unknown = Array.isArray(rows) ? rows[index] : undefined;
    return typeof row === 'object' && row !== null ? Object.entries(row).find(([key]) => key === 'birthDate')?.[1] : '';
  };
  const family = itemsOf(dossier, 'notification', 'family').map((said) => [
    said('relationship'),
    said('familyAge'),
    said('sameHousehold'),
  ]);
  return {
    id: 'children',
    title: '2. The child or children',
    blocks: [
      ...items.flatMap((said, index): readonly Block[] => {
        const { called: name = 'Child', initials = '' } = called[index] ?? {};
        const age = said('age') === '' ? ageOn(born(index), incident) : said('age');
        return [
          heading(`${name.charAt(0).toUpperCase()}${name.slice(1)}${initials === '' ? '' : ` (${initials})`}`),
          ...facts(...CHILD.map(([label, id]) => [label, id === 'age' ? age : said(id)] as const)),
        ];
      }),
      table(
        'Family and household',
        ['Relationship', 'Age or date of birth', 'Lived with the child'],
        family,
        'No family or household has been recorded.',
      ),
    ],
  };
};

/** Whole years at the incident; for a baby, months. */
const ageOn = (born: unknown, day: unknown): string => {
  if (typeof born !== 'string' || typeof day !== 'string' || born > day) return '';
  const [by = 0, bm = 0, bd = 0] = born.split('-').map(Number);
  const [iy = 0, im = 0, id = 0] = day.split('-').map(Number);
  const months = (iy - by) * 12 + (im - bm) - (id < bd ? 1 : 0);
  const count = months < 24 ? months : Math.floor(months / 12);
  return `${count} ${months < 24 ? 'month' : 'year'}${count === 1 ? '' : 's'}`;
};

/** 3. Facts, what is not known, and safety now. */
export const incident = (dossier: Dossier): Section => {
  const notified = saidOf(dossier, 'notification');
  const said = saidOf(dossier, 'report');
  return {
    id: 'incident',
    title: '3. The incident',
    blocks: [
      ...facts(
        ['Date', notified('incidentDate')],
        ['Time or period', notified('incidentTime')],
        ['Kind of place', notified('placeType')],
        ['Kinds of harm or cause', notified('harmTypes')],
        ['Injuries or harm', notified('injuries')],
        ['Prognosis', notified('prognosis')],
        ['Date of death', notified('deathDate')],
        ['Cause of death', notified('deathCause')],
      ),
      ...told('What happened', notified('incidentDescription')),
      ...told('What is established', said('established')),
      ...told('What is not established', said('notEstablished')),
      ...told('How safe the child and other children are now', said('safetyNow')),
    ],
  };
};

/** 4. Who took part, who did not and why, and whether the meeting could decide. */
export const participation = (dossier: Dossier): Section => {
  const { requests } = dossier.state;
  const meetings = meetingsOf(dossier);
  return {
    id: 'participation',
    title: '4. Who took part',
    blocks: [
      table(
        'Agencies asked for information',
        ['Agency', 'What it returned', 'When'],
        requests.map(({ name, returnedAt, nil }) => [
          name,
          returnedAt === undefined ? 'Nothing yet' : nil ? 'Nil return: it holds nothing' : 'Information',
          returnedAt === undefined ? '' : timeInWords(returnedAt),
        ]),
        'No agency has been asked yet.',
      ),
      ...told('Agencies that did not contribute, and why', saidOf(dossier, 'report')('notContributing'), 'None.'),
      ...(meetings.length === 0 ? [text('No meeting has been recorded.')] : []),
      ...meetings.flatMap(({ heldAt, chairedBy, present, quorum, said }) => [
        heading(`Meeting of ${timeInWords(heldAt)}`),
        ...facts(
          ['Quorum', quorum],
          ['Chaired by', chairedBy],
          ['Deputies and others', said('deputies')],
          ['Absent, and why', said('absentReasons')],
          ['Child death review nurse', said('childDeathNurse')],
        ),
        text('Members present:'),
        list(present),
      ]),
    ],
  };
};
