import { describe, expect, it } from 'vitest';
import { asOf } from '#functions/casework/dossier/dossier.ts';
import { wordOf } from '#functions/casework/rendering/word.ts';
import { DOCUMENTS, practiceReviewDocuments } from '#functions/practice-review/documents/documents.ts';
import { reviewer } from '#test/support/pure-review.ts';
import { action } from '#test/support/review-answers.ts';
import {
  accepted,
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
import { done, dossierOf, has, make, said, wordsOf } from './made.ts';

describe('what the Panel and others outside are told', () => {
  it('of the decision: that, when and why, who reviews or that one will, and the day the six months end', () => {
    const early = said(opened(), 'decision');
    for (const words of [
      'Themes seen before',
      'Thursday 15 January 2026',
      'Wednesday 15 July 2026',
      'Not appointed yet',
    ])
      expect(early).toContain(words);
    const later = said(commissioned(), 'decision');
    expect(later).toContain('An independent reviewer');
    expect(later).not.toContain('Not appointed yet');
  });

  it('is what was so when the link was made', () => {
    const review = opened();
    const [first] = review.events;
    const later = commissioned();
    const then = asOf(dossierOf(later), first?.at ?? later.now);
    expect(wordsOf(make(later, 'decision', then))).toContain('Not appointed yet');
    expect(make(later, 'reviewer', then)).toBeUndefined();
    expect(said(later, 'reviewer')).toContain('An independent reviewer');
  });

  it('of a delay: reasons, the new day, when it is looked at again, and every delay before', () => {
    const review = commissioned();
    expect(make(review, 'delay')).toBeUndefined();
    at(review, '2026-06-01T10:00');
    fill(review, MANAGER, 'explain-delay');
    expect(said(review, 'delay')).not.toContain('What was explained before');
    at(review, '2026-07-01T10:00');
    fill(review, MANAGER, 'explain-delay', {
      delayReasons: 'The trial was put off',
      delayExpectedOn: '2027-01-29',
      delayReviewOn: '2026-08-03',
    });
    const words = said(review, 'delay');
    for (const one of [
      'The trial was put off',
      'Friday 29 January 2027',
      'Monday 3 August 2026',
      'What was explained before',
      'A trial is listed',
      'Monday 30 November 2026',
      'Wednesday 15 July 2026',
    ])
      expect(words).toContain(one);
    const withoutBudget = said(commissioned(), 'terms-for-reviewer');
    expect(withoutBudget).toContain('Tuesday 30 June 2026');
    for (const one of ['3000', '9000', 'udget']) expect(withoutBudget).not.toContain(one);
  });

  it('of new information: what, which criteria, and why', () => {
    const review = commissioned();
    fill(review, CHAIR, 'new-information');
    const words = said(review, 'national');
    for (const one of [
      'The same has happened elsewhere',
      'Others can learn from it',
      'complex or of national importance',
    ])
      expect(words).toContain(one);
  });

  it('before publication: word for word what will be published, with the day, and no more', () => {
    const inside = 'INSIDE';
    const review = noticed({}, { summary: 'Every word', changesSince: inside });
    const words = said(review, 'copy');
    for (const one of [
      'Every word',
      'Why it could happen',
      'Share what is known before each visit',
      'Tuesday 30 June 2026',
      'comments',
    ])
      expect(words).toContain(one);
    for (const one of [inside, 'Mary-Jane', 'Told before', 'A short statement']) expect(words).not.toContain(one);
    expect(make(review, 'withheld')).toBeUndefined();
  });

  it('before publication: says of itself whether it has been published, also a year later', () => {
    const lines = (review: ReturnType<typeof published>) => make(review, 'copy')?.lines.join('\n');
    const sent = noticed();
    expect(lines(sent)).toContain('Not yet published on Monday 15 June 2026');
    const review = published();
    for (const words of [lines(review), said(review, 'copy')]) expect(words).not.toMatch(/not (yet )?published/i);
    expect(lines(review)).toMatch(/Published on Tuesday 30 June 2026$/);
    expect(said(review, 'copy')).not.toContain('If you have comments');
    fill(at(review, '2027-07-01T10:00'), MANAGER, 'withdraw-publication');
    expect(lines(review)).toContain('Published on Tuesday 30 June 2026, taken down on Thursday 1 July 2027');
    // Whoever was sent it before reads it as it was sent.
    const then = asOf(dossierOf(review), sent.now);
    expect(make(review, 'copy', then)?.lines.join('\n')).toContain('Not yet published on Monday 15 June 2026');
  });

  it('where the report is withheld: the reasons and the improvements, and nothing of the report', () => {
    const review = prepared(
      {
        publishWhat: 'improvements',
        withholdReason: 'A surviving child would be found',
        improvementTitle: 'What is better',
        improvementText: 'Calls before visits',
      },
      { summary: 'Every word' },
    );
    for (const name of ['copy', 'withheld']) {
      expect(said(review, name)).toContain('Calls before visits');
      expect(said(review, name)).not.toContain('Every word');
    }
    expect(said(review, 'withheld')).toContain('A surviving child would be found');
    expect(said(review, 'copy')).not.toContain('A surviving child would be found');
  });

  it('when copies no longer hold, and when the review ends here', () => {
    const moved = noticed();
    expect(make(moved, 'moved')).toBeUndefined();
    fill(moved, MANAGER, 'move-publication');
    expect(said(moved, 'moved')).toContain('Friday 10 July 2026');
    expect(said(moved, 'moved')).toContain('The family asked');
    const reopened = noticed();
    fill(reopened, CHAIR, 'reopen-report');
    expect(said(reopened, 'moved')).toContain('The report is being changed');
    expect(make(reopened, 'copy')).toBeUndefined();
    const handed = commissioned();
    expect(make(handed, 'ended')).toBeUndefined();
    fill(handed, MANAGER, 'hand-to-another-area');
    expect(said(handed, 'ended')).toContain('Another partnership');
    expect(said(handed, 'ended')).toContain('The child lived there');
  });
});

describe('what people here have', () => {
  it('every version of the report, and which one is accepted', () => {
    const review = drafted({ summary: 'First words' });
    fill(review, REVIEWER, 'review-report', {
      reportTitle: 'A review',
      authorNames: 'A',
      summary: 'Second words',
      systemicReasons: 'x',
      improvements: 'y',
      recommendations: [],
      changesSince: 'All of it',
    });
    expect(said(review, 'report')).toContain('Second words');
    expect(said(review, 'report/1')).toContain('First words');
    expect(said(review, 'report/1')).toContain('An earlier version');
    // It may say what one agency corrected, and every agency may have the document.
    expect(said(review, 'report/2')).not.toContain('All of it');
    expect(make(review, 'report/3')).toBeUndefined();
    for (const name of ['report/0', 'report/x', 'report/1/2', 'report/'])
      expect(practiceReviewDocuments.named(name)).toBeUndefined();
    expect(said(accepted(), 'report')).toContain('not yet approved by all three partners');
    expect(said(published(), 'report')).toContain('approved by the three partners');
  });

  it('terms with who pays what, and the timetable counted back', () => {
    const words = said(commissioned(), 'terms');
    for (const one of ['Budget, apportioned', '3000', '33%', '9000', '100%', 'Tuesday 30 June 2026'])
      expect(words).toContain(one);
  });

  it('requests and analyses by agency, questions, checks, and the plan with its evidence', () => {
    const review = commissioned();
    expect(make(review, 'requests/police')).toBeUndefined();
    fill(review, MANAGER, 'request-information');
    fill(review, POLICE, 'answer-request', {}, 'police');
    expect(said(review, 'requests/police')).toContain('What was known, and when?');
    expect(said(review, 'requests/police')).toContain('Will answer');
    expect(said(review, 'requests/schools')).toContain('None yet');
    fill(review, POLICE, 'agency-analysis', {}, 'police');
    expect(said(review, 'analysis/police')).toContain('Why it happened so');
    expect(make(review, 'analysis/schools')).toBeUndefined();
    fill(review, CHAIR, 'ask-reviewer');
    const [question] = review.state.questions;
    expect(said(review, 'questions')).toContain('Not answered yet');
    fill(review, REVIEWER, 'reviewer-reply', {}, question?.id);
    expect(said(review, 'questions')).toContain('Is the scope right?');
    expect(said(review, 'questions')).toContain('It is');
    fill(review, CHAIR, 'supervision-check');
    expect(said(review, 'supervision')).toContain('All well');
    const plan = said(done(), 'action-plan');
    for (const one of [
      String(action['actWhat']),
      'Minutes',
      'The sample shows it',
      'Met, on',
      'Seen and sound',
      'Closed with assurance',
    ])
      expect(plan).toContain(one);
  });

  it('only those for whom it is', () => {
    const review = noticed();
    const stranger = reviewer('stranger@elsewhere.example');
    for (const [name] of DOCUMENTS) expect([name, has(review, stranger, name)]).toEqual([name, 'not-permitted']);
    for (const name of ['decision', 'terms', 'supervision', 'copy', 'report', 'action-plan', 'analysis/schools'])
      expect([name, has(review, MANAGER, name)]).toEqual([name, true]);
    expect(has(review, POLICE, 'requests/police')).toBe(true);
    expect(has(review, POLICE, 'report')).toBe(true);
    for (const name of [
      'requests/schools',
      'analysis/schools',
      'copy',
      'withheld',
      'supervision',
      'terms',
      'questions',
      'action-plan',
    ])
      expect([name, has(review, POLICE, name)]).toEqual([name, 'not-permitted']);
    expect(has(review, REVIEWER, 'terms')).toBe('not-permitted');
    expect(has(review, REVIEWER, 'terms-for-reviewer')).toBe(true);
    expect(has(review, REVIEWER, 'questions')).toBe(true);
    expect(has(review, REVIEWER, 'supervision')).toBe('not-permitted');
    fill(review, CHAIR, 'take-part', { confidentialityAgreed: 'yes', conflict: 'yes', conflictDetails: 'A friend' });
    expect(has(review, CHAIR, 'report')).toBe('conflict-of-interest');
  });

  it('with the sections in which a protected name still stands', () => {
    const review = drafted({ findings: 'MaryJane Doe was seen.' });
    const document = make(review, 'report');
    const kind = practiceReviewDocuments.named('report');
    if (document === undefined || kind === undefined) throw new Error('No report');
    expect(kind.namesLeft(dossierOf(review), document)).toEqual(['Findings']);
    const clean = make(drafted(), 'report');
    expect(clean && kind.namesLeft(dossierOf(review), clean)).toEqual([]);
  });

  it('each by its own address, and for Word', async () => {
    const review = done();
    for (const [name, title] of DOCUMENTS) {
      expect(practiceReviewDocuments.named(name), title).toBeDefined();
      const document = make(review, name);
      if (document === undefined) continue;
      const ids = document.sections.map(({ id }) => id);
      expect([name, new Set(ids).size]).toEqual([name, ids.length]);
      expect(
        Buffer.from(await wordOf(document))
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
    }
    for (const name of ['', 'no-such', '__proto__', 'constructor', 'requests', 'requests/', 'analysis', 'requests/a/b'])
      expect(practiceReviewDocuments.named(name), name).toBeUndefined();
  });
});
