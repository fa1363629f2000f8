import { act } from '#functions/casework/act.ts';
import { type HttpResponse, seeOther } from '#functions/runtime/http.ts';
import { refusedPage } from '#functions/web/common/asking.ts';
import { fieldOf } from '#functions/web/common/guard.ts';
import { CommandId } from '#shared/kernel/ids.ts';
import type { Look } from './look.ts';

/**
 * `POST /cases/{caseId}/take-up`. The command is named by the page the button stood on, so that pressing it twice takes
 * the referral up once.
 */
export const takeUp = async ({ ports, asking, record, face }: Look): Promise<HttpResponse> => {
  const command = CommandId.safeParse(fieldOf(asking.request, 'command'));
  if (!command.success) return refusedPage(asking, RELOAD, 400);
  const done = await act(ports, face.shelf, {
    caseId: record.caseId,
    command: { type: 'take-up-referral' },
    // Bound to the case and the person, so that no other page's command can be named.
    commandId: CommandId.parse(`take-up:${record.caseId}:${command.data}`.slice(0, 128)),
    actor: asking.actor,
  });
  return done.ok ? seeOther(`/cases/${record.caseId}`) : refusedPage(asking, done.error, 409);
};

const RELOAD = {
  reason: 'not-understood',
  message: 'This was not sent from the page of the referral. Go back to the case and try again.',
};
