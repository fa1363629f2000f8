import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { arrangementsOf, boroughs } from '#shared/boroughs/load.ts';
import { wallTimeAt } from '#shared/boroughs/routing/hours.ts';
import { linesOf, rowsFor, rowsOn } from '#shared/boroughs/routing/rows.ts';
import { routeTo } from '#shared/escalation/route/route.ts';
import { instantOf } from '#shared/kernel/time.ts';
import { wexmoor } from '#test/shared/boroughs/wexmoor.ts';

const YEAR = { min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) - 1 };
const all: readonly Arrangement[] = [...boroughs().flatMap((one) => arrangementsOf(one)), wexmoor()];

/** Every service and line there is, of every protocol of every version of every borough, with what it concerns. */
const lines = all.flatMap((arrangement) =>
  arrangement.escalation.protocols.flatMap(({ protocol, concerns }) =>
    protocol.services.flatMap((service) =>
      linesOf(protocol, service.id).flatMap((line) =>
        concerns
          .filter((one) => rowsOn(protocol, service.id, line, one).length > 0)
          .map((one) => ({ arrangement, protocol, service, line, concerns: one })),
      ),
    ),
  ),
);

describe('a route, at any instant of a year', () => {
  it('is exactly one row, and names somebody', () => {
    expect(lines.length).toBeGreaterThan(25);
    fc.assert(
      fc.property(
        fc.integer(YEAR).map(instantOf),
        fc.constantFrom('open', 'new', 'neither'),
        fc.constantFrom(...lines),
        fc.infiniteStream(fc.boolean()),
        (at, cases, { arrangement, protocol, service, line, concerns }, held) => {
          const circumstances = service.circumstances.map(({ id }) => id).filter(() => held.next().value);
          const asked = { service: service.id, line, concerns, circumstances };
          const rows = rowsFor(protocol, { ...asked, cases: cases === 'open' ? 'open' : 'new' }, wallTimeAt(at));
          expect(rows).toHaveLength(1);
          const routed = routeTo(protocol, arrangement, { ...asked, cases, at });
          expect(routed.ok && routed.value.contacts.length).toBeGreaterThan(0);
          expect(routed.ok && routed.value.row).toBe(rows[0]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
