import { LondonDate } from '#shared/kernel/time.ts';
import {
  BRENT,
  DIRECTOR,
  done,
  MANAGER,
  movedTo,
  OTHER_LEAD,
  raised,
  settled,
  WARD,
  WARD_LEAD,
} from '#test/support/disagreement-story.ts';
import { PureDisagreement } from '#test/support/pure-disagreement.ts';

type Act = Parameters<typeof done> extends readonly [unknown, ...infer Rest] ? Rest : never;

/** Acts in turn at a minute; time's own doings come in between. */
export const at = (story: PureDisagreement, time: string, ...acts: readonly Act[]): PureDisagreement => {
  story.until(time);
  for (const act of acts) done(story, ...act);
  return story;
};

const AT_RISK = { immediateRisk: 'yes', riskAction: 'The child stays on the ward' };
const UNSETTLED = { heldAt: '2026-05-20T10:00', settled: 'no', outstanding: 'The threshold' };

/** The other side's lead, with whom it was raised, knows the family. */
export const standingAside = () =>
  at(raised(), '2026-05-20T11:00', [OTHER_LEAD, 'take-part', { conflict: 'yes', conflictNature: 'Words' }]);

/** Barnet, a child: supported, named, at risk on the second day, late, decided at the top, a gap in policy, closed. */
export const toTheTop = () => {
  const story = raised({ support: 'yes', worker: 'A Worker', workerAddress: 'a.worker@barnet.example' });
  at(story, '2026-05-20T11:00', [WARD_LEAD, 'offer-support']);
  at(story, '2026-05-20T12:00', [
    OTHER_LEAD,
    'answer-disagreement',
    { contactName: 'A Contact', contactAddress: 'a.contact@barnet.example' },
    'receiving',
  ]);
  at(story, '2026-05-20T15:00', [WARD, 'record-discussion', UNSETTLED, 'stage-1']);
  at(story, '2026-05-21T10:00', [WARD, 'move-up']);
  at(story, '2026-05-21T11:00', [WARD, 'name-contact', { address: 'a.manager@royal-free.example' }, 'raising']);
  at(story, '2026-05-21T12:00', [OTHER_LEAD, 'answer-disagreement', {}, 'receiving']);
  at(story, '2026-05-21T12:30', [WARD, 'record-discussion', UNSETTLED, 'stage-2']);
  at(story, '2026-05-21T13:00', [OTHER_LEAD, 'immediate-risk']);
  at(story, '2026-05-21T13:30', [WARD_LEAD, 'tell-head-of-safeguarding']);
  at(story, '2026-05-22T08:00', [WARD, 'move-up', { to: 'stage-3', why: 'immediate-risk' }]);
  at(story, '2026-05-22T09:00', [
    DIRECTOR,
    'record-decision',
    {
      heldAt: '2026-05-22T08:30',
      decidedBy: [{ name: 'A Director', role: 'Director', agency: 'family-services' }],
      policyGap: 'yes',
    },
  ]);
  at(
    story,
    '2026-05-22T10:00',
    [WARD_LEAD, 'confirm-outcome', {}, 'raising'],
    [OTHER_LEAD, 'confirm-outcome', {}, 'receiving'],
  );
  return at(
    story,
    '2026-05-22T11:00',
    [WARD_LEAD, 'placed-on-record', { on: '2026-05-22' }, 'raising'],
    [OTHER_LEAD, 'placed-on-record', { on: '2026-05-22' }, 'receiving'],
    ['independent-chair', 'answer-gap', {}, 'g1'],
    [MANAGER, 'close-disagreement'],
  );
};

/** Immediate risk in the night of a bank holiday, and nobody does anything. */
export const atNight = () => at(raised(AT_RISK, { at: '2026-05-25T02:30' }), '2026-05-26T00:30');

/** The service has told the head; the lead says later that they spoke to them too. */
export const toldTwice = () =>
  at(raised(AT_RISK, { at: '2026-05-25T02:30' }), '2026-05-25T08:00', [
    WARD_LEAD,
    'tell-head-of-safeguarding',
    { toldAt: '2026-05-25T07:00' },
  ]);

/** The designated lead of the side that raised it is the head of safeguarding. */
export const byTheHeadsOwn = () =>
  at(
    raised(
      { ...AT_RISK, raisingAgency: 'family-services', receivingAgency: 'acute-trust' },
      { who: 'mash-social-worker' },
    ),
    '2026-05-20T11:30',
  );

/** Both sides have named somebody at the second stage, and then nobody does anything. */
export const leftAlone = () => {
  const story = at(raised(), '2026-05-20T10:30', [WARD, 'move-up']);
  at(
    story,
    '2026-05-20T11:00',
    [WARD, 'name-contact', { address: 'a.manager@royal-free.example' }, 'raising'],
    [OTHER_LEAD, 'name-contact', {}, 'receiving'],
  );
  return at(story, '2026-06-02T12:00');
};

/** An agency of another area; a risk comes to light; the partnerships speak; the day goes by. */
export const elsewhere = () => {
  const story = raised({ receivingAgency: 'another-area', area: 'The next borough', areaAgency: 'Its social care' });
  at(story, '2026-05-21T10:00', [WARD, 'immediate-risk']);
  at(story, '2026-05-21T10:30', [WARD_LEAD, 'tell-head-of-safeguarding']);
  at(story, '2026-05-21T12:00', [MANAGER, 'area-liaison', { at: '2026-05-21T11:00' }]);
  return at(story, '2026-05-27T12:00');
};

/** Whoever raised it is too near: they hear no more of it. */
export const tooNear = () =>
  at(raised({ connection: 'yes', support: 'yes' }), '2026-05-20T11:00', [
    OTHER_LEAD,
    'answer-disagreement',
    {},
    'receiving',
  ]);

const SITTING = [
  { agency: 'schools', name: 'An Education Lead', post: 'education-safeguarding-lead' },
  { agency: 'childrens-social-care', name: 'A Deputy', post: 'deputy-director' },
  { agency: 'acute-trust', name: 'A Nurse' },
];
const panel = (members: typeof SITTING | readonly { agency: string; name: string }[]) => ({
  members: [...members],
  meetsAt: '2022-03-21T14:00',
  representationsBy: '2022-03-18',
});

/** Brent in 2022: a panel, convened anew without one of its members; then it is withdrawn. */
export const panelThenWithdrawn = () => {
  const story = movedTo(raised(BRENT, { borough: 'brent', at: '2022-03-07T10:00' }), 5);
  const convenor = 'independent-convenor';
  at(story, '2022-03-08T10:00', [convenor, 'convene-panel', panel(SITTING)]);
  at(story, '2022-03-09T10:00', [WARD_LEAD, 'make-representation', {}, 'raising']);
  const [lead, , nurse] = SITTING;
  const anew = [lead, { agency: 'childrens-social-care', name: 'Another Deputy' }, nurse].filter(
    (one) => one !== undefined,
  );
  at(story, '2022-03-10T10:00', [convenor, 'convene-panel', panel(anew)]);
  at(story, '2022-03-11T10:00', [OTHER_LEAD, 'make-representation', {}, 'receiving']);
  return at(story, '2022-03-11T11:00', [WARD, 'withdraw-disagreement', {}, 'raising']);
};

/** Barnet, an adult at risk: three lines, the top, a meeting, a risk, and somebody named who decides. */
export const anAdult = () => {
  const story = raised(
    { concerns: 'adult', level: 'adult-safeguarding', receivingAgency: 'adult-social-care', cases: 'new' },
    { at: '2026-06-03T10:00' },
  );
  at(story, '2026-06-03T10:01', [WARD, 'move-up']);
  at(story, '2026-06-03T10:02', [WARD, 'move-up', { to: 'line-2' }]);
  at(story, '2026-06-03T10:03', [WARD, 'move-up', { to: 'line-3' }]);
  at(story, '2026-06-03T10:04', [WARD, 'move-up', { to: 'stage-3' }]);
  at(story, '2026-06-04T10:00', ['adults-board-chair', 'convene-meeting']);
  at(story, '2026-06-04T11:00', [WARD, 'immediate-risk']);
  at(story, '2026-06-04T11:10', [WARD_LEAD, 'tell-head-of-safeguarding']);
  return at(story, '2026-06-04T11:20', [
    MANAGER,
    'name-contact',
    { name: 'A Decider', address: 'a.decider@barnet.example' },
    'deciding',
  ]);
};

/** Merton, between the partners: determined, not carried out, the power noted. */
export const partners = () => {
  const story = raised(
    { concerns: 'partners', raisingAgency: 'childrens-social-care', receivingAgency: 'icb', cases: 'neither' },
    { borough: 'merton', at: '2026-06-01T10:00', who: DIRECTOR },
  );
  at(story, '2026-06-01T10:01', [DIRECTOR, 'move-up', { to: 'stage-2' }]);
  at(story, '2026-06-01T10:02', [DIRECTOR, 'move-up', { to: 'stage-3' }]);
  at(story, '2026-06-01T11:00', [
    'independent-person',
    'record-decision',
    {
      heldAt: '2026-06-01T10:30',
      decidedBy: [{ name: 'A Person', role: 'Independent Person', agency: 'partnership' }],
    },
  ]);
  at(
    story,
    '2026-06-01T12:00',
    [DIRECTOR, 'confirm-outcome', {}, 'raising'],
    ['icb-chief-nurse', 'confirm-outcome', {}, 'receiving'],
  );
  at(story, '2026-06-02T10:00', [DIRECTOR, 'not-carried-out', {}, 'raising']);
  at(story, '2026-06-02T10:01', [DIRECTOR, 'move-up', { to: 'stage-4' }]);
  return at(story, '2026-06-02T11:00', [MANAGER, 'note-enforcement']);
};

/** Both are late to confirm; one keeps no record and the other is late to place it; an action is overdue. */
export const lateAfterwards = () => {
  const story = settled(raised());
  at(story, '2026-05-29T10:00', [WARD, 'confirm-outcome', {}, 'raising']);
  at(story, '2026-06-02T10:00', [OTHER_LEAD, 'confirm-outcome', {}, 'receiving']);
  at(story, '2026-06-10T10:00', [WARD, 'placed-on-record', { holdsRecord: 'no', whyNot: 'None is kept' }, 'raising']);
  at(story, '2026-06-12T10:00', [OTHER_LEAD, 'placed-on-record', { on: '2026-06-12' }, 'receiving']);
  return at(story, '2026-06-16T10:00', [OTHER_LEAD, 'outcome-action', {}, 's1-1'], [MANAGER, 'close-disagreement']);
};

/** Decided at the top, where the side that raised it has named somebody beside its lead, and not carried out. */
export const notCarriedOut = () => {
  const story = at(raised(), '2026-05-20T10:01', [WARD, 'move-up', { to: 'stage-2' }]);
  at(story, '2026-05-20T10:02', [WARD, 'move-up', { to: 'stage-3' }]);
  at(story, '2026-05-20T11:00', [WARD, 'name-contact', { address: 'a.manager@royal-free.example' }, 'raising']);
  at(story, '2026-05-20T12:00', [
    DIRECTOR,
    'record-decision',
    {
      heldAt: '2026-05-20T11:30',
      decidedBy: [{ name: 'A Director', role: 'Director', agency: 'family-services' }],
    },
  ]);
  at(
    story,
    '2026-05-20T13:00',
    [WARD_LEAD, 'confirm-outcome', {}, 'raising'],
    [OTHER_LEAD, 'confirm-outcome', {}, 'receiving'],
  );
  return at(story, '2026-05-20T14:00', [WARD, 'not-carried-out', {}, 'raising']);
};

/** At the top, with somebody named on both sides beside the leads, and nobody decides. */
export const undecided = () => {
  const story = at(raised(), '2026-05-20T10:01', [WARD, 'move-up', { to: 'stage-2' }]);
  at(story, '2026-05-20T10:02', [WARD, 'move-up', { to: 'stage-3' }]);
  at(
    story,
    '2026-05-20T11:00',
    [WARD, 'name-contact', { address: 'a.manager@royal-free.example' }, 'raising'],
    [OTHER_LEAD, 'name-contact', {}, 'receiving'],
  );
  return at(story, '2026-06-02T12:00');
};

/** The partners come to the power outside the partnership, and an hour by which it was to be settled goes by. */
export const partnersLate = () => {
  const story = raised(
    {
      concerns: 'partners',
      raisingAgency: 'childrens-social-care',
      receivingAgency: 'icb',
      cases: 'neither',
      sooner: 'yes',
      settleBy: '2026-06-10T17:00',
    },
    { borough: 'merton', at: '2026-06-01T10:00', who: DIRECTOR },
  );
  for (const stage of [2, 3, 4]) at(story, `2026-06-01T10:0${stage}`, [DIRECTOR, 'move-up', { to: `stage-${stage}` }]);
  return at(story, '2026-06-12T12:00');
};

/** Another area's agency, by a worker who is too near: the week goes by. */
export const elsewhereTooNear = () =>
  at(
    raised({
      receivingAgency: 'another-area',
      area: 'The next borough',
      areaAgency: 'Its social care',
      connection: 'yes',
    }),
    '2026-05-29T12:00',
  );

const reviewOpened = (when: string, until: string) => {
  const story = new PureDisagreement('barnet', when);
  const dueOn = LondonDate.parse('2026-03-31');
  const opened = story.service({ type: 'protocol-review-due', protocol: 'barnet-multi-agency', dueOn });
  if (typeof opened === 'string') throw new Error(opened);
  return at(story, until);
};
export const review = () => reviewOpened('2026-03-02T10:00', '2026-05-02T12:00');
export const reviewOpenedLate = () => reviewOpened('2026-04-10T10:00', '2026-04-10T12:00');
