import { beforeAll, expect, test } from 'vitest'
import { previewChange } from '../../src/app/preview/preview-change.ts'
import { commands } from '../../src/app/registry.ts'
import { formatAmount } from '../../src/kernel/money.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { install, setUp, signUp } from './setting.ts'

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'C-1', plan: 'SEATS', start: '2026-01-01', quantity: '3' })
  await signUp(company, { number: 'C-2', plan: 'HOME', start: '2026-01-01' })
  await install(company, 'C-2', '2026-01-01')
  await company.bill({ entity: 'SUN', through: '2026-01-01', issueOn: '2026-01-01' })
  company.on('2026-01-16')
})

async function previewed(command: string, account: string, row: object, on?: string) {
  const asked = {
    account,
    language: 'en' as const,
    ...(on === undefined ? {} : { on: Temporal.PlainDate.from(on) }),
  }
  const key = { accountNumber: account, subscriptionNumber: 'S-1' }
  const input = { rows: [{ ...key, ...row }] }
  return previewChange(company.system, commands.get(command)!, input, asked, 'test')
}

const shown = (found: Awaited<ReturnType<typeof previewed>>) => {
  if (!found.ok) return found.refusal.code
  const { bills, usageLeftOut } = found.value
  const lines = bills.flatMap(bill => [
    ...bill.lines.map(({ kind, charge, from, to, before, after }) => {
      const amount = (side: typeof before) =>
        side === null ? '–' : formatAmount(side.netMinor, bill.currency)
      return `${kind} ${charge} ${from}..${to} ${amount(before)} → ${amount(after)}`
    }),
    `pays ${[bill.before, bill.after].map(sums => formatAmount(sums.payableMinor, bill.currency)).join(' → ')}`,
  ])
  return usageLeftOut === null ? lines : [...lines, 'without usage']
}

const MORE = { planCode: 'SEATS', planVersion: 2 }

test('the credit and the charge of a change are shown before it, changing nothing', async () => {
  const upgrade = await previewed('changePlan', 'C-1', { effectiveOn: 'now', ...MORE })
  expect(shown(upgrade)).toEqual([
    'correction seat 2026-01-16..2026-02-01 – → -48.00',
    'charge seat 2026-01-16..2026-02-01 – → 86.71',
    'charge seat 2026-02-01..2026-03-01 93.00 → –',
    'charge seat 2026-02-01..2026-03-01 – → 168.00',
    'pays 110.67 → 245.98',
  ])
  // The change itself, and what is then billed, is what had been shown.
  expect(shown(await previewed('changePlan', 'C-1', { effectiveOn: 'now', ...MORE }))).toEqual(
    shown(upgrade),
  )
  const key = { accountNumber: 'C-1', subscriptionNumber: 'S-1' }
  await company.rows('changePlan', { ...key, effectiveOn: 'now', ...MORE })
  company.on('2026-02-01')
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  expect((await company.documents('C-1', '2026-02-01')).at(-1)).toContain('245.98')
  expect(await company.brokenProofs()).toEqual([])
})

test('a change to come is shown on the bill that it reaches', async () => {
  const later = { chargeCode: 'seat', effectiveOn: '2026-04-01', quantity: '5' }
  expect(shown(await previewed('changeQuantity', 'C-1', later, '2026-04-01'))).toEqual([
    'charge seat 2026-04-01..2026-05-01 168.00 → 280.00',
    'charge seat 2026-05-01..2026-06-01 168.00 → 280.00',
    'pays 599.76 → 866.32',
  ])
})

test('usage that is not known yet is left out, and what is refused says why', async () => {
  const price = { effectiveFrom: '2026-02-01', price: { model: 'per_unit', unitPrice: '8.30' } }
  expect(shown(await previewed('agreePrices', 'C-2', { chargeCode: 'base', ...price }))).toEqual([
    'charge base 2026-02-01..2026-03-01 9.30 → 8.30',
    'pays 22.13 → 20.94',
    'without usage',
  ])
  expect(
    shown(
      await previewed('changePlan', 'C-1', { effectiveOn: 'now', planCode: 'X', planVersion: 1 }),
    ),
  ).toBe('unknown_plan_version')
})
