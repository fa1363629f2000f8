import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstUnanswered } from '#forms/engine/route.ts';
import { checkAll, summaryOf } from '#forms/engine/whole.ts';
import { formsIn } from './support/every-form.ts';
import { fillIn } from './support/fill-in.ts';
import { context } from './support/sample.ts';

const forms = formsIn('*').map(({ form }) => [form.form, form] as const);

describe('every way through a form', () => {
  it.each(forms)('%s: can be answered to its end, and leaves nothing that is never asked', (_, form) => {
    const met = new Set<string>();
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const filled = fillIn(form, (below) => gen(fc.nat, Math.max(0, below - 1)));
        const { answers, facts, options } = filled;
        const whole = checkAll(form, answers, facts, { options, now: context.now });
        expect(whole).toEqual({ pages: [], answers });
        expect(firstUnanswered(form, answers, facts)).toBeUndefined();
        expect(summaryOf(form, answers, facts, options)).not.toEqual([]);
        for (const each of filled.met) met.add(each);
      }),
      { numRuns: 150, seed: 7 },
    );
    const all = form.pages.flatMap(({ id, questions }) => [id, ...questions.map((question) => `${id}.${question.id}`)]);
    expect(all.filter((each) => !met.has(each))).toEqual([]);
  });
});
