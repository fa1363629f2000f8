import type { Figures } from '#shared/escalation/figures/count.ts';
import { quarterNamed, quarterOf } from '#shared/escalation/figures/count.ts';
import { LondonDate } from '#shared/kernel/time.ts';

/** A quarter or a calendar year, both days included. */
export interface Period extends Pick<Figures, 'from' | 'until'> {
  /** `2026-Q2`, `2026`. */
  readonly name: string;
  readonly title: string;
}

const QUARTERS = ['January to March', 'April to June', 'July to September', 'October to December'];

/** Undefined for what names none. */
export const periodNamed = (name: string): Period | undefined => {
  if (/^20\d{2}$/.test(name))
    return { name, title: name, from: LondonDate.parse(`${name}-01-01`), until: LondonDate.parse(`${name}-12-31`) };
  const quarter = quarterNamed(name);
  if (quarter === undefined) return undefined;
  return { name, title: `${QUARTERS[Number(name.slice(-1)) - 1]} ${name.slice(0, 4)}`, ...quarter };
};

/** How many quarters back can be chosen from the list: two years. Others can be asked for by their name. */
const OFFERED = 8;

/** This quarter and those before it, then the last three years. */
export const periodsOffered = (today: LondonDate): readonly Period[] => {
  const year = Number(today.slice(0, 4));
  const current = year * 4 + Number(quarterOf(today).slice(-1)) - 1;
  const quarters = Array.from({ length: OFFERED }, (_, back) => {
    const at = current - back;
    return `${Math.floor(at / 4)}-Q${(at % 4) + 1}`;
  });
  return [...quarters, `${year}`, `${year - 1}`, `${year - 2}`].flatMap((name) => periodNamed(name) ?? []);
};
