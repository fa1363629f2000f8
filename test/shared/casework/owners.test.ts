import { describe, expect, it } from 'vitest';
import { Actor, TIME } from '#shared/casework/actor.ts';
import { ownerKey, ownersOf } from '#shared/casework/owners.ts';

const actor = Actor.parse({
  person: 'p1',
  name: 'Ms Sample',
  address: 'Head@School.example',
  posts: [
    { post: 'head-teacher', title: 'Head teacher', agency: 'school', roles: ['agency-lead', 'group-member'] },
    { post: 'police-delegate', title: 'Delegate', agency: 'police', partner: 'police', roles: ['partner-delegate'] },
  ],
});

describe('whose tasks a person sees', () => {
  it('are their own, and those of each post, its agency, roles and partner', () => {
    expect([...ownersOf(actor)].toSorted()).toEqual([
      'address:head@school.example',
      'agency:police',
      'agency:school',
      'partner:police',
      'person:p1',
      'post:head-teacher',
      'post:police-delegate',
      'role:agency-lead',
      'role:group-member',
      'role:partner-delegate',
      'role:professional',
    ]);
  });

  it('are also those of the posts they stand in for', () => {
    const [head] = actor.posts;
    if (head === undefined) throw new Error('There is a head teacher');
    const deputy = { ...actor, posts: [{ ...head, standsInFor: ['independent-chair'] }] };
    expect(ownersOf(deputy)).toContain('post:independent-chair');
    expect(ownersOf({ ...actor, posts: [head] })).not.toContain('post:independent-chair');
  });

  it('are not those of another agency, partner, role or person', () => {
    for (const owner of [
      { kind: 'agency', agency: 'gp-service' },
      { kind: 'partner', partner: 'health' },
      { kind: 'role', role: 'chair' },
      { kind: 'post', post: 'chair' },
      { kind: 'person', person: 'p2' },
      { kind: 'address', address: 'reviewer@school.example' },
    ] as const) {
      expect(ownersOf(actor)).not.toContain(ownerKey(owner));
    }
  });

  it('are those of their address, however either is spelt, when they hold no post', () => {
    const reviewer = { ...actor, address: 'Reviewer@Reviews.example', posts: [] };
    expect(ownersOf(reviewer)).toContain(ownerKey({ kind: 'address', address: 'reviewer@REVIEWS.example' }));
  });

  it('are those of no address for somebody without one', () => {
    expect(ownersOf({ ...actor, address: '' }).filter((key) => key.startsWith('address:'))).toEqual([]);
  });

  it('are none for time', () => {
    expect(ownersOf(TIME)).toEqual([]);
  });
});
