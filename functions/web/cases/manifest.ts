import { z } from 'zod';
import { manifest } from '#functions/runtime/manifest.ts';

/** The task list, the list of cases, and each case's own pages. Reading a case is recorded, so it writes too. */
export default manifest({
  name: 'web/cases',
  entry: 'functions/web/cases/entry.ts',
  environment: z.object({
    BOROUGH: z.string().min(1),
    TABLE_NAME: z.string().min(3),
    SERVICE_URL: z.url(),
    MACHINES: z.string().startsWith('arn:'),
    TRAINING: z.enum(['yes', 'no']).default('no'),
  }),
  timeoutSeconds: 15,
  memory: 1024,
  grants: [
    { on: 'table', may: 'read-and-write' },
    { on: 'machine', may: 'start' },
    { on: 'machine', may: 'complete' },
  ],
  trigger: { by: 'http', routes: ['GET /tasks', 'ANY /cases', 'ANY /cases/{proxy+}'] },
});
