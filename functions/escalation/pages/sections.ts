import type { Sections } from '#functions/casework/face.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { sideName, stageTitle } from '#functions/escalation/dossier/sides.ts';
import type { Part } from '#shared/escalation/authorisation.ts';
import { numberOf } from '#shared/escalation/stages.ts';
import { type EscalationEvent } from '#shared/escalation/state/events.ts';
import { Side } from '#shared/escalation/state/facts.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';

/** Both sides read everything that was written, but who declared what, and what support a worker wanted. */
const PART: Readonly<Record<string, Part>> = { 'take-part': 'reads' };

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
  partOf: (_, section) => ({ part: PART[section] ?? 'record' }),
  titleOf: (dossier, section, subject) => {
    const title = dossier.formNamed(section)?.title ?? section;
    return subject === undefined ? title : `${title}: ${aboutWords(dossier, subject)}`;
  },
  before: () => undefined,
};
