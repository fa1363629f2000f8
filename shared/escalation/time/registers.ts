import { createHash } from 'node:crypto';
import { linkRows } from '#shared/casework/links/rows.ts';
import type { Context, RegisterRow } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { workingDaysBetween } from '#shared/kernel/working-days.ts';
import { DISAGREEMENTS, type DisagreementRow } from '../figures/row.ts';
import { isFinal } from '../stages.ts';
import type { Disagreement } from '../state/state.ts';
import { disagreementClock } from './clocks.ts';

/** What a row says of an agency of another authority. */
export const ANOTHER_AREA = 'another-area';

/** Spaces, signs, letter case and the width of letters do not make a reference another. */
const plain = (about: string): string =>
  about
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** The agency's reference of a child or adult, so that it can be compared and not read: SHA-256, in hex, within the borough. */
export const aboutKey = (borough: string, about: string): string =>
  createHash('sha256')
    .update(`${borough}\n${plain(about)}`)
    .digest('hex');

/** The register of what is open about one child or adult: read when the same is about to be raised again. */
export const openAbout = (borough: string, about: string): string => `open-about:${aboutKey(borough, about)}`;

/** What somebody is about to raise, as far as it tells whether it has been raised already. */
export interface Sought {
  readonly raising: string;
  readonly receiving: string;
  readonly about: string;
}

/** Whether a row is an open disagreement of the same two agencies about the same child or adult. */
export const isSameMatter = (
  row: Pick<DisagreementRow, 'open' | 'raising' | 'receiving' | 'about'>,
  borough: string,
  { raising, receiving, about }: Sought,
): boolean =>
  row.open && row.raising === raising && row.receiving === receiving && row.about === aboutKey(borough, about);

/**
 * What a disagreement adds to the lists read across cases: a row for the figures (ESC-13), while it is open one by which it
 * is found again, and its links. No name, and no reference that could be read. A review of the protocol adds nothing.
 */
export const registers = (state: Disagreement, context: Context): readonly RegisterRow[] => [
  ...disagreementRows(state, context),
  ...linkRows(state.links),
];

const disagreementRows = (state: Disagreement, context: Context): RegisterRow[] => {
  const { raisedAt, raisedBy, receiving, concerns, category, level, about, confirmedAt, outcome } = state;
  if (raisedAt === undefined || raisedBy === undefined || receiving === undefined) return [];
  if (concerns === undefined || category === undefined || level === undefined) return [];
  const raisedOn = londonDate(raisedAt);
  const clock = disagreementClock(state, context);
  const settled =
    confirmedAt === undefined || outcome === undefined
      ? { stageSettled: 0 }
      : {
          stageSettled: outcome.stage,
          workingDays: Math.max(0, workingDaysBetween(raisedOn, londonDate(outcome.at))),
          ...(clock === undefined ? {} : { within: outcome.at <= clock.due }),
          outcome: outcome.kind,
        };
  const { borough } = context.arrangement;
  const open = !isFinal(state.stage);
  const matter = {
    open,
    raisedOn,
    raising: raisedBy.agency,
    receiving: receiving.agency ?? ANOTHER_AREA,
    about: aboutKey(borough, about ?? ''),
  };
  const found = { register: openAbout(borough, about ?? ''), id: 'disagreement', sortedBy: raisedOn, body: matter };
  return [
    {
      register: DISAGREEMENTS,
      id: 'disagreement',
      sortedBy: raisedOn,
      body: {
        ...matter,
        concerns,
        category,
        level,
        immediate: state.immediateRiskAt !== undefined,
        withdrawn: state.stage === 'withdrawn',
        themes: state.themes.join(','),
        ...settled,
      },
    },
    ...(open ? [found] : []),
  ];
};
