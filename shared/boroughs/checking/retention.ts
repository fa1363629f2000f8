import { type Fault, fault, type Where } from './fault.ts';
import type { LooseArrangement } from './loose.ts';

const at = (...where: Where): Where => ['retention', ...where];

/** Kinds of case that there are, so that a rule spelt otherwise does not stand there in vain. */
const KINDS: readonly string[] = ['rapid-review', 'practice-review', 'escalation'];

/** Who agrees to a disposal is somebody, and somebody else than proposes it; each rule is for a kind of case there is. */
export const retentionFaults = ({ posts, retention }: LooseArrangement): readonly Fault[] => {
  const { agreedBy, rules } = retention;
  const holding = (roles: readonly string[]): ReadonlySet<string> =>
    new Set(
      posts
        .filter(({ roles: held, until }) => until === undefined && held.some((role) => roles.includes(role)))
        .map(({ address }) => address.toLowerCase()),
    );
  const proposing = holding(['business-manager']);
  const agreeing = holding(agreedBy);
  const two = new Set([...proposing, ...agreeing]);
  return [
    ...agreedBy.flatMap((role, n) =>
      role !== '' && agreedBy.indexOf(role) < n
        ? [fault(at('agreedBy', n), `The role "${role}" is listed twice.`, 'List each role once.')]
        : [],
    ),
    ...(posts.length > 0 && agreedBy.length > 0 && (agreeing.size === 0 || two.size < 2)
      ? [
          fault(
            at('agreedBy'),
            agreeing.size === 0
              ? 'Nobody holds one of these roles without an end, so no disposal could be agreed.'
              : 'The only person who could agree to a disposal is the one who proposes it.',
            'Add a role that somebody else holds.',
          ),
        ]
      : []),
    ...Object.keys(rules).flatMap((kind) =>
      KINDS.includes(kind)
        ? []
        : [
            fault(
              at('rules', kind),
              `There is no kind of case called "${kind}".`,
              `Use ${KINDS.join(', ')}, or leave it to otherwise.`,
            ),
          ],
    ),
  ];
};
