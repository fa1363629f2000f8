import { z } from 'zod';
import { manifest } from '#functions/runtime/manifest.ts';

/** Filling in a form, saved page by page, and submitting it to a case. */
export default manifest({
  name: 'web/forms',
  entry: 'functions/web/forms/entry.ts',
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
  trigger: { by: 'http', routes: ['ANY /new/{form}', 'ANY /drafts/{proxy+}'] },
});
