import { defineConfig } from 'vitest/config'

/** Pure tests (`*.test.ts`) start at once; those that need PostgreSQL (`*.db.test.ts`) share one. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,test,web,bench,demo}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'database',
          include: ['{src,test,bench,demo}/**/*.db.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
          setupFiles: ['test/support/cleanup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
