import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { scheduleTasks } from '../../src/operations/schedules/jobs.ts'
import { rows } from '../../src/platform/database/database.ts'
import { loadPage } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { PROOFS } from '../../src/reporting/proofs/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/*
 * What is done by itself once a day: a contract renews, credits expire, usage that came to its amount
 * is drafted. The seller in Texas is six hours behind the one in Germany: a day has come at 8:00 UTC.
 */

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await company.rows('defineProducts', {
    productCode: 'CREDITS',
    name: { en: 'Credits' },
    taxClass: 'standard',
    revenueAccount: '4000',
  })
  await signUp(company, { number: 'D-1', plan: 'CALLS', start: '2025-01-15' })
  await signUp(company, { number: 'D-2', plan: 'CALLS', start: '2025-01-15' })
  await company.rows('createContracts', {
    accountNumber: 'D-1',
    contractNumber: 'C-1',
    legalEntity: 'SUN',
    currency: 'EUR',
    startOn: '2025-01-15',
    termMonths: 12,
    notice: 'P1D',
    renewal: 'auto',
    renewalMonths: 12,
    uplift: { percent: '5' },
  })
  await company.rows('defineWallets', {
    accountNumber: 'D-1',
    subscriptionNumber: 'S-1',
    code: 'MAIN',
    name: { en: 'Prepaid credits' },
    productCode: 'CREDITS',
  })
  await company.rows('grantWalletCredits', {
    accountNumber: 'D-1',
    walletCode: 'MAIN',
    reference: 'G-1',
    amount: '20.00',
    grantedOn: '2026-01-01',
    expiresOn: '2026-01-20',
    reason: 'Welcome',
  })
  await company.rows('setProgressiveBilling', {
    accountNumber: 'D-2',
    subscriptionNumber: 'S-1',
    amount: '40.00',
  })
  await company.bill({ entity: 'SUN', through: '2026-01-15', issueOn: '2026-01-15' })
})

/** Looks at the schedules at a moment, as the worker does every hour; what stands with each then. */
async function look(instant: string): Promise<string[]> {
  company.system.clock.set(Temporal.Instant.from(instant))
  await scheduleTasks(company.system).schedules?.({})
  const found = await rows(
    company.system.db,
    sql<{ name: string; on: Temporal.PlainDate | null; outcome: unknown }>`
      SELECT name, done_on AS on, outcome FROM schedule
       WHERE name IN ('progressive_runs', 'renewals', 'wallet_expiry') ORDER BY name`,
  )
  return found.map(({ name, on, outcome }) => `${name} ${on} ${JSON.stringify(outcome)}`)
}

const NOBODY = '{"refused": 0, "renewed": 0, "refusals": [], "uplifted": 0}'.replaceAll(' ', '')

async function states(): Promise<string[]> {
  const found = await rows(
    company.system.db,
    sql<{ text: string }>`
      SELECT number || ' ' || state || ' ' || (SELECT count(*) FROM bill_run_account a
               WHERE a.run_id = r.run_id) AS text
        FROM bill_run r WHERE kind = 'progressive' ORDER BY number`,
  )
  return found.map(({ text }) => text)
}

test('what has come due is done once a day, when the day has come everywhere', async () => {
  expect(await look('2026-01-19T08:00:00Z')).toEqual([
    'progressive_runs 2026-01-18 {"SUN":{"run":"SUN-PROGRESSIVE-2026-01-18-1"}}',
    'renewals 2026-01-19 {"refused":0,"renewed":1,"refusals":[],"uplifted":1}',
    'wallet_expiry 2026-01-19 {"lots":0}',
  ])
  expect(await look('2026-01-19T09:00:00Z')).toContainEqual(
    expect.stringContaining('"run":"SUN-PROGRESSIVE-2026-01-19-1"'),
  )
  // Half an hour before midnight in Texas the credits are still good, and nothing is done twice.
  const before = await look('2026-01-20T05:30:00Z')
  expect(before).toContain('wallet_expiry 2026-01-19 {"lots":0}')
  expect(await look('2026-01-20T08:05:00Z')).toEqual([
    expect.stringContaining('progressive_runs 2026-01-19'),
    `renewals 2026-01-20 ${NOBODY}`,
    'wallet_expiry 2026-01-20 {"lots":1}',
  ])
})

test('a progressive run that finds nobody ends by itself; one with a bill waits for approval', async () => {
  await company.drain()
  expect(await states()).toEqual([
    'SUN-PROGRESSIVE-2026-01-18-1 cancelled 0',
    'SUN-PROGRESSIVE-2026-01-19-1 cancelled 0',
  ])
  company.on('2026-01-22')
  await company.rows('recordUsageEvents', {
    accountNumber: 'D-2',
    subscriptionNumber: 'S-1',
    meterCode: 'CALLS',
    eventKey: 'many',
    occurredAt: '2026-01-21T10:00:00Z',
    quantity: '1000',
  })
  await look('2026-01-22T09:05:00Z')
  await company.drain()
  expect((await states()).at(-1)).toBe('SUN-PROGRESSIVE-2026-01-22-1 review 1')
  expect(await company.broken()).toEqual([])
})

test('what is set to be done by hand is left alone', async () => {
  const off = { name: 'renewals', atHour: null }
  expect(await company.do('setSchedules', { rows: [off] })).toMatchObject({ updated: 1 })
  expect(await company.do('setSchedules', { rows: [off] })).toMatchObject({ unchanged: 1 })
  const wrong = { rows: [{ ...off, atHour: 24 }] }
  expect(await company.do('setSchedules', wrong)).toMatchObject({ rejected: 1 })
  const found = await look('2026-02-22T12:00:00Z')
  expect(found[1]).toMatch(/^renewals 2026-01-22 /)
  expect(found[2]).toMatch(/^wallet_expiry 2026-02-22 /)
})

test('every night all proofs are run, and what they found is kept', async () => {
  await look('2026-02-23T12:00:00Z')
  await company.drain()
  const { rows: found } = await loadPage(company.system.db, LISTS.get('proof-runs')!, {
    ...{ filters: {}, limit: 50 },
  })
  expect(found.at(0)).toMatchObject({
    ranBy: 'job:runProofs',
    proofsRun: String(PROOFS.length),
    proofsBroken: '0',
    brokenNames: null,
  })
})
