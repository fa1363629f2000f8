import type { Answers, Item } from '#forms/engine/definition.ts';
import { longDate } from '#forms/engine/london.ts';
import type { Known } from '#forms/server/render.ts';
import { earlierAnswers, inWords } from '#functions/casework/forms/earlier.ts';
import type { Standing } from '../bringing.ts';
import { openingAnswers } from '../earlier.ts';

/** Agencies need enough to search their records and to know what it is about; the account itself they do not (SHARE-2). */
const AGENCY_FORMS = ['acknowledge-request', 'agency-return'];

const forAgency = ({ form }: Standing): boolean => AGENCY_FORMS.includes(form.form);

const FIRST_SAID = ['incidentDate', 'incidentArea', 'outcome', 'abuseSuspected'];
const ACCOUNT = ['whatHappened', 'whyConsider', 'immediateSafety'];
const NOTIFIED = ['incidentDate', 'incidentTime', 'placeType'];
const NOTIFIED_ACCOUNT = ['incidentDescription'];

/** What is known of the incident: as notified, or until then as it was first reported. */
export const incident = async (standing: Standing): Promise<Known> => {
  const heading = 'What is known of the incident';
  const decided = await earlierAnswers(standing, 'notification-decision');
  const outcome =
    decided === undefined ? [] : inWords(standing, 'notification-decision', decided, ['outcome', 'abuseOrNeglect']);
  const notified = standing.form.form === 'notification' ? undefined : await earlierAnswers(standing, 'notification');
  if (notified !== undefined) {
    const ids = forAgency(standing) ? NOTIFIED : [...NOTIFIED, ...NOTIFIED_ACCOUNT];
    return { heading, rows: [...inWords(standing, 'notification', notified, ids), ...outcome] };
  }
  const opened = await openingAnswers(standing);
  if (opened === undefined) return { heading, rows: [] };
  const ids = forAgency(standing) ? FIRST_SAID : [...FIRST_SAID, ...ACCOUNT];
  return {
    heading,
    rows: [...inWords(standing, opened.form, opened.answers, ids), ...(forAgency(standing) ? outcome : [])],
  };
};

/** Each child's name and what tells one child from another. */
export const children = async (standing: Standing): Promise<Known> => {
  const notified = standing.form.form === 'notification' ? undefined : await earlierAnswers(standing, 'notification');
  const answers = notified ?? (await openingAnswers(standing))?.answers ?? {};
  const list = listOf(answers, 'children');
  return {
    heading: list.length === 1 ? 'The child' : 'The children',
    rows: list.map((child, index) => ({ label: `Child ${index + 1}`, value: childInWords(child) })),
  };
};

const listOf = (answers: Answers, name: string): readonly Item[] => {
  const list = answers[name];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: string | Item) => (typeof item === 'string' ? [] : [item]));
};

const said = (item: Item, name: string): string => {
  const value = item[name];
  return value === undefined ? '' : String(value);
};

const childInWords = (child: Item): string => {
  const name = said(child, 'childName') || [said(child, 'forename'), said(child, 'surname')].filter(Boolean).join(' ');
  const others = said(child, 'otherNames');
  const birthDate = said(child, 'birthDate') || said(child, 'childBirthDate');
  const age = said(child, 'age') || said(child, 'childAge');
  const due = said(child, 'dueDate');
  const address = said(child, 'homeAddress') || said(child, 'childAddress');
  return [
    name,
    others === '' ? '' : `Also known as ${others}`,
    birthDate !== ''
      ? `Born ${longDate(birthDate)}`
      : due !== ''
        ? `Not yet born, expected ${longDate(due)}`
        : age === ''
          ? ''
          : `Age: ${age}`,
    address,
  ]
    .filter(Boolean)
    .join('\n');
};
