import { TIME } from '#shared/casework/actor.ts';
import { editionOn } from '#shared/guidance/clocks.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import { notifying } from '#test/functions/web/forms/case-story.ts';
import type { Office } from './disagreements.ts';

/** A serious incident that is being notified, and every clock that it is held to, by when, and met or not. */
export const incidentBeside = async (office: Office) => {
  const { caseId, reference } = await notifying(office);
  return { incident: caseId, reference, clocks: () => clocksOf(office, caseId) };
};

const clocksOf = async ({ ports, clock, arrangement }: Office, caseId: CaseId): Promise<readonly string[]> => {
  const record = await ports.ledger.load(caseId);
  if (record === undefined) throw new Error('There is no such incident');
  const { workflow } = rapidReviewShelf;
  const now = clock.now();
  const context = {
    caseId,
    reference: record.reference,
    actor: TIME,
    now,
    arrangement: arrangement(),
    edition: editionOn(londonDate(now)).key,
  };
  return workflow
    .deadlines(workflow.state.parse(record.state), context)
    .map(({ clock: name, due, metAt }) => `${name} ${due} ${metAt ?? 'running'}`);
};
