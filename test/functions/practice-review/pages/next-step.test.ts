import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/casework/actor.ts';
import type { PureReview } from '#test/support/pure-review.ts';
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
} from '#test/support/review-story.ts';
import { pagesOf } from '../looking.ts';

const nextStep = async (review: PureReview, who: string | Actor): Promise<string> => {
  const { html } = await pagesOf(review).ask(who, '');
  const inset = /<div class="govuk-inset-text">([\s\S]*?)<\/div>/.exec(html)?.[1] ?? '';
  return inset
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
};

const proposed = (): PureReview => {
  const review = at(opened(), '2026-01-26T10:00');
  fill(review, MANAGER, 'propose-reviewer');
  return review;
};
const asked = (): PureReview => {
  const review = commissioned();
  fill(review, MANAGER, 'request-information');
  return review;
};
const onTheDay = (): PureReview => at(noticed(), '2026-06-30T09:00');
const signedOnce = (): PureReview => {
  const review = onTheDay();
  fill(review, MANAGER, 'publish-report');
  return review;
};
const stopped = (): PureReview => {
  const review = opened();
  fill(review, MANAGER, 'stop-review', { stopReason: 'other' });
  return review;
};

describe('the next step, on top of the overview', () => {
  it.each<readonly [string, () => PureReview, string | Actor, RegExp]>([
    ['commissioning', opened, MANAGER, /^Your next step: Propose a reviewer/],
    ['commissioning', opened, CHAIR, /^Your next step: Set the terms of reference/],
    ['commissioning', proposed, 'icb-chief-nurse', /^Your next step: Approve the reviewer/],
    ['gathering', commissioned, MANAGER, /^Your next step: Ask the agencies for information/],
    ['gathering', asked, POLICE, /^Your next step: Say whether your agency will answer/],
    ['drafting', drafted, REVIEWER, /^Your next step: Write the next version of the report/],
    ['drafting', drafted, POLICE, /^Your next step: Say whether/],
    ['approving', accepted, 'police-head-of-safeguarding', /^Your next step: Approve the report/],
    ['preparing', approved, CHAIR, /^Your next step: Consider what publication means/],
    ['preparing', prepared, MANAGER, /^Your next step: Send copies/],
    ['notice-given', onTheDay, MANAGER, /^Your next step: Release the publication: first signature/],
    ['notice-given', signedOnce, CHAIR, /^Your next step: Release the publication: second signature/],
    ['changing', published, CHAIR, /^Your next step: Agree actions for a recommendation/],
    ['changing', published, MANAGER, /The review is published.*Nothing is asked of you now/],
    ['stopped', stopped, CHAIR, /This review was stopped\. Its record is kept\. Nothing is asked of you now\.$/],
  ])('at %s', async (stage, story, who, words) => {
    const review = story();
    expect(review.state.stage).toBe(stage);
    expect(await nextStep(review, who)).toMatch(words);
  });

  it('names whom the review waits for only to those who lead it', async () => {
    const review = asked();
    fill(review, POLICE, 'answer-request', {}, 'police');
    fill(review, POLICE, 'agency-analysis', {}, 'police');
    expect(await nextStep(review, 'icb-chief-nurse')).toContain('waits for Schools and colleges in Barnet');
    const { text } = await pagesOf(review).ask(POLICE, '');
    expect(text).not.toContain('Schools and colleges');
    expect(text).toContain('Nothing is asked of you now');
  });

  it('leads to the form that does it', async () => {
    const { html } = await pagesOf(accepted()).ask('icb-chief-nurse', '');
    expect(html).toMatch(/forms\/approve-report\?subject=health/);
  });
});

describe('the clocks', () => {
  it('of six months go on through proceedings that hold publication, and the delay says what was told', async () => {
    const review = drafted();
    fill(review, MANAGER, 'parallel-proceedings', {
      proceedings: [{ proceedingKind: 'cps', proceedingOpen: 'yes', holdsPublication: 'yes' }],
    });
    fill(review, MANAGER, 'explain-delay', { delayReviewOn: '2026-06-01' });
    at(review, '2026-07-20T10:00');
    const { text } = await pagesOf(review).ask(MANAGER, '');
    expect(text).toMatch(/3 working days late Late Due by the end of Wednesday 15 July 2026/);
    expect(text).toMatch(/A trial is listed 30 November 2026 1 June 2026/);
    expect(text).toMatch(/Waits for it/);
  });
});

describe('publication', () => {
  it('is locked until a day, with what is missing named', async () => {
    const review = at(approved(), '2026-06-15T10:00');
    const before = await pagesOf(review).ask(MANAGER, '');
    expect(before.text).toMatch(/Locked until Tuesday 30 June 2026, if copies are sent today/);
    expect(before.text).toMatch(/still needs: what publishing may mean .* the publication plan the media plan/);
    const after = await pagesOf(noticed()).ask(MANAGER, '');
    expect(after.text).toMatch(/Locked until Tuesday 30 June 2026 Copies Sent on 15 June 2026/);
    expect(after.text).toContain('Nothing is missing but the day and the two signatures');
    expect((await pagesOf(onTheDay()).ask(MANAGER, '')).text).toContain('May be published now');
  });

  it('moved after copies were sent says that those no longer count', async () => {
    const review = noticed();
    fill(review, MANAGER, 'move-publication');
    const { text } = await pagesOf(review).ask(MANAGER, '');
    expect(text).toMatch(/Copies Not sent Copies sent before No longer count/);
  });

  it('shows a comment with its answer, and the first signature by post', async () => {
    const review = noticed();
    at(review, '2026-06-16T10:00');
    fill(review, MANAGER, 'publication-comment');
    expect((await pagesOf(review).ask(CHAIR, '')).text).toMatch(/Clear Not answered yet/);
    fill(review, CHAIR, 'answer-comment', {}, 'c1');
    at(review, '2026-06-30T10:00');
    fill(review, CHAIR, 'publish-report');
    expect((await pagesOf(review).ask(MANAGER, '')).text).toMatch(
      /First signature Independent Chair of the Learning and Review Group.*Clear Thank you/,
    );
  });
});

it('what is asked of one person is offered to another who may give it too', async () => {
  const review = approved();
  fill(review, 'communications', 'take-part');
  const { html } = await pagesOf(review).ask('communications', '');
  expect(html).toContain('/forms/media-plan');
  expect(html).not.toContain('/forms/publication-plan');
});

describe('the signature that publishes', () => {
  it('is locked until the day, which is said, and a way to it opens then', async () => {
    const early = await nextStep(noticed(), MANAGER);
    expect(early).toContain('Publishing is locked until Tuesday 30 June 2026.');
    expect(early).not.toContain('Continue');
    const there = await nextStep(at(noticed(), '2026-06-30T00:00'), MANAGER);
    expect(there).toContain('Continue');
    expect(there).not.toContain('locked');
  });

  it('says what is missing once the day has come', async () => {
    const review = noticed();
    const proceedings = [{ proceedingKind: 'coroner', proceedingOpen: 'yes', holdsPublication: 'yes' }];
    fill(review, MANAGER, 'parallel-proceedings', { proceedings, noProceedings: false });
    const says = await nextStep(at(review, '2026-06-30T10:00'), MANAGER);
    expect(says).toContain('It still needs the end of proceedings that hold publication.');
    expect(says).not.toMatch(/Continue|locked/);
  });
});
