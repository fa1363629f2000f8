import { z } from 'zod';

/** A short name inside one borough's arrangements: `director-of-nursing`. */
export const Key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');

/** An e-mail address. No display name, no line break, one recipient. */
export const Address = z.email().max(254).toLowerCase();

/** The three safeguarding partners of Children Act 2004 s.16E. */
export const PartnerId = z.enum(['local-authority', 'police', 'health']);
export type PartnerId = z.infer<typeof PartnerId>;
