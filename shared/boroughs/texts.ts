import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One file as it was written: a borough's arrangements, `brent/2022-07-01.yaml`, or a protocol they name,
 * `protocols/brent-inter-agency.yaml`, whatever folder it was read from.
 */
export interface ArrangementText {
  readonly path: string;
  readonly text: string;
}

/** Whether a file is a protocol for professional disagreements, which any borough may name. */
export const isProtocol = ({ path }: Pick<ArrangementText, 'path'>): boolean => path.startsWith('protocols/');

/** The protocols beside this module. */
export const protocolTexts = (): readonly ArrangementText[] => yamlFilesOf(import.meta.dirname, 'protocols');

/** The files of a folder laid out as this one is: a folder for each borough, a file for each date. */
export const textsIn = (folder: string): readonly ArrangementText[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => yamlFilesOf(folder, name));

const yamlFilesOf = (folder: string, borough: string): readonly ArrangementText[] =>
  readdirSync(join(folder, borough))
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => ({ path: `${borough}/${file}`, text: readFileSync(join(folder, borough, file), 'utf8') }));

/**
 * Every file there is: the ones beside this module, and those of the folder that the environment
 * variable `EXTRA_ARRANGEMENTS` names, if it is set (a borough being prepared, or an invented one in a test).
 *
 * The only module of this room that touches the disk: a bundle for one borough replaces it with a generated
 * one that returns that borough's files.
 */
export const texts = (): readonly ArrangementText[] => {
  const extra = process.env['EXTRA_ARRANGEMENTS'];
  return [...textsIn(import.meta.dirname), ...(extra ? textsIn(extra) : [])];
};
