import { longDate } from '#forms/engine/london.ts';
import type { Known } from '#forms/server/render.ts';
import { earlierAnswers, inWords } from '#functions/casework/forms/earlier.ts';
import { type AgreedWords, agreedIn } from '#functions/practice-review/dossier/agreed.ts';
import { numbered, shortened } from '#functions/practice-review/dossier/choices.ts';
import { AUDITS, PROGRESS } from '#functions/practice-review/dossier/words.ts';
import { agencyNamed } from '#shared/boroughs/people.ts';
import { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { PlannedAction, PracticeReview } from '#shared/practice-review/state/state.ts';
import type { Standing } from '../standing.ts';

const SAID = ['progressWords', 'completionEvidence', 'impactEvidence'];

/** One action of the plan: what was agreed, and how far it has come. */
export const action = async (standing: Standing): Promise<Known> => {
  const { state, subject, arrangement } = standing;
  const heading = 'The action';
  const found = state.actions.find(({ id }) => id === subject);
  if (found === undefined) return { heading, rows: [] };
  const agreed = await agreedOf(standing, found);
  const last = await earlierAnswers(standing, 'action-progress', subject);
  return {
    heading,
    rows: [
      { label: 'What', value: found.what },
      ...carriesOut(found, state).map((value) => ({ label: 'Carries out', value })),
      { label: 'What will be different', value: agreed.outcome },
      { label: 'How it can be told', value: agreed.measure },
      { label: 'Owner', value: `${agencyNamed(arrangement, found.agency)?.name ?? found.agency}\n${found.officer}` },
      { label: 'Due', value: longDate(found.due) },
      { label: 'Standing', value: PROGRESS[found.status] },
      ...(found.confidential ? [{ label: 'Confidential', value: 'Carried out confidentially for now' }] : []),
      ...(last === undefined ? [] : inWords(standing, 'action-progress', last, SAID)),
      ...(found.audit === undefined
        ? []
        : [{ label: 'Last audit', value: `${AUDITS[found.audit.result]}, ${longDate(found.audit.on)}` }]),
    ],
  };
};

const agreedOf = async ({ record, ledger }: Standing, action: PlannedAction): Promise<AgreedWords> => {
  const kept = record === undefined ? undefined : await ledger.event(record.caseId, action.seq);
  return agreedIn(PracticeReviewEvent.safeParse(kept?.event).data, action);
};

const carriesOut = ({ recommendation }: PlannedAction, { recommendations }: PracticeReview): readonly string[] => {
  const found = recommendations.find(({ id }) => id === recommendation);
  return found === undefined ? [] : [`${numbered(found.id)}: ${shortened(found.what)}`];
};
