import { beforeAll, describe, expect, test } from 'vitest'
import { loadSubscription } from '../../src/contracts/load/as-of.ts'
import { listPlannedChanges } from '../../src/contracts/load/planned.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T08:00:00Z'))
  await setUp(company)
})

const of = (number: string) => ({ accountNumber: number, subscriptionNumber: 'S-1' })

const codes = async (command: string, row: object) => {
  const answer = await company.do<{ rows: { result: string; refusal?: { code: string } }[] }>(
    command,
    { rows: [row] },
  )
  return answer.rows.map(each => each.refusal?.code ?? each.result)[0]
}

const account = (accountNumber: string, billingDay: number | null) =>
  company.rows('createAccounts', {
    accountNumber,
    kind: 'person',
    name: 'Ada Lovelace',
    line1: 'Weg 1',
    postalCode: '10115',
    city: 'Berlin',
    country: 'DE',
    timeZone: 'Europe/Berlin',
    billingDay,
  })

describe('billing periods', () => {
  test('are aligned to the billing day of the account, back-dated, with a short period; a second run bills nothing', async () => {
    await signUp(company, { number: 'G-1', plan: 'SEATS', start: '2026-01-10', quantity: '2' })
    const bill = (through: string) =>
      company.bill({ entity: 'SUN', through, issueOn: through, accounts: ['G-1'] })
    await bill('2026-02-10')
    company.on('2026-02-20')
    const align = { ...of('G-1'), effectiveOn: '2026-02-15', alignTo: 'account' }
    expect(await codes('changeAlignment', align)).toBe('no_billing_day')
    await account('G-1', 1)
    expect(await codes('changeAlignment', align)).toBe('updated')
    expect(await codes('changeAlignment', align)).toBe('unchanged')
    await bill('2026-03-01')
    expect(await company.outcomes(await bill('2026-03-01'))).toEqual(['G-1 skipped nothing_due'])
    await bill('2026-04-01')
    expect(await company.documents('G-1')).toEqual([
      'charge seat 2026-01-10..2026-02-10 2 @ 31 → 62.00',
      'charge seat 2026-02-10..2026-03-10 2 @ 31 → 62.00',
      '= INV-000001 net 124.00 tax 23.56 due 147.56',
      // 23 of the 28 days from 10 February are given back, 14 of the 28 of February are charged.
      'correction seat 2026-02-15..2026-03-10 -2 @ 25.4642857143 → -50.93',
      'charge seat 2026-02-15..2026-03-01 2 @ 15.5 → 31.00',
      'charge seat 2026-03-01..2026-04-01 2 @ 31 → 62.00',
      '= INV-000002 net 42.07 tax 7.99 due 50.06',
      'charge seat 2026-04-01..2026-05-01 2 @ 31 → 62.00',
      '= INV-000003 net 62.00 tax 11.78 due 73.78',
    ])
    expect(await company.broken()).toEqual([])
  })

  test('are aligned at the end of a period, listed until then, and taken back', async () => {
    company.on('2026-04-05')
    const align = {
      ...of('G-1'),
      effectiveOn: 'period_end',
      alignTo: 'subscription',
      anchorDay: 31,
    }
    expect(await codes('changeAlignment', align)).toBe('updated')
    const planned = await listPlannedChanges(company.system.db, {
      on: Temporal.PlainDate.from('2026-04-05'),
      accountNumber: 'G-1',
      limit: 9,
    })
    expect(planned.map(row => `${row.effectiveOn} ${row.change} ${row.value}`)).toEqual([
      '2026-05-01 alignment SEATS@1',
    ])
    const plan = { ...of('G-1'), planCode: 'SEATS', planVersion: 2, effectiveOn: '2026-04-20' }
    expect(await codes('changePlan', plan)).toBe('alignment_later')
    const back = { ...of('G-1'), effectiveOn: '2026-05-01' }
    expect(await codes('withdrawPlanChange', back)).toBe('updated')
    expect(await codes('changePlan', plan)).toBe('updated')
    const known = await loadSubscription(company.system.db, 'G-1', 'S-1', {
      effectiveOn: Temporal.PlainDate.from('2026-05-02'),
      recordedAt: Temporal.Instant.from('2026-04-06T00:00:00Z'),
    })
    expect(known?.items.map(item => `${item.planVersion} × ${item.quantity}`)).toEqual(['2 × 2'])
  })

  test('start aligned: to the calendar’s year, the contract’s anniversary, the account’s day', async () => {
    await signUp(company, { number: 'G-2', plan: 'CARE', start: '2026-02-20' })
    const more = (subscriptionNumber: string, alignTo: string) => ({
      accountNumber: 'G-2',
      contractNumber: 'C-1',
      subscriptionNumber,
      planCode: 'YEAR',
      planVersion: 1,
      premiseCode: 'HOME',
      startOn: '2026-04-01',
      alignTo,
    })
    expect(await codes('createSubscriptions', more('A', 'account'))).toBe('no_billing_day')
    await account('G-2', 15)
    for (const [number, to] of [
      ['A', 'account'],
      ['B', 'contract'],
      ['C', 'calendar'],
    ] as const) {
      expect(await codes('createSubscriptions', more(number, to))).toBe('created')
      expect(await codes('createSubscriptions', more(number, to))).toBe('unchanged')
    }
    company.on('2026-04-06')
    await company.rows('endSubscription', { ...of('G-2'), endOn: '2026-03-01' })
    await company.bill({
      entity: 'SUN',
      through: '2026-04-01',
      issueOn: '2026-04-06',
      accounts: ['G-2'],
    })
    const told = await company.documents('G-2')
    expect(told.filter(line => line.includes('charge year'))).toEqual([
      'charge year 2026-04-01..2027-03-15 1 @ 348 → 348.00',
      'charge year 2026-04-01..2027-02-20 1 @ 325 → 325.00',
      'charge year 2026-04-01..2027-01-01 1 @ 275 → 275.00',
    ])
    expect(await company.broken()).toEqual([])
  })
})

test('a yearly fee with monthly usage, late usage included, is billed month by month and holds every proof', async () => {
  await company.rows('definePlans', {
    planCode: 'MIX',
    planVersion: 1,
    name: { en: 'Mix' },
    currency: 'EUR',
    taxInclusive: false,
    offeredFrom: '2025-01-01',
    charges: [
      ['fee', 'recurring', 'advance', 12, '365.00'],
      ['calls', 'usage', 'arrears', 1, '0.50'],
    ].map(([chargeCode, kind, timing, months, unitPrice], i) => ({
      chargeCode,
      position: i + 1,
      productCode: 'SERVICE',
      name: { en: String(chargeCode) },
      kind,
      timing,
      months,
      ...(kind === 'usage' ? { meterCode: 'CALLS' } : {}),
      unit: 'month',
      prices: [{ effectiveFrom: '2025-01-01', price: { model: 'per_unit', unitPrice } }],
    })),
  })
  await signUp(company, { number: 'G-3', plan: 'MIX', start: '2026-04-30' })
  const use = (eventKey: string, occurredAt: string) =>
    company.rows('recordUsageEvents', {
      ...of('G-3'),
      meterCode: 'CALLS',
      eventKey,
      occurredAt,
      quantity: '10',
    })
  const bill = (through: string) =>
    company.bill({ entity: 'SUN', through, issueOn: through, accounts: ['G-3'] })
  await bill('2026-04-30')
  company.on('2026-05-29')
  await use('a', '2026-05-10T10:00:00Z')
  await bill('2026-05-30')
  company.on('2026-06-02')
  await use('late', '2026-05-20T10:00:00Z')
  await use('b', '2026-06-01T10:00:00Z')
  await bill('2026-06-30')
  expect(await company.outcomes(await bill('2026-06-30'))).toEqual(['G-3 skipped nothing_due'])
  expect((await company.documents('G-3')).filter(line => !line.startsWith('='))).toEqual([
    'charge fee 2026-04-30..2027-04-30 1 @ 365 → 365.00',
    'charge calls 2026-04-30..2026-05-30 10 @ 0.5 → 5.00',
    'correction calls 2026-04-30..2026-05-30 10 @ 0.5 → 5.00',
    'charge calls 2026-05-30..2026-06-30 10 @ 0.5 → 5.00',
  ])
  expect(await company.broken()).toEqual([])
})
