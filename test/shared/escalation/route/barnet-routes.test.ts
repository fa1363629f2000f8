// biome-ignore-all format: a route or a moment a line reads as a table
import { describe, expect, it } from 'vitest';
import { arrangementInForce } from '#shared/boroughs/load.ts';
import { protocolFor } from '#shared/escalation/route/protocols.ts';
import { routeTo } from '#shared/escalation/route/route.ts';
import { Instant, LondonDate } from '#shared/kernel/time.ts';

/**
 * Every route of Barnet's protocol of March 2021, typed from the document and from nothing else. Moments are in UTC, with
 * what London's wall shows beside them, so that the day and the hour are an independent reckoning too.
 */
const NIGHT = { police: 'night', council: 'out of hours' } as const;
const EARLY = { police: 'day', council: 'out of hours' } as const;
const OFFICE = { police: 'day', council: 'office' } as const;

const MOMENTS = [
  // Wednesday 20 May 2026, British Summer Time, both sides of each boundary.
  ['Wed 20 May 2026, 06:59', '2026-05-20T05:59:00.000Z', NIGHT],
  ['Wed 20 May 2026, 07:00', '2026-05-20T06:00:00.000Z', EARLY],
  ['Wed 20 May 2026, 08:59', '2026-05-20T07:59:00.000Z', EARLY],
  ['Wed 20 May 2026, 09:00', '2026-05-20T08:00:00.000Z', OFFICE],
  ['Wed 20 May 2026, 16:59', '2026-05-20T15:59:00.000Z', OFFICE],
  ['Wed 20 May 2026, 17:00', '2026-05-20T16:00:00.000Z', EARLY],
  ['Wed 20 May 2026, 20:59', '2026-05-20T19:59:00.000Z', EARLY],
  ['Wed 20 May 2026, 21:00', '2026-05-20T20:00:00.000Z', NIGHT],
  ['Wed 20 May 2026, 22:15', '2026-05-20T21:15:00.000Z', NIGHT],
  ['Wed 20 May 2026, 23:59', '2026-05-20T22:59:00.000Z', NIGHT],
  ['Thu 21 May 2026, 00:00', '2026-05-20T23:00:00.000Z', NIGHT],
  // A Friday evening, the weekend, a bank holiday and the working day after it.
  ['Fri 22 May 2026, 16:59', '2026-05-22T15:59:00.000Z', OFFICE],
  ['Fri 22 May 2026, 17:00', '2026-05-22T16:00:00.000Z', EARLY],
  ['Sat 23 May 2026, 12:00', '2026-05-23T11:00:00.000Z', EARLY],
  ['Sat 23 May 2026, 21:00', '2026-05-23T20:00:00.000Z', NIGHT],
  ['Sun 24 May 2026, 09:00', '2026-05-24T08:00:00.000Z', EARLY],
  ['Mon 25 May 2026, bank holiday, 02:30', '2026-05-25T01:30:00.000Z', NIGHT],
  ['Mon 25 May 2026, bank holiday, 12:00', '2026-05-25T11:00:00.000Z', EARLY],
  ['Tue 26 May 2026, 08:59', '2026-05-26T07:59:00.000Z', EARLY],
  ['Tue 26 May 2026, 09:00', '2026-05-26T08:00:00.000Z', OFFICE],
  // Greenwich time.
  ['Wed 14 Jan 2026, 06:59', '2026-01-14T06:59:00.000Z', NIGHT],
  ['Wed 14 Jan 2026, 07:00', '2026-01-14T07:00:00.000Z', EARLY],
  ['Wed 14 Jan 2026, 09:00', '2026-01-14T09:00:00.000Z', OFFICE],
  ['Wed 14 Jan 2026, 16:59', '2026-01-14T16:59:00.000Z', OFFICE],
  ['Wed 14 Jan 2026, 17:00', '2026-01-14T17:00:00.000Z', EARLY],
  ['Wed 14 Jan 2026, 21:00', '2026-01-14T21:00:00.000Z', NIGHT],
  ['Fri 25 Dec 2026, Christmas, 12:00', '2026-12-25T12:00:00.000Z', EARLY],
  ['Mon 28 Dec 2026, substitute day, 12:00', '2026-12-28T12:00:00.000Z', EARLY],
  // The clocks go forward on Sunday 29 March and back on Sunday 25 October: 01:30 comes twice.
  ['Sun 29 Mar 2026, 00:59, before the change', '2026-03-29T00:59:00.000Z', NIGHT],
  ['Sun 29 Mar 2026, 02:00, after it', '2026-03-29T01:00:00.000Z', NIGHT],
  ['Sun 29 Mar 2026, 07:00', '2026-03-29T06:00:00.000Z', EARLY],
  ['Mon 30 Mar 2026, 09:00', '2026-03-30T08:00:00.000Z', OFFICE],
  ['Sun 25 Oct 2026, 01:30 the first time', '2026-10-25T00:30:00.000Z', NIGHT],
  ['Sun 25 Oct 2026, 01:30 the second time', '2026-10-25T01:30:00.000Z', NIGHT],
  ['Sun 25 Oct 2026, 06:59', '2026-10-25T06:59:00.000Z', NIGHT],
  ['Sun 25 Oct 2026, 07:00', '2026-10-25T07:00:00.000Z', EARLY],
  ['Mon 26 Oct 2026, 08:59', '2026-10-26T08:59:00.000Z', EARLY],
  ['Mon 26 Oct 2026, 09:00', '2026-10-26T09:00:00.000Z', OFFICE],
] as const;

type Kind = (typeof MOMENTS)[number][2];
type People = readonly string[];
/** Whom the document names, always or by what hour it is. */
type Named = People | ((at: Kind) => People);

const police = (day: People, night: People) => (at: Kind): People => (at.police === 'day' ? day : night);
const council = (office: People, out: People) => (at: Kind): People => (at.council === 'office' ? office : out);

const OPS = 'police-ops-room-manager';
const EDT = 'emergency-duty-team';
const BELS = ['schools-safeguarding-officer', 'learning-network-inspector'];
const SLT = 'police-senior-leader-on-call';

// Service, agency, circumstances that hold, kind of case, line, whom: a post's key, or the words of the document's title.
const TABLE: readonly (readonly [string, string, readonly string[], 'open' | 'new' | 'neither', number, Named])[] = [
  ['police', 'police', [], 'open', 1, police([OPS, 'police-duty-inspector'], ['police-duty-detective-inspector', OPS])],
  ['police', 'police', [], 'new', 1, police([OPS, 'police-duty-inspector'], ['police-duty-detective-inspector', OPS])],
  ['police', 'police', [], 'neither', 1, police([OPS, 'police-duty-inspector'], ['police-duty-detective-inspector', OPS])],
  ['police', 'police', ['specialist-unit'], 'open', 1, police(['Detective Inspector of the specialist unit', OPS, 'police-duty-inspector'], ['police-duty-detective-inspector', OPS])],
  ['police', 'police', ['team-not-barnet'], 'open', 1, ['Duty Officer of the police team dealing with it']],
  ['police', 'police', ['specialist-unit', 'team-not-barnet'], 'new', 1, ['Duty Officer of the police team dealing with it']],
  ['police', 'police', [], 'open', 2, (at) => at.police === 'night' ? ['police-night-superintendent'] : at.council === 'office' ? [SLT, 'police-head-of-safeguarding'] : [SLT]],
  ['police', 'police', ['team-not-barnet'], 'new', 2, (at) => at.police === 'night' ? ['police-night-superintendent'] : at.council === 'office' ? [SLT, 'police-head-of-safeguarding'] : [SLT]],

  ['schools', 'schools', [], 'open', 1, ['Head teacher of the school']],
  ['schools', 'schools', [], 'new', 1, ['Head teacher of the school']],
  ['schools', 'schools', ['head-is-designated-lead'], 'open', 1, ['Safeguarding governor of the school', 'Chair of governors of the school']],
  ['schools', 'schools', [], 'open', 2, ['Whom the school’s complaints or escalation procedure names']],
  ['schools', 'schools', ['head-is-designated-lead'], 'neither', 2, ['Whom the school’s complaints or escalation procedure names']],
  ['schools', 'schools', ['urgent-or-unanswered'], 'open', 2, BELS],
  ['schools', 'schools', [], 'open', 3, BELS],

  ['adult-services', 'adult-social-care', [], 'open', 0, council(['Allocated social worker or lead professional'], [EDT])],
  ['adult-services', 'adult-social-care', [], 'new', 0, council(['adult-mash-social-worker'], [EDT])],
  ['adult-services', 'adult-social-care', [], 'neither', 0, council(['adult-mash-social-worker'], [EDT])],
  ['adult-services', 'adult-social-care', [], 'open', 1, council(['Team manager of the lead professional'], ['adult-head-of-service-on-duty'])],
  ['adult-services', 'adult-social-care', [], 'new', 1, council(['adult-mash-team-manager'], ['adult-head-of-service-on-duty'])],
  ['adult-services', 'adult-social-care', [], 'open', 2, ['Head of Service of the service area']],
  ['adult-services', 'adult-social-care', [], 'new', 2, ['adult-mash-head-of-service']],
  ['adult-services', 'adult-social-care', [], 'open', 3, ['adult-operational-director']],
  ['adult-services', 'adult-social-care', [], 'new', 3, ['adult-operational-director']],

  ['family-services', 'family-services', [], 'open', 0, council(['Allocated social worker or lead professional'], [EDT])],
  ['family-services', 'family-services', [], 'new', 0, council(['mash-social-worker'], [EDT])],
  ['family-services', 'family-services', [], 'open', 1, council(['Team manager of the allocated social worker or lead professional'], ['head-of-service-on-duty'])],
  ['family-services', 'family-services', [], 'new', 1, council(['mash-team-manager'], ['head-of-service-on-duty'])],
  ['family-services', 'family-services', [], 'open', 2, ['Head of Service of the service area']],
  ['family-services', 'family-services', [], 'new', 2, ['mash-manager']],
  ['family-services', 'family-services', [], 'open', 3, ['director-of-social-work']],
  ['family-services', 'family-services', [], 'new', 3, ['director-of-social-work']],

  ['health', 'acute-trust', [], 'open', 1, ['acute-named-nurse', 'designated-nurse', 'designated-doctor']],
  ['health', 'community-health', [], 'new', 1, ['community-named-nurse', 'designated-nurse', 'designated-doctor']],
  ['health', 'mental-health', [], 'new', 1, ['mental-health-lead', 'designated-nurse', 'designated-doctor']],
  ['health', 'primary-care', [], 'open', 1, ['named-gp', 'designated-nurse', 'designated-doctor']],
  ['health', 'icb', [], 'open', 1, ['designated-nurse', 'designated-doctor']],
  ['health', 'acute-trust', ['immediate-health-assessment'], 'open', 1, council(['acute-named-nurse', 'designated-nurse', 'designated-doctor'], ['duty-paediatric-team'])],
];

const arrangement = arrangementInForce('barnet', LondonDate.parse('2026-05-20'));
const about = (service: string) => (service === 'adult-services' ? 'adult' : 'child');
const protocol = protocolFor(arrangement, 'child', LondonDate.parse('2026-05-20'));
if (protocol === undefined) throw new Error('Barnet has no protocol');

const reached = (service: string, agency: string, circumstances: readonly string[], cases: 'open' | 'new' | 'neither', line: number, at: string) => {
  const routed = routeTo(protocol, arrangement, { service, agency, concerns: about(service), cases, line, at: Instant.parse(at), circumstances });
  if (!routed.ok) throw new Error(routed.error.message);
  return routed.value;
};

describe('every route of Barnet’s protocol, as the document has it', () => {
  it.each(TABLE)('%s (%s) %j %s case, line %i', (service, agency, circumstances, cases, line, named) => {
    const found = MOMENTS.map(([when, at]) => [when, reached(service, agency, circumstances, cases, line, at).contacts.map(({ post, title }) => post ?? title)]);
    expect(found).toEqual(MOMENTS.map(([when, , kind]) => [when, typeof named === 'function' ? named(kind) : named]));
  });

  it('has a row of the table for each row of the protocol', () => {
    const used = TABLE.flatMap(([service, agency, circumstances, cases, line]) => MOMENTS.map(([, at]) => reached(service, agency, circumstances, cases, line, at).row.id));
    expect([...new Set(used)].toSorted()).toEqual(protocol.routes.map(({ id }) => id).toSorted());
  });

  it.each(TABLE)('%s (%s) %j %s case, line %i says why', (service, agency, circumstances, cases, line) => {
    for (const [when, at] of MOMENTS) {
      const { why, row } = reached(service, agency, circumstances, cases, line, at);
      const time = /\d\d:\d\d/.exec(when)?.[0] ?? '';
      expect(why[1]).toMatch(new RegExp(`2026, ${time}`));
      expect(why.at(-1)).toBe(`Source: ${row.source}.`);
    }
  });

  it('notifies the adults board’s manager on the third line of Adult Services, and nobody else anywhere', () => {
    const told = TABLE.flatMap(([service, agency, circumstances, cases, line]) => reached(service, agency, circumstances, cases, line, '2026-05-20T09:00:00.000Z').also.map(({ post }) => [service, line, post]));
    expect(told).toEqual([['adult-services', 3, 'adults-board-manager'], ['adult-services', 3, 'adults-board-manager']]);
  });
});

describe('why, in words', () => {
  const why = (service: string, agency: string, circumstances: readonly string[], cases: 'open' | 'new' | 'neither', line: number, at: string) => reached(service, agency, circumstances, cases, line, at).why;
  it('names the hour and the window it lies in', () => {
    expect(why('police', 'police', [], 'open', 1, '2026-05-20T21:15:00.000Z')).toContain('Wednesday 20 May 2026, 22:15, which is between 21:00 and 07:00.');
  });
  it.each([
    ['2026-05-20T16:00:00.000Z', 'Wednesday 20 May 2026, 17:00, which is out of hours: between 17:00 and 09:00.'],
    ['2026-05-23T11:00:00.000Z', 'Saturday 23 May 2026, 12:00, which is out of hours: the weekend.'],
    ['2026-05-25T01:30:00.000Z', 'Monday 25 May 2026, 02:30, which is out of hours: a bank holiday, Spring bank holiday.'],
    ['2026-05-20T15:59:00.000Z', 'Wednesday 20 May 2026, 16:59, which is in office hours.'],
  ])('at %s says whether it is out of hours, and what makes it so', (at, words) => {
    expect(why('family-services', 'family-services', [], 'open', 0, at)).toContain(words);
  });
  it('says that a time comes twice on the night the clocks go back, and answers the same both times', () => {
    for (const at of ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']) {
      expect(why('police', 'police', [], 'open', 2, at)[1]).toMatch(/^Sunday 25 October 2026, 01:30 \(the clocks go back, and that time comes twice.*\), which is between 21:00 and 07:00\.$/);
    }
    expect(why('police', 'police', [], 'open', 2, '2026-10-25T02:30:00.000Z')[1]).not.toMatch(/twice/);
  });
  it('says what circumstance chose it, and what kind of case', () => {
    expect(why('schools', 'schools', ['head-is-designated-lead'], 'open', 1, '2026-05-20T09:00:00.000Z')).toContain('Answered yes: Is the head teacher also the school’s designated safeguarding lead?');
    expect(why('family-services', 'family-services', [], 'neither', 2, '2026-05-20T09:00:00.000Z')).toContain('The service neither has the case open nor was sent a referral, so it goes the way of a new referral.');
    expect(why('family-services', 'family-services', [], 'open', 2, '2026-05-20T09:00:00.000Z')).toContain('The case is open to the service.');
  });
});

describe('what no route answers', () => {
  const ask = { service: 'police', cases: 'open', line: 1, at: Instant.parse('2026-05-20T09:00:00.000Z'), circumstances: [] } as const;
  it.each([
    ['a service the protocol does not speak of', { service: 'housing' }, 'no-such-service', /no route for "housing".*police, schools/],
    ['a line the service does not have', { line: 3 }, 'no-such-line', /Police has no third line.*first line of escalation, second line/],
    ['a circumstance of another service', { circumstances: ['head-is-designated-lead'] }, 'no-such-circumstance', /team-not-barnet, specialist-unit/],
    ['an adult at risk, where the document speaks of children', { service: 'schools', concerns: 'adult' }, 'no-such-line', /Schools has no route of its own for a disagreement about an adult at risk/],
  ] as const)('%s is refused in words', (_, changed, reason, message) => {
    const routed = routeTo(protocol, arrangement, { ...ask, ...changed });
    expect(routed).toMatchObject({ ok: false, error: { reason, message: expect.stringMatching(message) } });
  });
});
