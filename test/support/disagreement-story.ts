import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { FormName } from '#shared/escalation/commands.ts';
import { disagreementAnswers } from './disagreement-answers.ts';
import { PureDisagreement } from './pure-disagreement.ts';

export const WARD = 'ward-sister';
export const WARD_LEAD = 'acute-named-nurse';
export const OTHER_LEAD = 'head-of-safeguarding';
export const MANAGER = 'business-manager';
export const DIRECTOR = 'director-of-childrens-services';

/** A form filled in as usual, but for what a test is about. */
export const fill = (
  story: PureDisagreement,
  who: string | Actor,
  form: FormName,
  change: Answers = {},
  subject?: string,
): string | readonly string[] => story.form(who, form, { ...disagreementAnswers[form], ...change }, subject);

/** The same, where being refused would be a mistake in the test. */
export const done = (
  story: PureDisagreement,
  who: string | Actor,
  form: FormName,
  change: Answers = {},
  subject?: string,
): PureDisagreement => {
  const events = fill(story, who, form, change, subject);
  if (typeof events === 'string') throw new Error(`${form}: ${events} (${story.refusals.at(-1)?.message})`);
  return story;
};

/** Raised on Wednesday 20 May 2026 at ten by a ward sister with Barnet's Family Services, unless the test says otherwise. */
export const raised = (
  change: Answers = {},
  {
    at = '2026-05-20T10:00',
    borough = 'barnet',
    who = WARD,
    arranged,
  }: {
    readonly at?: string;
    readonly borough?: string;
    readonly who?: string | Actor;
    readonly arranged?: (arrangement: Arrangement) => Arrangement;
  } = {},
): PureDisagreement => done(new PureDisagreement(borough, at, arranged), who, 'raise-disagreement', change);

/** The two who talk in Brent: a ward sister with children's social care. */
export const BRENT: Answers = { receivingAgency: 'childrens-social-care' };

/** Moved stage by stage, each for a reason given, to the one numbered. */
export const movedTo = (story: PureDisagreement, stage: number, who: string | Actor = WARD): PureDisagreement => {
  for (let next = (story.state.stageNumber ?? 1) + 1; next <= stage; next += 1)
    done(story, who, 'move-up', { to: `stage-${next}` });
  return story;
};

const TALK: Answers = { heldAt: '2026-05-20T10:00' };

/** Settled at the stage it is at, by the side that raised it. */
export const settled = (story: PureDisagreement, change: Answers = {}): PureDisagreement =>
  done(story, WARD, 'record-discussion', { ...TALK, ...change }, story.state.stage);

/** Confirmed in writing by both sides. */
export const confirmed = (story: PureDisagreement, other = OTHER_LEAD): PureDisagreement => {
  done(story, WARD, 'confirm-outcome', {}, 'raising');
  return done(story, other, 'confirm-outcome', {}, 'receiving');
};
