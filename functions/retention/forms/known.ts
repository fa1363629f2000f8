import type { KnownRow } from '#forms/server/render.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import type { Standing } from '#functions/casework/forms/context.ts';
import { earlierAnswers, inWords } from '#functions/casework/forms/earlier.ts';
import type { Blocks } from '#functions/casework/forms/known.ts';
import { type Retention, standingHolds } from '#shared/retention/state/state.ts';
import {
  backupsInWords,
  HOLDS,
  holdInWords,
  kindOfCase,
  officer,
  ruleInWords,
  untilInWords,
} from '../dossier/words.ts';

type Of = Standing<Retention>;

const row = (label: string, value: string | undefined): readonly KnownRow[] =>
  value === undefined || value === '' ? [] : [{ label, value }];

/** Which records they are, and until when they are kept. */
const record = ({ state: { source, closedOn, rule, keepUntil, longer } }: Of) => ({
  heading: 'These records',
  rows: [
    ...row('Case', source?.reference),
    ...row('Kind', source && kindOfCase(source.workflow)),
    ...row('Closed', closedOn && dayInWords(closedOn)),
    ...row('Rule', rule && ruleInWords(rule)),
    ...row('Kept until', untilInWords({ keepUntil, longer })),
  ],
});

const holds = ({ state }: Of) => ({
  heading: 'Holds',
  rows:
    state.holds.length === 0
      ? [{ label: 'Holds', value: 'There has been none' }]
      : state.holds.map((hold) => {
          const [kind, from, , lifted] = holdInWords(hold);
          return { label: kind, value: `Asked on ${from}\n${lifted === 'Stands' ? lifted : `Lifted on ${lifted}`}` };
        }),
});

/** The hold it is about, with what it is for: whoever lifts it must know. */
const hold = async (standing: Of) => {
  const { state, subject } = standing;
  const found = standingHolds(state).find(({ id }) => id === subject);
  const answers = await earlierAnswers(standing, 'place-hold', subject);
  return {
    heading: 'The hold',
    rows: [
      ...row('Kind', found && HOLDS[found.kind]),
      ...(answers === undefined ? [] : inWords(standing, 'place-hold', answers, ['holdName', 'askedBy', 'heldFrom'])),
      ...row('Placed', found && timeInWords(found.placedAt)),
    ],
  };
};

const firstSignature = async (standing: Of) => {
  const { state, subject, context } = standing;
  const signed = standingHolds(state).find(({ id }) => id === subject)?.liftSigned;
  const answers = signed && (await earlierAnswers(standing, 'lift-hold', subject));
  return {
    heading: 'The two signatures',
    rows: [
      {
        label: 'First signature',
        value:
          signed === undefined
            ? 'Nobody has signed yet. Yours would be the first, and lifts nothing'
            : `${officer(signed, context)}, on ${timeInWords(signed.at)}. A second signature lifts the hold`,
      },
      ...(answers === undefined ? [] : inWords(standing, 'lift-hold', answers, ['liftReason'])),
    ],
  };
};

const proposal = async (standing: Of) => {
  const { state, context } = standing;
  const answers = await earlierAnswers(standing, 'propose-disposal');
  return {
    heading: 'The proposal',
    rows: [
      ...row('Proposed by', state.proposed && officer(state.proposed, context)),
      ...row('On', state.proposed && timeInWords(state.proposed.at)),
      ...(answers === undefined
        ? []
        : inWords(standing, 'propose-disposal', answers, ['disposalReason', 'disposalLookedAt'])),
    ],
  };
};

const backups = ({ now }: Of) => ({
  heading: 'What copies still hold afterwards',
  rows: [{ label: 'If it is destroyed today', value: backupsInWords(now).slice(1, 3).join('\n') }],
});

/** Blocks of what is known, by the name under which forms ask for them. */
export const BLOCKS: Blocks<Of> = {
  record: async (standing) => record(standing),
  holds: async (standing) => holds(standing),
  hold,
  'first-signature': firstSignature,
  proposal,
  backups: async (standing) => backups(standing),
};
