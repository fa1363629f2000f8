import { sectionEvent } from '#functions/casework/dossier/dossier.ts';
import { organisation, postTitle } from '#functions/casework/dossier/names.ts';
import { itemsOf, type Said, saidOf } from '#functions/casework/dossier/said.ts';
import { PartnerId } from '#shared/boroughs/arrangement.ts';
import { postNamed } from '#shared/boroughs/people.ts';
import { type CopyField, copySheet } from '#shared/rapid-review/copy-sheet.ts';
import { type Dossier } from './dossier/dossier.ts';

/** One thing to type in; an empty value is a field to leave blank. */
export interface CopyRow {
  readonly label: string;
  readonly value: string;
}
export interface CopySection {
  readonly title: string;
  readonly rows: readonly CopyRow[];
}

/** DfE's form filled from the notification and the decision, in its own order. Children go by name: it asks for them. */
export const copySheetOf = (dossier: Dossier): readonly CopySection[] =>
  copySheet.sections.flatMap(({ section, fields }): readonly CopySection[] => {
    const [first] = fields;
    if (first?.list === undefined)
      return [{ title: section, rows: fields.map((field) => ({ label: field.label, value: once(dossier, field) })) }];
    const all = itemsOf(dossier, first.form ?? 'notification', first.list);
    const items = all.slice(0, structured(first.list));
    return items.map((said, index) => ({
      title: all.length === 1 ? section : `${section} ${index + 1}`,
      rows: fields.map(({ label, from }) => ({ label, value: said(from) })),
    }));
  });

/** How many children there are past those that DfE's form has sections for. */
export const childrenBeyond = (dossier: Dossier): number =>
  Math.max(0, itemsOf(dossier, 'notification', 'children').length - copySheet.structuredChildren);

/** Only children are limited; agencies and people go in one after another. */
const structured = (list: string): number =>
  copySheet.sections.some(({ fields }) => fields.some(({ beyond }) => beyond === list))
    ? copySheet.structuredChildren
    : Number.POSITIVE_INFINITY;

const once = (dossier: Dossier, { from, form, beyond }: CopyField): string => {
  if (form === 'case') return ofCase(dossier, from);
  const answer = saidOf(dossier, form ?? 'notification')(from);
  return beyond === undefined ? answer : [answer, ...writtenOut(dossier, beyond)].filter(Boolean).join('\n\n');
};

const writtenOut = (dossier: Dossier, list: string): readonly string[] => {
  const section = copySheet.sections.find(({ fields }) => fields[0]?.list === list);
  const say = (said: Said, index: number): string => {
    const lines = (section?.fields ?? []).flatMap(({ label, from }) => {
      const value = said(from).replaceAll('\n', ', ');
      return value === '' ? [] : [`${label}: ${value}`];
    });
    return [`${section?.section ?? 'Item'} ${index + 1}`, ...lines].join('\n');
  };
  return itemsOf(dossier, 'notification', list).map(say).slice(copySheet.structuredChildren);
};

const ofCase = (dossier: Dossier, from: string): string => {
  const { context, record } = dossier;
  const by = sectionEvent(dossier, 'notification')?.by;
  switch (from) {
    case 'localAuthority':
      return organisation(dossier, PartnerId.enum['local-authority']);
    case 'notifierName':
      return by?.name ?? '';
    case 'notifierPost':
      return postTitle(context.arrangement, by?.post) ?? '';
    case 'notifierAddress':
      return postNamed(context.arrangement, by?.post ?? '')?.address ?? '';
    case 'reference':
      return record.reference;
    default:
      throw new Error(`The copy sheet asks the case for ${from}, which it does not know`);
  }
};
