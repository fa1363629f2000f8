import type { CaseRecord } from '#shared/casework/ledger.ts';
import { type AnyShelf, heldTo } from '#shared/casework/shelf.ts';

/** Loaded when first asked for: a function that meets one workflow does not pay for the others at a cold start. */
const SHELVES: ReadonlyMap<string, () => Promise<AnyShelf>> = new Map([
  ['rapid-review', async (): Promise<AnyShelf> => (await import('#shared/rapid-review/shelf.ts')).rapidReviewShelf],
  [
    'practice-review',
    async (): Promise<AnyShelf> => (await import('#shared/practice-review/shelf.ts')).practiceReviewShelf,
  ],
  ['retention', async (): Promise<AnyShelf> => (await import('#shared/retention/shelf.ts')).retentionShelf],
  ['escalation', async (): Promise<AnyShelf> => (await import('#shared/escalation/shelf.ts')).escalationShelf],
]);

/** Every workflow of this release. Each has a machine of its name; a test holds `infra` to this list. */
export const workflows: readonly string[] = [...SHELVES.keys()];

/** The newest version of a workflow: what a case is opened under. Throws for a workflow that is not in this release. */
export const shelfNamed = async (workflow: string): Promise<AnyShelf> => {
  const shelf = await SHELVES.get(workflow)?.();
  if (shelf === undefined) throw new Error(`The workflow ${workflow} is not in this release`);
  return shelf;
};

/** The shelf a case is held to: of the workflow and the version it was opened under (design rule 7). */
export const shelfOf = async ({ pins }: Pick<CaseRecord, 'pins'>): Promise<AnyShelf> =>
  heldTo(await shelfNamed(pins.workflow), pins);

/** Which workflow a form that opens a case belongs to. */
export const OPENS: ReadonlyMap<string, string> = new Map([
  ['referral', 'rapid-review'],
  ['open-incident', 'rapid-review'],
  ['open-practice-review', 'practice-review'],
  ['raise-disagreement', 'escalation'],
]);
