import { type Arrangement, PartnerId, type Post } from '#shared/boroughs/arrangement.ts';
import { actingPosts, groupNamed, partnerDelegate, postNamed, postsHeldBy } from '#shared/boroughs/people.ts';
import { Actor } from '#shared/casework/actor.ts';
import type { CaseState } from '#shared/casework/case-state.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import type { Step } from './scenario.ts';

/** One turn of a step: who acts, and for which agency or partner. */
export interface Turn {
  readonly actor: Actor;
  readonly subject: string | undefined;
}

const partners: readonly PartnerId[] = PartnerId.options;

/** Everyone a step is played by, in order. Throws for a post or role the borough does not have. */
export const turnsOf = (
  step: Step,
  arrangement: Arrangement,
  today: LondonDate,
  state: CaseState | undefined,
): readonly Turn[] => {
  const acting = ({ id, title, address }: Pick<Post, 'id' | 'title' | 'address'>): Actor =>
    Actor.parse({
      person: `person-of-${id}`,
      name: title,
      address,
      posts: actingPosts(arrangement, address, today),
    });
  const whoever = (key: string): Actor =>
    key.includes('@') ? acting({ id: key, title: key, address: key }) : acting(named(key));
  const named = (key: string): Post => {
    const post =
      postNamed(arrangement, key) ?? arrangement.posts.find(({ roles }) => roles.some((role) => role === key));
    if (post === undefined) throw new Error(`${arrangement.borough} has no post or role ${key}.`);
    return post;
  };
  switch (step.each) {
    case undefined:
      return [{ actor: whoever(step.as ?? ''), subject: step.subject }];
    case 'every-agency':
      return (state?.requests ?? [])
        .filter(({ agency }) => !step.except.includes(agency))
        .map(({ agency }) => ({
          actor: acting(named(arrangement.agencies.find(({ id }) => id === agency)?.lead ?? agency)),
          subject: agency,
        }));
    case 'every-partner':
      return partners
        .filter((partner) => !step.except.includes(partner))
        .map((partner) => ({
          actor: acting(named(partnerDelegate(arrangement, partner, today)?.id ?? '')),
          subject: partner,
        }));
    case 'every-unsettled-message':
      return (state?.troubles ?? []).map(({ key }) => ({ actor: acting(named('business-manager')), subject: key }));
    case 'everyone': {
      const { chair, members } = groupNamed(arrangement, arrangement.rapidReview.group);
      const delegates = partners.map((partner) => partnerDelegate(arrangement, partner, today)?.id ?? '');
      const leads = arrangement.agencies.filter(({ standing }) => standing).map(({ lead }) => lead);
      const posts = new Set(
        [chair, ...members, ...delegates, ...leads, arrangement.practiceReview.chair].filter(
          // A group may name the post of an earlier organisation; nobody holds it any more.
          (post) => !step.except.includes(post) && postsHeldBy(arrangement, named(post).address, today).length > 0,
        ),
      );
      return [...posts].map((post) => ({ actor: acting(named(post)), subject: step.subject }));
    }
  }
};
