import type { Answers, Item } from '#forms/engine/definition.ts';
import { earlierAnswers, withoutDeclarations } from '#functions/casework/forms/earlier.ts';
import type { Standing } from './bringing.ts';
import { openingAnswers } from './earlier.ts';

/** Forms that are put right by giving them again: the earlier answers are where one begins. */
const GIVEN_AGAIN = ['notification', 'agency-return', 'notification-decision', 'report'];

/** What earlier answers already say, so that nobody is asked twice. */
export const prefillOf = async (standing: Standing): Promise<Answers> => {
  const { form, subject } = standing;
  if (GIVEN_AGAIN.includes(form.form)) {
    const before = await earlierAnswers(standing, form.form, subject);
    if (before !== undefined) return withoutDeclarations(form, before);
  }
  return form.form === 'notification' ? notificationFrom(standing) : {};
};

/** The date, and the children as they were first named, to be checked and completed. */
const notificationFrom = async (standing: Standing): Promise<Answers> => {
  const opened = await openingAnswers(standing);
  if (opened === undefined) return {};
  const { incidentDate, incidentDateCertainty, children } = opened.answers;
  const list = Array.isArray(children) ? children.filter((child) => typeof child === 'object') : [];
  return {
    ...(typeof incidentDate === 'string' ? { incidentDate } : {}),
    ...(typeof incidentDateCertainty === 'string' ? { incidentDateCertainty } : {}),
    ...(list.length === 0 ? {} : { children: list.map(childFrom) }),
  };
};

const text = (item: Item, name: string): string => {
  const value = item[name];
  return typeof value === 'string' ? value.trim() : '';
};

const childFrom = (child: Item): Item => {
  const birthDate = text(child, 'childBirthDate');
  const homeAddress = text(child, 'childAddress');
  const unborn = /^unborn$/i.test(text(child, 'childAge'));
  return {
    ...named(text(child, 'childName')),
    ...(birthDate === '' ? {} : { birthKnown: 'birth-date', birthDate }),
    ...(unborn ? { birthKnown: 'unborn' } : {}),
    ...(homeAddress === '' ? {} : { homeAddress }),
  };
};

/** A name is divided before its last word; a description ("younger brother of the pupil") is left whole to be put right. */
const named = (name: string): Item => {
  const words = name.split(/\s+/).filter(Boolean);
  const looksLikeName = words.length >= 2 && words.length <= 5 && words.every((word) => /^\p{Lu}/u.test(word));
  if (!looksLikeName) return name === '' ? {} : { forename: name };
  return { forename: words.slice(0, -1).join(' '), surname: words.at(-1) ?? '' };
};
