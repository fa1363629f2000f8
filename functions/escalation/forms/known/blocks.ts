import type { Blocks } from '#functions/casework/forms/known.ts';
import type { Standing } from '../standing.ts';
import { alreadyRaised, gap, protocol, step } from './afterwards.ts';
import { meetingCalled, panel, panelRule, representations } from './deciding.ts';
import { disagreement, headOfSafeguarding, support } from './matter.ts';
import { confirmations, outcome } from './outcome.ts';
import { stage } from './stage.ts';

/** What is known of a disagreement, by the names forms show it under. */
export const BLOCKS: Blocks<Standing> = {
  disagreement,
  support,
  'head-of-safeguarding': headOfSafeguarding,
  stage,
  'panel-rule': panelRule,
  panel,
  'meeting-called': meetingCalled,
  representations,
  outcome,
  confirmations,
  step,
  gap,
  protocol,
  'already-raised': alreadyRaised,
};
