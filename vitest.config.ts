import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Where Node keeps what it made of the sources: command lines that tests run start in half the time. */
const env = {
  NODE_COMPILE_CACHE: fileURLToPath(
    new URL('node_modules/.cache/quittance-tests', import.meta.url),
  ),
}

/**
 * Pure tests (`*.test.ts`) start at once; those that need PostgreSQL (`*.db.test.ts`) share one. Files
 * run one after the other in as many processes as there are cores, which load the program once (not
 * isolated): loading it for each file took half of the time. What a test changes of its process
 * (environment, module state) it therefore puts back.
 */
export default defineConfig({
  test: {
    // Left alone Vitest keeps one core for itself, which is half of a machine with two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          env,
          include: ['{src,test,web,bench,demo}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          setupFiles: ['test/support/properties.ts'],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          env,
          include: ['{src,test,web,bench,demo}/**/*.db.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
          setupFiles: ['test/support/cleanup.ts', 'test/support/properties.ts'],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
