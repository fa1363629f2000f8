import { z } from 'zod';
import { manifest } from '#functions/runtime/manifest.ts';

/** Sends a case's pending messages, each once. `training` marks them so and sends only to `.example`. */
export default manifest({
  name: 'messages/dispatch',
  entry: 'functions/messages/dispatch/entry.ts',
  environment: z.object({
    BOROUGH: z.string().min(1),
    TABLE_NAME: z.string().min(3),
    SERVICE_URL: z.url(),
    SENDER: z.email(),
    CONFIGURATION_SET: z.string().min(1),
    MAIL_MODE: z.enum(['live', 'training']),
  }),
  timeoutSeconds: 60,
  memory: 1024,
  grants: [
    { on: 'table', may: 'read-and-write' },
    { on: 'mail', may: 'send' },
  ],
  trigger: { by: 'machine' },
});
