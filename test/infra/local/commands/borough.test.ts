import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { boroughCommand } from '#infra/local/commands/borough.ts';
import { changed, INVENTED } from '#test/shared/boroughs/wexmoor.ts';

const broken = mkdtempSync(join(tmpdir(), 'arrangements-'));
mkdirSync(join(broken, 'wexmoor'));
writeFileSync(
  join(broken, 'wexmoor', '2025-04-01.yaml'),
  changed(['roles: [ops]', 'roles: [opps]'], ['WEX', 'BRE'], ['meetingBy: 7', 'meetingBy: 10']),
);
cpSync(join(INVENTED, 'protocols'), join(broken, 'protocols'), { recursive: true });
afterAll(() => rmSync(broken, { recursive: true }));

describe('check', () => {
  it('says that a sound borough is sound', () => {
    expect(boroughCommand(['check', 'brent'])).toEqual({
      exit: 0,
      text: expect.stringMatching(/^brent: sound\..*\d+ posts/),
    });
  });
  it('checks them all when none is named', () => {
    const { exit, text } = boroughCommand(['check']);
    expect([exit, text.split('\n').map((line) => line.split(':')[0])]).toEqual([0, ['barnet', 'brent', 'merton']]);
  });
  it('and those of another folder', () => {
    expect(boroughCommand(['check', 'wexmoor', '--also', INVENTED])).toMatchObject({ exit: 0 });
  });
  it('lists every fault in words, with its place', () => {
    const { exit, text } = boroughCommand(['check', 'wexmoor', '--also', broken]);
    expect(exit).toBe(1);
    expect(text.split('\n').map((line) => line.replace(/:\d+:\d+/, ':LINE'))).toEqual([
      'wexmoor/2025-04-01.yaml:LINE · posts[10].roles[0] · "opps" is not one of the words for this. Did you mean "ops"?',
      expect.stringMatching(/· posts · No post has the role ops/),
      expect.stringMatching(/· rapidReview\.meetingBy · The meeting falls on working day 10, after the sign-off/),
      expect.stringMatching(/· rapidReview\.plan\[5\]\.workingDay · .* but meetingBy is 10/),
      expect.stringMatching(/· referencePrefix · BRE is already the prefix of brent/),
      '',
      '5 faults. Nothing starts until they are put right.',
    ]);
  });
  it('still says that another is sound', () => {
    expect(boroughCommand(['check', 'brent', '--also', broken])).toEqual({ exit: 0, text: 'brent: sound.' });
  });
});

describe('show', () => {
  it('says who, by when and how many, and no address', () => {
    const { exit, text } = boroughCommand(['show', 'brent']);
    expect(exit).toBe(0);
    expect(text).toMatch(/version 2, in force from 2022-07-01/);
    expect(text).toMatch(/Case Review Group \(holds the rapid review\)\n {2}chair: Independent Convenor/);
    expect(text).toMatch(/quorum: 3 of the three partners, 3 in all/);
    expect(text).toMatch(/rapid-review {2}8 {2}17:00 {2}Return overdue/);
    expect(text).toMatch(/practice review, in working days\n {2}led by: Independent Convenor\n/);
    expect(text).toMatch(/\n {3}10 {2}Copies to the Panel/);
    expect(text).not.toMatch(/@/);
  });
  it('says which protocols disagreements go by, with their stages and routes, and no address', () => {
    const barnet = boroughCommand(['show', 'barnet']).text;
    expect(barnet).toMatch(/protocol, version 1 \(child, adult; from 2022-07-01\)/);
    expect(barnet).toMatch(/\n {2}3 {2}Resolution by senior leaders \(5 working days, binding\)/);
    expect(barnet).toMatch(
      /line 1 {2}any case, 21:00-07:00 +On-call Duty Detective Inspector, North London, else Ops Room/,
    );
    expect(barnet).not.toMatch(/@/);
    expect(boroughCommand(['show', 'brent', '--version', '1']).text).toMatch(
      /panel of 3 agencies, convened by Independent Convenor/,
    );
    expect(boroughCommand(['show', 'merton']).text).toMatch(/power to enforce is noted \(no limit\)/);
  });
  it('shows an older version', () => {
    expect(boroughCommand(['show', 'brent', '--version', '1']).text).toMatch(/Clinical Commissioning Group/);
  });
  it('lists the faults of what cannot be shown', () => {
    expect(boroughCommand(['show', 'wexmoor', '--also', broken]).exit).toBe(1);
  });
});

describe('what it does not understand', () => {
  it.each([
    [[], /Say what to do/],
    [['chekc'], /Say what to do/],
    [['show'], /which borough/],
    [['check', 'bernt'], /Did you mean "brent"\?/],
    [['check', 'camelot'], /There are: barnet, brent, merton/],
    [['check', '--loud'], /--loud/],
    [['check', '--also', '/nowhere/at/all'], /no folder/],
    [['show', 'brent', '--version', '7'], /no version 7/],
  ])('%j', (args, words) => {
    const { exit, text } = boroughCommand(args);
    expect(exit).toBe(2);
    expect(text).toMatch(words);
    expect(text).toMatch(/npm run -s borough/);
  });
  it('and its usage when asked', () => {
    expect(boroughCommand(['--help'])).toMatchObject({ exit: 0 });
  });
});
