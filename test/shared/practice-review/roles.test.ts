import { describe, expect, it } from 'vitest';
import { Role } from '#shared/boroughs/arrangement.ts';
import { Actor } from '#shared/casework/actor.ts';
import { authorise, type Standing } from '#shared/casework/authorise.ts';
import { permits } from '#shared/practice-review/authorisation.ts';
import { FormName } from '#shared/practice-review/commands.ts';
import { Stage } from '#shared/practice-review/stages.ts';

const LEADING: readonly Role[] = ['business-manager', 'chair'];
const AGENCY: readonly Role[] = ['agency-lead', 'agency-author'];
const NOT_PUBLISHED: readonly Stage[] = [
  ...(['commissioning', 'gathering', 'drafting', 'approving'] as const),
  ...(['preparing', 'notice-given'] as const),
];
const AS_OWN: readonly Stage[] = [...NOT_PUBLISHED, 'changing'];
const EVERY: readonly Stage[] = Stage.options;
const BEGUN = EVERY.filter((stage) => stage !== 'new');
const OPEN = EVERY.filter((stage) => !['new', 'stopped', 'closed'].includes(stage));

/** Who may do what, when, and whether the reviewer may too: written by hand from the guidance; these and no others. */
const MAY: Readonly<
  Record<FormName, readonly [roles: readonly Role[], stages: readonly Stage[], reviewer?: readonly Stage[]]>
> = {
  'open-practice-review': [['business-manager', 'notifying-officer'], ['new']],
  'propose-reviewer': [['business-manager'], NOT_PUBLISHED],
  'approve-reviewer': [['partner-delegate'], NOT_PUBLISHED],
  'stand-reviewer-down': [[...LEADING, 'partner-delegate'], NOT_PUBLISHED],
  'reviewer-access': [['business-manager'], NOT_PUBLISHED],
  'terms-of-reference': [LEADING, ['commissioning', 'gathering', 'drafting']],
  'parallel-proceedings': [LEADING, NOT_PUBLISHED],
  'protected-names': [['business-manager'], NOT_PUBLISHED],

  'request-information': [['business-manager'], ['commissioning', 'gathering', 'drafting'], ['gathering', 'drafting']],
  'answer-request': [AGENCY, ['commissioning', 'gathering', 'drafting']],
  'agency-analysis': [AGENCY, ['commissioning', 'gathering', 'drafting']],
  'practitioner-involvement': [LEADING, NOT_PUBLISHED, ['gathering', 'drafting']],
  'family-involvement': [LEADING, NOT_PUBLISHED, ['gathering', 'drafting']],

  'supervision-check': [LEADING, NOT_PUBLISHED],
  'ask-reviewer': [[...LEADING, 'partner-delegate'], NOT_PUBLISHED],
  'reviewer-reply': [['business-manager'], NOT_PUBLISHED, NOT_PUBLISHED],
  'new-information': [LEADING, NOT_PUBLISHED, NOT_PUBLISHED],
  'panel-on-national': [['business-manager'], NOT_PUBLISHED],
  'explain-delay': [['business-manager'], NOT_PUBLISHED],

  'review-report': [['business-manager'], ['gathering', 'drafting'], ['gathering', 'drafting']],
  'fact-check': [AGENCY, ['drafting']],
  'accept-report': [LEADING, ['drafting']],
  'approve-report': [['partner-delegate'], ['approving']],
  'reopen-report': [LEADING, ['preparing', 'notice-given']],

  'impact-on-family': [LEADING, ['preparing', 'notice-given']],
  'publication-plan': [['business-manager'], ['preparing']],
  'media-plan': [
    [...LEADING, 'communications'],
    ['preparing', 'notice-given'],
  ],
  'redaction-check': [LEADING, ['preparing']],
  'send-copies': [['business-manager'], ['preparing']],
  'publication-comment': [['business-manager'], ['notice-given']],
  'answer-comment': [LEADING, ['notice-given']],
  'move-publication': [['business-manager'], ['preparing', 'notice-given']],
  'publish-report': [[...LEADING, 'partner-delegate', 'director-of-childrens-services'], ['notice-given']],
  'withdraw-publication': [['business-manager'], ['changing']],

  'action-plan': [LEADING, AS_OWN],
  'action-progress': [[...AGENCY, 'business-manager'], AS_OWN],
  'audit-action': [[...LEADING, 'independent-scrutineer'], AS_OWN],
  'change-action': [LEADING, AS_OWN],
  'close-action': [LEADING, AS_OWN],
  'share-learning': [LEADING, AS_OWN],

  'hand-to-another-area': [['business-manager'], NOT_PUBLISHED],
  'stop-review': [['business-manager'], NOT_PUBLISHED],
  'close-review': [['business-manager'], ['changing', 'led-elsewhere']],
  'take-part': [Role.options.filter((role) => !['professional', 'partner-lead', 'ops'].includes(role)), OPEN],
  'settle-message': [['business-manager'], EVERY],
  'prepare-redacted-copy': [['business-manager'], BEGUN],
  'check-redacted-copy': [['chair', 'partner-delegate'], BEGUN],
  'link-case': [['business-manager', 'notifying-officer'], OPEN],
  'unlink-case': [['business-manager', 'notifying-officer'], EVERY],
};

/** Who may besides at other stages: whoever checks a copy for a court years later has to be bound first. */
const BESIDES: Partial<Record<FormName, readonly [roles: readonly Role[], stages: readonly Stage[]]>> = {
  'take-part': [
    ['chair', 'partner-delegate'],
    ['stopped', 'closed'],
  ],
};

/** What each form is about, where who may depends on it. */
const SUBJECTS: Partial<Record<FormName, string>> = {
  'approve-reviewer': 'police',
  'approve-report': 'police',
  'answer-request': 'police',
  'agency-analysis': 'police',
  'fact-check': 'police',
  'action-progress': 'a1',
};

/** Somebody with one role, whose post is of the very agency and partner the act is about. */
const holder = (role: Role, agency = 'police'): Actor =>
  Actor.parse({
    person: 'somebody',
    name: 'Somebody',
    address: '',
    posts: [
      { post: 'a-post', title: 'A post', agency, ...(agency === 'police' ? { partner: agency } : {}), roles: [role] },
    ],
  });
const WITHOUT_POST = Actor.parse({
  person: 'somebody',
  name: 'Somebody',
  address: 'somebody@wexmoor.example',
  posts: [],
});

const standing = (stage: Stage, change: Partial<Standing> = {}): Standing => ({
  stage,
  conflicted: false,
  confidential: true,
  isReferrer: false,
  askedAgencies: ['police'],
  isReviewer: false,
  ownerOf: (action) => (action === 'a1' ? 'police' : undefined),
  ...change,
});

const allowed = (actor: Actor, form: FormName, at: Standing): boolean =>
  authorise(permits, actor, form, at, SUBJECTS[form]).ok;

describe('each act is for these roles at these stages and no others', () => {
  it.each(FormName.options)('%s', (form) => {
    const [roles, stages, reviewer = []] = MAY[form];
    for (const stage of EVERY) {
      const may = Role.options.filter((role) => allowed(holder(role), form, standing(stage)));
      const [others, then] = BESIDES[form] ?? [[], []];
      const expected = [...(stages.includes(stage) ? roles : []), ...(then.includes(stage) ? others : [])];
      expect(may.toSorted(), stage).toEqual(expected.toSorted());
      const asReviewer = allowed(WITHOUT_POST, form, standing(stage, { isReviewer: true }));
      expect(asReviewer, `the reviewer while ${stage}`).toBe(reviewer.includes(stage));
      expect(allowed(WITHOUT_POST, form, standing(stage)), `a stranger while ${stage}`).toBe(false);
    }
  });

  it('a declared conflict beats every role, and the reviewer, everywhere', () => {
    for (const form of FormName.options)
      for (const stage of EVERY) {
        for (const role of Role.options)
          expect(allowed(holder(role), form, standing(stage, { conflicted: true })), form).toBe(false);
        expect(allowed(WITHOUT_POST, form, standing(stage, { conflicted: true, isReviewer: true })), form).toBe(false);
      }
  });

  it('what is about one agency, partner or action is for that one alone', () => {
    for (const [form, roles] of [
      ['approve-reviewer', ['partner-delegate']],
      ['approve-report', ['partner-delegate']],
      ['answer-request', AGENCY],
      ['agency-analysis', AGENCY],
      ['fact-check', AGENCY],
      ['action-progress', AGENCY],
    ] as const)
      for (const stage of EVERY)
        for (const role of roles) expect(allowed(holder(role, 'schools'), form, standing(stage)), form).toBe(false);
  });

  it('an action nobody carries out, and one of another agency, are nobody’s but the business manager’s', () => {
    for (const role of AGENCY) {
      const at = standing('changing');
      expect(authorise(permits, holder(role), 'action-progress', at, 'a2').ok).toBe(false);
      expect(authorise(permits, holder(role), 'action-progress', at).ok).toBe(false);
      const moved = standing('changing', { ownerOf: () => 'schools' });
      expect(authorise(permits, holder(role), 'action-progress', moved, 'a1').ok).toBe(false);
      expect(authorise(permits, holder(role, 'schools'), 'action-progress', moved, 'a1').ok).toBe(true);
    }
  });

  it('the group and the agencies agree to confidentiality first; whoever works for the partnership is bound already', () => {
    const first = (role: Role, form: FormName, stage: Stage) => {
      const may = authorise(permits, holder(role), form, standing(stage, { confidential: false }), SUBJECTS[form]);
      return may.ok ? 'ok' : may.error.reason;
    };
    expect(first('partner-delegate', 'approve-report', 'approving')).toBe('confidentiality-first');
    expect(first('chair', 'accept-report', 'drafting')).toBe('confidentiality-first');
    expect(first('agency-lead', 'agency-analysis', 'gathering')).toBe('confidentiality-first');
    expect(first('agency-lead', 'take-part', 'gathering')).toBe('ok');
    expect(first('business-manager', 'send-copies', 'preparing')).toBe('ok');
  });
});
