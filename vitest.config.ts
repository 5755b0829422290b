import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { lastLines } from './test/support/reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/bench/**', 'node_modules/**'],
    environment: 'node',
    pool: 'forks',
    // The walks through all pages are long and wait for Chromium: one worker a core, and two where there is one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: ['test/support/global.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', lastLines()],
  },
});
