import type { Choice } from '#forms/engine/fields.ts';
import { actingFor } from '#shared/boroughs/people.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { peopleFor } from '#shared/escalation/route/people.ts';
import { lastStage, linesAt, protocolNamed, stageOf } from '#shared/escalation/route/protocols.ts';
import { lineInWords } from '#shared/escalation/route/words.ts';
import { isNumbered, stageNumbered } from '#shared/escalation/stages.ts';
import type { Person } from '#shared/escalation/state/facts.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';
import { londonDate } from '#shared/kernel/london.ts';

interface Moving {
  readonly state: Disagreement;
  readonly context: Context;
}

/**
 * Where it can go from here: the next line of its stage, the next stage, and at immediate risk every higher one (ESC-3); each
 * with whom it would go to now.
 */
export const stagesToMoveTo = ({ state, context }: Moving): readonly Choice[] => {
  const { protocol: key, stageNumber, line, receiving, concerns } = state;
  if (key === undefined || stageNumber === undefined || !isNumbered(state.stage)) return [];
  const protocol = protocolNamed(context.arrangement, key);
  const next = nextLine(linesAt(protocol, stageNumber, receiving?.agency, concerns), line);
  const above = lastStage(protocol) - stageNumber;
  const higher = Array.from(
    { length: state.immediateRiskAt === undefined ? Math.min(above, 1) : above },
    (_, index) => stageNumber + index + 1,
  );
  return [
    ...(next === undefined
      ? []
      : [
          {
            value: `line-${next}`,
            label: `The next line of the same stage: ${lineInWords(next)}`,
            ...goesTo({ state, context }, stageNumber, next),
          },
        ]),
    ...higher.map((number) => ({
      value: stageNumbered(number),
      label: `Stage ${number}: ${stageOf(protocol, number).title}`,
      ...goesTo({ state, context }, number, undefined),
    })),
  ];
};

const nextLine = (lines: readonly number[], line: number | undefined): number | undefined =>
  line === undefined ? undefined : lines[lines.indexOf(line) + 1];

/** "It goes to …": the other side's people and whoever decides, by what they are called, and why them at this hour. */
const goesTo = ({ state, context }: Moving, stage: number, line: number | undefined): { readonly hint?: string } => {
  const { people, why } = peopleFor(state, stage, line, context);
  const names = people.filter(({ side }) => side === 'receiving' || side === 'deciding').map(called(context));
  return names.length === 0 ? {} : { hint: [`It goes to: ${[...new Set(names)].join('; ')}.`, ...why].join(' ') };
};

const called =
  ({ arrangement, now }: Context) =>
  ({ post, title }: Person): string => {
    const acting = post === undefined ? undefined : actingFor(arrangement, post, londonDate(now));
    return acting === undefined || acting.id === post ? title : `${acting.title}, for the ${title}`;
  };
