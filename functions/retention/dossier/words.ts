import { postTitle } from '#functions/casework/dossier/names.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { BACKUPS } from '#shared/casework/backups.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { londonDate, plusDays } from '#shared/kernel/london.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Hold, HoldKind, Rule, Signed } from '#shared/retention/state/facts.ts';
import type { Retention } from '#shared/retention/state/state.ts';

/** What sort of case it was, as lists call it. One that is not known here goes by its own name. */
const KINDS: Readonly<Record<string, string>> = {
  'rapid-review': 'Serious incident and rapid review',
  'practice-review': 'Local child safeguarding practice review',
  escalation: 'Multi-agency disagreement',
};
export const kindOfCase = (workflow: string): string => KINDS[workflow] ?? workflow.replaceAll('-', ' ');

export const HOLDS: Readonly<Record<HoldKind, string>> = {
  inquiry: 'For an inquiry',
  court: 'For a court',
  other: 'For another need',
};

/** "25 years from the day it was closed (…; assumed)". */
export const ruleInWords = ({ years, source, assumed }: Pick<Rule, 'years' | 'source' | 'assumed'>): string =>
  `${years === 1 ? 'One year' : `${years} years`} from the day it was closed\n${source}${assumed ? '\nAssumed: no document of the borough says it' : ''}`;

/** An officer by today's name of the post, or the name it had, and by name. */
export const officer = ({ post, name }: Pick<Signed, 'post' | 'name'>, { arrangement, inForce }: Context): string => {
  const title = (inForce && postTitle(inForce, post)) ?? postTitle(arrangement, post);
  return title === undefined || title === name ? name : `${title} (${name})`;
};

export const signedInWords = (signed: Signed, context: Context): string =>
  `${officer(signed, context)}\non ${timeInWords(signed.at)}`;

/** That there was a hold, of which kind, and from when to when. Nothing of what for. */
export const holdInWords = ({ kind, from, placedAt, liftedAt }: Hold): readonly [string, string, string, string] => [
  HOLDS[kind],
  dayInWords(from),
  timeInWords(placedAt),
  liftedAt === undefined ? 'Stands' : timeInWords(liftedAt),
];

/** The last day of keeping, and whether somebody put it off. */
export const untilInWords = ({ keepUntil, longer }: Pick<Retention, 'keepUntil' | 'longer'>): string =>
  keepUntil === undefined
    ? 'Not set: the case is open'
    : `The end of ${dayInWords(keepUntil)}${longer ? '\nLater than the rule, by a decision recorded here' : ''}`;

/** What copies for disaster still hold after rows are destroyed, and until when at the latest. */
export const backupsInWords = (destroyedAt: Instant): readonly string[] => {
  const day = londonDate(destroyedAt);
  const until = (days: number): string => dayInWords(plusDays(day, days));
  return [
    `In the service itself nothing of the case is left but a mark with its id, and this record.`,
    `The store can be taken back to any moment of the last ${BACKUPS.anyMoment} days: until ${until(BACKUPS.anyMoment)} that includes moments at which the case was there.`,
    `Daily copies that hold it go by ${until(BACKUPS.daily)}, and monthly copies by ${until(BACKUPS.monthly)}. They are encrypted, nobody can shorten their time, and they are opened only to recover from a disaster.`,
    `If the store is ever taken back to before this disposal, the record stands there as it did then, and the disposal is agreed and carried out again.`,
  ];
};
