import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOG_CODES } from '#functions/runtime/log-codes.ts';
import { ALARMED_CODES, alarmOf } from '#infra/constructs/log-codes.ts';
import { manifests } from '#infra/manifests.ts';
import { workflows } from '#infra/workflows.ts';
import { synthesizedOnce } from './support/synthesized.ts';

const FOLDER = join(import.meta.dirname, '../../docs/runbooks');
const alarms = synthesizedOnce(['brent'])
  .all('brent', 'AWS::CloudWatch::Alarm')
  .map(({ Properties }) => Properties);
const idOf = (properties: Record<string, unknown>): string => String(properties['AlarmName']).replace(/^brent-/, '');
const pageOf = (properties: Record<string, unknown>): string =>
  /Runbook: docs\/runbooks\/([a-z-]+)\.md$/.exec(String(properties['AlarmDescription']))?.[1] ?? '';
const pages = readdirSync(FOLDER).map((name) => name.replace(/\.md$/, ''));

describe('alarms and runbooks', () => {
  it('belong to each other: every page is the one of an alarm, every alarm has its page', () => {
    expect([...new Set(alarms.map(pageOf))].toSorted()).toEqual(pages.toSorted());
    expect(new Set(alarms.map(idOf)).size).toBe(alarms.length);
  });

  it('are one to one, but for the machines: an alarm for each workflow, one page for all', () => {
    for (const alarm of alarms) {
      const kind = workflows.flatMap(({ name }) =>
        ['stopped', 'trouble'].filter((what) => idOf(alarm) === `${name}-${what}`),
      )[0];
      expect(pageOf(alarm)).toBe(kind === undefined ? idOf(alarm) : `machine-${kind}`);
    }
  });

  it('cover every code that functions call alarming, and no other', () => {
    const alarmed = Object.entries(LOG_CODES).flatMap(([code, { alarmed: rings }]) => (rings ? [code] : []));
    expect(Object.keys(ALARMED_CODES).toSorted()).toEqual(alarmed.toSorted());
    for (const code of alarmed) expect(pages).toContain(alarmOf(code));
  });

  it('cover every function', () => {
    for (const { name } of manifests) expect(pages).toContain(`${name.replaceAll('/', '-')}-failing`);
  });

  it.each(alarms.map((alarm) => [idOf(alarm), alarm] as const))(
    '%s says where its runbook is and wakes somebody',
    (id, alarm) => {
      expect(alarm['AlarmDescription'], id).toMatch(/^[A-Z].+\. Runbook: docs\/runbooks\/[a-z-]+\.md$/);
      expect(alarm['AlarmActions']).toHaveLength(1);
      expect(alarm['OKActions']).toHaveLength(1);
    },
  );

  it.each(pages)('%s says what it means for a case, what to look at, what to do and whom to call', (page) => {
    const text = readFileSync(join(FOLDER, `${page}.md`), 'utf8');
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(["What it means for a child's case", 'Look at', 'Do', 'Call']);
    expect(text).toContain(`\`<borough>-${page.replace(/^machine-/, '<workflow>-')}\``);
    for (const [, other] of text.matchAll(
      /`([a-z-]+-(?:failing|stopped|trouble|silent|letters|throttled|errors|risk))`/g,
    )) {
      expect(pages).toContain(other);
    }
  });

  it('take silence of the sweeper for trouble, and of anything else for peace', () => {
    for (const alarm of alarms) {
      expect(alarm['TreatMissingData'], idOf(alarm)).toBe(
        idOf(alarm) === 'sweeper-silent' ? 'breaching' : 'notBreaching',
      );
    }
  });
});
