import type { Actor } from '#shared/casework/actor.ts';
import { FormName } from '#shared/escalation/commands.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import type { PureDisagreement } from '#test/support/pure-disagreement.ts';
import { holderOf } from '#test/support/pure-workflow.ts';

const PARTS = ['overview', 'record', 'raising-side', 'timeline', 'reads', 'export'] as const;
const SUBJECTS = [undefined, 'raising', 'receiving', 'deciding'];
const actorOf = (story: PureDisagreement, who: string | Actor): Actor =>
  typeof who === 'string' ? holderOf(story.arrangement, who, story.now) : who;

/** The parts of it that somebody sees. */
export const sees = (story: PureDisagreement, who: string | Actor): readonly string[] =>
  PARTS.filter(
    (part) =>
      escalationShelf.mayView(
        story.state,
        actorOf(story, who),
        part,
        part === 'raising-side' ? 'raising' : undefined,
        story.now,
      ).ok,
  );
/** Whether there is anything in it, whatever it is about, that somebody may do. */
export const acts = (story: PureDisagreement, who: string | Actor): boolean =>
  FormName.options.some((type) =>
    SUBJECTS.some(
      (subject) =>
        escalationShelf.mayAct(
          story.state,
          actorOf(story, who),
          { type, answers: {}, ...(subject === undefined ? {} : { subject }) },
          story.now,
        ).ok,
    ),
  );

export const NOTHING: readonly string[] = [];
export const SHARED = ['overview', 'record', 'timeline'];
export const WORKER = ['overview', 'record', 'raising-side', 'timeline'];
export const LEAD_RAISING = [...WORKER, 'reads'];
export const LEAD_OTHER = [...SHARED, 'reads'];
export const ALL = [...LEAD_RAISING, 'export'];
