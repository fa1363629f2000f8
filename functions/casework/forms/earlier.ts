import { z } from 'zod';
import type { Answers, Form } from '#forms/engine/definition.ts';
import { type SummaryRow, summaryOf } from '#forms/engine/whole.ts';
import { sectionKey } from '#shared/casework/case-state.ts';
import type { Standing } from './context.ts';

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const Kept = z.object({
  answers: z.record(z.string(), z.union([Scalar, z.array(z.record(z.string(), Scalar))])),
});

/** The answers last given to a form in this case; undefined when it has not been answered. */
export const earlierAnswers = async (
  { record, ledger, state }: Pick<Standing, 'record' | 'ledger' | 'state'>,
  form: string,
  subject?: string,
): Promise<Answers | undefined> => {
  const seq = state.sections[sectionKey(form, subject)];
  if (record === undefined || seq === undefined) return undefined;
  const found = Kept.safeParse((await ledger.event(record.caseId, seq))?.event);
  return found.success ? found.data.answers : undefined;
};

/** Earlier answers in the words of their own form: only these questions, in this order, and only where answered. */
export const inWords = (
  standing: Pick<Standing, 'formNamed' | 'options'>,
  form: string,
  answers: Answers,
  questions: readonly string[],
): readonly { readonly label: string; readonly value: string }[] => {
  const definition = standing.formNamed?.(form);
  if (definition === undefined) return [];
  // Facts decide only whether a question is asked; one that was answered was asked.
  const rows = summaryOf(definition, answers, {}, standing.options).flatMap(
    ({ rows: each }): readonly SummaryRow[] => each,
  );
  return questions.flatMap((question) => {
    const found = rows.find((row) => row.question === question);
    return found?.answer === undefined ? [] : [{ label: found.label, value: found.answer }];
  });
};

/** What was declared was declared of what was sent then: it is declared anew when a form is given again. */
export const withoutDeclarations = ({ pages }: Form, answers: Answers): Answers => {
  const declared = new Set(
    pages.flatMap(({ questions }) => questions.filter(({ type }) => type === 'declaration').map(({ id }) => id)),
  );
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !declared.has(name)));
};
