import { describe, expect, it } from 'vitest';
import { act } from '#functions/casework/act.ts';
import type { CaseworkPorts } from '#functions/casework/ports.ts';
import { takeStock } from '#functions/casework/take-stock.ts';
import { arrangements } from '#shared/boroughs/load.ts';
import type { CaseRecord } from '#shared/casework/ledger.ts';
import { type AnyShelf, heldTo } from '#shared/casework/shelf.ts';
import { CommandId } from '#shared/kernel/ids.ts';
import { refuse } from '#shared/kernel/result.ts';
import { rapidReviewShelf as first } from '#shared/rapid-review/shelf.ts';
import { form } from '#test/support/answers.ts';
import { memoryStores } from '#test/support/memory/stores.ts';
import { holderOf, london } from '#test/support/pure-case.ts';

const now = london('2026-06-15T10:00');

const office = (): CaseworkPorts => ({
  ledger: memoryStores().ledger,
  links: { create: async () => Promise.reject(new Error('No link is asked for here')) },
  clock: { now: () => now },
  arrangements: arrangements(),
  borough: 'brent',
  serviceUrl: 'https://cases.example',
  stir: async () => {},
});

/** A later release whose rules take up no referral at all. */
const second = (earlier: (typeof first)[]): typeof first => ({
  ...first,
  earlier,
  workflow: {
    ...first.workflow,
    version: 2,
    decide: (state, command, context) =>
      command.type === 'take-up-referral'
        ? refuse({ reason: 'not-any-more', message: 'Referrals are not taken up in this version.' })
        : first.workflow.decide(state, command, context),
  },
});

const officer = (ports: CaseworkPorts, post: string) => holderOf(ports.arrangements.version('brent', 2), post, now);

const refer = async (ports: CaseworkPorts, shelf: typeof first) => {
  const opened = await act(ports, shelf, {
    command: form('referral'),
    commandId: CommandId.parse(`opening-${shelf.workflow.version}`),
    actor: officer(ports, 'head-teacher'),
  });
  if (!opened.ok) throw new Error(opened.error.reason);
  return opened.value.caseId;
};

const takeUp = (ports: CaseworkPorts, shelf: typeof first, caseId: Awaited<ReturnType<typeof refer>>) =>
  act(ports, shelf, {
    caseId,
    command: { type: 'take-up-referral' },
    commandId: CommandId.parse(`taking-${shelf.workflow.version}`),
    actor: officer(ports, 'front-door-manager'),
  });

/** That release, asked for the shelf of a case. */
const heldBy =
  (release: typeof first) =>
  async ({ pins }: Pick<CaseRecord, 'pins'>): Promise<AnyShelf> =>
    heldTo(release, pins);

describe('a release with a second version of the workflow (design rule 7)', () => {
  it('leaves a case opened under the first to its own rules, and judges a new one by the new', async () => {
    const ports = office();
    const old = await refer(ports, first);
    const release = second([first]);
    const fresh = await refer(ports, release);
    expect(await takeUp(ports, release, old)).toMatchObject({ ok: true, value: { stage: 'deciding' } });
    expect(await takeUp(ports, release, fresh)).toMatchObject({ ok: false, error: { reason: 'not-any-more' } });
    expect((await ports.ledger.load(old))?.pins.workflowVersion).toBe(1);
    expect((await ports.ledger.load(fresh))?.pins.workflowVersion).toBe(2);
    expect(await takeStock(ports, old, heldBy(release))).toMatchObject({ stage: 'deciding', final: false });
  });

  it('that does not carry the first never judges its cases by other rules', async () => {
    const ports = office();
    const old = await refer(ports, first);
    await expect(takeUp(ports, second([]), old)).rejects.toThrow('Version 1 of rapid-review is not in this release');
    await expect(takeStock(ports, old, heldBy(second([])))).rejects.toThrow(
      'Version 1 of rapid-review is not in this release',
    );
    expect((await ports.ledger.load(old))?.version).toBe(1);
  });
});
