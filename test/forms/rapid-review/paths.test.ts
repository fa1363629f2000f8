import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Answers, Form } from '#forms/engine/definition.ts';
import { parseForm } from '#forms/engine/read.ts';
import { walk } from '#forms/engine/route.ts';

const load = (name: string): Form => {
  const file = globSync(`forms/rapid-review/**/${name}.yaml`)[0] ?? '';
  const parsed = parseForm(readFileSync(file, 'utf8'), file);
  if (!parsed.ok) throw new Error(`${name} does not parse`);
  return parsed.value;
};
/** Ids asked on the way, outside lists. */
const asked = (name: string, answers: Answers, facts: Record<string, string | boolean> = {}): string[] =>
  walk(load(name), answers, facts).steps.flatMap(({ questions }) => questions.map(({ id }) => id));
const pages = (name: string, answers: Answers, facts: Record<string, string | boolean> = {}): string[] =>
  walk(load(name), answers, facts).steps.map(({ page }) => page.id);

describe('linking a case', () => {
  it('asks for a reference here, or who holds it elsewhere, and never where a case is that another leads', () => {
    expect(pages('link-case', { linkKind: 'sibling', heldBy: 'here' })).toEqual(['link', 'holder', 'here']);
    expect(pages('link-case', { linkKind: 'sibling', heldBy: 'elsewhere' })).toEqual(['link', 'holder', 'elsewhere']);
    expect(pages('link-case', { linkKind: 'another-authority', heldBy: 'here' })).toEqual(['link', 'elsewhere']);
  });

  it('asks whether a breach was told only where a link led to another family', () => {
    expect(pages('unlink-case', { unlinkReason: 'another-family' })).toEqual(['reason', 'breach']);
    expect(pages('unlink-case', { unlinkReason: 'not-so' })).toEqual(['reason']);
  });
});

describe('deciding whether to notify', () => {
  it('asks when abuse was known only where it is known or suspected', () => {
    expect(asked('notification-decision', { abuseOrNeglect: 'suspected' })).toContain('abuseKnownAt');
    expect(asked('notification-decision', { abuseOrNeglect: 'neither' })).not.toContain('abuseKnownAt');
  });

  it('asks where the child lived only outside England, and who leads only elsewhere in England', () => {
    const where = (place: string): string[] => asked('notification-decision', { where: place });
    expect(where('in-area')).not.toContain('normallyResident');
    expect(where('in-area')).not.toContain('leadAuthority');
    expect(where('outside-england')).toContain('normallyResident');
    expect(where('elsewhere-in-england')).toContain('leadAuthority');
  });

  it('asks no age of an unborn child', () => {
    expect(asked('notification-decision', { unborn: 'yes' })).not.toContain('ageYears');
    expect(asked('notification-decision', { unborn: 'no' })).toContain('ageYears');
  });

  it.each([
    ['notify', 'notify', false],
    ['notify', 'do-not-notify', true],
    ['do-not-notify', 'notify', true],
    ['do-not-notify', 'not-yet-given', false],
    ['another-authority', 'do-not-notify', false],
  ])('decided %s, police %s: dissent asked %s', (decision, policeView, expected) => {
    const same = decision === 'do-not-notify' ? 'do-not-notify' : 'notify';
    const answers = { decision, policeView, localAuthorityView: same, healthView: same };
    expect(pages('notification-decision', answers).includes('dissent')).toBe(expected);
  });

  it('offers local consideration only where it will not be notified', () => {
    expect(asked('notification-decision', { decision: 'notify' })).not.toContain('localConsideration');
    expect(asked('notification-decision', { decision: 'do-not-notify' })).toContain('localConsideration');
  });
});

describe('notifying', () => {
  it.each([
    ['abuse-or-neglect-death', undefined, true, false, true],
    ['serious-harm', undefined, false, true, true],
    ['looked-after-death', undefined, true, false, false],
    ['care-leaver-death', undefined, true, false, false],
    ['other', 'yes', true, false, false],
    ['other', 'no', false, true, false],
  ])('%s (a child died: %s): death %s, harm %s, why suspected %s', (notificationType, childDied, death, harm, why) => {
    const answers = { notificationType, ...(childDied === undefined ? {} : { childDied }) };
    const taken = pages('notification', answers);
    expect([taken.includes('death'), taken.includes('harm')]).toEqual([death, harm]);
    expect(asked('notification', answers).includes('whyAbuseSuspected')).toBe(why);
  });

  it('asks why it is late only when it is', () => {
    expect(asked('dfe-reference', {}, { late: false })).not.toContain('lateReason');
    expect(asked('dfe-reference', {}, { late: true })).toContain('lateReason');
  });
});

describe('an agency’s return', () => {
  it('asks little of an agency that holds nothing, and still a senior name', () => {
    expect(pages('agency-return', { nilReturn: 'yes' })).toEqual(['nil-return', 'records', 'sign-off']);
    expect(asked('agency-return', { nilReturn: 'yes' })).toEqual([
      'nilReturn',
      'searched',
      'recordsSecured',
      'sensitivity',
      'seniorName',
      'seniorRole',
      'seniorSignedOff',
    ]);
  });

  it('asks the rest of one that has something to add', () => {
    const taken = pages('agency-return', { nilReturn: 'no' });
    expect(taken).toEqual(expect.arrayContaining(['involvement', 'chronology', 'childs-voice', 'analysis']));
  });
});

describe('deciding, sending and telling', () => {
  it('asks for the reviewer only where a local review is determined', () => {
    expect(pages('determination', { determination: 'other-learning' })).not.toContain('reviewer');
    expect(asked('determination', { determination: 'local-review', reviewer: 'appointed' })).toContain('reviewerName');
  });

  it('asks a partner who disagrees to say where', () => {
    expect(asked('determination', { agrees: 'yes' })).not.toContain('dissent');
    expect(asked('determination', { agrees: 'no' })).toContain('dissent');
  });

  it('hides the local review’s page of the report only when none was decided', () => {
    expect(pages('report', {}, { localReview: false })).not.toContain('local-review');
    expect(pages('report', {}, { localReview: true })).toContain('local-review');
    expect(pages('report', {})).toContain('local-review');
  });

  it('asks for proof only of what was sent by hand', () => {
    expect(asked('send-report', { sentHow: 'secure-link' })).not.toContain('sentProof');
    expect(asked('send-report', { sentHow: 'by-hand' })).toEqual(expect.arrayContaining(['sentAt', 'sentProof']));
  });

  it('asks why the family has not been told, or what they said', () => {
    expect(asked('tell-family', { toldHow: 'not-told' })).toEqual(['toldHow', 'notToldReason']);
    expect(asked('tell-family', { toldHow: 'visit' })).toContain('familyViews');
  });
});
