import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin, version } from 'esbuild';
import { z } from 'zod';
import type { FunctionManifest } from '#functions/runtime/manifest.ts';
import { arrangementsOf } from '#shared/boroughs/load.ts';
import { lean } from './lean-bundle.ts';

export interface BundleOptions {
  readonly borough: string;
  /** Folder for all bundles of the borough: each function gets a folder of its own in it, with `index.mjs`. */
  readonly outdir: string;
}

export interface Bundle {
  /** The function's own folder, which is what is deployed. */
  readonly folder: string;
  /** `index.mjs` in it, an absolute path. */
  readonly file: string;
  /** Whether nothing had changed and the bundle of before was taken. */
  readonly cached: boolean;
}

const ROOT = resolve(import.meta.dirname, '..');

/** What a bundle was made from: a second one from the same is not made again. */
const Recipe = z.object({ key: z.string(), inputs: z.record(z.string(), z.string()) });

const hash = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const hashOfFile = (path: string): string => (existsSync(path) ? hash(readFileSync(path)) : 'gone');

/** One borough's bundle knows no other borough: its arrangements, checked here, take the place of the folder of files. */
const arrangementsIn = (json: string): Plugin => ({
  name: 'arrangements of one borough',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]shared[\\/]boroughs[\\/]source\.ts$/ }, () => ({
      contents: `const all = JSON.parse(${JSON.stringify(json)});\nexport const arrangementsAtHand = () => all;`,
      loader: 'js',
    }));
  },
});

/**
 * Names are kept by leaving them alone: esbuild's `keepNames` calls a function for each at every cold start, which
 * cost 15 % of it, and shorter names saved nothing that could be measured.
 */
const OPTIONS = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  splitting: false,
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  charset: 'utf8',
  mainFields: ['module', 'main'],
  conditions: ['module', 'import', 'node'],
  define: { 'process.env.NODE_ENV': '"production"' },
  metafile: true,
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** Packages change only with the lock file; their many files need not be read again. */
const keyFor = (manifest: FunctionManifest, arrangements: string): string =>
  hash(
    [version, manifest.entry, JSON.stringify(OPTIONS), arrangements]
      .concat(
        ['package-lock.json', 'infra/bundle.ts', 'infra/lean-bundle.ts'].map((name) => hashOfFile(join(ROOT, name))),
      )
      .join('\n'),
  );

const fresh = (record: string, key: string, file: string): boolean => {
  if (!existsSync(record) || !existsSync(file)) return false;
  const recipe = Recipe.safeParse(JSON.parse(readFileSync(record, 'utf8')));
  if (!recipe.success || recipe.data.key !== key) return false;
  return Object.entries(recipe.data.inputs).every(([path, before]) => hashOfFile(join(ROOT, path)) === before);
};

/**
 * Bundles one function for one borough: an ES module for Node 24 with everything it needs, the SDK too.
 * @throws when the entry does not exist or does not build
 */
export const bundle = async (manifest: FunctionManifest, { borough, outdir }: BundleOptions): Promise<Bundle> => {
  const entry = join(ROOT, manifest.entry);
  if (!existsSync(entry)) throw new Error(`${manifest.name} cannot be bundled: there is no ${manifest.entry}.`);
  const id = manifest.name.replaceAll('/', '-');
  const folder = resolve(outdir, id);
  const file = join(folder, 'index.mjs');
  const record = resolve(outdir, `${id}.json`);
  const arrangements = JSON.stringify(arrangementsOf(borough));
  const key = keyFor(manifest, arrangements);
  if (fresh(record, key, file)) return { folder, file, cached: true };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(record), { recursive: true });
  // No recipe, so never fresh; and it says when the build began.
  writeFileSync(record, '{}');
  const began = statSync(record).mtimeMs;
  const { metafile } = await build({
    ...OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: [manifest.entry],
    outfile: file,
    plugins: [arrangementsIn(arrangements), ...lean],
  });
  const own = Object.keys(metafile.inputs).filter((path) => !/^builtin:|^node_modules\//.test(path));
  const inputs = Object.fromEntries(own.map((path) => [path, hashOfFile(join(ROOT, path))]));
  // A source that was changed while it was built may not be what is in the bundle: the next run builds it anew.
  const changed = own.some((path) => (statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs ?? began) > began);
  if (!changed) writeFileSync(record, JSON.stringify({ key, inputs }));
  return { folder, file, cached: false };
};

/** Every function of a borough. @throws naming every entry that is missing, before anything is built */
export const bundleAll = async (
  manifests: readonly FunctionManifest[],
  options: BundleOptions,
): Promise<ReadonlyMap<string, Bundle>> => {
  const missing = manifests.filter(({ entry }) => !existsSync(join(ROOT, entry)));
  if (missing.length > 0) throw new Error(`There is no ${missing.map(({ entry }) => entry).join(', no ')}.`);
  const made = await Promise.all(manifests.map(async (one) => [one.name, await bundle(one, options)] as const));
  return new Map(made);
};

/** Where bundles of a borough are kept between runs. */
export const bundlesOf = (borough: string): string => join(ROOT, 'build', 'functions', borough);
