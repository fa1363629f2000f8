import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Concern, Protocol, ProtocolStage } from '#shared/boroughs/escalation.ts';
import { holdsOn } from '#shared/boroughs/people.ts';
import { rowsOn, serviceOf } from '#shared/boroughs/routing/rows.ts';
import type { LondonDate } from '#shared/kernel/time.ts';

type With = Pick<Arrangement, 'borough' | 'escalation'>;

/**
 * The protocol that a disagreement raised on this London date goes by. Undefined where the borough's documents have none
 * for what it concerns.
 */
export const protocolFor = ({ escalation }: With, concerns: Concern, on: LondonDate): Protocol | undefined =>
  escalation.protocols.find((one) => one.concerns.includes(concerns) && holdsOn(one, on))?.protocol;

/** The protocol of a disagreement that has been raised. Throws for one the case's own arrangements do not have. */
export const protocolNamed = ({ borough, escalation }: With, key: string): Protocol => {
  const found = escalation.protocols.find(({ protocol }) => protocol.protocol === key)?.protocol;
  if (found) return found;
  throw new Error(`${borough} has no protocol "${key}" in these arrangements.`);
};

/** A stage by its number, from 1. Throws for a number the protocol does not have. */
export const stageOf = ({ protocol, stages }: Protocol, number: number): ProtocolStage => {
  const stage = Number.isInteger(number) ? stages[number - 1] : undefined;
  if (stage) return stage;
  throw new RangeError(`The protocol "${protocol}" has no stage ${number}: it has ${stages.length}.`);
};

/** The number of the highest stage. */
export const lastStage = ({ stages }: Protocol): number => stages.length;

/**
 * The lines of escalation inside a stage that an agency has, in order. Empty for a stage without routes, and for an agency
 * without a route of its own: then the stage itself says whom to go to.
 */
export const linesAt = (
  protocol: Protocol,
  stage: number,
  agency: string | undefined,
  concerns?: Concern,
): readonly number[] => {
  const service = serviceOf(protocol, agency);
  if (service === undefined) return [];
  return stageOf(protocol, stage).lines.filter((line) => rowsOn(protocol, service.id, line, concerns).length > 0);
};

/** One to be told of a stage by its mailbox. */
export interface Mailbox {
  readonly who: 'partnership' | 'adults-board';
  readonly title: string;
  readonly address: string;
}

/**
 * Whom the protocol has told when a stage begins. Where it names both, it is the adults board for an adult and the
 * partnership otherwise: one or the other, by whom it is about.
 */
export const toldAt = (stage: ProtocolStage, concerns: Concern, arrangement: Arrangement): readonly Mailbox[] => {
  const { adultsBoardMailbox, partnershipMailbox } = arrangement.escalation;
  const rightful = concerns === 'adult' ? 'adults-board' : 'partnership';
  const tells = stage.tells.length > 1 ? stage.tells.filter((one) => one === rightful) : stage.tells;
  return tells.flatMap((who): readonly Mailbox[] => {
    if (who === 'partnership') return [{ who, title: arrangement.partnership, address: partnershipMailbox }];
    return adultsBoardMailbox === undefined
      ? []
      : [{ who, title: `${arrangement.name} safeguarding adults board`, address: adultsBoardMailbox }];
  });
};
