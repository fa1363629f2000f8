import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Template } from './synthesized/template.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** All that a template is made from. A borough's arrangements are not: they go into bundles. */
const INPUTS = [
  'infra/application.ts',
  'infra/{manifests,workflows}.ts',
  'infra/{constructs,stacks,machines}/*.ts',
  'infra/*/workflow.ts',
  'infra/local/template.ts',
  'functions/*/*/manifest.ts',
  'shared/*/{stages,transitions}.ts',
  'package-lock.json',
];

const Kept = z.object({ hash: z.string(), templates: z.array(Template) });

/** SHA-256 of the inputs, in hex. */
export const inputsHash = (): string => {
  const hash = createHash('sha256');
  for (const path of globSync(INPUTS, { cwd: ROOT }).toSorted()) {
    hash.update(`${path}\n`).update(readFileSync(join(ROOT, path)));
  }
  return hash.digest('hex');
};

/** Where the templates of a borough are kept between runs. */
export const keptTemplate = (borough: string): string => join(ROOT, 'build', 'template', `${borough}.json`);

const kept = (file: string, hash: string): Template[] | undefined => {
  if (!existsSync(file)) return undefined;
  try {
    const found = Kept.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return found.success && found.data.hash === hash ? found.data.templates : undefined;
  } catch {
    return undefined; // half-written by a process that was stopped: made again
  }
};

/** Loads the library only here: it takes more than a second, and a kept template needs none of it. */
const synthesize = async (borough: string): Promise<Template[]> => {
  const { addBoroughs, application } = await import('../application.ts');
  const outdir = join(ROOT, 'build', 'cdk', borough);
  rmSync(outdir, { recursive: true, force: true });
  const app = application({ outdir });
  addBoroughs(app, [borough]);
  const stacks = app.synth().getNestedAssembly(`assembly-${borough}`).stacks;
  return stacks.map(({ template }) => Template.parse(template));
};

/**
 * The templates of a borough's stacks, as they would be deployed but for the functions' code. Taken from
 * `build/template/<borough>.json` when nothing they are made from has changed, else synthesized and kept there.
 */
export const synthesized = async (borough: string): Promise<readonly Template[]> => {
  const file = keptTemplate(borough);
  const hash = inputsHash();
  const before = kept(file, hash);
  if (before) return before;
  const templates = await synthesize(borough);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, JSON.stringify({ hash, templates }));
  return templates;
};
