import { z } from 'zod';
import { manifest } from '#functions/runtime/manifest.ts';

/** The shared action plan across reviews, and the files for the annual report. Looking is recorded, so it writes too. */
export default manifest({
  name: 'web/actions',
  entry: 'functions/web/actions/entry.ts',
  environment: z.object({
    BOROUGH: z.string().min(1),
    TABLE_NAME: z.string().min(3),
    SERVICE_URL: z.url(),
    TRAINING: z.enum(['yes', 'no']).default('no'),
  }),
  timeoutSeconds: 20,
  memory: 1024,
  grants: [{ on: 'table', may: 'read-and-write' }],
  trigger: { by: 'http', routes: ['GET /actions', 'GET /actions.csv', 'GET /actions/reviews.csv'] },
});
