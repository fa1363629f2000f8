import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { agencyNamed } from '#shared/boroughs/people.ts';
import { lastStage, protocolNamed, stageOf } from '../route/protocols.ts';
import type { Disagreement } from '../state/state.ts';
import type { Happening } from './happening.ts';
import { type MessageRow, messageTable, type Only } from './table.ts';

/** The rows of the table that an event sets off. */
export const rowsSetOff = (happening: Happening): readonly MessageRow[] =>
  messageTable.filter((row) => isSetOff(row, happening) && (row.only === undefined || holds(row.only, happening)));

const isSetOff = ({ on }: MessageRow, { event }: Happening): boolean =>
  'events' in on ? on.events.includes(event.type) : event.type === 'StepReached' && event.does === on.step;

const holds = (only: Only, { event, before, after, arrangement, today }: Happening): boolean => {
  const raised = event.type === 'Raised' || event.type === 'RaisedElsewhere' ? event : undefined;
  switch (only) {
    case 'at-immediate-risk':
      return raised?.immediateRisk === true;
    case 'not-at-immediate-risk':
      return raised?.immediateRisk === false;
    case 'the-lead-is-to-tell':
      return raised?.immediateRisk !== false && !leadIsHead(after, arrangement);
    case 'head-did-not-know':
      return before.headToldAt === undefined;
    case 'in-the-borough':
      return after.receiving?.area === undefined;
    case 'in-another-area':
      return after.receiving?.area !== undefined;
    case 'raiser-carries-it':
      return raised?.conflicted === false;
    case 'raiser-is-conflicted':
      return raised?.conflicted === true;
    case 'support-wanted':
      return raised?.supportWanted === true;
    case 'settles-nothing':
      return event.type === 'DiscussionRecorded'
        ? event.late || !event.settled
        : event.type === 'AreaLiaisonRecorded' && !event.settled;
    case 'can-move-up':
      return hasHigher(after, arrangement);
    case 'at-the-last-stage':
      return after.receiving?.area === undefined && !hasHigher(after, arrangement);
    case 'the-stage-tells':
      return tellsAt(after, arrangement, [after.stageNumber ?? 1]);
    case 'the-partnership-was-told':
      return tellsAt(after, arrangement, [
        ...after.passed.filter(({ how }) => how !== 'skipped').map(({ stage }) => stage),
        ...(after.stageNumber === undefined ? [] : [after.stageNumber]),
      ]);
    case 'still-to-come':
      return event.type === 'ProtocolReviewDue' && event.dueOn >= today;
  }
};

/** The head of safeguarding is told as such, and need not be asked to tell themselves. */
const leadIsHead = ({ raisedBy }: Disagreement, arrangement: Arrangement): boolean =>
  agencyNamed(arrangement, raisedBy?.agency ?? '')?.lead === arrangement.escalation.headOfSafeguarding;

const hasHigher = ({ protocol, stageNumber }: Disagreement, arrangement: Arrangement): boolean =>
  protocol !== undefined && stageNumber !== undefined && stageNumber < lastStage(protocolNamed(arrangement, protocol));

/** Whether any of these stages of its protocol tells the partnership or the adults board. */
const tellsAt = ({ protocol }: Disagreement, arrangement: Arrangement, stages: readonly number[]): boolean =>
  protocol !== undefined &&
  stages.some((stage) => stageOf(protocolNamed(arrangement, protocol), stage).tells.length > 0);
