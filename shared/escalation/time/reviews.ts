import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { londonDate, plusMonths } from '#shared/kernel/london.ts';
import type { Instant, LondonDate } from '#shared/kernel/time.ts';
import { addWorkingDays } from '#shared/kernel/working-days.ts';
import type { Command } from '../commands.ts';

/** Working days before a protocol's review is due on which it is opened. */
const OPENED_BEFORE = 20;

/** A review of a protocol that should be open, and what opens it. */
export interface ReviewDue {
  readonly protocol: string;
  readonly dueOn: LondonDate;
  readonly command: Extract<Command, { readonly type: 'protocol-review-due' }>;
  /** What the command's id is made from, so that each is opened once for each protocol and due date. */
  readonly once: string;
}

/**
 * The yearly reviews of the protocols in force that are due to have been opened by an instant (ESC-13): of each protocol the
 * latest alone, however many years nobody looked.
 */
export const reviewsDue = ({ borough, escalation }: Arrangement, now: Instant): readonly ReviewDue[] => {
  const today = londonDate(now);
  const inForce = new Map(
    escalation.protocols
      .filter(({ from, until }) => from <= today && (until === undefined || today <= until))
      .map(({ protocol }) => [protocol.protocol, protocol.reviewed]),
  );
  return [...inForce].flatMap(([protocol, reviewed]): ReviewDue[] => {
    let dueOn: LondonDate | undefined;
    for (let times = 1; ; times += 1) {
      const next = plusMonths(reviewed.on, reviewed.everyMonths * times);
      if (addWorkingDays(next, -OPENED_BEFORE) > today) break;
      dueOn = next;
    }
    return dueOn === undefined
      ? []
      : [
          {
            protocol,
            dueOn,
            command: { type: 'protocol-review-due', protocol, dueOn },
            once: `protocol-review:${borough}:${protocol}:${dueOn}`,
          },
        ];
  });
};
