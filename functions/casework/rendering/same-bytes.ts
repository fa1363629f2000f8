import { escape } from '#forms/layouts/html.ts';
import type { Instant } from '#shared/kernel/time.ts';

/** What a Word file says of itself: nothing but this, and one moment for when it was written and last changed. */
export interface Properties {
  readonly title: string;
  readonly creator: string;
  readonly description: string;
  readonly at: Instant;
}

const NAMESPACES = [
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ');

/** The part of a Word file that holds its properties, in place of one that says when the file was put together. */
export const propertiesPart = ({ title, creator, description, at }: Properties) => {
  const moment = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  const data = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ${NAMESPACES}><dc:title>${escape(title)}</dc:title><dc:creator>${escape(creator)}</dc:creator><dc:description>${escape(description)}</dc:description>${moment('created')}${moment('modified')}</cp:coreProperties>`;
  return { path: 'docProps/core.xml', data };
};

/** Signatures and sizes of the ZIP format (APPNOTE 4.3), in bytes. */
const END = { signature: 0x06054b50, length: 22, entries: 10, directory: 16 } as const;
const ENTRY = { length: 46, time: 12, name: 28, extra: 30, comment: 32, local: 42 } as const;
const LOCAL_TIME = 10;
/** 1 January 1980, the first day that a ZIP file can say, at midnight. */
const FIRST_DAY = 0x00210000;

/** The same ZIP file with no moment in it, neither beside its files nor in its directory: bytes that differ by time alone are the same. */
export const withoutTimes = (zip: Uint8Array): Uint8Array => {
  const done = zip.slice();
  const view = new DataView(done.buffer, done.byteOffset, done.byteLength);
  let end = done.length - END.length;
  while (end >= 0 && view.getUint32(end, true) !== END.signature) end -= 1;
  if (end < 0) throw new Error('Not a ZIP file');
  let entry = view.getUint32(end + END.directory, true);
  for (let left = view.getUint16(end + END.entries, true); left > 0; left -= 1) {
    view.setUint32(entry + ENTRY.time, FIRST_DAY, true);
    view.setUint32(view.getUint32(entry + ENTRY.local, true) + LOCAL_TIME, FIRST_DAY, true);
    const further = [ENTRY.name, ENTRY.extra, ENTRY.comment].map((at) => view.getUint16(entry + at, true));
    entry += ENTRY.length + further.reduce((sum, length) => sum + length, 0);
  }
  return done;
};
