import { describe, expect, it } from 'vitest';
import { print } from '#forms/layouts/html.ts';
import { after } from '#functions/escalation/forms/after.ts';
import { TIME } from '#shared/casework/actor.ts';
import type { MessageIntent } from '#shared/casework/workflow.ts';
import { raised, raisedAnswers, story } from './story.ts';

const MAY = '2026-05-20T10:00';
const open = story('barnet', MAY, [{ at: MAY, event: raised() }]);

describe('the last page of a form', () => {
  const mail = (address: string, post?: string): MessageIntent => ({
    milestone: 'M13',
    audience: 'raiser',
    template: 'raised',
    recipient: { address, ...(post === undefined ? {} : { post }) },
    occurrence: '1',
    statutory: false,
    path: '/cases/c',
  });
  const given = (form: string, messages: readonly MessageIntent[] = []) =>
    after({
      form,
      state: open.state,
      context: {
        caseId: open.record.caseId,
        reference: open.record.reference,
        actor: TIME,
        now: open.now,
        arrangement: open.arrangement,
        edition: open.record.pins.edition,
      },
      messages,
    });

  it('says whom an e-mail goes to, each once, and the clock', async () => {
    const page = print(
      await given('raise-disagreement', [
        mail('worker@police.example'),
        mail('worker@police.example'),
        mail('head.of.safeguarding@barnet.example', 'head-of-safeguarding'),
      ]),
    );
    expect(page.match(/Whoever raised it/g)).toHaveLength(1);
    expect(page).toContain('Head of Safeguarding and Quality Assurance');
    expect(page).toContain('28 May 2026 at 11:59pm');
  });

  it('says nothing more where nothing moved', async () => {
    expect(await given('policy-gap')).toBeUndefined();
    expect(await given('close-disagreement')).toBeUndefined();
  });

  it('has nothing of what was typed', async () => {
    const page = print(await given('raise-disagreement'));
    for (const text of [raisedAnswers.disputed, raisedAnswers.supportNeeded, raisedAnswers.about])
      expect(page).not.toContain(text);
  });
});
