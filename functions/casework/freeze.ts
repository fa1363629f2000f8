import { createHash } from 'node:crypto';
import type { FrozenMessage } from '#shared/casework/ledger.ts';
import type { AnyShelf } from '#shared/casework/shelf.ts';
import type { Context, MessageIntent } from '#shared/casework/workflow.ts';
import { letter } from './letter.ts';
import type { CaseworkPorts } from './ports.ts';

type Wordings = AnyShelf['wordings'];

/**
 * Renders each message once, for good (design rule 5). The key is the same for the same case, milestone, recipient
 * and occurrence, so that no message can stand in the outbox twice.
 */
export const freezeAll = async (
  ports: Pick<CaseworkPorts, 'links' | 'serviceUrl'>,
  intents: readonly MessageIntent[],
  wordings: Wordings,
  context: Context,
): Promise<readonly FrozenMessage[]> => {
  const once = new Map(intents.map((intent) => [keyOf(intent, context), intent]));
  return Promise.all([...once].map(([key, intent]) => freeze(ports, key, intent, wordings, context)));
};

const freeze = async (
  ports: Pick<CaseworkPorts, 'links' | 'serviceUrl'>,
  key: string,
  intent: MessageIntent,
  wordings: Wordings,
  context: Context,
): Promise<FrozenMessage> => {
  const wording = wordings[intent.template];
  if (wording === undefined) throw new Error(`No wording for template ${intent.template}`);
  const url = `${ports.serviceUrl}${await pathOf(ports, intent, context)}`;
  const rendered = letter(wording, {
    reference: context.reference,
    partnership: context.arrangement.partnership,
    dueDate: intent.dueDate,
    url,
  });
  return { key, caseId: context.caseId, intent, ...rendered, at: context.now };
};

/** A body with no account gets a link bound to its address; it asks for a code there before anything opens. */
const pathOf = async (
  { links }: Pick<CaseworkPorts, 'links'>,
  intent: MessageIntent,
  { caseId }: Context,
): Promise<string> => {
  if (intent.document === undefined) return intent.path;
  const { secret } = await links.create({ caseId, document: intent.document, address: intent.recipient.address });
  return `/shared/${secret}`;
};

const keyOf = ({ milestone, recipient, occurrence }: MessageIntent, { caseId }: Context): string =>
  createHash('sha256').update([caseId, milestone, recipient.address, occurrence].join('|')).digest('hex');
