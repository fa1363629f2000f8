import { describe } from 'vitest';
import { memoryStores } from '#test/support/memory/stores.ts';
import { disposalAgreement } from './agreements/disposal.ts';
import { draftsAgreement } from './agreements/drafts.ts';
import { ledgerAgreement } from './agreements/ledger.ts';
import { outboxAgreement } from './agreements/outbox.ts';
import { registerAgreement } from './agreements/registers.ts';

const open = async () => memoryStores();

describe('the ledger in memory', () => ledgerAgreement(open));
describe('registers in memory', () => registerAgreement(open));
describe('the outbox in memory', () => outboxAgreement(open));
describe('drafts and tokens in memory', () => draftsAgreement(open));
describe('disposal in memory', () => disposalAgreement(open));
