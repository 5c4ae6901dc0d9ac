import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { demoStatement } from '../../src/app/demo/money/statement.ts'
import { one } from '../../src/platform/database/database.ts'
import { setUp, signUp } from '../scenarios/setting.ts'
import { Company } from '../support/company.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'

let system: TestSystem
let company: Company

const NUMBER = 'DE02120300000000202051'
const CUSTOMERS = 24

/** Customers with an invoice of 11.90 each. */
beforeAll(async () => {
  system = await createTestSystem('2026-01-01T12:00:00Z')
  company = new Company(system)
  await setUp(company)
  for (let n = 1; n <= CUSTOMERS; n++) {
    await signUp(company, { number: `C-${n}`, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const account = { code: 'MAIN', name: 'Main', entity: 'SUN', currency: 'EUR', numbers: [NUMBER] }
  await company.rows('defineBankAccounts', account)
  company.on('2026-02-11')
})

type Taken = { readonly isKnown: boolean; readonly statements: readonly { state: string }[] }

test('a file that is taken twice at the same moment is taken once', async () => {
  const entries = Array.from({ length: CUSTOMERS }, (_, n) => ({
    minor: 1190n,
    name: `C-${n + 1}`,
    text: `SUN-INV-2026-${String(n + 1).padStart(6, '0')}`,
  }))
  const account = { number: NUMBER, currency: 'EUR', openingMinor: 0n }
  const text = demoStatement(account, '2026-02-10', entries)
  const input = { fileName: 'a.xml', content: Buffer.from(text).toString('base64') }
  const both = await Promise.all(
    [1, 2, 3].map(() => company.do<Taken>('importBankStatement', input)),
  )
  expect(both.map(({ isKnown }) => isKnown).sort()).toEqual([false, true, true])
  const { lines } = await one(
    system.db,
    sql<{ lines: bigint }>`SELECT count(*) AS lines FROM bank_line WHERE state = 'waiting'`,
  )
  expect(lines).toBe(BigInt(CUSTOMERS))
})

const isLost = (error: unknown): boolean => /terminat|connect|ECONN|EPIPE/i.test(String(error))

/** Ends every other connection of the application to this database, as a server that dies would. */
async function cutOff(): Promise<void> {
  try {
    await endConnections()
  } catch (error) {
    // Its own connection was among those that the last cut ended.
    if (!isLost(error)) throw error
  }
}

async function endConnections(): Promise<void> {
  await sql`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND usename = current_user
       AND pid <> pg_backend_pid()`.execute(system.db)
}

async function waiting(): Promise<bigint> {
  const { lines } = await one(
    system.owner.db,
    sql<{ lines: bigint }>`SELECT count(*) AS lines FROM bank_line WHERE state = 'waiting'`,
  )
  return lines
}

/** A matcher that is given its work again whenever its connection was lost. */
async function matcher(): Promise<void> {
  while ((await waiting()) > 0n) {
    try {
      await company.do('matchBankLines', { most: 3 })
    } catch (error) {
      if (!isLost(error)) throw error
    }
  }
}

test('several matchers at once, cut off again and again, enter every line once', async () => {
  const matchers = Promise.all([matcher(), matcher(), matcher()])
  for (let cuts = 0; cuts < 4 && (await waiting()) > 0n; cuts++) await cutOff()
  await matchers
  const { matched, suspense, receipts, owed } = await one(
    system.owner.db,
    sql<{ matched: bigint; suspense: bigint; receipts: bigint; owed: bigint }>`
      SELECT (SELECT count(*) FROM bank_line WHERE state = 'matched') AS matched,
             (SELECT count(*) FROM bank_line WHERE state = 'suspense') AS suspense,
             (SELECT count(*) FROM receipt) AS receipts,
             (SELECT count(*) FROM open_item WHERE open_minor > 0) AS owed`,
  )
  expect(matched).toBeGreaterThan(10n)
  expect(matched + suspense).toBe(BigInt(CUSTOMERS))
  expect(receipts).toBe(BigInt(CUSTOMERS))
  expect(owed).toBe(suspense)
  expect(await company.brokenProofs()).toEqual([])
})
