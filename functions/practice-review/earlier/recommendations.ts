import { z } from 'zod';
import type { Actor } from '#shared/casework/actor.ts';
import type { CaseRecord, Ledger, RegisterPage } from '#shared/casework/ledger.ts';
import { stateToJudge } from '#shared/casework/links/kin.ts';
import { heldTo } from '#shared/casework/shelf.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import { Theme } from '#shared/practice-review/state/facts.ts';

/** A recommendation of another review's accepted report. */
export interface EarlierRecommendation {
  /** Names it for good: `bre-4k7m-2pqr-r2`. */
  readonly key: string;
  readonly caseId: CaseId;
  readonly reference: string;
  readonly id: string;
  readonly what: string;
  readonly agency: string;
  readonly theme: Theme;
}

/** Who looks, when, from which review, and where recommendations are found. */
export interface Looking {
  readonly ledger: Partial<Pick<Ledger, 'register' | 'load'>>;
  readonly actor: Actor;
  readonly now: Instant;
  /** Its own are not earlier ones. */
  readonly caseId?: CaseId | undefined;
}

/** As many as people can choose from, the latest first. */
const MOST = 40;
/** The register is read oldest first, this many rows at a time, and this often: a borough has some hundreds. */
const A_PAGE = 250;
const PAGES = 8;

const Body = z.object({ what: z.string(), agency: z.string(), theme: Theme });

export const earlierKey = (reference: string, id: string): string => `${reference}-${id}`.toLowerCase();

/**
 * Recommendations of earlier reviews that this person may be shown, the latest first: those of a report that stands
 * published, which anybody may read, and those of a review whose report or actions they may see at this moment. A
 * conflict of interest declared in the earlier review, or no part in it, leaves only what is public.
 */
export const earlierRecommendations = async (looking: Looking): Promise<readonly EarlierRecommendation[]> => {
  const found = (await registered(looking)).filter(({ caseId }) => caseId !== looking.caseId);
  const seen = new Map<CaseId, Promise<boolean>>();
  const shown: EarlierRecommendation[] = [];
  for (const one of found.toReversed()) {
    const sees = seen.get(one.caseId) ?? maySee(looking, one.caseId);
    seen.set(one.caseId, sees);
    if (await sees) shown.push(one);
    if (shown.length === MOST) break;
  }
  return shown;
};

const registered = async ({ ledger }: Looking): Promise<readonly EarlierRecommendation[]> => {
  const rows: RegisterPage['rows'][number][] = [];
  let after: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const read = await ledger.register?.('recommendations', A_PAGE, after);
    rows.push(...(read?.rows ?? []));
    after = read?.next;
    if (after === undefined) break;
  }
  return rows.flatMap(({ caseId, reference, row }) => {
    const body = Body.safeParse(row.body);
    return body.success ? [{ key: earlierKey(reference, row.id), caseId, reference, id: row.id, ...body.data }] : [];
  });
};

const maySee = async ({ ledger, actor, now }: Looking, caseId: CaseId): Promise<boolean> => {
  const record = await ledger.load?.(caseId);
  return record !== undefined && isOpenTo(record, actor, now);
};

const isOpenTo = (record: CaseRecord, actor: Actor, now: Instant): boolean => {
  const shelf = heldTo(practiceReviewShelf, record.pins);
  const state = shelf.workflow.state.parse(stateToJudge(record));
  const { published } = state;
  const isPublic = published !== undefined && published.what === 'report' && published.withdrawnAt === undefined;
  return (
    isPublic ||
    shelf.mayView(state, actor, 'report', undefined, now).ok ||
    shelf.mayView(state, actor, 'actions', undefined, now).ok
  );
};
