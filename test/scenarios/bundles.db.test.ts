import { afterEach, beforeAll, expect, test } from 'vitest'
import { explainInvoice } from '../../src/app/explain/explain-invoice.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/* SEATS@3 of two charges becomes a bundle after it was billed. */

let company: Company

const fee = (chargeCode: string, unitPrice: string, months = 1) => ({
  chargeCode,
  position: 1,
  productCode: 'SERVICE',
  name: { en: chargeCode },
  kind: 'recurring',
  timing: 'advance',
  months,
  unit: 'month',
  prices: [{ effectiveFrom: '2025-01-01', price: { model: 'per_unit', unitPrice } }],
})

const bundle = (more: object = {}) => ({
  planCode: 'DUO',
  planVersion: 1,
  effectiveFrom: '2026-01-01',
  bundlePrice: '20.00',
  charges: [
    { chargeCode: 'net', standAlone: '20.00' },
    { chargeCode: 'tv', standAlone: '10.00' },
  ],
  ...more,
})

async function outcomes(...rows: object[]): Promise<string[]> {
  const answer = await company.do<{ rows: { result: string; refusal?: { code: string } }[] }>(
    'priceBundles',
    { rows },
  )
  return answer.rows.map(row => row.refusal?.code ?? row.result)
}

async function bill(through: string): Promise<string[]> {
  await company.bill({ entity: 'SUN', through, issueOn: through, accounts: ['B-1'] })
  const lines = await company.documents('B-1', through)
  return lines.map(line => line.replace(/^= (INV|CN)-\d+/, '= $1'))
}

beforeAll(async () => {
  company = new Company(await createTestSystem('2025-12-20T12:00:00Z'))
  await setUp(company)
  await company.rows('definePlans', {
    planCode: 'DUO',
    planVersion: 1,
    name: { en: 'Duo' },
    currency: 'EUR',
    taxInclusive: false,
    offeredFrom: '2025-01-01',
    charges: [fee('net', '20.00'), fee('tv', '10.00'), fee('year', '60.00', 12)],
  })
  await signUp(company, { number: 'B-1', plan: 'DUO', start: '2026-01-01' })
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

test('a bundle that cannot be is refused as a whole', async () => {
  const [net, tv] = bundle().charges
  const refused = [
    bundle({ planVersion: 2 }),
    bundle({ charges: [net, { chargeCode: 'nope', standAlone: '1' }] }),
    bundle({ charges: [net, { chargeCode: 'year', standAlone: '60' }] }),
    bundle({ bundlePrice: '20.005' }),
    bundle({ charges: [net] }),
    bundle({ charges: [net, tv, net] }),
  ]
  const answers: string[] = []
  for (const row of refused) answers.push(...(await outcomes(row)))
  expect(answers).toEqual([
    'unknown_charge',
    'unknown_charge',
    'bundle_periods_differ',
    'bundle_price_not_whole',
    'invalid_input',
    'invalid_input',
  ])
})

test('a bundle priced after the bill is made good, once', async () => {
  expect((await bill('2026-01-01')).at(-1)).toBe('= INV net 90.00 tax 17.10 due 107.10')
  company.on('2026-01-02')
  expect(await outcomes(bundle())).toEqual(['updated'])
  expect(await outcomes(bundle())).toEqual(['unchanged'])
  expect(await bill('2026-01-02')).toEqual([
    'reversal net 2026-01-01..2026-02-01 -1 @ 20 → -20.00',
    'charge net 2026-01-01..2026-02-01 1 @ 13.33 → 13.33',
    'reversal tv 2026-01-01..2026-02-01 -1 @ 10 → -10.00',
    'charge tv 2026-01-01..2026-02-01 1 @ 6.67 → 6.67',
    '= CN net -10.00 tax -1.90 due -11.90',
  ])
  expect(await bill('2026-01-03')).toEqual([])
})

test('the explanation says what share of which price it is', async () => {
  await bill('2026-02-01')
  const answer = await explainInvoice(company.system.db, 'SUN-INV-2026-000002', 1, 'en')
  const said = answer.ok ? answer.value.lines.flatMap(line => line.sentences).join('\n') : ''
  expect(said).toContain('Share of the bundle’s price 20.00: 20.00 of 30.00 by itself.')
})
