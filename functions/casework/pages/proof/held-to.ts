import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Pins } from '#shared/casework/ledger.ts';
import { editionNamed } from '#shared/guidance/editions.ts';
import { dateInWords } from '../../dossier/when.ts';

/** What a case, and so every decision in it, is held to from its first day to its last, in words (design rule 7). */
export interface HeldTo {
  readonly rules: string;
  readonly guidance: string;
  readonly arrangements: string;
}

/** @param arrangement the version the case is pinned to */
export const heldToInWords = (
  { workflowVersion, edition }: Pick<Pins, 'workflowVersion' | 'edition'>,
  title: string,
  { name, version, effectiveFrom }: Pick<Arrangement, 'name' | 'version' | 'effectiveFrom'>,
): HeldTo => ({
  rules: `${title}, version ${workflowVersion}`,
  guidance: `${editionNamed(edition).title} (${edition})`,
  arrangements: `${name}, version ${version}, in force from ${dateInWords(effectiveFrom)}`,
});
