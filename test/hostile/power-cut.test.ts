import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadDeployment } from '#infra/local/load-deployment.ts';
import { samplePeople } from '#infra/local/sign-in/people.ts';
import { type Stack, startStack } from '#infra/local/stack.ts';
import { arrangementInForce } from '#shared/boroughs/load.ts';
import { LondonDate, LondonTime } from '#shared/kernel/time.ts';
import { REFERRAL } from '#test/functions/web/forms/referral.ts';
import { london } from '#test/support/pure-case.ts';
import { clearStateFolder } from '#test/support/state-folder.ts';
import { encoded } from './support/borough-office.ts';
import { intact } from './support/intact.ts';
import { recordOf } from './support/record-of.ts';
import { FORM, type Heard, say, signIn } from './support/wire.ts';

const CLOCK = LondonTime.parse('2026-06-15T10:00');
const DAY = LondonDate.parse('2026-06-15');
const people = samplePeople(arrangementInForce('brent', DAY), DAY);
const officers = people.filter(({ roles }) => roles.includes('notifying-officer')).map(({ email }) => email);
const person: Stack['person'] = (post) => {
  const found = people.find((one) => one.post === post);
  if (found === undefined) throw new Error(`Brent has no post ${post}.`);
  return found;
};

const folders: string[] = [];
const processes: ChildProcess[] = [];
afterEach(() => {
  for (const one of processes.splice(0)) one.kill('SIGKILL');
});
afterAll(async () => {
  for (const folder of folders) await clearStateFolder(folder);
});
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'power-cut-'));
  folders.push(folder);
  return folder;
};

/** `npm start` as a process of its own, ready. */
const run = async (stateDir: string): Promise<{ readonly child: ChildProcess; readonly url: string }> => {
  const program = fileURLToPath(new URL('../../infra/local/start.ts', import.meta.url));
  const child = spawn(process.execPath, [program, '--state', stateDir, '--clock', CLOCK], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  processes.push(child);
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    const url = /^Ready: (\S+)/m.exec(said)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`It did not start: ${said}`);
};

type Person = Awaited<ReturnType<typeof signIn>>;
const as = (url: string, who: Person, path: string, fields?: Parameters<typeof encoded>[0]): Promise<Heard> =>
  say(url, {
    path,
    headers: {
      host: new URL(url).host,
      cookie: who.cookie,
      ...(fields === undefined ? {} : { ...FORM, origin: url }),
    },
    body: fields === undefined ? undefined : encoded({ csrf: who.csrf, ...fields }),
  });

interface Ready {
  readonly draft: string;
  readonly rev: string;
}
/** Referrals that are written and wait only to be sent. */
const written = async (url: string, who: Person, count: number): Promise<Ready[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const begun = await as(url, who, '/new/referral', {});
      const draft = String(begun.headers['location']).split('/').slice(0, 3).join('/');
      for (const [page, fields] of REFERRAL) {
        const saved = await as(url, who, `${draft}/${page}`, { rev: '0', ...fields });
        if (saved.status !== 303) throw new Error(`${page}: ${saved.status}`);
      }
      const check = await as(url, who, `${draft}/check`);
      return { draft, rev: /name="rev" value="(\d+)"/.exec(check.text)?.[1] ?? '' };
    }),
  );
const send = (url: string, who: Person, { draft, rev }: Ready): Promise<Heard> =>
  as(url, who, `${draft}/check`, { rev });

/** Everything of these cases is there once: the event, the machine and a message to each officer. */
const allThereOnce = async (folder: string, stack: Stack, references: readonly string[]): Promise<void> => {
  const { ledger, close } = await recordOf(folder);
  await stack.settle();
  await stack.sweep();
  await stack.settle();
  // The yearly review of a protocol may be open beside them: the calendar opens it.
  const rows = (await ledger.cases('open', 200)).rows.filter(({ workflow }) => workflow === 'rapid-review');
  expect(rows.map(({ reference }) => reference).sort()).toEqual([...references].sort());
  for (const { caseId } of rows) {
    expect(await intact(ledger, caseId)).toEqual(['IncidentReferred']);
    const messages = await ledger.messages(caseId);
    expect(messages.map(({ intent }) => intent.recipient.address).sort()).toEqual([...officers].sort());
    expect(messages.map(({ status }) => status)).toEqual(messages.map(() => 'DELIVERED'));
  }
  const mails = stack
    .mailbox()
    .map(({ to, subject }) => `${to.join()} ${subject}`)
    .filter((mail) => references.some((reference) => mail.includes(reference)));
  expect(new Set(mails).size).toBe(mails.length);
  expect(mails).toHaveLength(rows.length * officers.length);
  // Each machine still waits for its own hour: the sweeper, which would mend one that did not, comes minutes later.
  await stack.moveTo(london('2026-06-18T09:30'));
  for (const { caseId } of rows) {
    const warned = (await ledger.messages(caseId)).filter(
      ({ intent }) => intent.template === 'notification-outstanding',
    );
    expect(warned.map(({ at, intent }) => [intent.audience, at.slice(0, 16)])).toContainEqual([
      'director',
      '2026-06-18T08:00',
    ]);
  }
  close();
};
const referenceOn = ({ text }: Heard): string => /BRE-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? '';

describe('power that goes in the middle of a burst of referrals', () => {
  it.each([1, 4])(
    'after %i were acknowledged loses none of them, and the rest can be sent again',
    async (enough) => {
      const folder = newFolder();
      const first = await run(folder);
      const head = await signIn({ url: first.url, person }, 'head-teacher');
      const ready = await written(first.url, head, 6);
      const acknowledged: Ready[] = [];
      const exited = once(first.child, 'exit');
      await Promise.all(
        ready.map(async (one) => {
          const heard = await send(first.url, head, one).catch(() => undefined);
          if (heard?.status !== 303) return;
          acknowledged.push(one);
          if (acknowledged.length === enough) first.child.kill('SIGKILL');
        }),
      );
      await exited;
      expect(acknowledged.length).toBeGreaterThanOrEqual(enough);

      const stack = await startStack({ borough: 'brent', stateDir: folder, deployment: loadDeployment('brent') });
      // The session outlives the cut, and so does every draft: each can be sent, those acknowledged to the same end.
      expect(stack.url).toBe(first.url);
      for (const one of acknowledged) {
        const done = await as(stack.url, head, `${one.draft}/done`);
        expect([one.draft, done.status, referenceOn(done) === '']).toEqual([one.draft, 200, false]);
      }
      const again = await Promise.all(ready.map((one) => send(stack.url, head, one)));
      expect(again.map(({ status }) => status)).toEqual(ready.map(() => 303));
      const done = await Promise.all(ready.map(({ draft }) => as(stack.url, head, `${draft}/done`)));
      const references = done.map(referenceOn);
      expect(new Set(references).size).toBe(ready.length);
      await allThereOnce(folder, stack, references);
      await stack.close();
    },
    120_000,
  );
});

describe('a table server that dies by itself', () => {
  it('in the middle of a burst loses nothing acknowledged; what was not is refused or tried again', async () => {
    const folder = newFolder();
    const deployment = loadDeployment('brent');
    const stack = await startStack({ borough: 'brent', stateDir: folder, deployment, clock: CLOCK });
    const head = await signIn(stack, 'head-teacher');
    const ready = await written(stack.url, head, 6);
    const Noted = z.object({ pid: z.int() });
    const { pid } = Noted.parse(JSON.parse(readFileSync(join(folder, 'table-server.json'), 'utf8')));
    let acknowledged = 0;
    const seen = await Promise.all(
      ready.map(async (one) => {
        const heard = await send(stack.url, head, one);
        acknowledged += heard.status === 303 ? 1 : 0;
        if (heard.status === 303 && acknowledged === 1) process.kill(pid, 'SIGKILL');
        return heard;
      }),
    );
    expect(seen.filter(({ status }) => status === 303).length).toBeGreaterThan(0);
    for (const { status, text } of seen.filter(({ status: one }) => one !== 303)) {
      expect([status, /sorry|try again/i.test(text)]).toEqual([500, true]);
    }
    // Whoever met the gap presses again; nobody's words are gone.
    let last = await Promise.all(ready.map((one) => send(stack.url, head, one)));
    if (last.some(({ status }) => status >= 500))
      last = await Promise.all(ready.map((one) => send(stack.url, head, one)));
    expect(last.map(({ status }) => status)).toEqual(ready.map(() => 303));
    const done = await Promise.all(ready.map(({ draft }) => as(stack.url, head, `${draft}/done`)));
    await allThereOnce(folder, stack, done.map(referenceOn));
    await stack.close();
  });
});
