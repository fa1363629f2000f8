import type { ProtocolsKnown } from '../checking/escalation/known.ts';
import { protocolFaults } from '../checking/escalation/protocol.ts';
import { type Fault, fault } from '../checking/fault.ts';
import { schemaFaults } from '../checking/schema-faults.ts';
import { Protocol } from '../escalation.ts';
import { type ArrangementText, isProtocol } from '../texts.ts';
import { readYaml } from './yaml.ts';

/** The protocols at hand, and all that is wrong with their files. */
export interface ProtocolsRead extends ProtocolsKnown {
  readonly faults: readonly Fault[];
}

/** Every protocol among the files, each checked by itself: whether a borough has the posts it names is checked there. */
export const readProtocols = (texts: readonly ArrangementText[]): ProtocolsRead => {
  const files = texts.filter(isProtocol);
  const sound = new Map<string, Protocol>();
  const faulty = new Set<string>();
  const faults: Fault[] = [];
  for (const { path, text } of files) {
    const key = keyOf(path);
    const { value, placed } = readYaml(path, text);
    const twice = sound.has(key) || faulty.has(key);
    const read = value.ok ? checked(value.value, key) : { faults: value.error };
    const found = [
      ...read.faults.map((one) => (one.file === '' ? placed(one) : one)),
      ...(twice ? [placed(fault(['protocol'], `There is another protocol "${key}".`, 'Give each its own key.'))] : []),
    ];
    faults.push(...found);
    if (found.length > 0 || !('protocol' in read)) faulty.add(key);
    else sound.set(key, read.protocol);
  }
  for (const key of faulty) sound.delete(key);
  return { sound, faulty, faults };
};

const keyOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.yaml$/, '');

type Checked =
  | { readonly faults: readonly Fault[] }
  | { readonly faults: readonly Fault[]; readonly protocol: Protocol };

const checked = (value: unknown, key: string): Checked => {
  const parsed = Protocol.safeParse(value, { reportInput: true });
  if (!parsed.success) return { faults: schemaFaults(parsed.error.issues, Protocol) };
  const named =
    parsed.data.protocol === key
      ? []
      : [
          fault(
            ['protocol'],
            `The protocol is "${parsed.data.protocol}", but the file is named ${key}.yaml.`,
            'Name the file by the protocol’s key, or correct the key.',
          ),
        ];
  return { faults: [...named, ...protocolFaults(parsed.data)], protocol: parsed.data };
};
