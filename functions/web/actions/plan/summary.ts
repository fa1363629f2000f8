import type { ActionRow } from './rows.ts';

/** The plan in numbers, of the open actions that were looked at and that this person may see. */
export interface Summary {
  readonly open: number;
  readonly overdue: number;
  readonly chased: number;
  /** Themes met in more than one review, with in how many; the most frequent first. */
  readonly themes: readonly { readonly theme: string; readonly reviews: number }[];
  /** There are more open actions than were looked at: the numbers are of those due soonest. */
  readonly more: boolean;
}

export const summaryOf = (rows: readonly ActionRow[], more: boolean): Summary => {
  const reviews = new Map<string, Set<string>>();
  for (const { theme, caseId } of rows) {
    if (theme !== '') reviews.set(theme, (reviews.get(theme) ?? new Set()).add(caseId));
  }
  return {
    open: rows.length,
    overdue: rows.filter(({ overdue }) => overdue).length,
    chased: rows.filter(({ overdue, chased }) => overdue && chased > 0).length,
    themes: [...reviews]
      .map(([theme, cases]) => ({ theme, reviews: cases.size }))
      .filter((one) => one.reviews > 1)
      .sort((a, b) => b.reviews - a.reviews || (a.theme < b.theme ? -1 : 1)),
    more,
  };
};

/** "1 action", "3 actions". */
export const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** How many are overdue and have been chased, to stand after how many are open. */
export const behindInWords = ({ overdue, chased }: Pick<Summary, 'overdue' | 'chased'>): string => {
  if (overdue === 0) return 'none is overdue';
  const behind = count(overdue, 'is', 'are');
  if (chased === 0) return `${behind} overdue`;
  if (chased === overdue) return `${behind} overdue and ${overdue === 1 ? 'has' : 'have'} been chased`;
  return `${behind} overdue, of which ${count(chased, 'has', 'have')} been chased`;
};
