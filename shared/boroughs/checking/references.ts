import { type Fault, fault, type Where } from './fault.ts';
import type { LooseArrangement } from './loose.ts';
import { nearest } from './nearest.ts';

/** Every key that names something else in the file names something there is, and no two things share a key. */
export const referenceFaults = (arrangement: LooseArrangement): readonly Fault[] => {
  const { agencies, escalation, groups, partners, posts, practiceReview, rapidReview } = arrangement;
  const post = knowing('post', 'posts', idsOf(posts));
  const agency = knowing('agency', 'agencies', idsOf(agencies));
  const group = knowing('group', 'groups', idsOf(groups));
  return [
    ...twice('agency', 'agencies', idsOf(agencies)),
    ...twice('post', 'posts', idsOf(posts)),
    ...twice('group', 'groups', idsOf(groups)),
    ...twice('step', 'rapidReview.plan', idsOf(rapidReview.plan), ['rapidReview', 'plan']),
    ...twice('step', 'practiceReview.timetable', idsOf(practiceReview.timetable), ['practiceReview', 'timetable']),
    ...partners.flatMap((partner, n) => [
      ...post(['partners', n, 'lead'], partner.lead),
      ...post(['partners', n, 'delegate'], partner.delegate),
    ]),
    ...agencies.flatMap(({ lead }, n) => post(['agencies', n, 'lead'], lead)),
    ...posts.flatMap((one, n) => [
      ...agency(['posts', n, 'agency'], one.agency),
      ...post(['posts', n, 'deputy'], one.deputy),
    ]),
    ...groups.flatMap(({ chair, members, invited }, n) => [
      ...post(['groups', n, 'chair'], chair),
      ...members.flatMap((member, m) => post(['groups', n, 'members', m], member)),
      ...invited.flatMap((guest, m) => post(['groups', n, 'invited', m], guest)),
    ]),
    ...group(['rapidReview', 'group'], rapidReview.group),
    ...post(['rapidReview', 'recordAgreedBy'], rapidReview.recordAgreedBy),
    ...post(['practiceReview', 'chair'], practiceReview.chair),
    ...post(['escalation', 'headOfSafeguarding'], escalation.headOfSafeguarding),
    ...post(['escalation', 'gapsTo'], escalation.gapsTo),
  ];
};

const idsOf = (things: readonly { readonly id: string }[]): readonly string[] => things.map(({ id }) => id);

const knowing =
  (kind: string, list: string, known: readonly string[]) =>
  (where: Where, key: string | undefined): readonly Fault[] => {
    if (!key || known.length === 0 || known.includes(key)) return [];
    const near = nearest(key, known);
    return [
      fault(
        where,
        `There is no ${kind} "${key}".`,
        near ? `Did you mean "${near}"?` : `Add it to ${list}, or name one that is there.`,
      ),
    ];
  };

const twice = (kind: string, list: string, ids: readonly string[], at: Where = [list]): readonly Fault[] =>
  ids.flatMap((id, n) =>
    id !== '' && ids.indexOf(id) < n
      ? [
          fault(
            [...at, n, 'id'],
            `The ${kind} "${id}" is already at ${list}[${ids.indexOf(id)}].`,
            'Give each its own id.',
          ),
        ]
      : [],
  );
