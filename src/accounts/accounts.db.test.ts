import { beforeAll, describe, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../test/support/database.ts'
import type { z } from 'zod'
import { execute } from '../platform/command.ts'
import type { accountRow } from './api.ts'
import { createAccounts } from './commands/create-accounts.ts'

let system: TestSystem
const by = { actor: 'person:ada' }

beforeAll(async () => {
  system = await createTestSystem('2026-03-05T08:00:00Z')
})

function account(accountNumber: string, more: Partial<z.input<typeof accountRow>> = {}) {
  return {
    accountNumber,
    kind: 'person' as const,
    name: 'Ada Lovelace',
    line1: '12 St James Square',
    city: 'London',
    country: 'GB',
    timeZone: 'Europe/London',
    ...more,
  }
}

describe('createAccounts', () => {
  test('opens an account, and the same rows again change nothing', async () => {
    const rows = [account('A-1'), account('A-2')]
    expect(await execute(system, createAccounts, { rows }, by)).toMatchObject({
      value: { created: 2, rejected: 0 },
    })
    expect(await execute(system, createAccounts, { rows }, by)).toMatchObject({
      value: { created: 0, unchanged: 2 },
    })
  })
})
