import type { Form } from '#forms/engine/definition.ts';
import type { Bringing } from '#functions/casework/forms/context.ts';
import { formContext } from '#functions/escalation/forms/context.ts';
import { Actor } from '#shared/casework/actor.ts';
import { formsIn } from '#test/forms/support/every-form.ts';
import { holderOf } from '#test/support/pure-workflow.ts';
import { ledgerOf, type Story } from './story.ts';

const forms = formsIn('escalation').map(({ form }) => form);
export const formNamed = (name: string): Form | undefined => forms.find(({ form }) => form === name);

/** Somebody who signs in and holds no post of the borough. */
export const worker = (name = 'raiser'): Actor =>
  Actor.parse({ person: `person-${name}`, name: `The ${name}`, address: `${name}@police.example`, posts: [] });

/** What a disagreement brings to one of its forms, for whoever fills it in. */
export const brought = (told: Story, name: string, who: string | Actor, change: Partial<Bringing> = {}) => {
  const form = formNamed(name);
  if (form === undefined) throw new Error(`No form ${name}`);
  return formContext({
    form,
    record: form.opens ? undefined : told.record,
    ledger: ledgerOf(told),
    arrangement: told.arrangement,
    actor: typeof who === 'string' ? holderOf(told.arrangement, who, told.now) : who,
    now: told.now,
    formNamed,
    ...change,
  });
};

/** A block of what is known, as its reader gets it. */
export const words = async (
  told: Story,
  name: string,
  who: string | Actor,
  block: string,
  subject?: string,
): Promise<string> => {
  const { [block]: known } = await (await brought(told, name, who, { subject })).known([block]);
  return [known?.heading, ...(known?.rows ?? []).map(({ label, value }) => `${label}: ${value}`)].join('\n');
};
