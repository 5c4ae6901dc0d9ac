import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { customer, setUpCatalog } from '../../test/support/catalog.ts'
import { createTestSystem, type TestSystem } from '../../test/support/database.ts'
import {
  createAccounts,
  createPremises,
  placeBillingHolds,
  releaseBillingHold,
} from '../contracts/commands/account-changes.ts'
import { type Command, execute } from '../platform/command.ts'
import { one } from '../platform/database/database.ts'
import type { BatchAnswer } from '../platform/row-batch.ts'
import type { accountRow } from './api.ts'

import { defineBillingCycles } from './commands/define-billing-cycles.ts'
import { listAccounts, loadAccount, loadAccountIds } from './load/accounts.ts'
import { loadBillingAccounts } from './load/billing.ts'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem('2026-03-05T08:00:00Z')
  await setUpCatalog(system)
})

async function run<Schema extends z.ZodType>(
  command: Command<Schema, BatchAnswer>,
  rows: unknown[],
  idempotencyKey?: string,
): Promise<BatchAnswer> {
  const options = { actor: 'person:ada', ...(idempotencyKey && { idempotencyKey }) }
  const result = await execute(system, command, { rows } as z.input<Schema>, options)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** What became of each row: `created`, or the code of its refusal. */
function outcomes(answer: BatchAnswer): string[] {
  return answer.rows.map(row => row.refusal?.code ?? row.result)
}

function account(accountNumber: string, more: Partial<z.input<typeof accountRow>> = {}) {
  return { ...customer(accountNumber), ...more }
}

describe('createAccounts', () => {
  test('opens accounts; the same rows again change nothing, another address is an update', async () => {
    const rows = [account('N-1'), account('N-2')]
    expect(outcomes(await run(createAccounts, rows))).toEqual(['created', 'created'])
    expect(outcomes(await run(createAccounts, rows))).toEqual(['unchanged', 'unchanged'])
    const reached = [account('N-1'), account('N-2', { email: 'ada@king.example' })]
    expect(outcomes(await run(createAccounts, reached))).toEqual(['unchanged', 'updated'])
    expect(await loadAccount(system.db, 'N-2')).toMatchObject({ email: 'ada@king.example' })
  })

  test('never makes a customer somebody else: that takes changeAccountIdentity', async () => {
    await run(createAccounts, [account('I-1'), account('I-2'), account('I-3')])
    const others = [
      account('I-1', { name: 'Ada King', email: 'ada@king.example' }),
      account('I-2', { taxId: 'DE136695976' }),
      account('I-3', { kind: 'business' }),
    ]
    expect(outcomes(await run(createAccounts, others))).toEqual(
      new Array(3).fill('identity_changed'),
    )
    expect(await loadAccount(system.db, 'I-1')).toMatchObject({
      name: customer('I-1').name,
      email: null,
    })
  })

  test('opens one account for 50 equal requests at once, each with a key of its own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => run(createAccounts, [account('P-1')], `open ${i}`)),
    )
    expect(answers.flatMap(outcomes).toSorted()).toEqual([
      'created',
      ...new Array(49).fill('unchanged'),
    ])
    const found = await one(
      system.db,
      sql<{ n: bigint }>`select count(*) as n from account where number = 'P-1'`,
    )
    expect(found.n).toBe(1n)
  })

  test('survives batches that name the same accounts in opposite orders', async () => {
    const numbers = Array.from({ length: 200 }, (_, i) => `O-${i}`)
    const batch = (line2: string, order: string[]) =>
      run(
        createAccounts,
        order.map(number => account(number, { line2 })),
      )
    const answers = await Promise.all([
      batch('Floor 1', numbers),
      batch('Floor 2', numbers.toReversed()),
      batch('Floor 1', numbers.toReversed()),
      batch('Floor 2', numbers),
    ])
    expect(answers.map(answer => answer.rejected)).toEqual([0, 0, 0, 0])
    expect(answers.reduce((sum, answer) => sum + answer.created, 0)).toBe(200)
  })

  test('rejects wrong rows by field, value and reason, and takes the others', async () => {
    const answer = await run(createAccounts, [
      account('W-0', { cycleCode: 'NEVER' }),
      account('W-1', { kind: 'business', taxId: 'DE136695977' }),
      account('W-2', { delivery: 'email' }),
      account('W-3', { email: 'ada@example.com\r\nBcc: eve@example.com' }),
      account('W-4', { timeZone: 'Europe/Atlantis' }),
      account('W-5', { country: 'XX' }),
      account('W-6', { name: 'Ada\u0000' }),
      { ...account('W-7'), balance: '0.00' },
      { ...account('W-8'), kind: 'house' },
      account('W-9', { taxId: 'de 136 695 976' }),
      'not a row',
    ])
    expect(outcomes(answer)).toEqual([
      'unknown_cycle',
      'tax_id_wrong',
      'delivery_without_email',
      'invalid_input',
      'invalid_input',
      'invalid_input',
      'invalid_input',
      'unknown_field',
      'invalid_input',
      'created',
      'invalid_input',
    ])
    expect(answer.rows[4]?.refusal?.facts).toMatchObject({
      path: 'timeZone',
      value: '"Europe/Atlantis"',
    })
    expect(await loadAccount(system.db, 'W-9')).toMatchObject({ taxId: 'DE136695976' })
    expect(await loadAccountIds(system.db, ['W-0', 'W-1', 'W-9'])).toHaveProperty('size', 1)
  })

  test('takes text that looks like SQL as the text that it is', async () => {
    const name = "Robert'); DROP TABLE account;--"
    await run(createAccounts, [account('Q-1', { name })])
    expect(await loadAccount(system.db, 'Q-1')).toMatchObject({ name })
  })

  test('rejects the second of two different rows of one number, and the number of a house account', async () => {
    const rows = [
      account('D-1'),
      account('D-1'),
      account('D-1', { name: 'Eve' }),
      account('HOUSE-SUN'),
    ]
    expect(outcomes(await run(createAccounts, rows))).toEqual([
      'created',
      'unchanged',
      'repeated_in_batch',
      'account_number_taken',
    ])
  })

  test('keeps exemptions that a later row leaves out', async () => {
    const exemptions = [{ code: '*', validFrom: '2026-01-01', reason: 'embassy' }]
    await run(createAccounts, [account('E-1', { exemptions })])
    expect(outcomes(await run(createAccounts, [account('E-1')]))).toEqual(['unchanged'])
    expect((await loadAccount(system.db, 'E-1'))?.exemptions).toEqual([
      { ...exemptions[0], validTo: null },
    ])
  })

  test('lists customers page by page, each once', async () => {
    const seen: string[] = []
    for (let after = ''; ; after = seen.at(-1) as string) {
      const page = await listAccounts(system.db, { after, limit: 7 })
      if (page.length === 0) break
      seen.push(...page.map(listed => listed.number))
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).not.toContain('HOUSE-SUN')
    expect(seen).toContain('N-1')
  })
})

describe('createPremises', () => {
  test('adds and updates by code, and rejects an unknown account', async () => {
    const { line1, postalCode, city, country } = customer('A-1')
    const place = { accountNumber: 'A-1', premiseCode: 'P-9', name: 'Barn', line1, city, country }
    const rows = [place, { ...place, accountNumber: 'NOBODY' }]
    expect(outcomes(await run(createPremises, rows))).toEqual(['created', 'unknown_account'])
    expect(outcomes(await run(createPremises, [place]))).toEqual(['unchanged'])
    expect(outcomes(await run(createPremises, [{ ...place, postalCode }]))).toEqual(['updated'])
  })
})

describe('defineBillingCycles', () => {
  const date = {
    throughOn: '2026-03-01',
    readOn: '2026-03-01',
    cutOffOn: '2026-03-03',
    issueOn: '2026-03-05',
  }

  test('adds a cycle and its dates, and keeps dates that a later row leaves out', async () => {
    const cycle = { cycleCode: 'M1', name: 'First of the month', dates: [date] }
    expect(outcomes(await run(defineBillingCycles, [cycle]))).toEqual(['created'])
    expect(outcomes(await run(defineBillingCycles, [cycle]))).toEqual(['unchanged'])
    expect(outcomes(await run(defineBillingCycles, [{ ...cycle, dates: [] }]))).toEqual([
      'unchanged',
    ])
    const later = { ...cycle, dates: [{ ...date, issueOn: '2026-03-06' }] }
    expect(outcomes(await run(defineBillingCycles, [later]))).toEqual(['updated'])
  })

  test('rejects a calendar that issues before it reads, or names a day twice', async () => {
    const wrong = { cycleCode: 'M2', name: 'M2', dates: [{ ...date, issueOn: '2026-03-02' }] }
    const twice = { cycleCode: 'M3', name: 'M3', dates: [date, date] }
    expect(outcomes(await run(defineBillingCycles, [wrong, twice]))).toEqual([
      'cycle_dates_out_of_order',
      'cycle_date_repeated',
    ])
  })
})

describe('billing holds', () => {
  async function holdOf(number: string) {
    const ids = await loadAccountIds(system.db, [number])
    const [found] = await system.db
      .transaction()
      .execute(tx =>
        loadBillingAccounts(tx, [...ids.values()], Temporal.PlainDate.from('2026-03-10')),
      )
    return found?.billingHold
  }

  test('stop billing once, until they are released, and do not come back with the file', async () => {
    await run(createAccounts, [account('H-1')])
    const hold = { accountNumber: 'H-1', reason: 'meter in dispute', fromOn: '2026-03-01' }
    const answers = await Promise.all([
      run(placeBillingHolds, [hold]),
      run(placeBillingHolds, [hold]),
    ])
    expect(answers.flatMap(outcomes).toSorted()).toEqual(['created', 'unchanged'])
    expect(await holdOf('H-1')).toMatchObject({ reason: 'meter in dispute' })
    const release = [{ accountNumber: 'H-1' }]
    expect(outcomes(await run(releaseBillingHold, release))).toEqual(['updated'])
    expect(await holdOf('H-1')).toBeNull()
    expect(outcomes(await run(releaseBillingHold, release))).toEqual(['unchanged'])
    expect(outcomes(await run(placeBillingHolds, [hold]))).toEqual(['unchanged'])
  })

  test('are refused where they end before they start, or where nobody has the account', async () => {
    const hold = { accountNumber: 'A-1', reason: 'x', fromOn: '2026-03-01', untilOn: '2026-03-01' }
    const rows = [hold, { ...hold, accountNumber: 'NOBODY', untilOn: null }]
    expect(outcomes(await run(placeBillingHolds, rows))).toEqual([
      'ends_before_start',
      'unknown_account',
    ])
  })
})
