import { NO_SUBJECTS, type Subjects, type SubjectsAsked, usualSubjects } from '#functions/casework/forms/subjects.ts';
import { sidesOf } from '#shared/escalation/authorisation.ts';
import { stageNumbered } from '#shared/escalation/stages.ts';
import { SIDES } from '#shared/escalation/state/facts.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';

/**
 * What forms of a disagreement are about: a side (or, for whoever names them, those who decide), a stage it has come to, an
 * agreed action, a gap in policy.
 */
export const subjects = (kind: string, asked: SubjectsAsked<Disagreement>): Subjects => {
  const { state, actor } = asked;
  switch (kind) {
    case 'side': {
      if (state.raisedBy === undefined) return NO_SUBJECTS;
      const sides = sidesOf(state, actor);
      return { all: [...SIDES, 'deciding'], own: SIDES.find((side) => sides.includes(side)) };
    }
    case 'stage': {
      const all = stagesMet(state);
      return { all, own: all.at(-1) };
    }
    case 'step':
      return { all: state.steps.map(({ id }) => id) };
    case 'gap':
      return { all: state.gaps.map(({ id }) => id), own: onlyOne(state.gaps.filter(({ answered }) => !answered)) };
    default:
      return usualSubjects(kind, asked);
  }
};

/** Every stage it has been at, the last being where it is or was settled: a record may still come in of an earlier one. */
const stagesMet = ({ receiving, stageNumber, passed }: Disagreement): readonly string[] => {
  if (receiving?.area !== undefined) return ['other-area'];
  if (stageNumber === undefined) return [];
  const earlier = passed.map(({ stage }) => stage).filter((stage) => stage !== stageNumber);
  return [...[...new Set(earlier)].sort((a, b) => a - b), stageNumber].map(stageNumbered);
};

const onlyOne = (gaps: readonly { readonly id: string }[]): string | undefined =>
  gaps.length === 1 ? gaps[0]?.id : undefined;
