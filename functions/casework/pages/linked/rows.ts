import { z } from 'zod';
import { longDate } from '#forms/engine/london.ts';
import { answersOf, type Dossier } from '#functions/casework/dossier/dossier.ts';
import { doer, postTitle } from '#functions/casework/dossier/names.ts';
import { saidIn } from '#functions/casework/dossier/said.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import type { Look } from '#functions/casework/face.ts';
import { type Faced, faced } from '#functions/web/faces.ts';
import { CaseLinked, LinkKind } from '#shared/casework/links/link.ts';
import { CONTRACT_LINK, linksRegister } from '#shared/casework/links/rows.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { Instant, LondonDate } from '#shared/kernel/time.ts';
import type { Side } from './words.ts';

/** Links on one page, of those that other cases say of this one. */
const MOST = 50;

/** A link to or from one case, before anybody is asked who may see what of the other. */
interface Link {
  /** Its id, where it is this case's own to take away. */
  readonly id?: string;
  readonly kind: LinkKind;
  readonly side: Side;
  readonly here: CaseId | undefined;
  readonly reference: string;
  readonly authority: string;
  /** When, and by whom, in words. */
  readonly since: string;
  readonly by: string;
  /** What was written about it here. */
  readonly why: string;
}

/**
 * What of a linked case one person is shown. `open`: they may see it. `closed`: its reference and no more. `conflicted`:
 * not even that, since they declared a conflict of interest in it. `gone`: it is kept no longer. `elsewhere`: held by
 * somebody else.
 */
export type Shown = Link &
  (
    | { readonly sight: 'open'; readonly other: Faced }
    | { readonly sight: 'closed' | 'conflicted' | 'gone' | 'elsewhere' }
  );

/** Every link of the case, its own first, with what this person may see of the other side. */
export const linksOf = async (look: Look, dossier: Dossier): Promise<readonly Shown[]> => {
  const own = [...begunFrom(dossier), ...ownLinks(dossier), ...fromBefore(dossier)];
  const said = (one: Link): boolean => own.some(({ here, kind }) => here === one.here && kind === one.kind);
  const theirs = (await linksOfOthers(look, dossier)).filter(
    (one) => !(SAME_BOTH_WAYS.includes(one.kind) && said(one)),
  );
  return Promise.all([...own, ...theirs].map((link) => sightOf(look, link)));
};

/** What both cases say of each other in the same words is said once. */
const SAME_BOTH_WAYS: readonly LinkKind[] = ['sibling', 'duplicate', 'disagreement'];

/** The case whose contract event this one began from. */
const begunFrom = ({ state, record }: Dossier): readonly Link[] => {
  const here = CaseId.safeParse(state.linkedCase);
  if (!here.success) return [];
  const since = timeInWords(record.openedAt);
  return [
    { kind: 'began-from', side: 'ours', here: here.data, reference: '', authority: '', since, by: SERVICE, why: '' },
  ];
};

const SERVICE = 'The service itself, with the decision';

const ownLinks = (dossier: Dossier): readonly Link[] =>
  dossier.state.links.map(({ id, kind, here, reference, authority, at }) => {
    const recorded = dossier.events.find(({ seq }) => `link-${seq}` === id);
    const said = saidIn(dossier, 'link-case', answersOf(recorded) ?? {});
    const by = recorded === undefined ? '' : doer(dossier, recorded);
    const why = said('linkReason') || said('ourPart');
    return { id, kind, side: 'ours', here, reference, authority, since: timeInWords(at), by, why };
  });

/** Links from before they were listed: nothing but what was typed is known of them. */
const fromBefore = (dossier: Dossier): readonly Link[] =>
  dossier.events.flatMap((recorded) => {
    const event = CaseLinked.safeParse(recorded.event);
    const kind = LinkKind.safeParse(event.data?.kind);
    if (!event.success || event.data.to !== undefined || !kind.success) return [];
    const said = saidIn(dossier, 'link-case', event.data.answers);
    const [reference, authority, why] = [said('theirReference'), said('theirAuthority'), said('ourPart')];
    const since = timeInWords(recorded.at);
    return [
      { kind: kind.data, side: 'ours', here: undefined, reference, authority, since, by: doer(dossier, recorded), why },
    ];
  });

const Body = z.object({ kind: LinkKind, at: z.union([Instant, LondonDate]), post: z.string() });

/** What other cases say of this one, read by its name; nothing of it stands in this case's own ledger. */
const linksOfOthers = async ({ ports, record }: Look, { context }: Dossier): Promise<readonly Link[]> => {
  const { rows } = await ports.ledger.register(linksRegister(record.caseId), MOST);
  return rows.flatMap(({ caseId, reference, row }) => {
    const body = Body.safeParse(row.body);
    if (!body.success) return [];
    const { kind, at, post } = body.data;
    const by = row.id === CONTRACT_LINK ? SERVICE : (postTitle(context.arrangement, post) ?? 'Somebody in that case');
    return [{ kind, side: 'theirs', here: caseId, reference, authority: '', since: moment(at), by, why: '' }];
  });
};

const moment = (at: Instant | LondonDate): string => {
  const instant = Instant.safeParse(at);
  return instant.success ? timeInWords(instant.data) : longDate(at);
};

const sightOf = async ({ ports, asking, face }: Look, link: Link): Promise<Shown> => {
  if (link.here === undefined) return { ...link, sight: 'elsewhere' };
  const record = await ports.ledger.load(link.here);
  if (record === undefined) return { ...link, sight: 'gone' };
  const other = await faced(record);
  const { shelf, state } = other;
  if (state.conflicted.includes(asking.actor.person)) return { ...link, reference: '', why: '', sight: 'conflicted' };
  const { reference } = record;
  if (shelf.mayView(state, asking.actor, 'overview', undefined, ports.clock.now()).ok)
    return { ...link, reference, sight: 'open', other };
  if (face.namesLinked === undefined) return { ...link, reference, sight: 'closed' };
  return { ...link, reference: face.namesLinked.includes(link.kind) ? reference : '', why: '', sight: 'closed' };
};
