import { postsWithRole } from '#shared/boroughs/people.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { type Section, text } from './model.ts';

/** Stands over and under every page that is about a child. */
export const CLASSIFICATION = 'OFFICIAL-SENSITIVE: child safeguarding';

/** Whom to ask, by post and office address. */
export const contact = (dossier: Pick<Dossier, 'context' | 'record'>): Section => {
  const { arrangement, now } = dossier.context;
  const posts = postsWithRole(arrangement, 'business-manager', londonDate(now));
  return {
    id: 'contact',
    title: 'Whom to ask',
    blocks: [
      ...posts.map(({ title, address }) => text(`${title}, ${arrangement.partnership}: ${address}`)),
      text(`Please quote ${dossier.record.reference}, and put no name or detail in an e-mail.`),
    ],
  };
};
