import { sql } from 'kysely'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { accountUsage } from '../../src/app/usage/account-usage.ts'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/*
 * Two roofs in Austin that feed the grid: one keeps kWh, the other amounts. Both years end in March.
 */

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2025-01-01T12:00:00Z'))
  await setUp(company)
  const meter = { name: { en: 'Energy' }, unit: 'kWh', source: 'reads' }
  await company.rows(
    'defineMeters',
    { ...meter, meterCode: 'TAKEN' },
    { ...meter, meterCode: 'FED' },
  )
  const trueUp = { trueUpMonth: 3, atTrueUp: 'pay' }
  await company.rows(
    'definePlans',
    plan('KWH', [
      charge('energy', 'TAKEN', '0.20', {
        energy: { kind: 'net_metering', exportMeter: 'FED', ...trueUp, payoutPrice: '0.03' },
      }),
    ]),
    plan('MONEY', [
      charge('energy', 'TAKEN', '0.20', {}),
      charge('export', 'FED', '0.10', {
        energy: { kind: 'export_credit', pays: ['energy'], ...trueUp, payoutPercent: '50' },
      }),
    ]),
  )
  for (const [number, name, start] of [
    ['K-1', 'KWH', '2025-01-01'],
    ['M-1', 'MONEY', '2026-01-01'],
  ] as const) {
    await signUp(company, { number, plan: name, start, anchorDay: 1 })
    const channel = { accountNumber: number, premiseCode: 'HOME', installedOn: start }
    await company.rows(
      'defineChannels',
      { ...channel, meterCode: 'TAKEN', serial: `T-${number}` },
      { ...channel, meterCode: 'FED', serial: `F-${number}` },
    )
    company.on(start)
    await read(number, start, '0', '0')
  }
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

function plan(planCode: string, charges: object[]) {
  const head = { planVersion: 1, name: { en: planCode }, currency: 'EUR', taxInclusive: false }
  return { planCode, ...head, offeredFrom: '2025-01-01', charges }
}

function charge(code: string, meterCode: string, unitPrice: string, more: object) {
  return {
    chargeCode: code,
    position: code === 'energy' ? 1 : 2,
    productCode: 'POWER',
    name: { en: code },
    kind: 'usage',
    timing: 'arrears',
    months: 1,
    meterCode,
    unit: 'kWh',
    prices: [{ effectiveFrom: '2025-01-01', price: { model: 'per_unit', unitPrice } }],
    ...more,
  }
}

async function read(account: string, readOn: string, taken: string, fed: string): Promise<void> {
  await company.rows(
    'recordReads',
    { accountNumber: account, serial: `T-${account}`, readOn, value: taken },
    { accountNumber: account, serial: `F-${account}`, readOn, value: fed },
  )
}

async function bill(account: string, through: string): Promise<string[]> {
  company.on(through)
  await company.bill({ entity: 'SUN', through, issueOn: through, accounts: [account] })
  const lines = await company.documents(account, through)
  return lines
    .map(line => line.replace(/^= (INV|CN)-\d+/, '= $1'))
    .filter(line => !line.startsWith('='))
}

/** What the books owe a customer for kept credits, in cents. */
async function owed(account: string): Promise<bigint> {
  const [found] = await rows(
    company.system.db,
    sql<{ owed: bigint }>`
      select coalesce(sum(case when t.credit = '2540' then t.amount_minor
                               when t.debit = '2540' then -t.amount_minor else 0 end), 0)::bigint
             as owed
        from ledger_transfer t join account a using (account_id) where a.number = ${account}`,
  )
  return found?.owed ?? 0n
}

test('a plan told again with its terms is the same, with others it is refused', async () => {
  const terms = { kind: 'net_metering', exportMeter: 'FED', trueUpMonth: 3, atTrueUp: 'pay' }
  const told = (payoutPrice: string) =>
    plan('KWH', [charge('energy', 'TAKEN', '0.20', { energy: { ...terms, payoutPrice } })])
  const again = await company.rows('definePlans', told('0.030'))
  expect(again.rows.map(({ result }) => result)).toEqual(['unchanged'])
  const other = await company.do<{ rows: { refusal?: { code: string } }[] }>('definePlans', {
    rows: [told('0.04')],
  })
  expect(other.rows[0]?.refusal?.code).toBe('plan_version_fixed')
})

test('kWh are kept, used, and paid out at the true-up', async () => {
  company.on('2025-02-01')
  await read('K-1', '2025-02-01', '100', '140')
  expect(await bill('K-1', '2025-02-01')).toEqual([])
  company.on('2025-03-01')
  await read('K-1', '2025-03-01', '250', '240')
  expect(await bill('K-1', '2025-03-01')).toEqual([
    // 150 taken, 100 fed in, 40 kept.
    'charge energy 2025-02-01..2025-03-01 10 @ 0.2 → 2.00',
  ])
  company.on('2025-04-01')
  await read('K-1', '2025-04-01', '260', '290')
  expect(await bill('K-1', '2025-04-01')).toEqual([
    'charge energy 2025-03-01..2025-04-01 0 @ 0.2 → 0.00',
    'charge energy 2025-03-01..2025-04-01 -40 @ 0.03 → -1.20',
  ])
  expect(await bill('K-1', '2025-04-02')).toEqual([])
})

test('a corrected read of the first month changes what followed from it', async () => {
  company.on('2025-04-03')
  // 20 kWh more were fed in in January, and as many less in February.
  await company.rows('recordReads', {
    accountNumber: 'K-1',
    serial: 'F-K-1',
    readOn: '2025-02-01',
    value: '160',
  })
  expect(await bill('K-1', '2025-04-03')).toEqual([])
  // 30 more in February: nothing to bill there, and 20 kWh more to pay out in March.
  await company.rows(
    'recordReads',
    { accountNumber: 'K-1', serial: 'F-K-1', readOn: '2025-03-01', value: '270' },
    { accountNumber: 'K-1', serial: 'F-K-1', readOn: '2025-04-01', value: '320' },
  )
  expect(await bill('K-1', '2025-04-04')).toEqual([
    'correction energy 2025-02-01..2025-03-01 -10 @ 0.2 → -2.00',
    'correction energy 2025-03-01..2025-04-01 -20 @ 0.03 → -0.60',
  ])
  expect(await bill('K-1', '2025-04-05')).toEqual([])
})

test('usage under way is net of what was fed in so far', async () => {
  company.on('2025-04-20')
  // 60 taken and 20 fed in since 1 April.
  await read('K-1', '2025-04-20', '320', '340')
  const found = await accountUsage(company.system.db, 'K-1', company.system.clock.now())
  const [energy] = found.ok ? found.value : []
  expect(energy?.soFar).toMatchObject({ amountMinor: 800n })
  company.on('2026-01-20')
  const credits = await accountUsage(company.system.db, 'M-1', company.system.clock.now())
  expect(credits.ok && credits.value.map(({ charge }) => charge)).toEqual(['energy'])
})

test('amounts are kept as a liability, used, and half paid out at the true-up', async () => {
  company.on('2026-02-01')
  await read('M-1', '2026-02-01', '10', '100')
  expect(await bill('M-1', '2026-02-01')).toEqual([
    'charge energy 2026-01-01..2026-02-01 10 @ 0.2 → 2.00',
    'charge export 2026-01-01..2026-02-01 -100 @ 0.1 → -10.00',
    'charge export 2026-01-01..2026-02-01 1 @ 8 → 8.00',
  ])
  expect(await owed('M-1')).toBe(800n)
  company.on('2026-03-01')
  await read('M-1', '2026-03-01', '30', '100')
  expect(await bill('M-1', '2026-03-01')).toEqual([
    'charge energy 2026-02-01..2026-03-01 20 @ 0.2 → 4.00',
    'charge export 2026-02-01..2026-03-01 0 @ 0.1 → 0.00',
    'charge export 2026-02-01..2026-03-01 -1 @ 4 → -4.00',
  ])
  expect(await owed('M-1')).toBe(400n)
  company.on('2026-04-01')
  await read('M-1', '2026-04-01', '30', '120')
  expect(await bill('M-1', '2026-04-01')).toEqual([
    'charge energy 2026-03-01..2026-04-01 0 @ 0.2 → 0.00',
    'charge export 2026-03-01..2026-04-01 -20 @ 0.1 → -2.00',
    'charge export 2026-03-01..2026-04-01 1 @ 2 → 2.00',
    'charge export 2026-03-01..2026-04-01 -1 @ 3 → -3.00',
    'charge export 2026-03-01..2026-04-01 -1 @ 3 → -3.00',
    'charge export 2026-03-01..2026-04-01 1 @ 3 → 3.00',
  ])
  expect(await owed('M-1')).toBe(0n)
  expect(await bill('M-1', '2026-04-02')).toEqual([])
})
