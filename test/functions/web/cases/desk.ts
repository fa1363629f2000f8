import type { HttpResponse } from '#functions/runtime/http.ts';
import type { Asking } from '#functions/web/common/asking.ts';
import type { FormsPorts } from '#functions/web/forms/ports.ts';
import type { Sessions } from '#shared/casework/sessions.ts';
import type { OfficeCase } from '#test/functions/rapid-review/office-case.ts';
import { askingOf } from '#test/functions/web/asking-of.ts';
import { countedIds } from '#test/support/memory/time.ts';
import { compiledForm } from '../../../../build/compiled/forms.js';

const never = (): Promise<never> => Promise.reject(new Error('No session is asked for behind the sign-in'));
const noSessions: Sessions = {
  create: never,
  load: never,
  touch: never,
  end: never,
  begin: never,
  finish: never,
};

export const portsOf = (office: OfficeCase): FormsPorts => ({
  ...office.ports,
  drafts: office.stores.drafts,
  sessions: noSessions,
  ids: countedIds(),
  formNamed: compiledForm,
  training: false,
});

export interface Answered extends HttpResponse {
  readonly html: string;
  readonly location: string;
}

/** Asks as the holder of a post who has signed in. */
export const askAs =
  (office: OfficeCase, work: (asking: Asking) => Promise<HttpResponse>) =>
  async (post: string, address: string, form?: Asking['request']['form']): Promise<Answered> => {
    const url = new URL(address, office.ports.serviceUrl);
    const response = await work(
      askingOf(
        { arrangement: office.arrangement, now: office.clock.now() },
        office.actor(post),
        url,
        form === undefined ? 'GET' : 'POST',
        form,
      ),
    );
    return {
      ...response,
      html: typeof response.body === 'string' ? response.body : '',
      location: response.headers?.['location'] ?? '',
    };
  };
