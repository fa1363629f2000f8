import type { Arrangement, PartnerId } from '#shared/boroughs/arrangement.ts';
import { agencyNamed, partnerNamed, postNamed } from '#shared/boroughs/people.ts';
import { TIME } from '#shared/casework/actor.ts';
import type { Recorded } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Dossier } from './dossier.ts';

const PARTNERS: Readonly<Record<PartnerId, string>> = {
  'local-authority': 'Local authority',
  police: 'Police',
  health: 'Health',
};
export const partnerName = (partner: PartnerId): string => PARTNERS[partner];

/** An agency as the case knows it: one added for this case is not in the borough's arrangements. */
export const agencyName = ({ state, context }: Pick<Dossier, 'state' | 'context'>, agency: string): string =>
  state.requests.find((request) => request.agency === agency)?.name ??
  agencyNamed(context.arrangement, agency)?.name ??
  agency;

export const postTitle = (arrangement: Arrangement, post: string | undefined): string | undefined =>
  post === undefined ? undefined : postNamed(arrangement, post)?.title;

/** The organisation that is a partner in this case today. */
export const organisation = ({ context }: Pick<Dossier, 'context'>, partner: PartnerId): string =>
  partnerNamed(context.arrangement, partner, londonDate(context.now))?.organisation ?? partnerName(partner);

/** Who did something, by post and then by name. */
export const doer = ({ context }: Pick<Dossier, 'context'>, { by }: Pick<Recorded<unknown>, 'by'>): string => {
  if (by.person === TIME.person) return 'the service itself, when its time came';
  const title = postTitle(context.arrangement, by.post);
  return title === undefined || title === by.name ? by.name : `${title} (${by.name})`;
};
