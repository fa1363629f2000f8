/**
 * How long copies for disaster outlive what they copy, in days. `infra` makes the copies by these numbers; the certificate
 * of a disposal says until when they still hold what was destroyed.
 */
export const BACKUPS = {
  /** Any moment of the table can be had again within these: the service of the store itself has no other length. */
  anyMoment: 35,
  daily: 90,
  monthly: 365 * 7,
} as const;
