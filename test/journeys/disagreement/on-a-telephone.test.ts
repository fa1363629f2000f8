import { describe } from 'vitest';
import { useStack } from '#test/support/stack.ts';
import { usePeople } from '../acting/people.ts';
import { raisedToTold } from './raised-to-told.ts';

describe('a professional disagreement on a telephone, from raising it to its closing', () => {
  const there = useStack({ borough: 'barnet', clock: '2026-05-20T10:00' });
  raisedToTold(there, usePeople(there, { width: 390, height: 844 }));
});
