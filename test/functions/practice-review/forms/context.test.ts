import { describe, expect, it } from 'vitest';
import { BLOCKS } from '#functions/practice-review/forms/known/blocks.ts';
import { isAboutCopies } from '#shared/casework/redaction/decide.ts';
import { FormName } from '#shared/practice-review/commands.ts';
import { reviewAnswers } from '#test/support/review-answers.ts';
import {
  accepted,
  approved,
  at,
  CHAIR,
  commissioned,
  drafted,
  fill,
  MANAGER,
  noticed,
  opened,
  POLICE,
  prepared,
  published,
  REVIEWER,
  SCHOOLS,
} from '#test/support/review-story.ts';
import { compiledForm } from '../../../../build/compiled/forms.js';
import { brought, words } from './brought.ts';

const OWN = FormName.options.filter(
  (name) => name !== 'take-part' && name !== 'settle-message' && !isAboutCopies(name),
);

describe('what any form asks a review for', () => {
  it.each(OWN)('%s is given: every list and every block', async (name) => {
    const pages = compiledForm(name)?.form.pages ?? [];
    const { options, known } = await brought([noticed()], name, MANAGER);
    for (const list of Object.values(compiledForm(name)?.pages ?? {}).flatMap(({ needs }) => needs.options))
      expect(options[list]?.length ?? 0, list).toBeGreaterThan(0);
    const blocks = pages.flatMap(({ content }) => content.flatMap((block) => ('known' in block ? [block.known] : [])));
    expect(blocks.filter((block) => !Object.hasOwn(BLOCKS, block))).toEqual([]);
    expect(Object.keys(await known(blocks)).toSorted()).toEqual([...new Set(blocks)].toSorted());
  });

  it('has values that a form may offer, lower-case words joined by hyphens', async () => {
    const { options } = await brought([drafted(), published()], 'review-report', MANAGER);
    for (const { value } of Object.values(options).flat()) expect(value).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});

describe('lists', () => {
  it('agencies are those of the borough, each once', async () => {
    const { options } = await brought([drafted()], 'request-information', MANAGER);
    const values = (options['agencies'] ?? []).map(({ value }) => value);
    expect(values).toContain('police');
    expect(new Set(values).size).toBe(values.length);
  });

  it('recommendations are those of the latest draft, and none besides', async () => {
    const { options } = await brought([drafted()], 'action-plan', CHAIR);
    expect(options['recommendations']?.map(({ value }) => value)).toEqual(['r1', 'none']);
    expect(options['recommendations']?.[0]?.label).toBe('Recommendation 1: Share what is known before each visit');
  });

  it('a link is offered only where the borough chose it and every national body has an address', async () => {
    const routes = async (change?: Parameters<typeof drafted>[1]) =>
      (await brought([drafted({}, change)], 'send-copies', MANAGER)).options['national-routes']?.map(
        ({ value }) => value,
      );
    expect(await routes()).toEqual(['secure-link', 'by-hand']);
    expect(await routes((one) => ({ ...one, recipients: { ...one.recipients, ofsted: null } }))).toEqual(['by-hand']);
    expect(
      await routes((one) => ({ ...one, practiceReview: { ...one.practiceReview, nationalRoute: 'by-hand' } })),
    ).toEqual(['by-hand']);
  });
});

describe('facts', () => {
  const factsAt = async (time: string) => (await brought([at(commissioned(), time)], 'explain-delay', MANAGER)).facts;

  it('tell late from close to late, to the midnight', async () => {
    expect(await factsAt('2026-01-27T10:00')).toMatchObject({ late: false, closeToLate: false });
    expect(await factsAt('2026-07-15T23:59')).toMatchObject({ late: false, closeToLate: true });
    expect(await factsAt('2026-07-16T00:00')).toMatchObject({ late: true, closeToLate: false });
    expect(await factsAt('2026-07-16T00:00')).toMatchObject({ sixMonthsEnd: '15 July 2026' });
  });

  it('know whether copies were sent, and whether proceedings hold publication', async () => {
    expect((await brought([prepared()], 'move-publication', MANAGER)).facts).toMatchObject({
      copiesWereSent: false,
      wasReturned: false,
    });
    const review = noticed();
    expect((await brought([review], 'move-publication', MANAGER)).facts).toMatchObject({ copiesWereSent: true });
    fill(review, MANAGER, 'parallel-proceedings', {
      proceedings: [{ proceedingKind: 'cps', proceedingOpen: 'yes', holdsPublication: 'yes' }],
    });
    expect((await brought([review], 'publish-report', MANAGER)).facts).toMatchObject({ proceedingsHold: 'yes' });
  });

  it('are of no review yet where the form opens one', async () => {
    const { facts, options } = await brought([opened()], 'open-practice-review', MANAGER, { record: undefined });
    expect(facts).toEqual({ late: false, closeToLate: false, copiesWereSent: false, wasReturned: false });
    expect(options['recommendations']).toHaveLength(1);
  });
});

describe('earlier answers', () => {
  it('begin a form that is given again, without what is declared or signed anew', async () => {
    const { prefill } = await brought([drafted({ changesSince: 'Words' })], 'review-report', REVIEWER);
    const answers = await prefill();
    expect(answers).toMatchObject({ summary: 'What was learned', recommendations: [{ recAgency: 'police' }] });
    expect(answers).not.toHaveProperty('changesSince');
    const review = drafted();
    fill(review, POLICE, 'agency-analysis', {}, 'police');
    const again = await (await brought([review], 'agency-analysis', POLICE, { subject: 'police' })).prefill();
    expect(again).toMatchObject({ analysis: 'Why it happened so' });
    for (const signed of ['signedSenior', 'signedBy', 'signedOn']) expect(again).not.toHaveProperty(signed);
    expect(await (await brought([review], 'agency-analysis', SCHOOLS, { subject: 'schools' })).prefill()).toEqual({});
  });

  it.each(['terms-of-reference', 'protected-names', 'publication-plan', 'media-plan'] as const)(
    '%s begins from what was said',
    async (name) => {
      const answers = await (await brought([noticed()], name, MANAGER)).prefill();
      expect(answers).toMatchObject(reviewAnswers[name]);
    },
  );

  it('begin no other form', async () => {
    for (const name of ['supervision-check', 'family-involvement', 'explain-delay'])
      expect(await (await brought([noticed()], name, CHAIR)).prefill()).toEqual({});
  });

  it('a change of an action begins from what stands', async () => {
    const review = approved();
    fill(review, CHAIR, 'action-plan');
    const { prefill } = await brought([review], 'change-action', CHAIR, { subject: 'a1' });
    expect(await prefill()).toMatchObject({ newDue: '2026-12-31', newAgency: 'police' });
  });
});

describe('what is known', () => {
  it('of the report is its words for whoever judges it, and only how it stands for whoever does not', async () => {
    const review = drafted();
    expect(await words([review], 'fact-check', POLICE, 'draft', 'police')).toContain('Why it could happen');
    expect(await words([review], 'accept-report', CHAIR, 'draft')).toContain('What should change');
    expect(await words([review], 'publication-plan', MANAGER, 'draft')).not.toContain('Why it could happen');
  });

  it('of one agency’s corrections is nothing for another agency', async () => {
    const review = drafted();
    fill(review, SCHOOLS, 'fact-check', { factsRight: 'corrections', corrections: 'A date is wrong' }, 'schools');
    expect(await words([review], 'accept-report', CHAIR, 'draft')).toContain('A date is wrong');
    expect(await words([review], 'review-report', REVIEWER, 'draft')).toContain('A date is wrong');
    expect(await words([review], 'fact-check', POLICE, 'draft', 'police')).not.toContain('A date is wrong');
  });

  it('of a report that was sent back is why, for whoever writes or accepts the next, and why it stays as it is', async () => {
    const review = accepted();
    const back = { approval: 'send-back', sendBackReason: 'Say more of fathers' };
    fill(review, 'icb-chief-nurse', 'approve-report', back, 'health');
    for (const [who, form] of [
      [REVIEWER, 'review-report'],
      [CHAIR, 'accept-report'],
    ] as const)
      expect(await words([review], form, who, 'draft')).toContain('Why version 1 was sent back: Say more of fathers');
    expect(await words([review], 'fact-check', POLICE, 'draft', 'police')).not.toContain('fathers');
    expect((await brought([review], 'accept-report', CHAIR)).facts).toMatchObject({ wasReturned: true });
    fill(review, CHAIR, 'accept-report', { acceptUnchanged: 'It stands in part four' });
    const partner = await words([review], 'approve-report', 'icb-chief-nurse', 'draft', 'health');
    expect(partner).toContain('It stands in part four');
    const next = drafted();
    expect((await brought([next], 'accept-report', CHAIR)).facts).toMatchObject({ wasReturned: false });
  });

  it('of the reviewer is the six points for the partners, and not for the reviewer', async () => {
    const review = at(opened(), '2026-01-26T10:00');
    fill(review, MANAGER, 'propose-reviewer', { interests: 'declared', interestList: 'A post', mitigation: 'Apart' });
    expect(await words([review], 'approve-reviewer', 'icb-chief-nurse', 'reviewer', 'health')).toContain('A post');
    expect(await words([commissioned()], 'review-report', REVIEWER, 'reviewer')).not.toMatch(/Do they know|employers/i);
  });

  it('of a request is the one this agency was sent, also when others have been asked since', async () => {
    const review = drafted();
    at(review, '2026-05-06T10:00');
    fill(review, MANAGER, 'request-information', {
      requestAgencies: ['schools'],
      requestQuestions: 'Another question',
      requestReplyBy: '2026-05-20',
      requestReturnBy: '2026-05-29',
      underDuty: 'no',
    });
    const police = await words([review], 'answer-request', POLICE, 'request', 'police');
    expect(police).toMatch(/What was known, and when\?[\s\S]*2 February 2026[\s\S]*section 16H/);
    expect(police).not.toContain('Another question');
    const schools = await words([review], 'answer-request', SCHOOLS, 'request', 'schools');
    expect(schools).toMatch(/Another question/);
    expect(schools).not.toContain('16H');
  });

  it('of proceedings is what may not be shared only for those who read returns', async () => {
    const review = noticed();
    fill(review, MANAGER, 'parallel-proceedings', {
      proceedings: [
        { proceedingKind: 'coroner', proceedingOpen: 'yes', holdsPublication: 'no', holdsBack: 'Held back words' },
      ],
    });
    fill(review, 'communications', 'take-part');
    expect(await words([review], 'media-plan', CHAIR, 'proceedings')).toContain('Held back words');
    const shown = await words([review], 'media-plan', 'communications', 'proceedings');
    expect(shown).toContain('Inquest: Still going on');
    expect(shown).not.toContain('Held back words');
  });

  it('of protected names is where they stand, and never the names', async () => {
    expect(await words([drafted()], 'accept-report', CHAIR, 'names-found')).toContain('None of the listed names');
    const review = drafted({ summary: 'Mary Jane Doe was seen' });
    const found = await words([review], 'accept-report', CHAIR, 'names-found');
    expect(found).toContain('A listed name stands in: Summary');
    expect(found).not.toMatch(/Mary/);
    fill(review, MANAGER, 'protected-names', { names: [{ protectedName: 'Another', nameOf: 'place' }] });
    expect(await words([review], 'accept-report', CHAIR, 'names-found')).toContain('listed since');
    expect(await words([commissioned()], 'review-report', REVIEWER, 'names-found')).toContain(
      'No name has been listed',
    );
  });

  it('of a publication is the first day possible, what is missing, comments and signatures', async () => {
    expect(await words([at(accepted(), '2026-06-15T10:00')], 'publication-plan', MANAGER, 'timetable')).toContain(
      'Done',
    );
    const check = await words([at(approved(), '2026-06-15T10:00')], 'send-copies', MANAGER, 'publication-check');
    expect(check).toMatch(/First day possible: Tuesday 30 June 2026, if copies are sent today/);
    expect(check).toMatch(/the media plan/);
    const review = noticed();
    at(review, '2026-06-16T10:00');
    fill(review, MANAGER, 'publication-comment');
    expect(await words([review], 'publish-report', CHAIR, 'comments')).toMatch(
      /The Panel, 16 June 2026: .*\n?.*Not answered/,
    );
    fill(review, CHAIR, 'answer-comment', {}, 'c1');
    at(review, '2026-06-30T10:00');
    expect(await words([review], 'publish-report', CHAIR, 'first-signature')).toContain('Nobody has signed yet');
    fill(review, CHAIR, 'publish-report');
    expect(await words([review], 'publish-report', MANAGER, 'first-signature')).toContain('publishes at once');
    expect(await words([published()], 'withdraw-publication', MANAGER, 'publication-check')).toContain('30 June 2027');
  });

  it('of an action is what was agreed and what was last reported', async () => {
    const review = approved();
    fill(review, CHAIR, 'action-plan');
    fill(review, POLICE, 'action-progress', {}, 'a1');
    const action = await words([review], 'audit-action', CHAIR, 'action', 'a1');
    expect(action).toMatch(/Carries out: Recommendation 1: Share what is known[\s\S]*The sample shows it/);
    expect(action).toMatch(/What will be different: .+\nHow it can be told: .+/);
    expect(await words([review], 'audit-action', CHAIR, 'action', 'a9')).toBe('The action');
  });
});
