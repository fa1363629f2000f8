import type { KnownRow } from '#forms/server/render.ts';

/** Rows of what there is: a label without a value is left out. */
export const rows = (...given: readonly (readonly [label: string, value: string | undefined])[]): KnownRow[] =>
  given.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
