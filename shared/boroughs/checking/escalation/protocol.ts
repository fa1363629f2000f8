import type { Contact, Protocol, ProtocolStage } from '../../escalation.ts';
import { type Fault, fault, type Where } from '../fault.ts';
import { nearest } from '../nearest.ts';
import { coverageFaults } from './coverage.ts';

/** Every rule that ties one part of a protocol to another. What ties it to a borough is checked with the borough. */
export const protocolFaults = (protocol: Protocol): readonly Fault[] => {
  const routes = routeFaults(protocol);
  return [
    ...twice('service', ['services'], protocol.services),
    ...twice('route', ['routes'], protocol.routes),
    ...twice('stage', ['stages'], protocol.stages),
    ...serviceFaults(protocol),
    ...routes,
    ...lineFaults(protocol),
    ...protocol.stages.flatMap((stage, n) => stageFaults(protocol, stage, n)),
    // A row that names nothing that is there would only be told again as an hour without an answer.
    ...(routes.length === 0 ? coverageFaults(protocol) : []),
  ];
};

const twice = (kind: string, list: Where, things: readonly { readonly id: string }[]): readonly Fault[] =>
  things.flatMap(({ id }, n) =>
    things.findIndex((one) => one.id === id) < n
      ? [fault([...list, n, 'id'], `There is another ${kind} "${id}".`, 'Give each its own id.')]
      : [],
  );

const serviceFaults = ({ services }: Protocol): readonly Fault[] =>
  services.flatMap(({ agencies, circumstances }, n) => [
    ...agencies.flatMap((agency, m) => {
      const other = services.slice(0, n).find((one) => one.agencies.includes(agency));
      return other
        ? [fault(['services', n, 'agencies', m], `The agency "${agency}" is in "${other.id}" too.`, 'Keep it in one.')]
        : [];
    }),
    ...twice('circumstance', ['services', n, 'circumstances'], circumstances),
  ]);

const routeFaults = ({ services, routes }: Protocol): readonly Fault[] =>
  routes.flatMap(({ service: key, when, hours, to }, n) => {
    const service = services.find(({ id }) => id === key);
    if (!service) return [unknown(['routes', n, 'service'], 'service', key, services)];
    return [
      ...(when !== undefined && !service.circumstances.some(({ id }) => id === when)
        ? [unknown(['routes', n, 'when'], 'circumstance', when, service.circumstances)]
        : []),
      ...(typeof hours !== 'string' && hours.from === hours.until
        ? [fault(['routes', n, 'hours'], 'These hours begin when they end.', 'Leave them out if it holds at any hour.')]
        : []),
      ...(to.some(isAlways)
        ? []
        : [
            fault(
              ['routes', n, 'to'],
              'Each of these is gone to only at some hours, or for some partners or concerns.',
              'Add one who is always gone to.',
            ),
          ]),
    ];
  });

const isAlways = ({ hours, concerns, partners }: Contact): boolean =>
  hours === undefined && concerns === undefined && partners === undefined;

const unknown = (where: Where, kind: string, key: string, known: readonly { readonly id: string }[]): Fault => {
  const near = nearest(
    key,
    known.map(({ id }) => id),
  );
  return fault(
    where,
    `There is no ${kind} "${key}".`,
    near ? `Did you mean "${near}"?` : `Add it, or name a ${kind} that is there.`,
  );
};

/** Each line belongs to one stage, and each stage that has lines has somebody on them. */
const lineFaults = ({ stages, routes }: Protocol): readonly Fault[] => [
  ...stages.flatMap(({ id, lines }, n) =>
    lines.flatMap((line, m) => {
      const where = ['stages', n, 'lines', m];
      const before = stages.slice(0, n).find((one) => one.lines.includes(line));
      const earlier = lines[m - 1];
      return [
        ...(routes.some((row) => row.line === line)
          ? []
          : [
              fault(
                where,
                `The stage "${id}" has line ${line}, but no route is on it.`,
                'Add its routes, or take it out.',
              ),
            ]),
        ...(before ? [fault(where, `Line ${line} belongs to the stage "${before.id}".`, 'Keep it in one stage.')] : []),
        ...(earlier !== undefined && earlier >= line
          ? [fault(where, `Line ${line} comes after line ${earlier}.`, 'List the lines in order, each once.')]
          : []),
      ];
    }),
  ),
  ...routes.flatMap(({ line }, n) =>
    stages.some(({ lines }) => lines.includes(line))
      ? []
      : [fault(['routes', n, 'line'], `Line ${line} belongs to no stage.`, 'Add it to the lines of a stage.')],
  ),
];

const DECIDED: readonly ProtocolStage['kind'][] = ['senior-decision', 'panel', 'mediation', 'determination'];

const stageFaults = (protocol: Protocol, stage: ProtocolStage, n: number): readonly Fault[] => {
  const at = (key: keyof ProtocolStage): Where => ['stages', n, key];
  const before = protocol.stages[n - 1];
  return [
    ...(DECIDED.includes(stage.kind) && stage.decides.length === 0
      ? [fault(at('decides'), `Nobody decides or helps at the stage "${stage.id}".`, 'Say who, under decides.')]
      : []),
    ...(stage.kind === 'panel' && !stage.panel
      ? [fault(at('panel'), `The stage "${stage.id}" is a panel, and nothing says of whom.`, 'Add panel.')]
      : []),
    ...(stage.kind !== 'panel' && stage.panel
      ? [fault(at('panel'), `The stage "${stage.id}" is no panel.`, 'Take panel out, or make it one.')]
      : []),
    ...(stage.binds && (!DECIDED.includes(stage.kind) || stage.kind === 'mediation')
      ? [fault(at('binds'), `Nothing is decided at the stage "${stage.id}".`, 'Take binds out.')]
      : []),
    ...(stage.insideWeek && protocol.weekOf === undefined
      ? [fault(at('insideWeek'), 'The protocol sets no week.', 'Add weekOf, or make it false.')]
      : []),
    ...(stage.insideWeek && before && !before.insideWeek
      ? [
          fault(
            at('insideWeek'),
            `The stage before, "${before.id}", is not inside the week.`,
            'Make both so, or neither.',
          ),
        ]
      : []),
    ...(stage.kind === 'noted' && n < protocol.stages.length - 1
      ? [fault(at('kind'), `Nothing is decided at "${stage.id}", and a stage follows.`, 'Make it the last.')]
      : []),
  ];
};
