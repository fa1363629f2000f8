import { z } from 'zod';
import { manifest } from '#functions/runtime/manifest.ts';

/** Finds what ledger, executions, outbox and deadlines disagree about, and mends it. */
export default manifest({
  name: 'sweeper/sweep',
  entry: 'functions/sweeper/sweep/entry.ts',
  environment: z.object({
    BOROUGH: z.string().min(1),
    TABLE_NAME: z.string().min(3),
    SERVICE_URL: z.url(),
    MACHINES: z.string().startsWith('arn:'),
    SENDER: z.email(),
    CONFIGURATION_SET: z.string().min(1),
    MAIL_MODE: z.enum(['live', 'training']),
  }),
  timeoutSeconds: 240,
  memory: 1024,
  grants: [
    { on: 'table', may: 'read-and-write' },
    { on: 'machine', may: 'start' },
    { on: 'machine', may: 'complete' },
    { on: 'mail', may: 'send' },
  ],
  trigger: { by: 'schedule', minutes: 5 },
});
