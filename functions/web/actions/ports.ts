import type { WebPorts } from '#functions/web/common/asking.ts';
import type { CaseRecord, Ledger } from '#shared/casework/ledger.ts';
import type { AnyShelf } from '#shared/casework/shelf.ts';

export interface ActionsPorts extends WebPorts {
  readonly ledger: Pick<Ledger, 'register' | 'load' | 'recordRead'>;
  /** The rules a case is held to, which say who may see its actions. */
  readonly shelfOf: (record: Pick<CaseRecord, 'pins'>) => Promise<AnyShelf>;
}
