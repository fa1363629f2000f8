import type { Instant, LondonDate } from '#shared/kernel/time.ts';
import type { RegisterRow } from '../workflow.ts';
import type { CaseLink } from './link.ts';

/** The register in which other cases say that they are linked to this one. Read by its name, never listed. */
export const linksRegister = (caseId: string): string => `links:${caseId}`;

/** The row of a link that a contract made; those that people made have the ids of their links. */
export const CONTRACT_LINK = 'contract';

/** The case whose contract event this one began from, and since when. */
export interface Begun {
  readonly caseId: string;
  readonly at: Instant | LondonDate;
}

/**
 * What a case adds to the registers of those it is linked to, so that they show it too without a word in their own
 * ledgers: how, since when and by which post. Nothing about a child, and no name.
 */
export const linkRows = (links: readonly CaseLink[], begun?: Begun): RegisterRow[] => [
  ...(begun === undefined
    ? []
    : [
        {
          register: linksRegister(begun.caseId),
          id: CONTRACT_LINK,
          sortedBy: begun.at,
          body: { kind: 'began-from', at: begun.at, post: '' },
        },
      ]),
  ...links.flatMap(({ id, here, kind, at, post = '' }) =>
    here === undefined ? [] : [{ register: linksRegister(here), id, sortedBy: at, body: { kind, at, post } }],
  ),
];
