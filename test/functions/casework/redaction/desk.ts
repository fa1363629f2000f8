import { documentsFor } from '#functions/web/documents/handler.ts';
import type { Answers } from '#shared/casework/answers.ts';
import { CHAIR, MANAGER, type OfficeCase } from '#test/functions/rapid-review/office-case.ts';
import { askAs, portsOf } from '#test/functions/web/cases/desk.ts';
import { compiledForm } from '../../../../build/compiled/forms.js';

export { CHAIR, MANAGER };

export const formNamed = (name: string) => compiledForm(name)?.form;

export const preparing: Answers = {
  document: 'report',
  copyFor: 'coroner',
  recipient: 'The senior coroner for Wexmoor',
  basis: 'A request under paragraph 1 of schedule 5',
  words: [
    { wordOut: 'Petra', putInstead: 'words', insteadWords: 'Child A' },
    { wordOut: 'nursery', putInstead: 'bar' },
  ],
};

/** Gives a form about copies; answers with the stage, or the reason of a refusal. */
export const prepare = (office: OfficeCase, change: Answers = {}, who = MANAGER): Promise<string> =>
  office.by(who, { type: 'prepare-redacted-copy', answers: { ...preparing, ...change } });

export const check = (office: OfficeCase, copy = '1', who = CHAIR, change: Answers = {}): Promise<string> =>
  office.by(who, {
    type: 'check-redacted-copy',
    subject: copy,
    answers: { checkOutcome: 'fit', readToTheEnd: true, ...change },
  });

/** Asks for a document of the case as the holder of a post. */
export const asker = (office: OfficeCase) => {
  const ask = askAs(office, documentsFor({ ...portsOf(office), formNamed }));
  return (name: string, post = MANAGER) => ask(post, `/documents/${office.id()}/${name}`);
};
