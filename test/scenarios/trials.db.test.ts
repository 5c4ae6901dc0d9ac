import { afterEach, beforeAll, expect, test } from 'vitest'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/* Trials on seats (31.00 a month in advance), on calls (0.05 in arrears) and a yearly fee (365.00). */

let company: Company

const trial = (account: string, more: object) => ({
  accountNumber: account,
  subscriptionNumber: 'S-1',
  ...more,
})

async function outcomes(...rows: object[]): Promise<string[]> {
  const answer = await company.do<{ rows: { result: string; refusal?: { code: string } }[] }>(
    'setTrials',
    { rows },
  )
  return answer.rows.map(row => row.refusal?.code ?? row.result)
}

let issueOn = '2026-01-01'

/** Bills an account a day after the bill before. */
async function bill(account: string, through: string): Promise<string[]> {
  issueOn = Temporal.PlainDate.from(issueOn).add({ days: 1 }).toString()
  await company.bill({ entity: 'SUN', through, issueOn, accounts: [account] })
  const lines = await company.documents(account, issueOn)
  return lines.map(line => line.replace(/^= (INV|CN)-\d+/, '= $1'))
}

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['A-1', 'A-2', 'A-6']) {
    await signUp(company, { number, plan: 'SEATS', start: '2026-01-01' })
  }
  for (const number of ['A-3', 'A-4']) {
    await signUp(company, { number, plan: 'CALLS', start: '2026-01-01' })
  }
  await signUp(company, { number: 'A-5', plan: 'YEAR', start: '2026-01-10' })
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

test('a trial is refused or unchanged where it says nothing new', async () => {
  expect(await outcomes(trial('A-1', { days: 0 }))).toEqual(['unchanged'])
  expect(await outcomes(trial('A-1', { endOn: '2025-12-31' }))).toEqual(['ends_before_start'])
  expect(await outcomes(trial('A-1', { days: 5, endOn: '2026-01-06' }))).toEqual(['invalid_input'])
  expect(await outcomes(trial('A-1', { days: 15 }))).toEqual(['created'])
  expect(await outcomes(trial('A-1', { endOn: '2026-01-16' }))).toEqual(['unchanged'])
})

test('a running trial is extended, also when the fee was billed, and shortened', async () => {
  expect(await bill('A-1', '2026-01-01')).toEqual([])
  expect(await bill('A-1', '2026-01-16')).toEqual([
    'charge seat 2026-01-16..2026-02-01 1 @ 16 → 16.00',
    '= INV net 16.00 tax 3.04 due 19.04',
  ])
  expect(await outcomes(trial('A-1', { endOn: '2026-01-31' }))).toEqual(['updated'])
  expect(await bill('A-1', '2026-01-31')).toEqual([
    'reversal seat 2026-01-16..2026-02-01 -1 @ 16 → -16.00',
    'charge seat 2026-01-31..2026-02-01 1 @ 1 → 1.00',
    '= CN net -15.00 tax -2.85 due -17.85',
  ])
  expect(await bill('A-1', '2026-01-31')).toEqual([])
  expect(await outcomes(trial('A-1', { days: 0 }))).toEqual(['updated'])
  expect((await bill('A-1', '2026-01-31')).at(-1)).toBe('= INV net 30.00 tax 5.70 due 35.70')
})

test('a trial given after the bills is made good', async () => {
  await bill('A-2', '2026-02-01')
  expect(await outcomes(trial('A-2', { endOn: '2026-02-15' }))).toEqual(['created'])
  // Both months come back; the rest of February is due when the trial is over: 14 of 28 days.
  expect((await bill('A-2', '2026-02-01')).at(-1)).toBe('= CN net -62.00 tax -11.78 due -73.78')
  expect((await bill('A-2', '2026-02-15')).at(-1)).toBe('= INV net 15.50 tax 2.95 due 18.45')
})

test('usage is free unless the trial says otherwise', async () => {
  issueOn = '2026-02-02'
  company.on(issueOn)
  await outcomes(trial('A-3', { endOn: '2026-01-16' }))
  await outcomes(trial('A-4', { endOn: '2026-01-16', freeUsage: false }))
  for (const accountNumber of ['A-3', 'A-4']) {
    const about = { accountNumber, subscriptionNumber: 'S-1', meterCode: 'CALLS', quantity: '100' }
    await company.rows(
      'recordUsageEvents',
      { ...about, eventKey: 'e1', occurredAt: '2026-01-10T12:00:00Z' },
      { ...about, eventKey: 'e2', occurredAt: '2026-01-20T12:00:00Z' },
    )
  }
  expect(await bill('A-3', '2026-02-01')).toEqual([
    'charge calls 2026-01-16..2026-02-01 100 @ 0.05 → 5.00',
    '= INV net 5.00 tax 0.95 due 5.95',
  ])
  expect(await bill('A-4', '2026-02-01')).toEqual([
    'charge calls 2026-01-01..2026-02-01 200 @ 0.05 → 10.00',
    '= INV net 10.00 tax 1.90 due 11.90',
  ])
})

test('periods counted from the end of the trial move with it', async () => {
  expect(await outcomes(trial('A-5', { days: 14, periodsFrom: 'trial_end' }))).toEqual(['created'])
  expect(await bill('A-5', '2026-01-24')).toEqual([
    'charge year 2026-01-24..2027-01-24 1 @ 365 → 365.00',
    '= INV net 365.00 tax 69.35 due 434.35',
  ])
  expect(await outcomes(trial('A-5', { days: 21, periodsFrom: 'trial_end' }))).toEqual(['updated'])
  expect(await bill('A-5', '2026-01-31')).toEqual([
    'reversal year 2026-01-24..2027-01-24 -1 @ 365 → -365.00',
    'charge year 2026-01-31..2027-01-31 1 @ 365 → 365.00',
    '= INV net 0.00 tax 0.00 due 0.00',
  ])
  expect(await bill('A-5', '2026-01-31')).toEqual([])
})

test('a subscription that ends inside its trial owes nothing', async () => {
  await outcomes(trial('A-6', { days: 30 }))
  await company.rows('endSubscription', {
    accountNumber: 'A-6',
    subscriptionNumber: 'S-1',
    endOn: '2026-01-20',
  })
  expect(await bill('A-6', '2026-03-01')).toEqual([])
})
