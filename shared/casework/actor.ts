import { z } from 'zod';
import { PartnerId, Role } from '#shared/boroughs/arrangement.ts';
import { PersonId } from '#shared/kernel/ids.ts';

/** A post its holder acts through today, with what follows from the borough's arrangements. */
export const ActingPost = z.strictObject({
  post: z.string(),
  title: z.string(),
  agency: z.string(),
  /** The safeguarding partner this post determines for, if it is a partner's delegate or lead. */
  partner: PartnerId.optional(),
  roles: z.array(Role).readonly(),
  /** Posts whose holder this post's holder is the deputy of: those with anything a deputy may always do, and those nobody holds today. */
  standsInFor: z.array(z.string()).readonly().optional(),
});
export type ActingPost = z.infer<typeof ActingPost>;

/** Somebody signed in, with the posts they hold on the day. Personal data: kept in the ledger and the session only. */
export const Actor = z.strictObject({
  person: PersonId,
  name: z.string().min(1).max(200),
  address: z.string(),
  posts: z.array(ActingPost).readonly(),
});
export type Actor = z.infer<typeof Actor>;

/**
 * Time itself, when a deadline does something without a person. Marked as pure, so that a page which has no use for it
 * does not build and run its schema at every cold start.
 */
export const TIME: Actor = /* @__PURE__ */ Actor.parse({ person: 'time', name: 'The clock', address: '', posts: [] });

export const holds = (actor: Actor, role: Role): boolean => actor.posts.some((post) => post.roles.includes(role));
