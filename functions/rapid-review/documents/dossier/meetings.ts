import { postTitle } from '#functions/casework/dossier/names.ts';
import { type Said, saidIn } from '#functions/casework/dossier/said.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Dossier } from './dossier.ts';

export interface HeldMeeting {
  readonly seq: number;
  readonly heldAt: Instant;
  readonly chairedBy: string;
  /** Posts, by title. */
  readonly present: readonly string[];
  readonly quorate: boolean;
  /** "Quorate", or what was missing and what follows from it (GOV-1). */
  readonly quorum: string;
  readonly said: Said;
}

/** Every meeting of the group, those without their quorum too. */
export const meetingsOf = (dossier: Dossier): readonly HeldMeeting[] =>
  dossier.events.flatMap(({ event, seq }) => {
    if (event.type !== 'MeetingHeld') return [];
    const said = saidIn(dossier, 'meeting', event.answers);
    const lacked = event.missing.length === 0 ? '' : `: it lacked ${event.missing.join('; ')}`;
    return [
      {
        seq,
        heldAt: event.heldAt,
        chairedBy: said('chairedBy'),
        present: event.present.map((post) => postTitle(dossier.context.arrangement, post) ?? post),
        quorate: event.quorate,
        quorum: event.quorate ? 'Quorate' : `Not quorate${lacked}. It decided nothing and stopped no clock.`,
        said,
      },
    ];
  });
