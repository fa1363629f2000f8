import { dayInWords } from '#functions/casework/dossier/when.ts';
import type { Sort, Told } from '#functions/casework/face.ts';
import type { RetentionEvent } from '#shared/retention/state/events.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { HOLDS, kindOfCase } from '../dossier/words.ts';

/** What sort of thing happened, for those who look for one sort. */
type Kind = 'keeping' | 'holds' | 'disposal' | 'other';

export const SORTS: readonly (Sort & { readonly kind: Kind })[] = [
  { text: 'Keeping', kind: 'keeping' },
  { text: 'Holds', kind: 'holds' },
  { text: 'Disposal', kind: 'disposal' },
  { text: 'Other', kind: 'other' },
];

/** One event in plain words. What a hold is for is read where it belongs. */
export const toldOf = (_: Dossier, event: RetentionEvent): Told => {
  const says = (kind: Kind, title: string, detail?: string): Told => ({
    title,
    kind,
    ...(detail === undefined ? {} : { detail }),
  });
  const number = (hold: string): string => `Hold ${hold.slice(1)}.`;
  switch (event.type) {
    case 'RecordOpened':
      return says(
        'keeping',
        'Retention record opened',
        `${kindOfCase(event.source.workflow)} ${event.source.reference}.`,
      );
    case 'CaseClosed':
      return says(
        'keeping',
        'Case closed',
        `On ${dayInWords(event.closedOn)}. Its records are kept until the end of ${dayInWords(event.keepUntil)}.`,
      );
    case 'HoldPlaced':
      return says(
        'holds',
        'Hold placed',
        `${number(event.hold)} ${HOLDS[event.kind]}, asked on ${dayInWords(event.from)}.`,
      );
    case 'HoldLiftSigned':
      return says('holds', 'Signed for lifting a hold', `${number(event.hold)} A second person has yet to sign.`);
    case 'HoldLifted':
      return says('holds', 'Hold lifted by two people', number(event.hold));
    case 'KeptLonger':
      return says('keeping', 'Kept longer', `Until the end of ${dayInWords(event.until)}.`);
    case 'RetentionReached':
      return says('keeping', 'Kept long enough', `The last day was ${dayInWords(event.keepUntil)}.`);
    case 'DisposalProposed':
      return says('disposal', 'Disposal proposed');
    case 'DisposalRefused':
      return says('disposal', 'Disposal refused');
    case 'DisposalAgreed':
      return says('disposal', 'Disposal agreed by a second person');
    case 'DestructionBegun':
      return says('disposal', 'Destruction begun', 'Asked once more before the first row went: no hold stood.');
    case 'RecordDisposed':
      return says(
        'disposal',
        'Records destroyed',
        `${Object.values(event.rows).reduce((sum, rows) => sum + rows, 0)} rows in all.`,
      );
    case 'MessageTroubled':
      return says('other', 'A message has not arrived', event.status.toLowerCase());
    case 'MessageSettled':
      return says('other', 'A message that had not arrived was settled');
  }
};
