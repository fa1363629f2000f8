import { describe, expect, it } from 'vitest';
import { letters, played, scenariosOf } from './played.ts';

/** What each scenario must come to, written by hand. */
const EXPECTED: Readonly<
  Record<
    string,
    {
      readonly state: string;
      readonly letters: readonly string[];
      readonly refused: readonly string[];
      readonly events: readonly string[];
      /** Workflows of the other cases that are still there. */
      readonly others: readonly string[];
    }
  >
> = {
  'twenty-five-years': {
    state: 'disposed',
    letters: [
      '2051-07-07 RECORDS retention-reached: business-managers',
      '2052-08-01 RECORDS retention-reached: business-managers',
    ],
    refused: ['not-at-this-stage', 'held', 'second-person-needed', 'not-permitted', 'not-at-this-stage'],
    events: [
      '2026-07-06 RecordOpened',
      '2026-07-06 CaseClosed',
      '2050-02-01 HoldPlaced',
      '2051-07-07 RetentionReached',
      '2052-03-01 HoldLiftSigned',
      '2052-03-04 HoldLifted',
      '2052-03-05 DisposalProposed',
      '2052-03-06 DisposalRefused',
      '2052-03-06 KeptLonger',
      '2052-08-01 RetentionReached',
      '2052-08-01 DisposalProposed',
      '2052-08-02 DisposalAgreed',
      '2052-08-02 DestructionBegun',
      '2052-08-02 RecordDisposed',
    ],
    others: [],
  },
};

/** Some 470 looks at one record: a minute on a machine with nothing else to do, in milliseconds. */
const PATIENCE = 900_000;

describe('every scenario of retention, through the real forms, handlers, store, machine and sweeper', () => {
  it('has an expectation, and each expectation a scenario', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(scenariosOf('retention'));
  });

  it.concurrent.each(Object.entries(EXPECTED))(
    '%s',
    async (name, expected) => {
      const result = await played(`retention/${name}`);
      expect(result.case).toMatchObject({ workflow: 'retention', state: expected.state, intact: true });
      expect(result.refused.map(({ reason }) => reason)).toEqual(expected.refused);
      expect(result.events.map(({ at, type }) => `${at.slice(0, 10)} ${type}`)).toEqual(expected.events);
      expect(letters(result)).toEqual(expected.letters);
      expect(result.others.map((other) => other.case.workflow)).toEqual(expected.others);
      expect(result.messages.filter(({ status }) => status !== 'DELIVERED')).toEqual([]);
      // A quarter of a century in executions that each end long before a year is over.
      expect(result.executions).toBeGreaterThan(30);
    },
    PATIENCE,
  );
});
