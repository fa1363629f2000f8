import { type Actor, TIME } from './actor.ts';
import type { TaskOwner } from './workflow.ts';

/** The name a task is listed under: `role:chair`, `agency:gp-service`, `partner:police`, `post:…`, `person:…`, `address:…`. */
export const ownerKey = (owner: TaskOwner): string => {
  switch (owner.kind) {
    case 'role':
      return `role:${owner.role}`;
    case 'agency':
      return `agency:${owner.agency}`;
    case 'partner':
      return `partner:${owner.partner}`;
    case 'post':
      return `post:${owner.post}`;
    case 'person':
      return `person:${owner.person}`;
    case 'address':
      return `address:${owner.address.toLowerCase()}`;
  }
};

/**
 * Every name under which tasks of this person are listed: themselves, and each post they hold or stand in for today with
 * its roles, agency and, where it determines for one, partner. Time has no tasks.
 */
export const ownersOf = (actor: Actor): readonly string[] => {
  if (actor.person === TIME.person) return [];
  const keys = new Set([`person:${actor.person}`, 'role:professional']);
  if (actor.address !== '') keys.add(ownerKey({ kind: 'address', address: actor.address }));
  for (const post of actor.posts) {
    for (const held of [post.post, ...(post.standsInFor ?? [])]) keys.add(ownerKey({ kind: 'post', post: held }));
    keys.add(`agency:${post.agency}`);
    if (post.partner !== undefined) keys.add(`partner:${post.partner}`);
    for (const role of post.roles) keys.add(`role:${role}`);
  }
  return [...keys];
};
