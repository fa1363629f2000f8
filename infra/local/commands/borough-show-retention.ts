import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { KeepingRule } from '#shared/boroughs/retention.ts';

/** How long the borough keeps records, a line each, and who agrees when they go. */
export const shownRetention = ({ retention: { rules, otherwise, agreedBy } }: Arrangement): readonly string[] => [
  'Records, in years from the day a case is closed',
  ...Object.entries(rules).map(([kind, rule]) => line(kind.replaceAll('-', ' '), rule)),
  line('any other', otherwise),
  `  disposal: proposed by the business manager, agreed by ${agreedBy.map((role) => role.replaceAll('-', ' ').replace('childrens', 'children’s')).join(' or ')}`,
];

const line = (kind: string, { years, source, assumed }: KeepingRule): string =>
  `  ${kind}: ${years}${assumed ? ', assumed' : ''} (${source})`;
