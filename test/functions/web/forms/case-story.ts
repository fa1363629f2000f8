import type { Done } from '#functions/casework/act.ts';
import { takeStock } from '#functions/casework/take-stock.ts';
import { instantOfLondon } from '#shared/kernel/london.ts';
import { LondonTime } from '#shared/kernel/time.ts';
import { form } from '#test/support/answers.ts';
import type { officeOn } from './office.ts';

type Office = ReturnType<typeof officeOn>;
const OFFICER = 'front-door-manager';

/** Brent, a case being decided on, on Monday 15 June 2026. */
export const deciding = async ({ given }: Office): Promise<Done> => {
  const { caseId } = await given('head-teacher', form('referral'));
  return given(OFFICER, { type: 'take-up-referral' }, caseId);
};

/** … decided, with the notification still to be written. */
export const notifying = async (office: Office): Promise<Done> => {
  const { caseId } = await deciding(office);
  return office.given(OFFICER, form('notification-decision'), caseId);
};

/** … notified on Tuesday 16 June, and on Thursday the agencies have been asked. */
export const gathering = async (office: Office): Promise<Done> => {
  const { caseId } = await notifying(office);
  await office.given(OFFICER, form('notification'), caseId);
  office.clock.set(london('2026-06-16T12:00'));
  await office.given(OFFICER, form('dfe-reference'), caseId);
  office.clock.set(london('2026-06-18T12:00'));
  await takeStock(office.ports, caseId);
  return office.given('independent-convenor', form('take-part'), caseId);
};

const london = (time: string) => instantOfLondon(LondonTime.parse(time));
