import { actionsOf } from '#functions/adapters/dynamodb/ledger/commit.ts';
import { bytesOf } from '#functions/adapters/dynamodb/packing.ts';
import { dynamoDB } from '#functions/adapters/dynamodb/table.ts';
import type { Answers } from '#shared/casework/answers.ts';
import { following, fresh } from '#test/functions/adapters/agreements/commits.ts';
import type { PureReview } from '#test/support/pure-review.ts';
import { action } from '#test/support/review-answers.ts';
import { CHAIR, fill, POLICE, published } from '#test/support/review-story.ts';
import { aside, atMost, kilobytes, type Row } from '../row.ts';
import { prose } from './prose.ts';

const ACTIONS = 60;
/** As many as one form takes. */
const AT_ONCE = 30;
const FIRST_YEAR = 2026;
const YEARS = 10;
/** Characters written about each action. */
const ABOUT = { actWhat: 200, actOutcome: 200, actMeasure: 200, actOfficer: 40 };
/** What DynamoDB holds in one item, in bytes. */
const LARGEST_ITEM = 400 * 1024;

const must = (answer: string | readonly string[]): void => {
  if (typeof answer === 'string') throw new Error(`The review did not come about: ${answer}`);
};

const written = (place: number): Answers => {
  const each = Object.values(ABOUT).reduce((sum, length) => sum + length, 0);
  let from = place * each;
  return Object.fromEntries(
    Object.entries(ABOUT).map(([question, length]) => {
      from += length;
      return [question, prose(from - length, length)];
    }),
  );
};

/** Published, with sixty actions that fall due over ten years. */
const agreed = (): PureReview => {
  const review = published();
  for (let first = 0; first < ACTIONS; first += AT_ONCE) {
    const actions = Array.from({ length: AT_ONCE }, (_, index) => {
      const place = first + index;
      const year = FIRST_YEAR + 1 + Math.floor((place * YEARS) / ACTIONS);
      return { ...action, ...written(place), actDue: `${year}-0${1 + (place % 6)}-15` };
    });
    must(fill(review, CHAIR, 'action-plan', { actions }));
  }
  return review;
};

/** Bytes of the row that holds the state of a case, as DynamoDB counts them. */
const headOf = (review: PureReview): number => {
  const commit = following(fresh(1), 'largest');
  const table = { client: dynamoDB(), name: 'cases' };
  const actions = actionsOf(table, { ...commit, record: { ...commit.record, state: review.state } });
  const item = actions.find(({ about }) => about === 'head')?.write.Put?.Item;
  if (item === undefined) throw new Error('A commit without a head');
  return bytesOf(item);
};

/** Each action told of once a year, none ever closed, all chased when their day has passed: nothing gets smaller. */
export const largestRows = async (): Promise<readonly Row[]> => {
  const review = agreed();
  const atFirst = headOf(review);
  for (let year = FIRST_YEAR + 1; year <= FIRST_YEAR + YEARS; year += 1) {
    review.until(`${year}-06-30T10:00`);
    for (const { id } of review.state.actions) {
      must(fill(review, POLICE, 'action-progress', { progressStatus: 'in-progress', impactEvidence: '' }, id));
    }
  }
  review.until(`${FIRST_YEAR + YEARS}-12-31T10:00`);
  const state = JSON.stringify(review.state).length / 1000;
  return [
    atMost(
      `largest state: a review with ${ACTIONS} actions after ${YEARS} years, its head in the table`,
      headOf(review) / 1000,
      LARGEST_ITEM / 1000,
      kilobytes,
    ),
    aside(
      'of which',
      `${kilobytes(atFirst / 1000)} when they are agreed; ${kilobytes(state)} before it is deflated; ${review.events.length} events, ${review.messages.length} messages`,
    ),
  ];
};
