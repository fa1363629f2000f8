import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type Arrangement, ArrangementFile } from './arrangement.ts';
import type { Fault } from './checking/fault.ts';
import { faultsIn } from './checking/faults.ts';
import { LooseArrangement } from './checking/loose.ts';
import { schemaFaults } from './checking/schema-faults.ts';
import { faultsAmong, fileNameFaults } from './checking/versions.ts';
import { type ProtocolsRead, readProtocols } from './reading/protocols.ts';
import { withProtocols } from './reading/whole.ts';
import { readYaml } from './reading/yaml.ts';
import { type ArrangementText, isProtocol } from './texts.ts';

/**
 * One file, parsed and checked by itself, with the protocols it may name. Every fault is listed at once: what the schema
 * finds, and what the rules across fields find in whatever could be read.
 */
export const parseArrangement = (
  text: string,
  path: string,
  protocols: readonly ArrangementText[] = [],
): Result<Arrangement, readonly Fault[]> => readOne({ path, text }, readProtocols(protocols)).result;

/** Several files: each by itself, then what only shows between them. All faults of all files at once. */
export const parseArrangements = (
  texts: readonly ArrangementText[],
): Result<readonly Arrangement[], readonly Fault[]> => {
  const protocols = readProtocols(texts);
  const files = texts.filter((one) => !isProtocol(one)).map((one) => readOne(one, protocols));
  const among = faultsAmong(files.map(({ path, loose }) => ({ path, arrangement: loose })));
  const faults = [
    ...protocols.faults,
    ...files.flatMap(({ result }) => (result.ok ? [] : result.error)),
    ...among.map((one) => files.find(({ path }) => path === one.file)?.placed(one) ?? one),
  ];
  return faults.length > 0 ? refuse(faults) : ok(files.flatMap(({ result }) => (result.ok ? [result.value] : [])));
};

interface FileRead {
  readonly path: string;
  readonly loose: LooseArrangement;
  readonly result: Result<Arrangement, readonly Fault[]>;
  readonly placed: (fault: Fault) => Fault;
}

const readOne = ({ path, text }: ArrangementText, protocols: ProtocolsRead): FileRead => {
  const { value: read, placed } = readYaml(path, text);
  if (!read.ok) return { path, loose: NOTHING_READ, result: read, placed };
  const loose = LooseArrangement.parse(read.value);
  const parsed = ArrangementFile.safeParse(read.value, { reportInput: true });
  const faults = [
    ...(parsed.success ? [] : schemaFaults(parsed.error.issues, ArrangementFile)),
    ...faultsIn(loose, protocols),
    ...fileNameFaults(path, loose),
  ];
  const result =
    parsed.success && faults.length === 0
      ? ok(withProtocols(parsed.data, protocols.sound))
      : refuse(faults.map(placed));
  return { path, loose, result, placed };
};

const NOTHING_READ = LooseArrangement.parse({});
