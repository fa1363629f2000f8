import { z } from 'zod';
import { manifest } from '#functions/runtime/manifest.ts';

/** Keeps the machine's task token beside the case; completes it at once when the case has already moved on. */
export default manifest({
  name: 'casework/wait',
  entry: 'functions/casework/wait/entry.ts',
  environment: z.object({ BOROUGH: z.string().min(1), TABLE_NAME: z.string().min(3) }),
  timeoutSeconds: 15,
  memory: 512,
  grants: [
    { on: 'table', may: 'read-and-write' },
    { on: 'machine', may: 'complete' },
  ],
  trigger: { by: 'machine' },
});
