import { defineConfig } from 'vitest/config'

/**
 * Pure tests (`*.test.ts`) start at once; those that need PostgreSQL (`*.db.test.ts`) share one. Files
 * run one after the other in as many processes as there are cores, which load the program once (not
 * isolated): loading it for each file took half of the time. What a test changes of its process
 * (environment, module state) it therefore puts back.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,test,web,bench,demo}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['{src,test,bench,demo}/**/*.db.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
          setupFiles: ['test/support/cleanup.ts'],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
