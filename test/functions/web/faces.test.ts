import { describe, expect, it } from 'vitest';
import { ownerInWords } from '#functions/casework/pages/to-do.ts';
import { OPENS, workflows } from '#functions/casework/shelves.ts';
import { casesFor } from '#functions/web/cases/handler.ts';
import { faced, faceNamed } from '#functions/web/faces.ts';
import { newForm } from '#functions/web/forms/start.ts';
import { OFFICER, officeCase } from '#test/functions/rapid-review/office-case.ts';
import { form } from '#test/support/answers.ts';
import { compiledForm } from '../../../build/compiled/forms.js';
import { askAs, portsOf } from './cases/desk.ts';

describe('the face of a workflow', () => {
  it.each(workflows)('%s has one, with its stages by name and each of its forms compiled', async (workflow) => {
    const { shelf, stages, forms, ownForms } = await faceNamed(workflow);
    expect(shelf.workflow.name).toBe(workflow);
    const reached = new Set(shelf.workflow.transitions.map(({ to }) => to));
    expect([...reached].filter((stage) => !stages.some(({ id }) => id === stage))).toEqual([]);
    expect(forms.filter((name) => compiledForm(name) === undefined)).toEqual([]);
    expect(ownForms.filter((name) => !forms.includes(name))).toEqual([]);
  });

  it.each(workflows)('%s says what a form of each kind may be about', async (workflow) => {
    const { forms, subjects, shelf } = await faceNamed(workflow);
    const office = officeCase();
    const state = shelf.workflow.initial;
    const kinds = new Set(forms.flatMap((name) => compiledForm(name)?.form.subject ?? []));
    for (const kind of kinds) {
      const { all, own } = subjects(kind, { state, actor: office.actor(OFFICER), arrangement: office.arrangement });
      expect(own === undefined || all.includes(own)).toBe(true);
    }
    expect(
      subjects('no-such-kind', { state, actor: office.actor(OFFICER), arrangement: office.arrangement }).all,
    ).toEqual([]);
  });

  it('opens cases by the forms that are said to, and by no other', async () => {
    for (const [name, workflow] of OPENS) {
      expect([name, compiledForm(name)?.form.opens]).toEqual([name, true]);
      expect((await faceNamed(workflow)).forms).toContain(name);
    }
    for (const workflow of workflows) {
      const others = (await faceNamed(workflow)).forms.filter((name) => !OPENS.has(name));
      expect(others.filter((name) => compiledForm(name)?.form.opens !== false)).toEqual([]);
    }
  });

  it('is asked of the case, and none is made up for a workflow that is not here', async () => {
    const office = officeCase();
    await office.by('head-teacher', form('referral'));
    const record = await office.record();
    expect((await faced(record)).face.title).toBe('Serious incident');
    await expect(faced({ ...record, pins: { ...record.pins, workflow: 'no-such' } })).rejects.toThrow('no-such');
    await expect(faced({ ...record, pins: { ...record.pins, workflowVersion: 99 } })).rejects.toThrow('Version 99');
  });
});

describe('a form that is another workflow’s', () => {
  const strange = async () => {
    const office = officeCase();
    await office.by('head-teacher', form('referral'));
    const own = portsOf(office);
    const ports = {
      ...own,
      formNamed: (name: string, version?: number) =>
        ({ 'of-another': compiledForm('decline-referral'), 'opens-another': compiledForm('referral') })[name] ??
        own.formNamed(name, version),
    };
    return { office, ports };
  };

  it('is not found in a case', async () => {
    const { office, ports } = await strange();
    const ask = askAs(office, casesFor(ports));
    expect((await ask(OFFICER, `/cases/${office.id()}/forms/decline-referral`)).status).toBe(200);
    expect((await ask(OFFICER, `/cases/${office.id()}/forms/of-another`)).status).toBe(404);
    expect((await ask(OFFICER, `/cases/${office.id()}/forms/of-another`, {})).status).toBe(404);
  });

  it('opens nothing', async () => {
    const { office, ports } = await strange();
    const at = (name: string) => askAs(office, (asking) => newForm(ports, asking, name));
    expect((await at('referral')(OFFICER, '/new/referral')).status).toBe(200);
    expect((await at('opens-another')(OFFICER, '/new/opens-another')).status).toBe(404);
  });
});

describe('whose a task is', () => {
  it('is said in words for somebody who holds no post, and never by an address', () => {
    const { arrangement } = officeCase();
    const task = { id: 't', title: 'Send a draft', form: 'draft' };
    const owner = { kind: 'address', address: 'reviewer@independent.example' } as const;
    expect(ownerInWords({ ...task, for: owner }, arrangement, { requests: [] })).toBe('the reviewer');
  });
});
