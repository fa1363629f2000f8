import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Arrangement, Role } from '#shared/boroughs/arrangement.ts';
import type { LondonDate } from '#shared/kernel/time.ts';

/** Somebody invented who can sign in on this machine: one for each post of the borough, and a few without a post. */
export const SamplePerson = z.object({
  /** What the sign-in tells the service they are called by: opaque, and the same at every start. */
  subject: z.string(),
  /** `Sample Head of Safeguarding`: nobody takes it for a real person. */
  name: z.string(),
  /** The address of the post; without one, their own. */
  email: z.string(),
  /** What they are chosen by: their post; without one, a name that is no post's. */
  post: z.string(),
  title: z.string(),
  agency: z.string(),
  roles: z.array(Role),
});
export type SamplePerson = z.infer<typeof SamplePerson>;

/** People a case may name by their address, and who have no other way in. */
const WITHOUT_POST = [
  {
    post: 'independent-reviewer',
    title: 'Independent reviewer (no post)',
    email: 'reviewer@independent-reviewers.example',
  },
  {
    post: 'second-independent-reviewer',
    title: 'Second independent reviewer (no post)',
    email: 'second.reviewer@independent-reviewers.example',
  },
] as const;

const subjectOf = (borough: string, post: string): string =>
  `local-${createHash('sha256').update(`${borough}/${post}`).digest('hex').slice(0, 24)}`;

/** The people of a borough's posts on a day, in the order of its arrangements; then those without a post. */
export const samplePeople = (arrangement: Arrangement, today: LondonDate): SamplePerson[] => [
  ...arrangement.posts
    .filter(({ from, until }) => (from === undefined || from <= today) && (until === undefined || until >= today))
    .map((post) => ({
      subject: subjectOf(arrangement.borough, post.id),
      name: `Sample ${post.title}`,
      email: post.address,
      post: post.id,
      title: post.title,
      agency: arrangement.agencies.find(({ id }) => id === post.agency)?.name ?? post.agency,
      roles: [...post.roles],
    })),
  ...WITHOUT_POST.map(({ post, title, email }) => ({
    subject: subjectOf(arrangement.borough, post),
    name: `Sample ${title}`,
    email,
    post,
    title,
    agency: 'Without a post',
    roles: [],
  })),
];
