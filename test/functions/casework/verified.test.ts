import { describe, expect, it } from 'vitest';
import { verified } from '#functions/casework/verified.ts';
import type { Ledger } from '#shared/casework/ledger.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { MANAGER, officeCase } from '#test/functions/rapid-review/office-case.ts';
import { form } from '#test/support/answers.ts';

/** A case in which somebody acts once in the middle of a reading, between its head and its events. */
const acting = async (times: number) => {
  const office = officeCase();
  await office.by('head-teacher', form('referral'));
  const { ledger } = office.ports;
  let left = times;
  const busy: Pick<Ledger, 'load' | 'events'> = {
    load: ledger.load,
    events: async (caseId) => {
      if (left > 0) {
        left -= 1;
        await office.by(MANAGER, form('link-case', LINKS[left]));
      }
      return ledger.events(caseId);
    },
  };
  return { office, busy };
};
const LINKS = [{ linkKind: 'duplicate' }, { linkKind: 'sibling' }];

describe('a case read whole', () => {
  it('that goes on while it is read is whole, as of its last event', async () => {
    for (const times of [1, 2]) {
      const { office, busy } = await acting(times);
      const found = await verified(busy, office.id());
      expect([times, found?.faults, found?.events.length]).toEqual([times, [], 1 + times]);
      expect(found?.record.version).toBe(1 + times);
    }
  });

  it('that is not there is none', async () => {
    const { busy } = await acting(0);
    expect(await verified(busy, CaseId.parse('c00000000000000000009'))).toBeUndefined();
  });

  it('held to a version that this release does not have is checked as far as can be, and says so', async () => {
    const { office, busy } = await acting(0);
    const load: Ledger['load'] = async (caseId) => {
      const record = await busy.load(caseId);
      return record && { ...record, pins: { ...record.pins, workflowVersion: 99 } };
    };
    expect((await verified({ ...busy, load }, office.id()))?.faults).toEqual([
      { what: 'rules', words: expect.stringContaining('version 99 of rapid-review') },
    ]);
  });
});
