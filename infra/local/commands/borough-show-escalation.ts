import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Contact, Limit, Protocol, ProtocolStage, Route } from '#shared/boroughs/escalation.ts';
import { agencyNamed, postNamed } from '#shared/boroughs/people.ts';

/** How the borough settles professional disagreements: its protocols, their stages and their routes. No addresses. */
export const shownEscalation = (arrangement: Arrangement): readonly string[] => {
  const { escalation } = arrangement;
  const titled = (key: string): string => postNamed(arrangement, key)?.title ?? key;
  return [
    'Professional disagreement',
    `  immediate risk: the agency’s lead tells the ${titled(escalation.headOfSafeguarding)}; after ${escalation.tellHeadAfterMinutes} minutes the service does`,
    `  gaps in policy go to: ${titled(escalation.gapsTo)}`,
    `  outcome confirmed by both sides within ${escalation.confirmWithin} working days; what is overdue is asked for every ${escalation.chaseEvery}`,
    ...escalation.protocols.flatMap(({ protocol, concerns, from, until }) => [
      '',
      `${protocol.title}, version ${protocol.version} (${concerns.join(', ')}; from ${from}${until ? ` until ${until}` : ''})`,
      ...protocol.sources.map((source) => `  from ${source}`),
      `  ${protocol.weekOf === undefined ? 'no time is set over all of it' : `settled within ${protocol.weekOf} working days, or sooner where that protects`}; reviewed ${protocol.reviewed.on}, then every ${protocol.reviewed.everyMonths} months`,
      ...protocol.stages.flatMap((stage, n) => shownStage(arrangement, stage, n + 1)),
      ...shownRoutes(arrangement, protocol),
    ]),
  ];
};

const shownStage = (arrangement: Arrangement, stage: ProtocolStage, number: number): readonly string[] => {
  const those = (label: string, contacts: readonly Contact[]): readonly string[] =>
    contacts.length === 0 ? [] : [`     ${label}: ${contacts.map((one) => spoken(arrangement, one)).join('; ')}`];
  return [
    `  ${number}  ${stage.title} (${limit(stage.limit)}${stage.insideWeek ? ', inside the week' : ''}${stage.binds ? ', binding' : ''})`,
    ...those('raising side', stage.raising),
    ...those('other side', stage.receiving),
    ...(stage.lines.length === 0 ? [] : [`     lines: ${stage.lines.join(', ')}`]),
    ...those(stage.kind === 'discussion' ? 'takes part too' : 'decides or helps', stage.decides),
    ...(stage.panel
      ? [
          `     panel of ${stage.panel.agencies} agencies, convened by ${spoken(arrangement, { post: stage.panel.convenedBy })}`,
        ]
      : []),
    ...(stage.meeting
      ? [
          `     meeting about ${stage.meeting.concerns.join(', ')}, convened by ${spoken(arrangement, { post: stage.meeting.convenedBy })}`,
        ]
      : []),
    `     source: ${stage.source}`,
  ];
};

const UNITS = { 'working-days': 'working day', days: 'day', hours: 'hour' } as const;
const limit = (one: Limit | undefined): string =>
  one === undefined ? 'no limit' : `${one.count} ${UNITS[one.of]}${one.count === 1 ? '' : 's'}`;

const shownRoutes = (arrangement: Arrangement, { services, routes }: Protocol): readonly string[] =>
  services.flatMap(({ id, name, agencies, circumstances }) => [
    `  Routes: ${name} (${agencies.map((key) => agencyNamed(arrangement, key)?.name ?? key).join('; ')})`,
    ...circumstances.map((one) => `     ${one.id}: ${one.asks}`),
    ...routes
      .filter(({ service }) => service === id)
      .map((row) => `     line ${row.line}  ${conditions(row).padEnd(34)}  ${people(arrangement, row)}`),
  ]);

const conditions = ({ cases, hours, when }: Route): string =>
  [
    cases === 'any' ? 'any case' : `${cases} case`,
    hours === 'any' ? '' : typeof hours === 'string' ? hours : `${hours.from}-${hours.until}`,
    when ?? '',
  ]
    .filter(Boolean)
    .join(', ');

const people = (arrangement: Arrangement, { to, also, together }: Route): string =>
  [
    to.map((one) => spoken(arrangement, one)).join(together ? ' and ' : ', else '),
    ...also.map((one) => `told: ${spoken(arrangement, one)}`),
  ].join('; ');

const OFFICES = {
  'agency-lead': 'the agency’s safeguarding lead',
  'partner-lead': 'the lead of its partner',
  'partner-delegate': 'the delegate of its partner',
} as const;

const spoken = (arrangement: Arrangement, contact: Contact): string => {
  const { hours, partners } = contact;
  const only = [
    ...(hours === undefined ? [] : [typeof hours === 'string' ? hours : `${hours.from}-${hours.until}`]),
    ...(partners === undefined ? [] : [`for ${partners.join(', ')}`]),
  ];
  return `${named(arrangement, contact)}${only.length === 0 ? '' : ` (${only.join('; ')})`}`;
};

const named = (arrangement: Arrangement, contact: Contact): string => {
  if ('who' in contact) return contact.who;
  if ('office' in contact) return OFFICES[contact.office];
  return postNamed(arrangement, contact.post)?.title ?? contact.post;
};
