import { z } from 'zod';
import type { Asking } from '#functions/web/common/asking.ts';
import type { CaseRecord } from '#shared/casework/ledger.ts';
import { stateToJudge } from '#shared/casework/links/kin.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import type { ActionsPorts } from './ports.ts';

/** What one person may see of one case in a list that is read across cases. */
export interface Sight {
  sees(part: string, subject?: string): boolean;
  /** How often the plan has chased an action that is overdue. */
  chased(action: string): number;
  /** What the case itself calls an agency that is in no arrangement. */
  agencyName(agency: string): string | undefined;
}

export interface Sights {
  /** Of a case that is gone nothing is seen. Each case is looked up once. */
  of(caseId: CaseId): Promise<Sight | undefined>;
  /** One read of each of these cases, however many of its rows are shown. */
  note(caseIds: Iterable<CaseId>): Promise<void>;
}

const Kept = z.object({
  planDone: z.array(z.string()).default([]),
  requests: z.array(z.object({ agency: z.string(), name: z.string() })).default([]),
});

/** The plan keeps the latest chase of an action, by its number. */
const chasedIn = (planDone: readonly string[], series: string): number =>
  Math.max(0, ...planDone.filter((key) => key.startsWith(series)).map((key) => Number(key.slice(series.length)) || 0));

/** Asked of the rules each case is held to, at this moment: a conflict of interest declared today hides its rows today. */
export const sightsOf = (
  { ledger, shelfOf, clock }: Pick<ActionsPorts, 'ledger' | 'shelfOf' | 'clock'>,
  { actor }: Pick<Asking, 'actor'>,
  what: string,
): Sights => {
  const now = clock.now();
  const found = new Map<CaseId, Promise<Sight | undefined>>();
  const sightOf = async (record: CaseRecord): Promise<Sight> => {
    const shelf = await shelfOf(record);
    const state = shelf.workflow.state.parse(stateToJudge(record));
    const { planDone, requests } = Kept.parse(state);
    return {
      sees: (part, subject) => shelf.mayView(state, actor, part, subject, now).ok,
      chased: (action) => chasedIn(planDone, `action:${action}:action-overdue:`),
      agencyName: (agency) => requests.find((request) => request.agency === agency)?.name,
    };
  };
  const load = async (caseId: CaseId): Promise<Sight | undefined> => {
    const record = await ledger.load(caseId);
    return record === undefined ? undefined : sightOf(record);
  };
  return {
    of: (caseId) => {
      const sight = found.get(caseId) ?? load(caseId);
      found.set(caseId, sight);
      return sight;
    },
    note: async (caseIds) => {
      const { person, name, posts } = actor;
      const post = posts[0]?.post;
      const read = { at: now, person, name, what, ...(post === undefined ? {} : { post }) };
      await Promise.all([...new Set(caseIds)].map((caseId) => ledger.recordRead({ ...read, caseId })));
    },
  };
};
