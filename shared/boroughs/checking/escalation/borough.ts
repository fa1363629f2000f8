import type { Protocol } from '../../escalation.ts';
import { inNamesOf } from '../../reading/whole.ts';
import { type Fault, fault, type Where } from '../fault.ts';
import type { LooseArrangement, LooseProtocolInForce } from '../loose.ts';
import { nearest } from '../nearest.ts';
import type { ProtocolsKnown } from './known.ts';
import { namedIn } from './named.ts';

const at = (n: number, ...rest: Where): Where => ['escalation', 'protocols', n, ...rest];

/** A borough has everybody whom its protocols name, and one protocol at a time for each concern. */
export const escalationFaults = (arrangement: LooseArrangement, known: ProtocolsKnown): readonly Fault[] => {
  const { protocols } = arrangement.escalation;
  return [
    ...protocols.flatMap((entry, n) => entryFaults(arrangement, entry, n, known)),
    ...protocols.flatMap((entry, n) => overlapFaults(protocols, entry, n)),
    ...(protocols.length > 0 &&
    !protocols.some(({ concerns, until }) => concerns.includes('child') && until === undefined)
      ? [
          fault(
            ['escalation', 'protocols'],
            'No protocol without an end is for a disagreement about a child.',
            'Add one, or take `until` out.',
          ),
        ]
      : []),
  ];
};

const entryFaults = (
  arrangement: LooseArrangement,
  { protocol: named, from, until, ...entry }: LooseProtocolInForce,
  n: number,
  { sound, faulty }: ProtocolsKnown,
): readonly Fault[] => {
  const dates =
    from !== undefined && until !== undefined && until < from
      ? [fault(at(n, 'until'), 'It ends before it begins.', 'Correct the dates.')]
      : [];
  if (named === '') return dates;
  const whole = typeof named === 'string' ? sound.get(named) : named;
  if (whole === undefined) return [...dates, notAtHand(at(n, 'protocol'), String(named), sound, faulty)];
  return [
    ...dates,
    ...Object.keys(entry.named ?? {}).flatMap((key) =>
      namedIn(whole).some((one) => one.key === key)
        ? []
        : [fault(at(n, 'named', key), `The protocol "${whole.protocol}" names no "${key}".`, 'Take it out.')],
    ),
    ...absentFaults(arrangement, inNamesOf(whole, entry.named ?? {}), n),
    ...panelFaults(arrangement, whole, n),
    ...mailboxFaults(arrangement, whole, entry.concerns, n),
  ];
};

const notAtHand = (
  where: Where,
  key: string,
  sound: ProtocolsKnown['sound'],
  faulty: ProtocolsKnown['faulty'],
): Fault => {
  if (faulty.has(key)) return fault(where, `The protocol "${key}" has faults of its own.`, 'Put them right first.');
  const near = nearest(key, [...sound.keys(), ...faulty]);
  return fault(
    where,
    `There is no protocol "${key}".`,
    near ? `Did you mean "${near}"?` : `Add protocols/${key}.yaml, or name one that is there.`,
  );
};

/** Told once for each post or agency, with the first place that names it. */
const absentFaults = (arrangement: LooseArrangement, protocol: Protocol, n: number): readonly Fault[] => {
  const known = {
    post: arrangement.posts.map(({ id }) => id),
    agency: arrangement.agencies.map(({ id }) => id),
  };
  const things = namedIn(protocol);
  return things.flatMap(({ kind, key, by }, index) => {
    if (known[kind].length === 0 || known[kind].includes(key)) return [];
    if (things.findIndex((one) => one.kind === kind && one.key === key) < index) return [];
    const near = nearest(key, known[kind]);
    return [
      fault(
        at(n, 'protocol'),
        `There is no ${kind} "${key}", which the ${by} of "${protocol.protocol}" names.`,
        near
          ? `Did you mean "${near}"? Then say so under named.`
          : `Add it, or say under named what this borough calls it.`,
      ),
    ];
  });
};

const panelFaults = (
  { agencies, posts }: LooseArrangement,
  { protocol, stages }: Protocol,
  n: number,
): readonly Fault[] =>
  stages.flatMap(({ id, panel }) =>
    panel && agencies.length > 0 && posts.length > 0 && panel.agencies > agencies.length
      ? [
          fault(
            at(n, 'protocol'),
            `The panel of the stage "${id}" of "${protocol}" is of ${panel.agencies} agencies, but there are ${agencies.length}.`,
            'Add the agencies, or choose another protocol.',
          ),
        ]
      : [],
  );

const mailboxFaults = (
  { escalation }: LooseArrangement,
  { stages, protocol }: Protocol,
  concerns: readonly string[],
  n: number,
): readonly Fault[] =>
  concerns.includes('adult') &&
  escalation.adultsBoardMailbox === undefined &&
  stages.some(({ tells }) => tells.includes('adults-board'))
    ? [
        fault(
          at(n, 'protocol'),
          `"${protocol}" tells the adults board, but escalation.adultsBoardMailbox is blank.`,
          'Set escalation.adultsBoardMailbox.',
        ),
      ]
    : [];

/** Two protocols for one concern on one day would leave it open which holds. */
const overlapFaults = (
  protocols: readonly LooseProtocolInForce[],
  entry: LooseProtocolInForce,
  n: number,
): readonly Fault[] => {
  const day = (date: string | undefined, without: string): string => date ?? without;
  const clash = protocols
    .slice(0, n)
    .find(
      (one) =>
        one.concerns.some((concern) => entry.concerns.includes(concern)) &&
        day(one.from, '') <= day(entry.until, '9999') &&
        day(entry.from, '') <= day(one.until, '9999'),
    );
  if (!clash) return [];
  const concern = clash.concerns.find((one) => entry.concerns.includes(one));
  const first = [day(clash.from, ''), day(entry.from, '')].toSorted().at(-1);
  return [
    fault(
      at(n, 'from'),
      `Two protocols hold for a disagreement about ${concern === 'partners' ? 'the partners' : `${concern === 'adult' ? 'an' : 'a'} ${concern}`} on ${first}.`,
      'End one the day before the other begins.',
    ),
  ];
};
