import type { TestStack } from '#test/support/stack.ts';

/** The same people as `there`, each signed in once for as long as the clock stands. */
export const signedInOnce = (there: TestStack): TestStack => {
  const known = new Map<string, ReturnType<TestStack['as']>>();
  return {
    get stack() {
      return there.stack;
    },
    as: (post) => {
      const key = `${post} ${there.stack.now().slice(0, 16)}`;
      const visitor = known.get(key) ?? there.as(post);
      known.set(key, visitor);
      return visitor;
    },
  };
};
