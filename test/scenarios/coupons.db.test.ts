import { afterEach, beforeAll, expect, test } from 'vitest'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/* Coupons on seats (31.00 a month in advance): caps, races, windows, late redemption, withdrawal. */

let company: Company

const coupon = (code: string, more: object = {}) => ({
  code,
  name: { en: code },
  percent: '50',
  duration: 'once',
  validFrom: '2026-01-01',
  ...more,
})

const on = (account: string, code: string, redeemedOn: string) => ({
  accountNumber: account,
  subscriptionNumber: 'S-1',
  code,
  redeemedOn,
})

async function outcomes(command: string, ...rows: object[]): Promise<string[]> {
  const answer = await company.do<{ rows: { result: string; refusal?: { code: string } }[] }>(
    command,
    { rows },
  )
  return answer.rows.map(row => row.refusal?.code ?? row.result)
}

async function bill(through: string, account: string, issueOn = through): Promise<string[]> {
  await company.bill({ entity: 'SUN', through, issueOn, accounts: [account] })
  const lines = await company.documents(account, issueOn)
  return lines.map(line => line.replace(/^= (INV|CN)-\d+/, '= $1'))
}

beforeAll(async () => {
  company = new Company(await createTestSystem('2025-12-20T12:00:00Z'))
  await setUp(company)
  for (const number of ['A-1', 'A-2', 'A-3']) {
    await signUp(company, { number, plan: 'SEATS', start: '2026-01-01' })
  }
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

test('a coupon is defined once; only who may redeem it changes', async () => {
  expect(
    await outcomes(
      'defineCoupons',
      coupon('HALF', { maxRedemptions: 1 }),
      coupon('TEN', {
        percent: null,
        amount: '10.00',
        currency: 'EUR',
        duration: 'periods',
        count: 2,
        chargeCodes: ['seat'],
      }),
      coupon('ALONE', { exclusive: true, duration: 'forever' }),
      coupon('CALLS', { planCodes: ['CALLS'] }),
      coupon('DOLLAR', { percent: null, amount: '1', currency: 'USD', chargeCodes: ['seat'] }),
      coupon('BAD', { amount: '1', currency: 'EUR' }),
      coupon('BAD', { duration: 'periods' }),
    ),
  ).toEqual([
    'created',
    'created',
    'created',
    'created',
    'created',
    'invalid_input',
    'invalid_input',
  ])
  expect(await outcomes('defineCoupons', coupon('HALF', { maxRedemptions: 1 }))).toEqual([
    'unchanged',
  ])
  expect(await outcomes('defineCoupons', coupon('HALF', { percent: '40' }))).toEqual([
    'coupon_fixed',
  ])
})

test('of two customers who want the last one only one gets it', async () => {
  const wants = ['A-1', 'A-2'].map(account =>
    outcomes('redeemCoupons', on(account, 'HALF', '2026-01-01')),
  )
  expect((await Promise.all(wants)).flat().sort()).toEqual(['coupon_used_up', 'created'])
  expect(
    await outcomes('defineCoupons', coupon('HALF', { maxRedemptions: 3, maxPerAccount: 1 })),
  ).toEqual(['updated'])
  const again = ['A-1', 'A-2'].map(account =>
    outcomes('redeemCoupons', on(account, 'HALF', '2026-01-01')),
  )
  expect((await Promise.all(again)).flat().sort()).toEqual(['created', 'unchanged'])
  expect(await outcomes('defineCoupons', coupon('HALF', { maxRedemptions: 1 }))).toEqual([
    'coupon_cap_too_low',
  ])
})

test('a coupon is refused where it does not fit', async () => {
  const refused = [
    on('A-1', 'NOPE', '2026-01-01'),
    on('A-1', 'HALF', '2025-12-31'),
    on('A-1', 'DOLLAR', '2026-01-01'),
    on('A-1', 'CALLS', '2026-01-01'),
    on('A-1', 'HALF', '2026-01-15'),
    on('A-1', 'HALF', '2026-09-01'),
    on('A-1', 'ALONE', '2026-01-01'),
  ]
  const answers: string[] = []
  for (const row of refused) answers.push(...(await outcomes('redeemCoupons', row)))
  expect(answers).toEqual([
    'unknown_coupon',
    'coupon_not_valid_on_date',
    'coupon_currency_differs',
    'coupon_not_for_subscription',
    'coupon_running',
    'coupon_used_up_by_account',
    'coupon_exclusive',
  ])
})

test('once is for one period; amounts follow percentages, for so many periods', async () => {
  expect(await outcomes('redeemCoupons', on('A-1', 'TEN', '2026-01-01'))).toEqual(['created'])
  // 31.00 − 50 % − 10.00, then 31.00 − 10.00, then 31.00.
  expect(await bill('2026-01-01', 'A-1')).toEqual([
    'charge seat 2026-01-01..2026-02-01 1 @ 31 → 5.50',
    '= INV net 5.50 tax 1.05 due 6.55',
  ])
  expect((await bill('2026-02-01', 'A-1')).at(-1)).toBe('= INV net 21.00 tax 3.99 due 24.99')
  expect((await bill('2026-03-01', 'A-1')).at(-1)).toBe('= INV net 31.00 tax 5.89 due 36.89')
})

test('a coupon redeemed too late is made good, withdrawn it is taken back', async () => {
  await bill('2026-03-01', 'A-3', '2026-03-02')
  company.on('2026-03-03')
  expect(await outcomes('redeemCoupons', on('A-3', 'TEN', '2026-01-15'))).toEqual(['created'])
  expect(await bill('2026-03-04', 'A-3', '2026-03-04')).toEqual([
    'reversal seat 2026-02-01..2026-03-01 -1 @ 31 → -31.00',
    'charge seat 2026-02-01..2026-03-01 1 @ 31 → 21.00',
    'reversal seat 2026-03-01..2026-04-01 -1 @ 31 → -31.00',
    'charge seat 2026-03-01..2026-04-01 1 @ 31 → 21.00',
    '= CN net -20.00 tax -3.80 due -23.80',
  ])
  expect(await bill('2026-03-05', 'A-3', '2026-03-05')).toEqual([])
  const withdrawal = {
    accountNumber: 'A-3',
    subscriptionNumber: 'S-1',
    code: 'TEN',
    withdrawnOn: '2026-03-01',
  }
  expect(await outcomes('withdrawCoupons', { ...withdrawal, withdrawnOn: '2026-01-01' })).toEqual([
    'coupon_not_redeemed',
  ])
  expect(await outcomes('withdrawCoupons', withdrawal)).toEqual(['updated'])
  expect(await outcomes('withdrawCoupons', withdrawal)).toEqual(['unchanged'])
  expect((await bill('2026-03-06', 'A-3', '2026-03-06')).at(-1)).toBe(
    '= INV net 10.00 tax 1.90 due 11.90',
  )
})
