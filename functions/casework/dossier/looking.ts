import type { WebPorts } from '#functions/web/common/asking.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { CaseRecord, Ledger } from '#shared/casework/ledger.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import type { FormNamed } from './dossier.ts';

export interface LookingPorts extends WebPorts {
  readonly ledger: Ledger;
  readonly formNamed: FormNamed;
}

/** The case with an id as it stands in an address; undefined for no id, no case, and another borough's alike. */
export const caseAt = async (
  { ledger }: Pick<LookingPorts, 'ledger'>,
  segment: string | undefined,
): Promise<CaseRecord | undefined> => {
  const caseId = CaseId.safeParse(segment);
  return caseId.success ? ledger.load(caseId.data) : undefined;
};

/** Every look at a case is recorded, whatever is shown of it. */
export const noteRead = (
  { ledger, clock }: Pick<LookingPorts, 'ledger' | 'clock'>,
  { caseId }: Pick<CaseRecord, 'caseId'>,
  { person, name, posts }: Actor,
  what: string,
): Promise<void> => {
  const post = posts[0]?.post;
  return ledger.recordRead({ caseId, at: clock.now(), person, name, what, ...(post === undefined ? {} : { post }) });
};
