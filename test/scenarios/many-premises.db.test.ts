import { beforeAll, expect, test } from 'vitest'
import { documentTasks } from '../../src/documents/jobs.ts'
import { loadRunTotals } from '../../src/invoicing/load/run-totals.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

const PLACES = Array.from({ length: 50 }, (_, i) => i + 1)
const two = (n: number): string => String(n).padStart(2, '0')

let company: Company

/** An account with 50 places, each with two meters and two subscriptions; place n uses n kWh a day. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'CHAIN', plan: 'CARE', start: '2026-01-01' })
  const accountNumber = 'CHAIN'
  const premiseCode = (n: number) => `P-${two(n)}`
  await company.rows(
    'createPremises',
    ...PLACES.map(n => ({
      accountNumber,
      premiseCode: premiseCode(n),
      name: `Shop ${two(n)}`,
      line1: `Weg ${n}`,
      city: 'Berlin',
      country: 'DE',
    })),
  )
  await company.rows(
    'createSubscriptions',
    ...PLACES.flatMap(n =>
      ['HOME', 'CARE'].map(planCode => ({
        accountNumber,
        contractNumber: 'C-1',
        subscriptionNumber: `${planCode}-${two(n)}`,
        planCode,
        planVersion: 1,
        premiseCode: premiseCode(n),
        startOn: '2026-01-01',
      })),
    ),
  )
  // Two registers at each place: what they count together is billed.
  const meters = PLACES.flatMap(n => ['A', 'B'].map(side => ({ n, serial: `M-${two(n)}-${side}` })))
  await company.rows(
    'defineChannels',
    ...meters.map(({ n, serial }) => ({
      accountNumber,
      premiseCode: premiseCode(n),
      meterCode: 'IMPORT',
      serial,
      digits: 6,
      installedOn: '2026-01-01',
    })),
  )
  for (const [day, readOn] of [
    [0, '2026-01-01'],
    [31, '2026-02-01'],
    [59, '2026-03-01'],
  ] as const) {
    company.on(readOn)
    await company.rows(
      'recordReads',
      ...meters.map(({ n, serial }) => {
        const daily = serial.endsWith('A') ? n - 1 : 1
        return { accountNumber, serial, readOn, value: String(1000 + daily * day) }
      }),
    )
  }
})

/** Energy of a month of n kWh a day: 0.30 up to 100 kWh, 0.20 beyond. */
function energy(n: number, days: number): bigint {
  const used = n * days
  return BigInt(Math.min(used, 100) * 30 + Math.max(used - 100, 0) * 20)
}

test('one invoice has a section for each of 50 places, and is printed', async () => {
  const runId = await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const { documents } = await loadRunTotals(company.system.db, runId)
  const net = PLACES.reduce((sum, n) => sum + energy(n, 31) + 930n + 1000n, 1000n)
  expect(documents).toMatchObject([{ kind: 'invoice', count: 1, netMinor: net }])
  await documentTasks(company.system).renderDocuments?.({ runId, chunkNo: 0 })
  const lines = await company.documents('CHAIN')
  expect(lines.filter(line => line.includes('base'))).toHaveLength(50)
  expect(await company.broken()).toEqual([])
}, 60_000)

test('or each place has an invoice of its own, and nothing is billed twice', async () => {
  await company.rows('createAccounts', {
    accountNumber: 'CHAIN',
    kind: 'person',
    name: 'Ada Lovelace',
    line1: 'Weg 1',
    postalCode: '10115',
    city: 'Berlin',
    country: 'DE',
    timeZone: 'Europe/Berlin',
    invoicePer: 'premise',
  })
  const runId = await company.bill({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-01' })
  const { documents } = await loadRunTotals(company.system.db, runId)
  const net = PLACES.reduce((sum, n) => sum + energy(n, 28) + 930n + 1000n, 1000n)
  // 50 shops, and the customer's own home.
  expect(documents).toMatchObject([{ kind: 'invoice', count: 51, netMinor: net }])
  const again = await company.bill({ entity: 'SUN', through: '2026-03-02', issueOn: '2026-03-02' })
  expect(await company.outcomes(again)).toEqual(['CHAIN skipped nothing_due'])
  await documentTasks(company.system).renderDocuments?.({ runId, chunkNo: 0 })
  expect(await company.broken()).toEqual([])
}, 60_000)
