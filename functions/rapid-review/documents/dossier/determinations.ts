import { answersOf, latest } from '#functions/casework/dossier/dossier.ts';
import { doer, partnerName } from '#functions/casework/dossier/names.ts';
import { saidIn } from '#functions/casework/dossier/said.ts';
import type { PartnerId } from '#shared/boroughs/arrangement.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { partners } from '#shared/rapid-review/state/facts.ts';
import { type Dossier } from './dossier.ts';
import { determinationName } from './names.ts';

/** What one partner has determined in the present round, by whom and why. */
export interface PartnerDetermination {
  readonly partner: PartnerId;
  readonly name: string;
  /** Undefined: not yet. Nothing is taken from silence. */
  readonly given:
    | {
        readonly by: string;
        readonly at: Instant;
        readonly what: string;
        readonly agreesWithRecommendation: boolean;
        readonly differsFromDecision: boolean;
        readonly reasons: string;
        readonly dissent: string;
        readonly reviewer: string;
        readonly reviewerName: string;
      }
    | undefined;
}

export const determinationsOf = (dossier: Dossier): readonly PartnerDetermination[] =>
  partners.map((partner) => {
    const determined = dossier.state.determinations[partner];
    const recorded = dossier.events.find(({ seq }) => seq === determined?.seq);
    if (determined === undefined || recorded === undefined)
      return { partner, name: partnerName(partner), given: undefined };
    const said = saidIn(dossier, 'determination', answersOf(recorded) ?? {});
    return {
      partner,
      name: partnerName(partner),
      given: {
        by: doer(dossier, recorded),
        at: determined.at,
        what: determinationName(determined.determination),
        agreesWithRecommendation: determined.agrees,
        differsFromDecision: dossier.state.decision?.dissenting.includes(partner) ?? false,
        reasons: said('reasons'),
        dissent: said('dissent'),
        reviewer: said('reviewer'),
        reviewerName: said('reviewerName'),
      },
    };
  });

/** What one partner thought of notifying, when that was decided. */
export interface PartnerView {
  readonly name: string;
  readonly view: string;
  readonly reasons: string;
}

const VIEWS = [
  ['Local authority', 'localAuthorityView'],
  ['Police', 'policeView'],
  ['Health', 'healthView'],
] as const;

export const notificationViews = (dossier: Dossier): readonly PartnerView[] => {
  const answers = latest(dossier, 'notification-decision');
  if (answers === undefined) return [];
  const said = saidIn(dossier, 'notification-decision', answers);
  return VIEWS.map(([name, id]) => ({ name, view: said(id), reasons: said(`${id}Reasons`) }));
};

/** The reviewer of a local review, in words: named where one is, and otherwise said to be appointed. */
export const reviewerOf = (dossier: Dossier): string => {
  const named = determinationsOf(dossier).flatMap(({ given }) => given?.reviewerName || []);
  return named[0] ?? 'To be appointed';
};
