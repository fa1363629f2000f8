import { z } from 'zod';
import { manifest } from '#functions/runtime/manifest.ts';

/** How often professionals disagree, about what, and how it was settled: by quarter and by year, without a case in it. */
export default manifest({
  name: 'web/disagreements',
  entry: 'functions/web/disagreements/entry.ts',
  environment: z.object({
    BOROUGH: z.string().min(1),
    TABLE_NAME: z.string().min(3),
    SERVICE_URL: z.url(),
    TRAINING: z.enum(['yes', 'no']).default('no'),
  }),
  timeoutSeconds: 20,
  memory: 1024,
  grants: [{ on: 'table', may: 'read-and-write' }],
  trigger: {
    by: 'http',
    routes: ['GET /disagreements', 'GET /disagreements.csv', 'GET /disagreements.docx'],
  },
});
