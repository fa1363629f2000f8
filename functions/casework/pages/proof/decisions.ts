import type { Answers } from '#shared/casework/answers.ts';
import { type CaseState, sectionNamed } from '#shared/casework/case-state.ts';
import type { Recorded } from '#shared/casework/workflow.ts';
import { answersOf, type Dossier, type Typed } from '../../dossier/dossier.ts';
import type { CasePages, Told } from '../../face.ts';

/** One decision of a case. */
export interface Decision {
  readonly recorded: Pick<Recorded<unknown>, 'seq' | 'at' | 'by'>;
  readonly told: Told;
  /** What it keeps of the form it was given by, and which of those questions say why. Absent where it was given by no form. */
  readonly given?: Given;
  /** The decision it followed from, recorded by the same act. */
  readonly follows?: Told;
}

export interface Given {
  readonly form: string;
  readonly subject: string | undefined;
  readonly answers: Answers;
  readonly why: readonly string[];
}

/** Every decision of a case in order, each with its reasons. Nobody has been asked yet who may read them. */
export const decisionsIn = <State extends CaseState, Event extends Typed>(
  dossier: Dossier<State, Event>,
  { told, decisions }: Pick<CasePages<State, Event>, 'told' | 'decisions'>,
): readonly Decision[] => {
  const { workflow } = dossier.shelf;
  const reasons: ReadonlyMap<string, readonly string[] | undefined> = new Map(Object.entries(decisions ?? {}));
  const found: (Decision & { readonly command: string })[] = [];
  let state = workflow.initial;
  for (const recorded of dossier.events) {
    state = workflow.evolve(state, recorded);
    const why = reasons.get(recorded.event.type);
    if (why === undefined) continue;
    const answers = answersOf(recorded);
    const key = keyOf(state, recorded.seq);
    const before = found.at(-1);
    found.push({
      recorded,
      told: told(dossier, recorded.event),
      command: recorded.command,
      ...(key === undefined || answers === undefined ? {} : { given: { ...sectionNamed(key), answers, why } }),
      ...(before?.command === recorded.command ? { follows: before.told } : {}),
    });
  }
  return found;
};

/** Where the answers of the event that came last are kept. */
const keyOf = ({ sections }: CaseState, seq: number): string | undefined =>
  Object.keys(sections).find((key) => sections[key] === seq);
