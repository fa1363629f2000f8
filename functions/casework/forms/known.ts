import type { Known } from '#forms/server/render.ts';

/** Blocks of what is known, each looked up only when a page shows it. */
export type Blocks<Of> = Readonly<Record<string, (standing: Of) => Promise<Known>>>;

/** The blocks a page shows. A name that is none is left out. */
export const knownBlocks = async <Of>(
  blocks: Blocks<Of>,
  standing: Of,
  names: readonly string[],
): Promise<Readonly<Record<string, Known>>> => {
  const found = await Promise.all(
    names.flatMap((name) => {
      const block = Object.hasOwn(blocks, name) ? blocks[name] : undefined;
      return block === undefined ? [] : [block(standing).then((known) => [name, known] as const)];
    }),
  );
  return Object.fromEntries(found);
};
