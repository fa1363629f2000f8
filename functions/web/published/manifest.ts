import { z } from 'zod';
import { manifest } from '#functions/runtime/manifest.ts';

/** What reviews have published, for anybody: no sign-in, no session, and it can change nothing. */
export default manifest({
  name: 'web/published',
  entry: 'functions/web/published/entry.ts',
  environment: z.object({
    BOROUGH: z.string().min(1),
    TABLE_NAME: z.string().min(3),
    TRAINING: z.enum(['yes', 'no']).default('no'),
  }),
  timeoutSeconds: 10,
  memory: 512,
  grants: [{ on: 'table', may: 'read' }],
  trigger: {
    by: 'http',
    routes: ['GET /published', 'HEAD /published', 'GET /published/{key}', 'HEAD /published/{key}'],
  },
});
