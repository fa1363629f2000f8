import { londonTimeOf } from '#shared/kernel/london.ts';
import type { PureDisagreement } from '#test/support/pure-disagreement.ts';

/** London minute, audience, template, how many: written down by hand from the protocols, the arrangements and a calendar. */
export type Line = readonly [string, string, string, number];

export const linesOf = (story: PureDisagreement): readonly Line[] => {
  const counted = new Map<string, number>();
  for (const { at, audience, template } of story.messages) {
    const key = [londonTimeOf(at), audience, template].join(' ');
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  return [...counted].map(([key, many]) => {
    const [at = '', audience = '', template = ''] = key.split(' ');
    return [at, audience, template, many];
  });
};

/** The same told at the same minute to several audiences, one of each but where a number follows the name. */
export const to = (at: string, template: string, ...audiences: readonly string[]): readonly Line[] =>
  audiences.map((audience) => {
    const [name = '', many = '1'] = audience.split('×');
    return [at, name, template, Number(many)];
  });

export const RAISER = 'raiser';
export const MANAGER = 'business-managers';
/** The worker, somebody named for their side, and the other side. */
export const ALL = ['raiser', 'raising', 'receiving'];
/** While the worker stands for their own side. */
export const TWO = ['raiser', 'receiving'];

/** Told to those who raise it and those it is raised with. */
export const raisedAt = (at: string) => [
  ...to(at, 'raised-receipt', RAISER),
  ...to(at, 'raised-with-you', 'receiving'),
];
/** Up by a stage or a line: those who come in, the worker, those who acted until then. */
export const up = (at: string, newcomers: string, ...before: readonly string[]) => [
  ...to(at, 'moved-to-you', newcomers),
  ...to(at, 'moved-up', RAISER, ...before),
];
/** To a stage that somebody decides and that the partnership is told of. */
export const top = (at: string, deciders: string, ...before: readonly string[]) => [
  ...up(at, 'newcomers×2', ...before),
  ...to(at, 'asked-to-settle', deciders),
  ...to(at, 'partnership-told', 'board'),
];
