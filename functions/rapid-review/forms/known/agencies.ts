import type { Answers } from '#forms/engine/definition.ts';
import { longDate } from '#forms/engine/london.ts';
import type { Known, KnownRow } from '#forms/server/render.ts';
import { earlierAnswers, inWords } from '#functions/casework/forms/earlier.ts';
import { standingAgencies } from '#shared/boroughs/people.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Request } from '#shared/rapid-review/state/state.ts';
import type { Standing } from '../bringing.ts';

/** Who has been, or will be, asked, and how far each has come. */
export const agencies = async ({ state, arrangement }: Standing): Promise<Known> =>
  state.requests.length === 0
    ? {
        heading: 'Agencies that will be asked for information',
        rows: standingAgencies(arrangement).map(({ name }) => ({ label: name, value: 'Will be asked' })),
      }
    : {
        heading: 'Agencies asked for information',
        rows: state.requests.map((request) => ({ label: request.name, value: progress(request) })),
      };

const progress = ({ askedAt, acknowledgedAt, returnedAt, nil }: Request): string => {
  if (returnedAt !== undefined)
    return `${nil ? 'Searched and holds nothing' : 'Has returned its information'}, ${longDate(londonDate(returnedAt))}`;
  if (acknowledgedAt !== undefined) return `Acknowledged, ${longDate(londonDate(acknowledgedAt))}`;
  return askedAt === undefined ? 'Asked' : `Asked, ${longDate(londonDate(askedAt))}. No answer yet`;
};

const CONTACT = ['whoKnown', 'involvementNow', 'periodFrom', 'periodTo'];
/** The group weighs what was found; another agency needs only to see that it need not say it again. */
const FOR_THE_GROUP = [...CONTACT, 'involvementSummary', 'analysis', 'goodPractice', 'couldBeBetter'];
const AGENCY_FORMS = ['acknowledge-request', 'agency-return'];

/** What other agencies have already reported: the kind of contact and its period. Nothing of what they wrote goes to another agency. */
export const alreadyReported = async (standing: Standing): Promise<Known> => {
  const { state, subject, form } = standing;
  const toAgency = AGENCY_FORMS.includes(form.form);
  const returned = state.requests.filter(({ agency, returnedAt }) => returnedAt !== undefined && agency !== subject);
  const rows = await Promise.all(
    returned.map(async ({ agency, name, nil }): Promise<KnownRow> => {
      if (nil) return { label: name, value: 'Searched and holds nothing' };
      const answers = await earlierAnswers(standing, 'agency-return', agency);
      if (answers === undefined) return { label: name, value: 'Has returned its information' };
      const said = inWords(standing, 'agency-return', answers, toAgency ? CONTACT : FOR_THE_GROUP);
      return {
        label: name,
        value: [
          ...said.map(
            ({ label, value }) => `${label}${label.endsWith('?') ? '' : ':'} ${value.replaceAll('\n', ', ')}`,
          ),
          events(answers),
        ].join('\n'),
      };
    }),
  );
  return { heading: 'Already reported', rows };
};

const events = ({ chronology }: Answers): string => {
  const count = Array.isArray(chronology) ? chronology.length : 0;
  return count === 1 ? '1 significant event' : `${count} significant events`;
};
