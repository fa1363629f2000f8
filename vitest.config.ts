import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/prepare.ts'],
    // Real servers and a real browser on two busy cores: slow is not wrong here. Nothing asserts a time.
    // A file for each core: much of a file is waiting for servers and a browser.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: process.env['CI'] === undefined ? ['default'] : ['default', './test/support/plain-count.ts'],
  },
});
