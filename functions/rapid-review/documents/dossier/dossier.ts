import {
  type Dossier as CaseDossier,
  dossierOf as caseDossierOf,
  type DossierPorts,
} from '#functions/casework/dossier/dossier.ts';
import type { CaseRecord } from '#shared/casework/ledger.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import type { RapidReviewEvent } from '#shared/rapid-review/state/events.ts';
import type { RapidReview } from '#shared/rapid-review/state/state.ts';
import { reading } from './reading.ts';

/** One serious incident, whole, at one moment. */
export type Dossier = CaseDossier<RapidReview, RapidReviewEvent>;

/** The case as it stands. */
export const dossierOf = (ports: DossierPorts, record: CaseRecord): Promise<Dossier> =>
  caseDossierOf(ports, { shelf: rapidReviewShelf, reading }, record);
