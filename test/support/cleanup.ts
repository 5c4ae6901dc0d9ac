import { afterAll } from 'vitest'
import { cleanUp } from './database.ts'

// Vitest knows no afterAll that a beforeAll registers; a setup file's runs after every test file.
afterAll(cleanUp)
