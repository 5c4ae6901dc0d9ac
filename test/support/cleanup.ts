import { afterAll, afterEach } from 'vitest'
import { accountOfPages } from '../e2e/open-contexts.ts'
import { cleanUp } from './database.ts'

// Vitest knows no afterAll that a beforeAll registers; a setup file's runs after every test file.
afterAll(cleanUp)

// A failed walk through pages is told with what stood on them: nobody was there to look.
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') for (const said of await accountOfPages()) console.error(said)
})
