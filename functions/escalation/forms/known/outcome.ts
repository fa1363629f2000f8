import { z } from 'zod';
import { longDate } from '#forms/engine/london.ts';
import type { Known, KnownRow } from '#forms/server/render.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import { earlierAnswers, inWords } from '#functions/casework/forms/earlier.ts';
import { whereReached } from '#functions/escalation/dossier/settled.ts';
import { sideName } from '#functions/escalation/dossier/sides.ts';
import { OUTCOMES } from '#functions/escalation/dossier/words.ts';
import { SIDES, type Side } from '#shared/escalation/state/facts.ts';
import type { Standing } from '../standing.ts';
import { rows } from './rows.ts';
import { mayRead } from './seeing.ts';

/** The form in which each kind of record tells of an outcome. */
const TELLS: Readonly<Record<string, string>> = {
  DiscussionRecorded: 'record-discussion',
  DecisionRecorded: 'record-decision',
  AreaLiaisonRecorded: 'area-liaison',
};
const SAID = ['outcome', 'decision', 'reasons', 'outstanding', 'howPursued'];
const Typed = z.object({ type: z.string() });

/** What was agreed or decided, as it was written down then. */
export const outcome = async (standing: Standing): Promise<Known> => {
  const { state } = standing;
  const heading = 'The outcome';
  const reached = state.outcome;
  if (reached === undefined) return { heading, rows: [] };
  return {
    heading,
    rows: [
      ...rows(
        ['Reached', `${timeInWords(reached.at)}, ${whereReached(standing, reached.stage)}`],
        ['What it comes to', OUTCOMES[reached.kind]],
        ['Binding', reached.binding ? 'It binds both sides, and cannot be sent back' : undefined],
      ),
      ...(mayRead(standing) ? await written(standing, reached.at) : []),
      ...state.steps.map((step) => ({
        label: 'Action',
        value: [
          `${step.what} (${step.owner}, ${sideName(standing, step.side)})`,
          step.doneAt === undefined ? `By ${longDate(step.due)}` : `Done, ${timeInWords(step.doneAt)}`,
        ].join('\n'),
      })),
    ],
  };
};

/** The record that led to it is of the same moment. A later one of that stage, which settles nothing, is not it. */
const written = async (standing: Standing, at: string): Promise<readonly KnownRow[]> => {
  const { record, ledger, state } = standing;
  if (record === undefined) return [];
  for (let seq = record.version; seq > 0; seq -= 1) {
    const event = await ledger.event(record.caseId, seq);
    if (event === undefined || event.at < at) return [];
    const typed = Typed.safeParse(event.event);
    const form = typed.success && event.at === at ? TELLS[typed.data.type] : undefined;
    if (form === undefined) continue;
    const answers = await earlierAnswers({ record, ledger, state: { ...state, sections: { [form]: seq } } }, form);
    return answers === undefined ? [] : inWords(standing, form, answers, SAID);
  }
  return [];
};

/** Whether each side has confirmed this outcome and placed it on a record. */
export const confirmations = async (standing: Standing): Promise<Known> => ({
  heading: 'Confirmed in writing',
  rows: await Promise.all(
    SIDES.map(async (side) => ({ label: sideName(standing, side), value: await confirmedBy(standing, side) })),
  ),
});

const confirmedBy = async (standing: Standing, side: Side): Promise<string> => {
  const confirmed = standing.state.confirmed.find((one) => one.side === side);
  if (confirmed === undefined) return 'Not yet';
  const placed = standing.state.placed.find((one) => one.side === side);
  const answers = mayRead(standing) ? await earlierAnswers(standing, 'confirm-outcome', side) : undefined;
  const words = answers === undefined ? [] : inWords(standing, 'confirm-outcome', answers, ['what', 'outstanding']);
  return [
    timeInWords(confirmed.at),
    ...words.map(({ value }) => value),
    ...(placed === undefined ? [] : [`On its case record since ${longDate(placed.on)}`]),
    ...(standing.state.noRecord.includes(side) ? ['Keeps no record of them'] : []),
  ].join('\n');
};
