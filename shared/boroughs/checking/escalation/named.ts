import type { Contact, Protocol } from '../../escalation.ts';

/** A post or agency that a protocol names, and where in words. */
export interface NamedThere {
  readonly kind: 'post' | 'agency';
  readonly key: string;
  readonly by: string;
}

/** Everything in a protocol that a borough must have. */
export const namedIn = ({ services, routes, stages }: Protocol): readonly NamedThere[] => [
  ...services.flatMap(({ id, agencies }) =>
    agencies.map((key) => ({ kind: 'agency' as const, key, by: `service "${id}"` })),
  ),
  ...routes.flatMap(({ id, to, also }) => posts([...to, ...also], `route "${id}"`)),
  ...stages.flatMap(({ id, raising, receiving, decides, panel, meeting }) => [
    ...posts([...raising, ...receiving, ...decides], `stage "${id}"`),
    ...(panel ? [{ kind: 'post' as const, key: panel.convenedBy, by: `panel of the stage "${id}"` }] : []),
    ...(meeting ? [meeting.convenedBy, ...meeting.called] : []).map((key) => ({
      kind: 'post' as const,
      key,
      by: `meeting of the stage "${id}"`,
    })),
  ]),
];

const posts = (contacts: readonly Contact[], by: string): readonly NamedThere[] =>
  contacts.flatMap((one) => ('post' in one ? [{ kind: 'post' as const, key: one.post, by }] : []));
