import { addressFaults } from './addresses.ts';
import { escalationFaults } from './escalation/borough.ts';
import { NO_PROTOCOLS, type ProtocolsKnown } from './escalation/known.ts';
import type { Fault } from './fault.ts';
import { groupFaults } from './groups.ts';
import type { LooseArrangement } from './loose.ts';
import { officeFaults } from './offices.ts';
import { partnerFaults } from './partners.ts';
import { planFaults } from './plan.ts';
import { practiceReviewFaults } from './practice-review.ts';
import { referenceFaults } from './references.ts';
import { retentionFaults } from './retention.ts';

/** Every rule that ties one part of a borough's arrangements to another. An `Arrangement` may be handed in as it is, and then knows its protocols. */
export const faultsIn = (arrangement: LooseArrangement, protocols: ProtocolsKnown = NO_PROTOCOLS): readonly Fault[] => [
  ...referenceFaults(arrangement),
  ...partnerFaults(arrangement),
  ...officeFaults(arrangement),
  ...groupFaults(arrangement),
  ...planFaults(arrangement),
  ...practiceReviewFaults(arrangement),
  ...escalationFaults(arrangement, protocols),
  ...retentionFaults(arrangement),
  ...addressFaults(arrangement),
];
