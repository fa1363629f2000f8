import { functionServer } from './function-server.ts';
import { office } from './office.ts';

/** The function of forms, with a draft begun by somebody signed in. */
const server = await functionServer('ANY /drafts/{proxy+}', 'web/forms');
const { handler, signIn } = office(server.url);
const { secret, csrf } = await signIn();
const headers = {
  cookie: `session=${secret}`,
  origin: server.url,
  'content-type': 'application/x-www-form-urlencoded',
};
const body = new URLSearchParams({ csrf }).toString();
const begun = await server.ask(handler, 'POST', '/new/referral', headers, body);
if (begun.statusCode !== 303) throw new Error(`A draft was not begun: ${begun.statusCode}`);
server.serve(handler, begun.headers['location'] ?? '', { headers, csrf });
