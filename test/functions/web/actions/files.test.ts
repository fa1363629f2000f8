import { describe, expect, it } from 'vitest';
import { LondonDate } from '#shared/kernel/time.ts';
import { CHAIR, commissioned, fill, opened, POLICE, published } from '#test/support/review-story.ts';
import { caseIdOf, kept, planOf } from './kept.ts';
import { noting, OFFICE, SCHOOLS_LEAD, withActions } from './plans.ts';

describe('the files for the annual report', () => {
  it('hold open and closed actions, and run no formula', async () => {
    const review = withActions([
      { actWhat: '=HYPERLINK("http://x.example";"y")', actOfficer: '+44', actDue: '2026-12-31' },
      { actWhat: 'Two\nlines, "quoted"; and more', actOfficer: '\t@sum', actDue: '2027-01-31' },
      { actWhat: '-1 ', actDue: '2027-02-28' },
    ]);
    expect(fill(review, POLICE, 'action-progress', {}, 'a3')).not.toBe('');
    fill(review, CHAIR, 'audit-action', {}, 'a3');
    expect(fill(review, CHAIR, 'close-action', {}, 'a3')).toEqual(['ActionClosed']);
    const ask = planOf(await kept([review]), review);
    const { text, headers } = await ask(OFFICE, '/actions.csv');
    expect(headers).toEqual({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="actions-2026-06-30.csv"',
    });
    expect(text.startsWith('\uFEFF"Review","Action",')).toBe(true);
    expect(text).toContain('"\'=HYPERLINK(""http://x.example"";""y"")"');
    expect(text).toContain('"\'+44"');
    expect(text).toContain('"Two\nlines, ""quoted""; and more"');
    expect(text).toContain('"\'-1"');
    expect(text).toContain('"Closed with assurance","yes","yes","Met"');
    // No cell begins as a formula does.
    expect(text).not.toMatch(/(^|[",])"[=+\-@\t]/m);
    expect((await ask(OFFICE, '/actions.csv?show=open')).text).not.toContain('Closed with');
    expect((await ask(OFFICE, '/actions.csv?show=closed')).text).not.toContain('HYPERLINK');
  });

  it('hold a row for each review that was published', async () => {
    const review = withActions([{}, { actAgency: 'schools' }]);
    const late = published();
    if (late.state.published !== undefined)
      late.state = {
        ...late.state,
        published: { ...late.state.published, on: LondonDate.parse('2026-07-20'), daysLate: 3 },
      };
    const { ledger, reads } = noting(await kept([review, late, commissioned()]));
    const ask = planOf(ledger, review);
    const { text } = await ask(OFFICE, '/actions/reviews.csv');
    expect(text.split('\r\n')).toEqual([
      '\uFEFF"Review","Decided","Published","What was published","Taken down since","Working days late","Method","Reviewer","Recommendations","Themes","Of them repeats","Actions","Closed","Closed with evidence of impact","Public page"',
      '"TST-0000-0001","2026-01-15","2026-06-30","The report","no","0","Significant incident learning process (SILP)","An independent reviewer","1","Sharing information","0","2","0","0","https://cases.barnet.example/published/04f86160bded"',
      '"TST-0000-0002","2026-01-15","2026-07-20","The report","no","3","Significant incident learning process (SILP)","An independent reviewer","1","Sharing information","0","0","0","0","https://cases.barnet.example/published/a80538efee7f"',
      '',
    ]);
    expect(reads.map(({ caseId, what }) => [caseId, what])).toEqual([
      [caseIdOf(0), 'reviews'],
      [caseIdOf(1), 'reviews'],
    ]);
    expect((await ask(SCHOOLS_LEAD, '/actions/reviews.csv')).text).not.toContain('TST-');
  });

  it('hold nothing of a review that has published nothing', async () => {
    const review = opened();
    const ask = planOf(await kept([review]), review);
    expect((await ask(OFFICE, '/actions/reviews.csv')).text.split('\r\n')).toHaveLength(2);
    expect((await ask(OFFICE, '/actions')).text).toContain('There are none that you may see');
  });
});
