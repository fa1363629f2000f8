import { agencyName } from '#functions/casework/dossier/names.ts';
import type { Protocol, ProtocolStage } from '#shared/boroughs/escalation.ts';
import { protocolNamed, stageOf } from '#shared/escalation/route/protocols.ts';
import type { Side } from '#shared/escalation/state/facts.ts';
import type { Dossier } from './dossier.ts';

/** The organisation on one side, as people know it. */
export const sideName = (dossier: Pick<Dossier, 'state' | 'context'>, side: Side): string => {
  const { raisedBy, receiving } = dossier.state;
  if (side === 'receiving') return receiving?.name ?? 'The other agency';
  return raisedBy === undefined ? 'The agency that raised it' : agencyName(dossier, raisedBy.agency);
};

/** The protocol it goes by; undefined before it is raised. */
export const protocolOf = ({ state, context }: Pick<Dossier, 'state' | 'context'>): Protocol | undefined =>
  state.protocol === undefined ? undefined : protocolNamed(context.arrangement, state.protocol);

/** A stage by number, as the protocol has it. */
export const protocolStage = (
  dossier: Pick<Dossier, 'state' | 'context'>,
  number: number | undefined,
): ProtocolStage | undefined => {
  const protocol = protocolOf(dossier);
  return protocol === undefined || number === undefined ? undefined : stageOf(protocol, number);
};

const NUMBERS = ['', 'one', 'two', 'three', 'four', 'five', 'six'];

/** "Stage two: manager to manager". */
export const stageTitle = (dossier: Pick<Dossier, 'state' | 'context'>, number: number): string => {
  const title = protocolStage(dossier, number)?.title;
  const named = `Stage ${NUMBERS[number] ?? number}`;
  return title === undefined ? named : `${named}: ${title}`;
};
