import { agencyName } from '#functions/casework/dossier/names.ts';
import { itemsIn } from '#functions/casework/dossier/said.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { Instant } from '#shared/kernel/time.ts';
import type { Dossier } from './dossier.ts';

/** An action agreed for children's safety now, with its words and how far it is (RAPID-2). */
export interface Action {
  readonly id: string;
  readonly what: string;
  readonly owner: string;
  /** As it was given: `2026-07-01`; empty where no day was. */
  readonly due: string;
  /** The agency or meeting that it comes from. */
  readonly from: string;
  readonly doneOn: Instant | undefined;
  readonly evidence: string;
  readonly overdue: boolean;
}

/** Every immediate action of the case, in the order they were agreed. */
export const actionsOf = (dossier: Dossier): readonly Action[] =>
  dossier.state.actions.map(({ id, owner, due, doneOn, seq }) => {
    const event = dossier.events.find((recorded) => recorded.seq === seq)?.event;
    const source = event?.type === 'ReturnSubmitted' || event?.type === 'MeetingHeld' ? event : undefined;
    const form = source?.type === 'MeetingHeld' ? 'meeting' : 'agency-return';
    const index = source?.actions.findIndex((action) => action.id === id) ?? -1;
    const said = source && itemsIn(dossier, form, source.answers, 'immediateActions')[index];
    const ended = dossier.events.findLast(({ event: e }) => e.type === 'ActionDone' && e.action === id)?.event;
    return {
      id,
      what: said?.('actionText') ?? 'An action',
      owner,
      due: due ?? '',
      from: source?.type === 'ReturnSubmitted' ? agencyName(dossier, source.agency) : 'Rapid review meeting',
      doneOn: Instant.safeParse(doneOn).data,
      evidence: ended?.type === 'ActionDone' ? String(ended.answers['actionEvidence'] ?? '') : '',
      overdue: doneOn === undefined && due !== undefined && due !== '' && due < londonDate(dossier.context.now),
    };
  });
