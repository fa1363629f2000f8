import type { Told } from '#functions/casework/face.ts';
import { type Linking, LinkKind, type UnlinkReason } from '#shared/casework/links/link.ts';

/** From which side a link is seen: the case that says so, or the one it names. */
export type Side = 'ours' | 'theirs';

/** Links of one sort stand under one heading, in this order. */
export const GROUPS = [
  ['family', 'Brothers, sisters and other children of the household'],
  ['reviews', 'Earlier and later cases of this child or family'],
  ['begun', 'Where this case came from, and what came of it'],
  ['incident', 'The same incident'],
  ['disagreements', 'Disagreements'],
] as const;
type Group = (typeof GROUPS)[number][0];

const WORDS: Readonly<Record<LinkKind, { readonly group: Group } & Readonly<Record<Side, string>>>> = {
  sibling: {
    group: 'family',
    ours: 'A brother or sister, or another child of the household',
    theirs: 'A brother or sister, or another child of the household',
  },
  'earlier-review': { group: 'reviews', ours: 'An earlier review', theirs: 'A later case' },
  'began-from': { group: 'begun', ours: 'This case began from it', theirs: 'It began from this case' },
  duplicate: {
    group: 'incident',
    ours: 'The same incident, recorded twice',
    theirs: 'The same incident, recorded twice',
  },
  'another-authority': {
    group: 'incident',
    ours: 'Another authority leads on this incident',
    theirs: 'Another authority leads on this incident',
  },
  disagreement: {
    group: 'disagreements',
    ours: 'One is a disagreement about the other',
    theirs: 'One is a disagreement about the other',
  },
};

export const groupOf = (kind: LinkKind): Group => WORDS[kind].group;
export const linkedHow = (kind: LinkKind, side: Side): string => WORDS[kind][side];

const TAKEN_AWAY: Readonly<Record<UnlinkReason, string>> = {
  'another-family': 'It led to a case of another family.',
  'not-so': 'The cases were not linked in this way.',
  'no-longer': 'It no longer mattered.',
};

/** Both events of a link in plain words, for the timeline of any workflow. Names no other case. */
export const toldOfLink = (event: Linking): Told => {
  if (event.type === 'CaseUnlinked')
    return { title: 'A link to another case taken away', kind: 'other', detail: TAKEN_AWAY[event.reason] };
  const kind = LinkKind.safeParse(event.kind);
  return {
    title: 'Linked to another case',
    kind: 'other',
    ...(kind.success ? { detail: `${linkedHow(kind.data, 'ours')}.` } : {}),
  };
};
