import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsNaming, standsIn } from '#shared/casework/redaction/names-in-text.ts';
import { mayBeAccepted } from '#shared/practice-review/time/waiting.ts';
import {
  accepted,
  approved,
  at,
  CHAIR,
  commissioned,
  DELEGATES,
  drafted,
  fill,
  MANAGER,
  noticed,
  POLICE,
  REVIEWER,
} from '#test/support/review-story.ts';

describe('a version of the report', () => {
  it('may lack anything, and each has its number', () => {
    const review = commissioned();
    expect(review.form(REVIEWER, 'review-report', {})).toEqual(['DraftSubmitted']);
    expect(review.state).toMatchObject({ stage: 'drafting', draft: { version: 1, improvements: false } });
    fill(review, MANAGER, 'review-report', { improvements: '  ' });
    expect(review.state.draft).toMatchObject({ version: 2, improvements: false, systemicReasons: true });
  });

  it('says of each recommendation what, of whom, by when, and whether it repeats an earlier one', () => {
    const review = commissioned();
    const row = { recWhat: 'A change', recAgency: 'police', recBy: '2030-01-01', recTheme: 'escalation' };
    const submit = (change: object) =>
      fill(review, REVIEWER, 'review-report', { recommendations: [{ ...row, ...change }] });
    expect(submit({ recAgency: 'the-moon' })).toBe('no-such-agency');
    expect(submit({ recBy: 'soon' })).toBe('incomplete');
    expect(submit({ recTheme: 'luck' })).toBe('incomplete');
    expect(submit({ recWhat: '' })).toBe('incomplete');
    expect(submit({ recRepeat: 'TST-1:r3' })).toEqual(['DraftSubmitted']);
    expect(review.state.draft?.recommendations).toEqual([
      { id: 'r1', what: 'A change', agency: 'police', by: '2030-01-01', theme: 'escalation', repeatOf: ['TST-1:r3'] },
    ]);
    submit({ recRepeat: 'none' });
    expect(review.state.draft?.recommendations[0]?.repeatOf).toEqual([]);
  });

  it('has its facts checked by agencies that were asked', () => {
    const review = drafted();
    expect(fill(review, POLICE, 'fact-check', { factsRight: 'corrections' }, 'police')).toBe('reason-required');
    expect(fill(review, POLICE, 'fact-check', {}, 'police')).toEqual(['FactsChecked']);
    expect(fill(review, 'named-gp', 'take-part')).toEqual(['ConfidentialityAgreed']);
    expect(fill(review, 'named-gp', 'fact-check', {}, 'primary-care')).toBe('agency-not-asked');
    expect(review.state.factsChecked).toEqual(['police']);
    fill(review, REVIEWER, 'review-report');
    expect(review.state.factsChecked).toEqual([]);
  });
});

describe('a final report', () => {
  const accept = (report: object) => fill(drafted({ ...report }), CHAIR, 'accept-report');

  it('holds improvements, systemic reasons and recommendations', () => {
    expect(accept({})).toEqual(['FinalReportAccepted']);
    expect(accept({ improvements: '' })).toBe('improvements-first');
    expect(accept({ systemicReasons: '\n' })).toBe('systemic-reasons-first');
    expect(accept({ recommendations: [] })).toBe('recommendations-first');
  });

  it('is accepted by somebody who has read the version that stands', () => {
    const review = drafted();
    expect(fill(review, CHAIR, 'accept-report', { acceptReads: false })).toBe('incomplete');
    fill(review, REVIEWER, 'review-report');
    expect(fill(review, CHAIR, 'accept-report', { acceptVersion: 1 })).toBe('newer-version');
    expect(fill(review, CHAIR, 'accept-report', { acceptVersion: 2 })).toEqual(['FinalReportAccepted']);
    expect(fill(review, CHAIR, 'accept-report')).toBe('not-at-this-stage');
  });

  it('names nobody who is protected, and was searched for all who are', () => {
    expect(accept({ summary: 'When mary‑jane  DOE’s mother' })).toBe('names-in-text');
    expect(
      accept({
        recommendations: [
          { recWhat: 'See Mary-Jane Doe', recAgency: 'police', recBy: '2030-01-01', recTheme: 'other' },
        ],
      }),
    ).toBe('names-in-text');
    const review = drafted();
    fill(review, MANAGER, 'protected-names');
    expect(fill(review, CHAIR, 'accept-report')).toBe('names-listed-since');
    fill(review, REVIEWER, 'review-report');
    expect(fill(review, CHAIR, 'accept-report')).toEqual(['FinalReportAccepted']);
    const unlisted = commissioned();
    fill(unlisted, REVIEWER, 'review-report');
    expect(fill(unlisted, CHAIR, 'accept-report')).toBe('names-first');
  });

  it('is approved by three people, one for each partner', () => {
    const review = accepted();
    for (const [partner, post] of DELEGATES.slice(0, 2)) {
      expect(fill(review, post, 'approve-report', {}, partner)).toEqual(['PartnerApprovedReport']);
      expect(fill(review, post, 'approve-report', {}, partner)).toBe('already-approved');
    }
    expect(review.state.stage).toBe('approving');
    expect(fill(review, 'icb-chief-nurse', 'approve-report', {}, 'health')).toEqual([
      'PartnerApprovedReport',
      'ReportApproved',
    ]);
    expect(review.state).toMatchObject({ stage: 'preparing', recommendations: [{ id: 'r1' }] });
  });

  it('is not approved for two partners by one person', () => {
    const review = accepted();
    // The delegate of health at the time has since become the delegate of the police.
    const given = { person: 'person-police-head-of-safeguarding', post: 'icb-chief-nurse', at: review.now };
    review.state = { ...review.state, reportApprovals: { health: given } };
    expect(fill(review, 'police-head-of-safeguarding', 'approve-report', {}, 'police')).toBe('three-people');
  });

  it('is sent back with a reason, also by a partner who had approved, and approvals begin again', () => {
    const review = accepted();
    fill(review, 'icb-chief-nurse', 'approve-report', {}, 'health');
    const back = (sendBackReason: string) =>
      fill(review, 'icb-chief-nurse', 'approve-report', { approval: 'send-back', sendBackReason }, 'health');
    expect(back('')).toBe('reason-required');
    expect(back('Say more of fathers')).toEqual(['ReportSentBack']);
    expect(review.state).toMatchObject({ stage: 'drafting', reportApprovals: {}, report: undefined });
  });

  it('that was sent back is accepted in a new version, or unchanged with a reason, and for no other version again', () => {
    const review = accepted();
    const back = { approval: 'send-back', sendBackReason: 'Say more of fathers' };
    fill(review, 'icb-chief-nurse', 'approve-report', back, 'health');
    expect(fill(review, CHAIR, 'accept-report')).toBe('sent-back');
    expect(review.refusals.at(-1)).toMatchObject({ field: 'acceptUnchanged' });
    expect(fill(review, CHAIR, 'accept-report', { acceptUnchanged: '  ' })).toBe('sent-back');
    expect(review.state.stage).toBe('drafting');
    const unchanged = { acceptUnchanged: 'What was missed stands in part four' };
    expect(fill(review, CHAIR, 'accept-report', unchanged)).toEqual(['FinalReportAccepted']);
    fill(review, 'icb-chief-nurse', 'approve-report', back, 'health');
    expect(fill(review, CHAIR, 'accept-report')).toBe('sent-back');
    fill(review, REVIEWER, 'review-report');
    expect(fill(review, CHAIR, 'accept-report')).toEqual(['FinalReportAccepted']);
    expect(review.replayed()).toEqual(review.state);
  });

  it('that was reopened is held to the same, and nobody is asked to accept it as it was', () => {
    for (const review of [approved(), noticed()]) {
      fill(review, CHAIR, 'reopen-report');
      expect(mayBeAccepted(review.state)).toBe(false);
      expect(fill(review, CHAIR, 'accept-report')).toBe('sent-back');
      fill(review, REVIEWER, 'review-report');
      expect(mayBeAccepted(review.state)).toBe(true);
      expect(fill(review, CHAIR, 'accept-report')).toEqual(['FinalReportAccepted']);
    }
  });

  it('is reopened with a reason while nothing is published, and copies lapse', () => {
    const review = approved();
    expect(fill(review, CHAIR, 'reopen-report', { reopenReason: '' })).toBe('incomplete');
    expect(fill(review, CHAIR, 'reopen-report')).toEqual(['ReportReopened']);
    const later = noticed();
    expect(fill(later, CHAIR, 'reopen-report')).toEqual(['ReportReopened']);
    expect(later.state).toMatchObject({ stage: 'drafting', copies: undefined, noticeRound: 2, publication: undefined });
  });

  it('is written while it is written, and not after', () => {
    expect(fill(at(accepted(), '2026-05-06T10:00'), REVIEWER, 'review-report')).toBe('not-at-this-stage');
  });
});

describe('names in text', () => {
  it.each([
    ['Mary-Jane', 'when mary jane came'],
    ['Mary Jane', 'MARY‐JANE’s school'],
    ['Mary Jane', 'MaryJane'],
    ['Mary Jane', 'Mary\n  Jane'],
    ['O’Neil', "Mr O'Neil, who"],
    ["O'Neil", 'Mrs ONeil'],
    ['ONeil', 'Mrs O’Neil'],
    ['José', 'JOSE said'],
    ['Jose', 'José said'],
    ['Strauß', 'the STRAUSS family'],
    ['Łucja', 'by łucja.'],
    ['Doe', 'the Doe-Smith house'],
    ['J. Doe', 'J Doe'],
    ['Jo', '(Jo)'],
    ['Асия', 'дом АСИЯ'],
    ['Doe', 'D\u00ADo\u200Be'],
    ['Doe', 'D\u202Eo\u2066\u034F\uFE0Fe\u0000'],
    ['Mary Jane', 'Mary          Jane'],
    ['Mary Jane', 'Mary\r\n\r\n\r\n   Jane'],
    ['Mary          Jane', 'mary jane'],
    ['Mary Jane', 'Mary (Jane) and “Mary” Jane'],
    ['Łucja', 'by LUCJA.'],
    ['Lucja', 'by Łucja.'],
    ['Søren', 'Soren’s'],
    ['Bjærke', 'Bjaerke'],
    ['Ann.*(Doe+)+$', 'Ann Doe'],
  ])('%s stands in “%s”', (name, text) => {
    expect(standsIn(name, text)).toBe(true);
  });

  it.each([
    ['Ann', 'a planned visit to Anna'],
    ['Asif', 'as if nothing had happened'],
    ['Jo', 'JO and jo and Joe'],
    ['Doe', 'does'],
    ['Mary Jane', 'Mary and Jane'],
    ['--', 'a -- b'],
    ['Doe', ''],
  ])('%s does not stand in “%s”', (name, text) => {
    expect(standsIn(name, text)).toBe(false);
  });

  it('are told by the part in which they stand', () => {
    const parts = [
      { title: 'One', text: 'Nobody' },
      { title: 'Two', text: 'Doe' },
      { title: 'Three', text: 'Kit' },
    ];
    expect(partsNaming(parts, ['Kit', 'Doe'])).toEqual(['Two', 'Three']);
    expect(partsNaming(parts, [])).toEqual([]);
  });

  const word = fc.stringMatching(/^[a-zA-ZàéîöüßøłñšžÀÉÖÜ]{3,12}$/);
  const joint = fc.constantFrom(' ', '-', '‑', "'", '’', '\u00A0', '  ', '\n');
  const edge = fc.constantFrom('', ' ', '.', '(', '“', '\n', ', ', '’s ');

  it('are found however they are joined, in any case, between any marks', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 3 }),
        joint,
        joint,
        edge,
        edge,
        fc.boolean(),
        (words, own, other, before, after, upper) => {
          const written = words.join(other);
          const text = `${before}${upper ? written.toUpperCase() : written.toLowerCase()}${after}`;
          expect(standsIn(words.join(own), text)).toBe(true);
        },
      ),
    );
  });

  it('are not found inside longer words', () => {
    fc.assert(
      fc.property(word, word, (name, more) => {
        expect(standsIn(name, `${name}${more} x`) && !`${name}${more}`.toUpperCase().endsWith(name.toUpperCase())).toBe(
          false,
        );
      }),
    );
  });

  it('never trip over what somebody typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, text) => {
        expect(typeof standsIn(name, text)).toBe('boolean');
      }),
    );
  });
});
