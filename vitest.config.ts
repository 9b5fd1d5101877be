import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const minutes = (count: number): number => count * 60_000;

export default defineConfig({
  test: {
    // Most of what integration tests do is to wait for a service, also on a small machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,bench,scripts}/**/*.spec.ts'],
          testTimeout: minutes(1),
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.spec.ts'],
          globalSetup: 'test/support/database.setup.ts',
          testTimeout: minutes(2),
          hookTimeout: minutes(2),
        },
      },
      {
        test: {
          name: 'e2e',
          // They share one service, and some change what it knows.
          fileParallelism: false,
          include: ['test/e2e/**/*.spec.ts'],
          globalSetup: ['test/support/database.setup.ts', 'test/support/service.setup.ts'],
          testTimeout: minutes(2),
          hookTimeout: minutes(2),
        },
      },
    ],
  },
});
