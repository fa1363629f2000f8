import { globSync, readFileSync } from 'node:fs';
import type { Form } from '#forms/engine/definition.ts';
import { parseForm } from '#forms/engine/read.ts';
import { act, contextOf } from '#functions/casework/act.ts';
import { type FormNamed } from '#functions/casework/dossier/dossier.ts';
import type { CaseworkPorts } from '#functions/casework/ports.ts';
import { takeStock } from '#functions/casework/take-stock.ts';
import { type Dossier, dossierOf } from '#functions/rapid-review/documents/dossier/dossier.ts';
import { arrangements } from '#shared/boroughs/load.ts';
import { type Actor, TIME } from '#shared/casework/actor.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { CaseRecord } from '#shared/casework/ledger.ts';
import { type CaseId, CommandId } from '#shared/kernel/ids.ts';
import { LondonDate, plusMilliseconds } from '#shared/kernel/time.ts';
import type { Command } from '#shared/rapid-review/commands.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import { RapidReview } from '#shared/rapid-review/state/state.ts';
import { form } from '#test/support/answers.ts';
import { memoryStores } from '#test/support/memory/stores.ts';
import { movableClock } from '#test/support/memory/time.ts';
import { holderOf, london } from '#test/support/pure-case.ts';
import { DELEGATES, EVERYONE } from '#test/support/stories.ts';
import { agencyReturn, analysis, dissentingDecision, meeting, notification, report } from './full-answers.ts';

const read = new Map<string, Form>();
for (const file of globSync('forms/rapid-review/**/*.yaml')) {
  const parsed = parseForm(readFileSync(file, 'utf8'), file);
  if (parsed.ok) read.set(parsed.value.form, parsed.value);
}
export const formNamed: FormNamed = (name) => read.get(name);

export const OFFICER = 'front-door-manager';
export const MANAGER = 'business-manager';
export const CHAIR = 'independent-convenor';

/** A borough's office with one case in it, carried along by real commands on a clock moved by hand. */
export const officeCase = (start = '2026-06-15T10:00') => {
  const clock = movableClock(london(start));
  const stores = memoryStores('brent');
  const ports: CaseworkPorts = {
    ledger: stores.ledger,
    links: {
      create: async (what) => ({
        secret: 'secret',
        link: { ...what, id: 'link', createdAt: clock.now(), expiresAt: plusMilliseconds(clock.now(), 1), opens: 0 },
      }),
    },
    clock,
    arrangements: arrangements(),
    borough: 'brent',
    serviceUrl: 'https://cases.brent.example',
    stir: async () => {},
  };
  const arrangement = ports.arrangements.inForce('brent', LondonDate.parse('2026-06-15'));
  let commands = 0;
  let caseId: CaseId | undefined;
  const actor = (post: string): Actor => holderOf(arrangement, post, clock.now());
  const id = (): CaseId => {
    if (caseId === undefined) throw new Error('Nothing has opened the case');
    return caseId;
  };
  const by = async (post: string, command: Command): Promise<string> => {
    commands += 1;
    const done = await act(ports, rapidReviewShelf, {
      ...(caseId === undefined ? {} : { caseId }),
      command,
      commandId: CommandId.parse(`command-${commands}`),
      actor: actor(post),
    });
    if (!done.ok) return done.error.reason;
    caseId = done.value.caseId;
    return done.value.stage;
  };
  const record = async (): Promise<CaseRecord> => {
    const found = await ports.ledger.load(id());
    if (found === undefined) throw new Error('The case is gone');
    return found;
  };
  const until = async (time: string): Promise<void> => {
    const end = london(time);
    for (;;) {
      await takeStock(ports, id());
      const now = await record();
      const next = rapidReviewShelf.workflow.nextDue(RapidReview.parse(now.state), contextOf(ports, now, TIME));
      if (next === undefined || next > end) break;
      clock.set(next > clock.now() ? next : clock.now());
    }
    clock.set(end);
  };
  const dossier = async (): Promise<Dossier> => dossierOf({ ...ports, formNamed }, await record());
  return { ports, stores, clock, arrangement, actor, id, by, record, until, dossier };
};
export type OfficeCase = ReturnType<typeof officeCase>;

/** Referred, decided against the view of the police, and notified. */
export const notifiedCase = async (children = 1): Promise<OfficeCase> => {
  const office = officeCase();
  await office.by('head-teacher', form('referral'));
  await office.by(OFFICER, { type: 'take-up-referral' });
  await office.by(OFFICER, form('notification-decision', dissentingDecision));
  await office.by(OFFICER, { type: 'notification', answers: notification(children) });
  await office.until('2026-06-16T12:00');
  await office.by(OFFICER, form('dfe-reference'));
  return office;
};

/** … and every agency has answered but those named; two tell of one bruise. */
export const gatheredCase = async (silent: readonly string[] = [], children = 1): Promise<OfficeCase> => {
  const office = await notifiedCase(children);
  await office.until('2026-06-18T12:00');
  const leads = office.arrangement.agencies.filter(({ standing }) => standing);
  const people = [...EVERYONE, ...leads.map(({ lead }) => lead)];
  for (const post of new Set(people)) await office.by(post, form('take-part'));
  for (const { id, lead } of leads.filter((agency) => !silent.includes(agency.id))) {
    await office.by(lead, form('acknowledge-request', {}, id));
    await office.by(lead, { type: 'agency-return', subject: id, answers: returnOf(id) });
  }
  return office;
};

const returnOf = (agency: string): Answers => {
  if (agency === 'schools') return agencyReturn();
  if (agency === 'community-health')
    return agencyReturn({
      chronology: [
        {
          entryDate: '2026-05-02',
          dateCertainty: 'exact',
          event: 'Told by nursery of a bruise to the left cheek, Petra seen',
          source: 'Health visitor record',
          action: 'A visit was planned',
        },
      ],
      immediateActions: [],
    });
  return {
    nilReturn: 'yes',
    searched: 'All records',
    seniorName: 'A senior',
    seniorRole: 'Head',
    seniorSignedOff: true,
  };
};

/** … and three partners have decided, health dissenting, after one meeting without its quorum and one with it. */
export const decidedCase = async (): Promise<OfficeCase> => {
  const office = await gatheredCase();
  await office.until('2026-06-26T16:00');
  await office.by(CHAIR, { type: 'meeting', answers: { ...meeting, heldAt: '2026-06-26T14:00', present: [CHAIR] } });
  await office.until('2026-06-29T16:00');
  await office.by(CHAIR, {
    type: 'meeting',
    answers: { ...meeting, heldAt: '2026-06-29T14:00', present: [...EVERYONE] },
  });
  await office.by(CHAIR, { type: 'analysis', answers: analysis });
  for (const partner of ['local-authority', 'police'] as const)
    await office.by(DELEGATES[partner], form('determination', {}, partner));
  const dissent = {
    determination: 'other-learning',
    agrees: 'no',
    reasons: 'An audit will do.',
    dissent: 'A review adds nothing that an audit would not.',
  };
  await office.by(DELEGATES.health, form('determination', dissent, 'health'));
  return office;
};

/** … and the report has gone to the Panel. */
export const sentCase = async (): Promise<OfficeCase> => {
  const office = await decidedCase();
  await office.by(MANAGER, { type: 'report', answers: report });
  await office.by(MANAGER, form('send-report'));
  return office;
};
