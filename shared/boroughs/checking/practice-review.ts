import { type Fault, fault, type Where } from './fault.ts';
import type { LooseArrangement } from './loose.ts';

const at = (...where: Where): Where => ['practiceReview', ...where];

/** How a borough carries a practice review fits together: somebody leads it, two people can release it, days run one way. */
export const practiceReviewFaults = (arrangement: LooseArrangement): readonly Fault[] => [
  ...chairFaults(arrangement),
  ...releaseFaults(arrangement),
  ...timetableFaults(arrangement),
  ...warningFaults(arrangement),
  ...answerFaults(arrangement),
  ...routeFaults(arrangement),
];

const chairFaults = ({ posts, practiceReview }: LooseArrangement): readonly Fault[] =>
  posts.find(({ id }) => id === practiceReview.chair)?.roles.includes('chair') === false
    ? [fault(at('chair'), `The post "${practiceReview.chair}" has not the role chair.`, 'Add chair to its roles.')]
    : [];

/** A publication bears the signatures of two people (LCSPR-10): posts that one person fills count once. */
const releaseFaults = ({ posts, practiceReview }: LooseArrangement): readonly Fault[] => {
  const { releasedBy } = practiceReview;
  const people = new Set(
    posts
      .filter(({ roles, until }) => until === undefined && roles.some((role) => releasedBy.includes(role)))
      .map(({ address }) => address.toLowerCase()),
  );
  return [
    ...releasedBy.flatMap((role, n) =>
      role !== '' && releasedBy.indexOf(role) < n
        ? [fault(at('releasedBy', n), `The role "${role}" is listed twice.`, 'List each role once.')]
        : [],
    ),
    ...(posts.length > 0 && releasedBy.length > 0 && people.size < 2
      ? [
          fault(
            at('releasedBy'),
            `Two people release a publication, but ${people.size === 0 ? 'nobody holds' : 'only one person holds'} one of these roles without an end.`,
            'Add a role that others hold, or give one of these to another post.',
          ),
        ]
      : []),
  ];
};

/** Steps are counted backward from publication: each must lie nearer to it than the one before. */
const timetableFaults = ({ practiceReview: { timetable } }: LooseArrangement): readonly Fault[] =>
  timetable.flatMap((step, n) => {
    const before = timetable[n - 1];
    return before && step.workingDaysBefore >= before.workingDaysBefore
      ? [
          fault(
            at('timetable', n, 'workingDaysBefore'),
            `The step "${step.id}" is ${step.workingDaysBefore} working days before publication, not later than "${before.id}" at ${before.workingDaysBefore}.`,
            'List the steps in their order, each nearer to publication than the one before.',
          ),
        ]
      : [];
  });

const warningFaults = ({ practiceReview: { warnings } }: LooseArrangement): readonly Fault[] =>
  warnings.flatMap((days, n) => {
    const before = warnings[n - 1];
    return before !== undefined && days >= before
      ? [
          fault(
            at('warnings', n),
            `The warning ${days} working days before the end does not come after the one at ${before}.`,
            'List the furthest first, each once.',
          ),
        ]
      : [];
  });

const answerFaults = ({ practiceReview: { replyWithin, returnWithin } }: LooseArrangement): readonly Fault[] =>
  replyWithin > returnWithin
    ? [
        fault(
          at('replyWithin'),
          `An agency says within ${replyWithin} working days whether it will answer, but answers within ${returnWithin}.`,
          'Make replyWithin at most returnWithin.',
        ),
      ]
    : [];

const NATIONAL = ['panel', 'ofsted', 'dfe', 'secretaryOfState'] as const;

const routeFaults = ({ practiceReview, recipients }: LooseArrangement): readonly Fault[] => {
  const blank = NATIONAL.filter((body) => !recipients[body]).map((body) => `recipients.${body}`);
  return practiceReview.nationalRoute === 'secure-link' && blank.length > 0
    ? [
        fault(
          at('nationalRoute'),
          `Copies go to national bodies by secure-link, but ${blank.join(', ')} ${blank.length === 1 ? 'is' : 'are'} blank.`,
          'Set them, or choose by-hand.',
        ),
      ]
    : [];
};
