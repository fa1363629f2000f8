import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answers, Block, Form, Question } from '#forms/engine/definition.ts';
import { parseForm, printFault } from '#forms/engine/read.ts';
import { walk } from '#forms/engine/route.ts';
import { THEMES } from '#functions/practice-review/dossier/words.ts';
import type { Result } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { permits } from '#shared/practice-review/authorisation.ts';
import { FormName } from '#shared/practice-review/commands.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import { mayPublishFrom } from '#shared/practice-review/time/clocks.ts';
import { PureReview } from '#test/support/pure-review.ts';
import { reads } from './second-half-reads.ts';

const files = globSync('forms/practice-review/{report,publish,change,end}/*.yaml').sort();
const forms: readonly Form[] = files.map((file) => {
  const parsed = parseForm(readFileSync(file, 'utf8'), file);
  if (!parsed.ok) throw new Error(parsed.error.map(printFault).join('\n'));
  return parsed.value;
});
const formNamed = (name: string): Form => {
  const found = forms.find(({ form }) => form === name);
  if (found === undefined) throw new Error(`No form ${name}`);
  return found;
};

const optionsOf = (question: Question | undefined): readonly string[] | string | undefined => {
  if (question === undefined || !('options' in question)) return undefined;
  return Array.isArray(question.options) ? question.options.map(({ value }) => value) : question.options.from;
};
/** `radios a b c`, `from agencies`, or the type alone. */
const kindOf = (question: Question | undefined): string => {
  const options = optionsOf(question);
  if (typeof options === 'string') return `from ${options}`;
  return [question?.type, ...(options ?? [])].join(' ');
};
const every = <T>(of: (form: Form) => readonly T[]): (readonly [string, T])[] =>
  forms.flatMap((form) => of(form).map((found) => [form.form, found] as const));
const blocksOf = ({ start, pages }: Form): readonly Block[] => [
  ...(start?.content ?? []),
  ...pages.flatMap(({ content }) => content),
];
const warningsOf = (name: string): string =>
  blocksOf(formNamed(name))
    .flatMap((block) => ('warning' in block ? [block.warning] : []))
    .join(' ');
const wordsOf = (name: string): string => JSON.stringify(formNamed(name));

const must = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

type Facts = Record<string, string | boolean>;
const asked = (name: string, answers: Answers, facts: Facts = {}): string[] =>
  walk(formNamed(name), answers, facts).steps.flatMap(({ questions }) => questions.map(({ id }) => id));
const pages = (name: string, answers: Answers, facts: Facts = {}): string[] =>
  walk(formNamed(name), answers, facts).steps.map(({ page }) => page.id);

describe('the forms of report, publication, change and end', () => {
  it('are those that rules read, each a command that somebody may give', () => {
    expect(files.map((file) => basename(file, '.yaml'))).toEqual(forms.map(({ form }) => form));
    expect(forms.map(({ form }) => form).sort()).toEqual(Object.keys(reads).sort());
    for (const { form } of forms) {
      expect(FormName.options).toContain(form);
      expect(permits.some(({ action }) => action === form)).toBe(true);
    }
  });

  it('keep apart what is one agency’s, partner’s, comment’s or action’s', () => {
    expect(
      Object.fromEntries(forms.flatMap(({ form, subject }) => (subject === undefined ? [] : [[form, subject]]))),
    ).toEqual({
      'fact-check': 'agency',
      'approve-report': 'partner',
      'answer-comment': 'comment',
      'action-progress': 'action',
      'audit-action': 'action',
      'change-action': 'action',
      'close-action': 'action',
    });
  });

  it.each(Object.entries(reads))('%s asks what rules read, and nothing else', (name, expected) => {
    const found = formNamed(name).pages.flatMap(({ repeat, questions }) =>
      questions.map(
        (question) => [repeat === undefined ? question.id : `${repeat.list}.${question.id}`, kindOf(question)] as const,
      ),
    );
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it('show only what the case supplies', () => {
    const known = every((form) => blocksOf(form).flatMap((block) => ('known' in block ? [block.known] : [])));
    expect([...new Set(known.map(([, slug]) => slug))].sort()).toEqual([
      'action',
      'comment',
      'comments',
      'draft',
      'earlier-recommendations',
      'first-signature',
      'names-found',
      'proceedings',
      'publication-check',
      'recommendations',
      'reviewer',
      'six-months',
      'timetable',
    ]);
  });

  it('serve every row about report, publication and action', () => {
    const served = new Set(every(({ serves }) => serves).map(([, id]) => id));
    const rows = [9, 10, 11, 12, 13, 14, 15, 16, 17].map((row) => `LCSPR-${row}`);
    const actions = [1, 2, 3, 4].map((row) => `ACTION-${row}`);
    expect([...rows, ...actions].filter((row) => !served.has(row))).toEqual([]);
  });
});

describe('writing the report', () => {
  it('asks one section a page, and lets a draft leave each of them blank', () => {
    const report = formNamed('review-report');
    const sections = report.pages.filter(({ questions }) => questions.some(({ type }) => type === 'textarea'));
    expect(sections.filter(({ repeat }) => repeat === undefined).every(({ questions }) => questions.length === 1)).toBe(
      true,
    );
    const must = report.pages.flatMap(({ repeat, questions }) =>
      repeat === undefined ? questions.filter(({ required }) => required).map(({ id }) => id) : [],
    );
    expect(must).toEqual(['reportTitle', 'authorNames']);
  });

  it('asks of each recommendation what, of whom and by when, and not whether it repeats another', () => {
    const page = formNamed('review-report').pages.find(({ repeat }) => repeat?.list === 'recommendations');
    expect(page?.questions.filter(({ required }) => required).map(({ id }) => id)).toEqual([
      'recWhat',
      'recAgency',
      'recBy',
      'recTheme',
    ]);
    expect([page?.repeat?.min, page?.repeat?.max]).toEqual([0, 40]);
  });

  it('calls themes and sections what everything else calls them', () => {
    const report = formNamed('review-report');
    const theme = report.pages.flatMap(({ questions }) => questions).find(({ id }) => id === 'recTheme');
    if (theme === undefined || !('options' in theme) || !Array.isArray(theme.options)) throw new Error('No themes');
    const labels = theme.options.map(({ value, label }) => [value, label.replaceAll("'", '’')]);
    expect(Object.fromEntries(labels)).toEqual(THEMES);

    const review = new PureReview('barnet', '2026-11-02T10:00');
    const texts = report.pages.flatMap(({ repeat, questions }) =>
      repeat === undefined
        ? questions.flatMap(({ id, type }) => (type === 'textarea' ? [[id, 'About Zebedee'] as const] : []))
        : [],
    );
    const command = { type: 'review-report' as const, answers: Object.fromEntries(texts) };
    const state = { ...review.state, stage: 'gathering' as const, protectedNames: ['Zebedee'] };
    const [event] = must(practiceReviewShelf.workflow.decide(state, command, review.context()));
    const searched = event?.type === 'DraftSubmitted' ? event.namesIn : [];
    const pageOf = (id: string): string => report.pages.find(({ questions }) => questions[0]?.id === id)?.title ?? '';
    expect(searched.map((title) => title.replaceAll('’', "'"))).toEqual(
      texts.flatMap(([id]) => (id === 'changesSince' ? [] : [pageOf(id)])),
    );
  });

  it('warns that no name may stand in what may be published word for word', () => {
    expect(warningsOf('review-report')).toMatch(/named.*word for word/);
    expect(warningsOf('publication-plan')).toMatch(/word for word.*named/);
  });

  it('asks for corrections and reasons only where there are any', () => {
    expect(asked('fact-check', { factsRight: 'right' })).toEqual(['factsRight']);
    expect(asked('fact-check', { factsRight: 'corrections' })).toContain('corrections');
    expect(asked('approve-report', { approval: 'approve' })).toEqual(['approval']);
    expect(asked('approve-report', { approval: 'send-back' })).toContain('sendBackReason');
  });
});

describe('publishing', () => {
  it('counts the seven days in its example as the product does', () => {
    const review = new PureReview('barnet', '2026-11-02T23:00');
    expect(mayPublishFrom(LondonDate.parse('2026-11-02'), review.context())).toBe('2026-11-12');
    const example = blocksOf(formNamed('send-copies')).flatMap((block) =>
      'details' in block ? [block.details.text] : [],
    );
    expect(example.join()).toMatch(/sent on Monday the 2nd.*published is Thursday the 12th/);
  });

  it('asks for the reason and the text only where the report is withheld', () => {
    expect(pages('publication-plan', { publishWhat: 'report' })).toEqual(['what', 'day']);
    expect(asked('publication-plan', { publishWhat: 'report' })).toEqual(['publishWhat', 'publishOn']);
    expect(asked('publication-plan', { publishWhat: 'improvements' })).toEqual([
      'publishWhat',
      'withholdReason',
      'improvementTitle',
      'improvementText',
      'publishOn',
    ]);
  });

  it('asks what is said before a trial or inquest ends only while one is pending', () => {
    expect(asked('media-plan', { trialPending: 'no' })).not.toContain('beforeTrialReason');
    expect(asked('media-plan', { trialPending: 'yes' })).toContain('beforeTrialReason');
  });

  it('asks why the family has not seen it, and not where they chose not to', () => {
    expect(asked('impact-on-family', { familySeen: 'offered' })).not.toContain('familySeenReason');
    expect(asked('impact-on-family', { familySeen: 'no' })).toContain('familySeenReason');
  });

  it('asks for proof only of copies sent by hand', () => {
    expect(asked('send-copies', { copiesHow: 'secure-link' })).toEqual(['copiesHow']);
    expect(asked('send-copies', { copiesHow: 'by-hand' })).toEqual(['copiesHow', 'copiesSentAt', 'copiesProof']);
    expect(wordsOf('send-copies')).toContain('seven full working days');
  });

  it('says that copies are sent again, unless none were', () => {
    expect(pages('move-publication', {}, { copiesWereSent: true })).toContain('copies-again');
    expect(pages('move-publication', {}, { copiesWereSent: false })).toEqual(['day']);
  });

  it('says twice, in a warning, that the second signature makes it public', () => {
    expect(warningsOf('publish-report').match(/public at once|to everyone, at once/g)).toHaveLength(2);
    expect(formNamed('publish-report').submit.declaration).toMatch(/public at once/);
    expect(formNamed('publish-report').pages.flatMap(({ questions }) => questions.map(({ label }) => label))).toEqual([
      'I have read what will be published, and I agree that it becomes public when two of us have signed.',
    ]);
  });
});

describe('carrying out the actions', () => {
  it.each([
    ['not-started', [], false],
    ['in-progress', ['impactEvidence'], true],
    ['done', ['completionEvidence', 'impactEvidence'], true],
    ['embedded', ['completionEvidence', 'impactEvidence'], true],
  ])('%s: evidence asked %j', (progressStatus, evidence, page) => {
    expect(asked('action-progress', { progressStatus }).filter((id) => id.endsWith('Evidence'))).toEqual(evidence);
    expect(pages('action-progress', { progressStatus }).includes('evidence')).toBe(page);
  });

  it('tells evidence of impact from evidence that something was done, with an example', () => {
    const details = blocksOf(formNamed('action-progress')).flatMap((block) => ('details' in block ? [block] : []));
    expect(details.map(({ details: { text } }) => text).join()).toContain("how a child's experience is different");
  });
});
