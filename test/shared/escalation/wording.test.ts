import { describe, expect, it } from 'vitest';
import { messageTable } from '#shared/escalation/messages/table.ts';
import { wordings } from '#shared/escalation/messages/wording.ts';
import { written } from '#test/support/written.ts';

const said = (template: string): string => {
  const { subject = '', lines = [], link = '' } = wordings[template] ?? {};
  return [subject, ...lines, link].join(' ');
};

describe('what an e-mail about a disagreement may say (SHARE-2)', () => {
  it('every row has words, and no words are without a row', () => {
    expect(Object.keys(wordings).sort()).toEqual([...new Set(messageTable.map(({ template }) => template))].sort());
  });

  it('nothing of the child or adult, of what happened, of the agencies or of what kind of disagreement it is', () => {
    for (const [template, wording] of Object.entries(wordings)) {
      // Whom to call is no word about anybody.
      const calm = written(template, wording).map((words) => words.replaceAll('call the police', 'call for help'));
      for (const words of calm) {
        expect(words, template).not.toMatch(
          /\b(injur|died|death|dead|kill|murder|homicid|suicid|abus|neglect|violen|exploit|hospital|school|ward|social work|health|mother|father|parent|carer|sibling|brother|sister|bab|infant|aged?\b|born|boy|girl|adult|threshold|notif|trial|inquest|police|arrest)/i,
        );
        expect(words, template).not.toMatch(/[{}]|undefined|null/);
      }
    }
  });

  it('what is sent when something has become overdue says that it was due', () => {
    const overdue = Object.keys(wordings).filter((template) => wordings[template]?.overdue === true);
    expect(overdue.sort()).toEqual([
      'area-over',
      'confirm-overdue',
      'decision-overdue',
      'head-told-for-you',
      'protocol-review-overdue',
      'record-overdue',
      'stage-over',
      'stage-still-over',
      'step-overdue',
      'top-over',
      'week-over',
    ]);
  });

  it('no day, number or address of its own: those are added from the case', () => {
    for (const template of Object.keys(wordings)) expect(said(template), template).not.toMatch(/\d|@|http/);
  });

  it('calm: no capitals, no exclamation; urging only where somebody may be in danger today', () => {
    const urging = Object.keys(wordings).filter((template) => /\b(urgent|immediate|today)\b/.test(said(template)));
    for (const template of Object.keys(wordings)) {
      expect(said(template), template).not.toMatch(/!|\b[A-Z]{3,}\b|\b(fail|must\b)/);
      expect(wordings[template]?.subject, template).not.toMatch(/\.$/);
    }
    expect(urging.sort()).toEqual([
      'head-of-safeguarding',
      'head-told-for-you',
      'immediate-risk',
      'raised-with-you-today',
      'risk-found',
    ]);
  });

  it('whoever may be reading at night is told whom to call, and not to wait for a service', () => {
    for (const template of ['immediate-risk', 'raised-with-you-today', 'risk-found'])
      expect(said(template), template).toContain('If somebody is in danger, call the police');
  });

  it('nothing says that a disagreement closes or moves by itself, and silence is called no agreement', () => {
    expect(said('stage-over')).toContain('Nothing is closed by itself.');
    expect(said('confirm-overdue')).toContain('Not answering is not agreement.');
  });
});
