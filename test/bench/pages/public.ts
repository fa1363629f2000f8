import { functionServer } from './function-server.ts';
import { publishedPages } from './report.ts';

/** The page of a published report, as anybody has it who has not signed in. */
const server = await functionServer('GET /published/{key}', 'web/published');
const { handler, path } = await publishedPages();
server.serve(handler, path, { headers: {} });
