import type { HttpRequest } from '#functions/runtime/http.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { ActionRow, Place } from './rows.ts';

/** What somebody wants to see of the plan. Empty texts leave nothing out. */
export interface Asked {
  readonly show: 'open' | 'closed';
  readonly agency: string;
  readonly theme: string;
  readonly overdue: boolean;
  readonly repeats: boolean;
  readonly mine: boolean;
}

export const askedIn = ({ query }: Pick<HttpRequest, 'query'>): Asked => ({
  show: query['show'] === 'closed' ? 'closed' : 'open',
  agency: query['agency'] ?? '',
  theme: query['theme'] ?? '',
  overdue: query['overdue'] === 'yes',
  repeats: query['repeats'] === 'yes',
  mine: query['mine'] === 'yes',
});

/** Where a page goes on; from the beginning where the address does not say, or says nothing that can be read. */
export const placeIn = ({ query }: Pick<HttpRequest, 'query'>): Place => {
  const skip = /^\d{1,3}$/.test(query['skip'] ?? '') ? Number(query['skip']) : 0;
  const after = query['after'] ?? '';
  return after === '' ? { skip } : { after, skip };
};

/** Whether a row is one of those asked for. `mine`: an agency of a post they hold carries it out. */
export const wantedBy =
  ({ agency, theme, overdue, repeats, mine }: Asked, { posts }: Actor): ((row: ActionRow) => boolean) =>
  (row) =>
    (agency === '' || row.agency === agency) &&
    (theme === '' || row.theme === theme) &&
    (!overdue || row.overdue) &&
    (!repeats || row.repeat) &&
    (!mine || posts.some((post) => post.agency === row.agency));

/** The same question as an address, at another place or of another file. */
export const addressOf = (path: string, asked: Asked, place?: Place): string => {
  const { show, agency, theme } = asked;
  const given: readonly (readonly [name: string, value: string])[] = [
    ['show', show === 'closed' ? show : ''],
    ['agency', agency],
    ['theme', theme],
    ...(['overdue', 'repeats', 'mine'] as const).map((name) => [name, asked[name] ? 'yes' : ''] as const),
    ['after', place?.after ?? ''],
    ['skip', place === undefined || place.skip === 0 ? '' : String(place.skip)],
  ];
  const search = new URLSearchParams();
  for (const [name, value] of given) if (value !== '') search.set(name, value);
  return search.size === 0 ? path : `${path}?${search.toString()}`;
};
