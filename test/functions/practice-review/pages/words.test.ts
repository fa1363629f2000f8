import { describe, expect, it } from 'vitest';
import { dossierOf } from '#functions/casework/dossier/dossier.ts';
import { practiceReviewFace } from '#functions/practice-review/face.ts';
import { seenPart } from '#functions/practice-review/pages/sections.ts';
import { SORTS, toldOf } from '#functions/practice-review/pages/timeline-words.ts';
import { arrangements } from '#shared/boroughs/load.ts';
import { permits } from '#shared/practice-review/authorisation.ts';
import { FormName } from '#shared/practice-review/commands.ts';
import { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import { sectionOf } from '#shared/practice-review/state/evolve.ts';
import { PlanAction } from '#shared/practice-review/state/plan-action.ts';
import type { PureReview } from '#test/support/pure-review.ts';
import { at, CHAIR, drafted, fill, MANAGER, noticed, POLICE, published } from '#test/support/review-story.ts';
import { compiledForm } from '../../../../build/compiled/forms.js';
import { LOOKED_AT, ledgerOf, pagesOf } from '../looking.ts';

const dossier = async (review: PureReview) => {
  const { ledger } = ledgerOf(review);
  const record = await ledger.load(LOOKED_AT);
  if (record === undefined) throw new Error('No such case');
  return dossierOf(
    {
      ledger,
      clock: { now: () => review.now },
      arrangements: arrangements(),
      borough: 'barnet',
      formNamed: (name: string) => compiledForm(name)?.form,
    },
    practiceReviewFace,
    record,
  );
};

describe('the timeline', () => {
  it('tells every event of a review’s life in words of its own', async () => {
    const review = noticed();
    fill(review, MANAGER, 'publication-comment');
    fill(review, CHAIR, 'answer-comment', {}, 'c1');
    fill(review, CHAIR, 'ask-reviewer');
    fill(review, CHAIR, 'action-plan');
    fill(review, POLICE, 'action-progress', {}, 'a1');
    const of = await dossier(review);
    expect(of.events.length).toBeGreaterThan(25);
    for (const { event } of of.events) {
      const { title, kind, detail = '' } = toldOf(of, event);
      expect(SORTS.map((sort) => sort.kind)).toContain(kind);
      expect(`${title} ${detail}`).not.toMatch(/undefined|\[object|Mary-Jane|business-manager|local-authority/);
    }
  });

  it.each(PlanAction.options)('says what came when time brought %s', async (does) => {
    const of = await dossier(drafted());
    const event = PracticeReviewEvent.parse({
      type: 'StepReached',
      step: does,
      does,
      about: ['asked:police:x', 'partner:health:y', 'action:a2:z', 'timetable:first-draft:2026-04-17'],
    });
    const { title, detail, kind } = toldOf(of, event);
    expect(kind).toBe('clock');
    expect(title).not.toContain(does);
    expect(detail).toBe('Metropolitan Police, North West BCU; Health; Action 2');
    if (does === 'timetable-step') expect(title).toBe('Day of the timetable: First draft of the report');
  });

  it('can be narrowed to a sort, and stood at a past day', async () => {
    const { ask } = pagesOf(published());
    expect((await ask(MANAGER, '/timeline?show=publication')).text).toMatch(/Published .*Signed for publication/);
    const then = (await ask(MANAGER, '/timeline?asAt=2026-05-04')).text;
    expect(then).toContain('stood at: Gathering information');
    expect(then).not.toContain('Version 1 of the report');
  });
});

describe('answers', () => {
  const parts = new Set(permits.flatMap(({ action }) => (action.startsWith('view:') ? [action.slice(5)] : [])));
  const nothing = { actions: [] };

  it.each(FormName.options)('of %s belong to a part that somebody may see', (form) => {
    expect(parts).toContain(seenPart(form, undefined, nothing, () => true).part);
  });

  it('of what is no form belong to the part fewest see', () => {
    for (const name of ['nothing', 'constructor', '__proto__'])
      expect(seenPart(name, undefined, nothing, () => false)).toEqual({ part: 'reads' });
  });

  it.each([
    ['propose-reviewer', 'commissioning'],
    ['supervision-check', 'commissioning'],
    ['agency-analysis', 'returns'],
    ['ask-reviewer', 'returns'],
    ['review-report', 'returns'],
    ['media-plan', 'media'],
    ['action-plan', 'actions'],
  ] as const)('of %s are seen with %s', (form, part) => {
    expect(seenPart(form, undefined, nothing, () => true)).toEqual({ part });
  });

  it('of one agency or action are seen by that agency where it sees no more', () => {
    const { state } = published();
    expect(seenPart('agency-analysis', 'police', state, () => false)).toEqual({
      part: 'own-return',
      subject: 'police',
    });
    expect(seenPart('agency-analysis', 'police', state, () => true)).toEqual({ part: 'returns' });
    expect(seenPart('action-progress', 'a9', state, () => false)).toEqual({ part: 'actions' });
  });

  it('all have a title in the record, with what they are about', async () => {
    const review = at(noticed(), '2026-06-16T10:00');
    fill(review, MANAGER, 'publication-comment');
    fill(review, CHAIR, 'action-plan');
    fill(review, POLICE, 'action-progress', {}, 'a1');
    const { text } = await pagesOf(review).ask(MANAGER, '');
    expect(text).toMatch(/Record a comment about publication: number 1/);
    expect(text).toMatch(/Report on an action: action 1/);
    expect(text).toMatch(/Approve the report: Health/);
    for (const { event } of review.events) {
      const section = sectionOf(event);
      if (section !== undefined) expect(text).not.toContain(section);
    }
  });
});
