import { arrangementInForce } from '#shared/boroughs/load.ts';
import { peopleFor } from '#shared/escalation/route/people.ts';
import { protocolNamed } from '#shared/escalation/route/protocols.ts';
import { routeTo } from '#shared/escalation/route/route.ts';
import { runClock } from '#shared/guidance/clocks.ts';
import { editionOn } from '#shared/guidance/editions.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { london } from '#test/support/pure-workflow.ts';
import { atMost, median, type Row, times } from '../row.ts';

const RUNS = 15;
const CALLS = 2000;
const TODAY = LondonDate.parse('2026-05-20');
/** A working evening, a bank holiday at night, and the hour that comes twice. */
const MOMENTS = ['2026-05-20T22:15', '2026-05-25T02:30', '2026-10-25T01:30'].map(london);

/** Microseconds of one call: the median of runs that take turns. */
const compared = (calls: readonly (() => unknown)[]): readonly number[] => {
  const runs = calls.map((): number[] => []);
  for (let turn = 0; turn <= RUNS; turn += 1) {
    for (const [index, call] of calls.entries()) {
      const begun = performance.now();
      for (let done = 0; done < CALLS; done += 1) call();
      // The first warms up.
      if (turn > 0) runs[index]?.push((1000 * (performance.now() - begun)) / CALLS);
    }
  }
  return runs.map(median);
};

const microseconds = (value: number): string => `${value.toFixed(1)} µs`;

/** Whom to go to, against what every page of a case asks: when fifteen working days end. */
export const routeRows = (): readonly Row[] => {
  const arrangement = arrangementInForce('barnet', TODAY);
  const protocol = protocolNamed(arrangement, 'barnet-multi-agency');
  const edition = editionOn(TODAY);
  let moment = 0;
  const at = () => {
    moment = (moment + 1) % MOMENTS.length;
    return MOMENTS[moment] ?? london('2026-05-20T22:15');
  };
  const [clock = 0, route = 0, people = 0] = compared([
    () => runClock('rapid-review', at(), arrangement.counting, edition),
    () => {
      const asked = { service: 'police', cases: 'open', line: 1, at: at(), circumstances: [] } as const;
      if (!routeTo(protocol, arrangement, asked).ok) throw new Error('Nobody was named');
    },
    () =>
      peopleFor(
        {
          concerns: 'child',
          protocol: protocol.protocol,
          raisedBy: { agency: 'acute-trust' },
          receiving: { agency: 'family-services' },
          caseKind: 'open',
          circumstances: [],
        },
        2,
        undefined,
        { arrangement, now: at() },
      ),
  ]);
  return [
    atMost(
      `whom to go to at an hour, and why (${microseconds(route)}), against when fifteen working days end (${microseconds(clock)})`,
      route / clock,
      10,
      times,
    ),
    atMost(`everybody at a stage, and why (${microseconds(people)}), against the same`, people / clock, 20, times),
  ];
};
