import { z } from 'zod';
import { manifest } from '#functions/runtime/manifest.ts';

/** Does what time alone has made due and says where the case stands and how long the machine may wait. */
export default manifest({
  name: 'casework/advance',
  entry: 'functions/casework/advance/entry.ts',
  environment: z.object({
    BOROUGH: z.string().min(1),
    TABLE_NAME: z.string().min(3),
    SERVICE_URL: z.url(),
    MACHINES: z.string().startsWith('arn:'),
  }),
  timeoutSeconds: 30,
  memory: 1024,
  grants: [
    { on: 'table', may: 'read-and-write' },
    { on: 'machine', may: 'start' },
    { on: 'machine', may: 'complete' },
  ],
  trigger: { by: 'machine' },
});
