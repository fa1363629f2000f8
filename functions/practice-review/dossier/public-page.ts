import { publicKeyOf } from '#shared/practice-review/time/registers.ts';

/** Where what a review has published is read by anybody, without signing in. */
export const publicHref = (caseId: string): string => `/published/${publicKeyOf(caseId)}`;
