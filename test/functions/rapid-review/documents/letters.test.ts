import { beforeAll, describe, expect, it } from 'vitest';
import { madeFrom } from '#functions/casework/rendering/made.ts';
import { textsOf } from '#functions/casework/rendering/model.ts';
import { documentNamed } from '#functions/rapid-review/documents/documents.ts';
import type { Dossier } from '#functions/rapid-review/documents/dossier/dossier.ts';
import { form } from '#test/support/answers.ts';
import { DELEGATES } from '#test/support/stories.ts';
import { decidedCase, gatheredCase, notifiedCase, type OfficeCase, sentCase } from '../office-case.ts';

const made = (name: string, dossier: Dossier): string => {
  const kind = documentNamed(name);
  const document = kind && madeFrom(kind, dossier);
  if (document === undefined || !document.ok) return 'none';
  return [document.value.title, ...document.value.lines, ...document.value.sections.flatMap(textsOf)].join('\n');
};

let sent: OfficeCase;
beforeAll(async () => {
  sent = await sentCase();
});

describe('letters and notices', () => {
  it('to the family: plain, with the decision, the reasons and how to take part; no partner’s name or child’s', async () => {
    const letter = made('decision-letter', await sent.dossier());
    expect(letter).toContain('carry out a local child safeguarding practice review');
    expect(letter).toContain('A review would show how bruises are shared.');
    expect(letter).toContain('Not all three agreed');
    expect(letter).toContain('another language');
    expect(letter).not.toMatch(/Petra|Superintendent|OFSTED|regulation/i);
  });

  it('to agencies: every partner’s reasons and dissent, and no evidence of another agency', async () => {
    const letter = made('decision-letter/agencies', await sent.dossier());
    expect(letter).toContain('A review adds nothing that an audit would not.');
    expect(letter).not.toContain('Evidence for criterion');
    expect(letter).not.toContain('Petra');
  });

  it('the notice of a local review names the reviewer or says that there is none yet', async () => {
    expect(made('decision', await sent.dossier())).toContain('To be appointed');
  });

  it('are none before there is a decision', async () => {
    const early = await (await notifiedCase()).dossier();
    for (const name of ['decision', 'decision-letter', 'decision-letter/agencies', 'not-met', 'return/schools'])
      expect([name, made(name, early)]).toEqual([name, 'none']);
  });

  it('the record that the criteria were not met has each partner’s reasons', async () => {
    const office = await notifiedCase();
    for (const [partner, post] of Object.entries(DELEGATES)) {
      await office.by(post, form('take-part'));
      await office.by(post, form('not-met-after-all', { reasons: `Why ${partner} says so` }, partner));
    }
    const record = made('not-met', await office.dossier());
    for (const partner of Object.keys(DELEGATES)) expect(record).toContain(`Why ${partner} says so`);
  });

  it('an agency’s return is as it wrote it', async () => {
    const office = await gatheredCase();
    const text = made('return/schools', await office.dossier());
    expect(text).toContain('Petra seen with a bruise');
    expect(text).toContain('Signed off by A senior, Director');
  });
});

describe('who may have a document', () => {
  const may = async (office: OfficeCase, name: string, post: string): Promise<boolean> => {
    const { state, context } = await office.dossier();
    return documentNamed(name)?.mayHave(state, office.actor(post), context.now).ok === true;
  };

  it('an agency has its own return and nobody else’s', async () => {
    expect(await may(sent, 'return/schools', 'education-safeguarding-lead')).toBe(true);
    expect(await may(sent, 'return/schools', 'named-gp')).toBe(false);
    expect(await may(sent, 'return/schools', 'business-manager')).toBe(true);
  });

  it('an agency and the referrer have the reasons once they are sent, and never the report', async () => {
    const decided = await decidedCase();
    for (const post of ['named-gp', 'head-teacher']) {
      expect(await may(decided, 'decision-letter/agencies', post)).toBe(false);
      expect(await may(sent, 'decision-letter/agencies', post)).toBe(true);
      expect(await may(sent, 'report', post)).toBe(false);
      expect(await may(sent, 'decision-letter', post)).toBe(false);
    }
    expect(await may(sent, 'decision-letter/agencies', 'ward-sister')).toBe(false);
  });

  it('nothing by an address that is none', () => {
    for (const name of ['', 'constructor', '__proto__', 'return/', 'return/schools/more', 'report.pdf'])
      expect(documentNamed(name)).toBeUndefined();
  });
});
