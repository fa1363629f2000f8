import { NOT_KNOWN, type Pseudonym } from '#functions/casework/rendering/masking.ts';
import { BAR, type Removal } from '#shared/casework/redaction/taken-out.ts';

/** Too short to be anybody's name by itself. */
const SHORT = 2;

/**
 * What may not stand in a copy for somebody outside: each child's whole name, forename, surname and initials. The family
 * has the surname too, so it gives way to a bar and not to the child; initials stand beside what the child is called.
 */
export const childrensNames = (children: readonly Pseudonym[]): readonly Removal[] =>
  children.flatMap(({ called, forename, surname, initials }) => {
    const whole = [forename, surname].every(isName) ? [[`${forename} ${surname}`, called] as const] : [];
    const each = [
      ...whole,
      ...(isName(forename) ? [[forename, called] as const] : []),
      ...(isName(surname) ? [[surname, BAR] as const] : []),
      ...(initials.length > SHORT ? [[initials, BAR] as const] : []),
    ];
    return each.map(([word, instead]) => ({ word, instead, everywhere: false }));
  });

const isName = (name: string): boolean => name.length >= SHORT && !NOT_KNOWN.test(name);
