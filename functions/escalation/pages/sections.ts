import type { Sections, SeenPart } from '#functions/casework/face.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { sideName, stageTitle } from '#functions/escalation/dossier/sides.ts';
import type { Part } from '#shared/escalation/authorisation.ts';
import { numberOf } from '#shared/escalation/stages.ts';
import { type EscalationEvent } from '#shared/escalation/state/events.ts';
import { Side } from '#shared/escalation/state/facts.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';

/** Read by the side that raised it alone: what support the worker wanted, and what ties they declared. */
const OF_THE_RAISING_SIDE: readonly string[] = ['raise-disagreement', 'offer-support'];

/** Which part some answers belong to, with the subject to ask for it. Both sides read all that is not their own affair. */
export const seenPart = (section: string): SeenPart & { readonly part: Part } => {
  if (OF_THE_RAISING_SIDE.includes(section)) return { part: 'raising-side', subject: 'raising' };
  return { part: section === 'take-part' ? 'reads' : 'record' };
};

/** What some answers are about: a side, a stage, an action, a gap. */
const aboutWords = (dossier: Dossier, subject: string): string => {
  const side = Side.safeParse(subject);
  if (side.success) return sideName(dossier, side.data);
  const number = numberOf(subject);
  if (number !== undefined) return stageTitle(dossier, number);
  return subject === 'other-area' ? 'the other area’s procedure' : `number ${subject.replace(/^\D+/, '')}`;
};

export const sections: Sections<Disagreement, EscalationEvent> = {
  formOf: (section) => section,
  partOf: (_, section) => seenPart(section),
  titleOf: (dossier, section, subject) => {
    const title = dossier.formNamed(section)?.title ?? section;
    return subject === undefined ? title : `${title}: ${aboutWords(dossier, subject)}`;
  },
  before: () => undefined,
};
