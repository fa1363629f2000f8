import { describe, expect, it } from 'vitest';
import { type DisagreementsPorts, disagreementsFor } from '#functions/web/disagreements/handler.ts';
import { arrangementInForce, arrangements } from '#shared/boroughs/load.ts';
import type { RegisterPage } from '#shared/casework/ledger.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { askingOf } from '#test/functions/web/asking-of.ts';
import { holderOf, london } from '#test/support/pure-workflow.ts';

const NOW = london('2026-06-15T10:00');
const arrangement = arrangementInForce('brent', LondonDate.parse('2026-06-15'));
const never = (): Promise<never> => Promise.reject(new Error('No session is asked for behind the sign-in'));

type Body = Readonly<Record<string, string | number | boolean>>;
const SETTLED: Body = {
  open: false,
  raisedOn: '2026-05-20',
  concerns: 'child',
  raising: 'schools',
  receiving: 'childrens-social-care',
  about: 'a hash of a reference',
  category: 'levels-of-need',
  level: 'child-in-need',
  immediate: false,
  stageSettled: 2,
  workingDays: 3,
  within: true,
  outcome: 'plan-agreed',
  withdrawn: false,
  themes: 'thresholds',
};

/** A register of these disagreements, read a few at a time. */
const registerOf = (bodies: readonly Body[]): DisagreementsPorts['ledger'] => ({
  register: async (name, limit, after): Promise<RegisterPage> => {
    const from = after === undefined ? 0 : Number(after);
    const size = Math.min(limit, 4);
    const rows = bodies.slice(from, from + size).map((body, index) => ({
      caseId: CaseId.parse(`c${String(from + index).padStart(20, '0')}`),
      reference: `TST-0000-${String(from + index).padStart(4, '0')}`,
      row: { register: name, id: '1', sortedBy: '2026-05-20', body },
    }));
    return { rows, ...(from + size < bodies.length ? { next: `${from + size}` } : {}) };
  },
});

/** The figures of Brent on 15 June 2026 as the holder of a post asks for them. */
const asked =
  (bodies: readonly Body[]) =>
  async (post: string, address: string, method = 'GET') => {
    const url = new URL(address, 'https://cases.brent.example');
    const actor = holderOf(arrangement, post, NOW);
    const response = await disagreementsFor({
      ledger: registerOf(bodies),
      sessions: { create: never, load: never, touch: never, end: never, begin: never, finish: never },
      clock: { now: () => NOW },
      arrangements: arrangements(),
      borough: 'brent',
      serviceUrl: url.origin,
      training: false,
    })(askingOf({ arrangement, now: NOW }, actor, url, method));
    return { ...response, text: typeof response.body === 'string' ? response.body : '' };
  };

const times = (count: number, body: Body = {}): Body[] =>
  Array.from({ length: count }, () => ({ ...SETTLED, ...body }));
const MANAGER = 'business-manager';

describe('the figures', () => {
  it('are of this quarter unless another, or a year, is asked for', async () => {
    const ask = asked([...times(2), ...times(3, { raisedOn: '2026-01-05' })]);
    expect((await ask(MANAGER, '/disagreements')).text).toMatch(/April to June 2026[\s\S]*Raised<\/dt><dd[^>]*>2</);
    expect((await ask(MANAGER, '/disagreements?period=2026-Q1')).text).toMatch(/Raised<\/dt><dd[^>]*>3</);
    expect((await ask(MANAGER, '/disagreements?period=2026')).text).toMatch(/Raised<\/dt><dd[^>]*>5</);
    for (const wrong of ['2026-Q5', 'never', '', '../x'])
      expect((await ask(MANAGER, `/disagreements?period=${wrong}`)).status).toBe(404);
  });

  it('are read to the end of the register', async () => {
    expect((await asked(times(23))(MANAGER, '/disagreements')).text).toMatch(/Raised<\/dt><dd[^>]*>23</);
  });

  it('hold no case, no reference and no hash of one', async () => {
    for (const path of ['/disagreements', '/disagreements.csv']) {
      const { text } = await asked(times(6))(MANAGER, path);
      expect(text).not.toMatch(/TST-0000|c0000|a hash of a reference/);
    }
  });

  it('tell readers outside nothing of fewer than five, nor what would give it away', async () => {
    const ask = asked([...times(6), ...times(3, { raising: 'acute-trust' }), ...times(2, { raising: 'police' })]);
    const inside = (await ask(MANAGER, '/disagreements')).text;
    expect(inside).toMatch(/Metropolitan Police[\s\S]*?>2</);
    expect(inside).toContain('not for use outside the partnership');
    const outside = await ask(MANAGER, '/disagreements?for=outside');
    expect(outside.text).toContain('not shown (fewer than 5');
    expect(outside.text).not.toMatch(/<td[^>]*>2</);
    expect(outside.text).not.toContain('not for use outside the partnership');
  });
});

describe('the figures as a spreadsheet file', () => {
  it('is this, to the byte', async () => {
    const { text, headers } = await asked([
      ...times(5),
      ...times(1, { raising: 'police', within: false, workingDays: 9 }),
    ])(MANAGER, '/disagreements.csv?period=2026-Q2');
    expect(headers?.['content-disposition']).toContain('disagreements-2026-Q2');
    const rows = text.replace('\uFEFF', '').split('\r\n');
    expect(rows.slice(0, 16)).toEqual([
      '"Table","Value","How many"',
      '"in all","raised","6"',
      '"in all","settled","6"',
      '"in all","open","0"',
      '"in all","withdrawn","0"',
      '"in all","immediate","0"',
      '"in all","within","5"',
      '"in all","median working days","3"',
      '"raising","Schools and colleges in Brent","5"',
      '"raising","Metropolitan Police, North West BCU","1"',
      '"receiving","Brent Council, Children and Young People","6"',
      '"category","Level of need or threshold","6"',
      '"level","Child in need","6"',
      '"stage","Stage 2","6"',
      '"outcome","A plan that neither had before","6"',
      '"themes","Thresholds","6"',
    ]);
    expect(rows.slice(16).every((row) => row === '' || /^"none","[^"]+","0"$/.test(row))).toBe(true);
  });

  it('keeps small counts back for readers outside, and says so in its name', async () => {
    const { text, headers } = await asked([...times(5), ...times(1, { raising: 'police' })])(
      MANAGER,
      '/disagreements.csv?period=2026-Q2&for=outside',
    );
    expect(headers?.['content-disposition']).toContain('outside');
    const counts = text.split('\r\n').filter((row) => !row.includes('median'));
    expect(counts.filter((row) => /"[1-4]"$/.test(row))).toEqual([]);
    expect(text).toContain('"in all","raised","6"');
  });
});

describe('who may have them', () => {
  const MAY = [
    MANAGER,
    'independent-convenor',
    'independent-scrutineer',
    'chief-executive',
    'director-of-childrens-services',
  ];
  const MAY_NOT = [
    'head-teacher',
    'ward-sister',
    'education-safeguarding-lead',
    'front-door-manager',
    'communications',
    'service-operations',
  ];
  const ways = ['/disagreements', '/disagreements.csv', '/disagreements.docx'];

  it.each(MAY)('%s', async (post) => {
    for (const way of ways) expect((await asked(times(6))(post, way)).status).toBe(200);
  });

  it.each(MAY_NOT)('not %s, who is told why in words', async (post) => {
    for (const way of ways) {
      const { status, text } = await asked(times(6))(post, way);
      expect(status).toBe(403);
      expect(text).toContain('speak to the business manager');
      expect(text).not.toContain('Schools and colleges');
    }
  });

  it('nothing is posted to them', async () => {
    expect((await asked(times(6))(MANAGER, '/disagreements', 'POST')).status).toBe(404);
  });
});
