import type { Part } from '#shared/practice-review/authorisation.ts';

/** Whether the person looking sees a part of the review, or of that part what belongs to one agency. */
export type Seeing = (part: Part, subject?: string) => boolean;
