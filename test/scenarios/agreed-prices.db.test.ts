import { afterEach, beforeAll, expect, test } from 'vitest'
import { explainInvoice } from '../../src/app/explain/explain-invoice.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/*
 * A customer with seats (31.00 a month in advance) for whom prices are agreed: for the subscription,
 * for the contract, in time and too late.
 */

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2025-12-20T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'A-1', plan: 'SEATS', start: '2026-01-01' })
  await signUp(company, { number: 'A-2', plan: 'CALLS', start: '2026-01-01' })
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

const perUnit = (unitPrice: string) => ({ model: 'per_unit', unitPrice })

function agreed(price: unknown, effectiveFrom: string, more: object = {}) {
  return {
    accountNumber: 'A-1',
    subscriptionNumber: 'S-1',
    chargeCode: 'seat',
    effectiveFrom,
    price,
    ...more,
  }
}

const forContract = { subscriptionNumber: null, contractNumber: 'C-1', planCode: 'SEATS' }

async function bill(through: string, account = 'A-1', issueOn = through): Promise<string[]> {
  await company.bill({ entity: 'SUN', through, issueOn, accounts: [account] })
  const lines = await company.documents(account, issueOn)
  return lines.map(line => line.replace(/^= (INV|CN)-\d+/, '= $1'))
}

async function outcomes(...rows: object[]): Promise<string[]> {
  const answer = await company.do<{ rows: { result: string; refusal?: { code: string } }[] }>(
    'agreePrices',
    { rows },
  )
  return answer.rows.map(row => row.refusal?.code ?? row.result)
}

test('rows that cannot hold are refused one by one', async () => {
  company.on('2025-12-21')
  const refused = [
    agreed(perUnit('1'), '2026-01-01', { accountNumber: 'nope' }),
    agreed(perUnit('1'), '2026-01-01', { subscriptionNumber: 'nope' }),
    agreed(perUnit('1'), '2026-01-01', { ...forContract, contractNumber: 'nope' }),
    agreed(perUnit('1'), '2026-01-01', { chargeCode: 'nope' }),
    agreed(perUnit('1'), '2026-01-01', { ...forContract, planCode: 'nope' }),
    agreed(perUnit('1'), '2026-01-01', { contractNumber: 'C-1' }),
    agreed(perUnit('1'), '2026-01-01', { ...forContract, planCode: null }),
    agreed({ model: 'percentage', percent: '3' }, '2026-01-01'),
    agreed(perUnit('-1'), '2026-01-01'),
    agreed(null, '2026-01-01'),
  ]
  expect((await Promise.all(refused.map(row => outcomes(row)))).flat()).toEqual([
    'unknown_account',
    'unknown_subscription',
    'unknown_contract',
    'no_item_on_date',
    'unknown_charge',
    'invalid_input',
    'invalid_input',
    'price_needs_usage',
    'invalid_input',
    'unchanged',
  ])
})

test('the price of the subscription holds before that of the contract', async () => {
  expect(await outcomes(agreed(perUnit('28.00'), '2026-01-01', forContract))).toEqual(['created'])
  const row = agreed(perUnit('25.00'), '2026-02-01')
  expect(await outcomes(row)).toEqual(['created'])
  expect(await outcomes(row)).toEqual(['unchanged'])
  expect(await bill('2026-01-01')).toEqual([
    'charge seat 2026-01-01..2026-02-01 1 @ 28 → 28.00',
    '= INV net 28.00 tax 5.32 due 33.32',
  ])
  expect(await bill('2026-02-01')).toEqual([
    'charge seat 2026-02-01..2026-03-01 1 @ 25 → 25.00',
    '= INV net 25.00 tax 4.75 due 29.75',
  ])
})

test('the explanation names with whom the price was agreed', async () => {
  const answer = await explainInvoice(company.system.db, 'SUN-INV-2026-000002', 1, 'de')
  const sentences = answer.ok ? answer.value.lines.flatMap(line => line.sentences) : []
  expect(sentences.join('\n')).toContain(
    'für dieses Abonnement vereinbarte Preis gilt seit 01.02.2026',
  )
  const first = await explainInvoice(company.system.db, 'SUN-INV-2026-000001', 1, 'en')
  const said = first.ok ? first.value.lines.flatMap(line => line.sentences) : []
  expect(said.join('\n')).toContain('The price agreed for this contract holds since')
})

test('a price agreed too late is made good by the next run, once', async () => {
  company.on('2026-02-10')
  expect(
    await outcomes(agreed(perUnit('26.00'), '2026-01-01'), agreed(null, '2026-03-01')),
  ).toEqual(['created', 'created'])
  expect(await bill('2026-02-15')).toEqual([
    'reversal seat 2026-01-01..2026-02-01 -1 @ 28 → -28.00',
    'charge seat 2026-01-01..2026-02-01 1 @ 26 → 26.00',
    '= CN net -2.00 tax -0.38 due -2.38',
  ])
  expect(await bill('2026-02-16')).toEqual([])
  // From March on the contract's price holds again.
  expect(await bill('2026-03-01')).toEqual([
    'charge seat 2026-03-01..2026-04-01 1 @ 28 → 28.00',
    '= INV net 28.00 tax 5.32 due 33.32',
  ])
})

test('a price agreed for a contract inside a month splits usage by date', async () => {
  company.on('2026-02-01')
  const event = (eventKey: string, occurredAt: string) => ({
    accountNumber: 'A-2',
    subscriptionNumber: 'S-1',
    meterCode: 'CALLS',
    eventKey,
    occurredAt,
    quantity: '100',
  })
  await company.rows(
    'recordUsageEvents',
    event('e1', '2026-01-10T12:00:00Z'),
    event('e2', '2026-01-20T12:00:00Z'),
  )
  const calls = { ...forContract, accountNumber: 'A-2', planCode: 'CALLS', chargeCode: 'calls' }
  expect(await outcomes(agreed(perUnit('0.03'), '2026-01-16', calls))).toEqual(['created'])
  expect(await bill('2026-02-01', 'A-2', '2026-03-02')).toEqual([
    'charge calls 2026-01-01..2026-01-16 100 @ 0.05 → 5.00',
    'charge calls 2026-01-16..2026-02-01 100 @ 0.03 → 3.00',
    '= INV net 8.00 tax 1.52 due 9.52',
  ])
})

test('an uplift raises what is paid by so many per cent and stands when given again', async () => {
  company.on('2026-03-05')
  const uplift = {
    accountNumber: 'A-1',
    subscriptionNumber: 'S-1',
    effectiveOn: '2026-04-01',
    percent: '3',
  }
  const give = async (row: object) =>
    (
      await company.do<{ rows: { result: string; refusal?: { code: string } }[] }>('upliftPrices', {
        rows: [row],
      })
    ).rows.map(each => each.refusal?.code ?? each.result)
  expect(await give(uplift)).toEqual(['updated'])
  expect(await give(uplift)).toEqual(['unchanged'])
  expect(await give({ ...uplift, effectiveOn: '2025-06-01' })).toEqual(['nothing_to_uplift'])
  expect(await bill('2026-04-01')).toEqual([
    'charge seat 2026-04-01..2026-05-01 1 @ 28.84 → 28.84',
    '= INV net 28.84 tax 5.48 due 34.32',
  ])
})

test('a ramp plans price and quantity by phases, whole or not at all', async () => {
  company.on('2026-04-02')
  await signUp(company, { number: 'A-3', plan: 'SEATS', start: '2026-05-01' })
  const ramp = (phases: object[]) => ({
    accountNumber: 'A-3',
    subscriptionNumber: 'S-1',
    chargeCode: 'seat',
    phases,
  })
  const give = async (row: object) => {
    const answer = await company.do<{ rows: { result: string; refusal?: { code: string } }[] }>(
      'scheduleRamps',
      { rows: [row] },
    )
    return answer.rows.map(each => each.refusal?.code ?? each.result)
  }
  const first = { afterMonths: 0, quantity: '2', price: perUnit('20.00') }
  const late = { from: '2026-06-16', quantity: '5', price: perUnit('10.00') }
  expect(await give(ramp([late, first]))).toEqual(['phases_not_in_order'])
  // Before the subscription there is no charge whose quantity could change: nothing of it is kept.
  expect(await give(ramp([{ ...first, afterMonths: null, from: '2026-04-01' }, late]))).toEqual([
    'no_item_on_date',
  ])
  expect(await give(ramp([first, late]))).toEqual(['updated'])
  expect(await give(ramp([first, late]))).toEqual(['unchanged'])
  const of = (through: string) => bill(through, 'A-3')
  expect(await of('2026-05-01')).toEqual([
    'charge seat 2026-05-01..2026-06-01 2 @ 20 → 40.00',
    '= INV net 40.00 tax 7.60 due 47.60',
  ])
  // In June 5 seats from the 16th on, at the price of the 1st; in July the phase's price.
  expect(await of('2026-07-01')).toEqual([
    'charge seat 2026-06-01..2026-06-16 2 @ 10 → 20.00',
    'charge seat 2026-06-16..2026-07-01 5 @ 10 → 50.00',
    'charge seat 2026-07-01..2026-08-01 5 @ 10 → 50.00',
    '= INV net 120.00 tax 22.80 due 142.80',
  ])
  expect(await of('2026-07-02')).toEqual([])
})
