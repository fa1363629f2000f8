import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Answers } from '#shared/casework/answers.ts';
import { type LondonDate, LondonTime } from '#shared/kernel/time.ts';

/** Plays a step once for each of these, each by the person whose part it is. */
const Each = z.enum(['every-agency', 'every-partner', 'everyone', 'every-unsettled-message']);

const Step = z
  .strictObject({
    /** London time; the same as the step before when absent. */
    at: LondonTime.optional(),
    /** A post; a role: then its first holder; or the address of somebody without a post. Not with `each`. */
    as: z.string().optional(),
    each: Each.optional(),
    /**
     * Which case it is about, where there are several: the last opened of a workflow (`practice-review`), or one by its
     * number (`practice-review:1`). Without it, the case of the step before.
     */
    case: z
      .string()
      .regex(/^[a-z][a-z-]*(:[1-9][0-9]*)?$/)
      .optional(),
    /** Left out of `each`: keys of agencies or partners. */
    except: z.array(z.string()).default([]),
    form: z.string().optional(),
    /** A task on the person's list, by its id (`determination:police`), or `take-up-referral`. */
    task: z.string().optional(),
    /** The agency, partner, action or message a form is about. */
    subject: z.string().optional(),
    answers: Answers.default({}),
    /** Only moves time. */
    wait: z.literal(true).optional(),
  })
  .refine(({ form, task, wait }) => [form, task, wait].filter((part) => part !== undefined).length === 1, {
    error: 'A step has one of form, task or wait.',
  })
  .refine(({ as, each, wait }) => wait === true || (as === undefined) !== (each === undefined), {
    error: 'A step says who acts: as, or each.',
  });
export type Step = z.infer<typeof Step>;

const Scenario = z.strictObject({
  /** What this shows, in a sentence. */
  title: z.string(),
  borough: z.string(),
  start: LondonTime,
  /** Whether the borough's yearly reviews are opened. Not where decades go by in which nobody would answer them. */
  yearly: z.boolean().default(true),
  /** A file with answers by form, or several, seen from this one; a step's own answers change them. */
  include: z.union([z.string(), z.array(z.string())]).optional(),
  steps: z.array(Step).min(1),
});
export type Scenario = z.infer<typeof Scenario> & { readonly usual: Readonly<Record<string, Answers>> };

/** Reads a scenario and the answers it includes. Throws with every fault, in words, when it is not one. */
export const readScenario = (file: string): Scenario => {
  const scenario = read(file, Scenario);
  const included = [scenario.include ?? []].flat().map((name) => resolve(dirname(file), name));
  const usual = new Map(included.flatMap((name) => Object.entries(read(name, z.record(z.string(), Answers)))));
  return { ...scenario, usual: Object.fromEntries(usual) };
};

/** What an answer is when it says `$today`: the London date on which the step is played; `$now`: its London minute too. */
const TODAY = '$today';
const NOW = '$now';

/** The answers of a step as they are on the day it is played; and at the minute, where that is said. */
export const onTheDay = (answers: Answers, today: LondonDate, now?: LondonTime): Answers => {
  const said = JSON.stringify(answers).replaceAll(JSON.stringify(TODAY), JSON.stringify(today));
  return Answers.parse(
    JSON.parse(now === undefined ? said : said.replaceAll(JSON.stringify(NOW), JSON.stringify(now))),
  );
};

const read = <T>(file: string, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`${file} is not a scenario:\n${faults.join('\n')}`);
};
