import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { Item } from './table.ts';

/** DynamoDB's own limits, in bytes and actions. */
const LARGEST_ITEM = 400 * 1024;
const LARGEST_TRANSACTION = 4 * 1024 * 1024;
export const MOST_ACTIONS = 100;
const LONGEST_KEY: Readonly<Record<string, number>> = {
  pk: 2048,
  pk1: 2048,
  pk2: 2048,
  sk: 1024,
  sk1: 1024,
  sk2: 1024,
};

/** Long text is kept deflated: a write unit is a kilobyte, and an item holds 400 of them. */
export const pack = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value));

export const packed = <T>(schema: z.ZodType<T>) =>
  z
    .instanceof(Uint8Array)
    .transform((bytes): unknown => JSON.parse(inflateRawSync(bytes).toString('utf8')))
    .pipe(schema);

/** More than one row or one transaction can hold. Thrown before anything is written. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

export const refuseTooLarge = (items: readonly Item[], actions: number): void => {
  if (actions > MOST_ACTIONS) throw new TooLarge(`${actions} rows cannot be written together; ${MOST_ACTIONS} can`);
  const sizes = items.map(bytesOf);
  if (sizes.some((size) => size > LARGEST_ITEM)) throw new TooLarge(`A row holds at most ${LARGEST_ITEM} bytes`);
  for (const item of items) {
    for (const [key, most] of Object.entries(LONGEST_KEY)) {
      if (Buffer.byteLength(item[key]?.S ?? '') > most) throw new TooLarge(`A key ${key} holds at most ${most} bytes`);
    }
  }
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > LARGEST_TRANSACTION) throw new TooLarge(`${total} bytes cannot be written together`);
};

/** As DynamoDB counts, rounded up: names and strings in UTF-8, three bytes and one an element for nesting. */
export const bytesOf = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);

const valueBytes = (value: Item[string]): number => {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.B !== undefined) return value.B.byteLength;
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + bytesOf(value.M);
  if (value.L !== undefined) return 3 + value.L.reduce((sum, member) => sum + 1 + valueBytes(member), 0);
  return 21;
};
