import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { readWhatIf, runWhatIf } from '../../src/app/what-if/what-if.ts'
import { type WriteOptions, writeWhatIf } from '../../src/app/what-if/write.ts'
import { RefusalError } from '../../src/kernel/result.ts'
import { one, rows } from '../../src/platform/database/database.ts'
import { noProgress } from '../../src/platform/progress.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { expectGuide } from '../support/guide.ts'
import { install, read, setUp, signUp } from './setting.ts'

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'W-1', plan: 'SEATS', start: '2026-01-01', quantity: '3' })
  await signUp(company, { number: 'W-2', plan: 'HOME', start: '2026-01-01' })
  await signUp(company, { number: 'W-3', plan: 'CARE', start: '2026-01-01' })
  await signUp(company, { number: 'W-4', plan: 'GROSS', start: '2026-01-10' })
  await install(company, 'W-2', '2026-01-01')
  company.on('2026-01-20')
  await company.rows('addOneOffCharges', {
    accountNumber: 'W-3',
    subscriptionNumber: 'S-1',
    reference: 'V-1',
    productCode: 'SERVICE',
    description: 'Visit',
    serviceOn: '2026-01-20',
    quantity: '1',
    unit: 'visit',
    unitPrice: '50.00',
    taxInclusive: false,
  })
  company.on('2026-02-01')
  await read(company, 'W-2', '2026-01-01', '0')
  await read(company, 'W-2', '2026-02-01', '120')
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-03' })
  company.on('2026-02-20')
  await company.rows('changeQuantity', {
    accountNumber: 'W-1',
    subscriptionNumber: 'S-1',
    chargeCode: 'seat',
    effectiveOn: '2026-02-15',
    quantity: '5',
  })
  await company.rows('endSubscription', {
    accountNumber: 'W-3',
    subscriptionNumber: 'S-1',
    endOn: '2026-02-15',
  })
  company.on('2026-03-01')
  await read(company, 'W-2', '2026-03-01', '240')
  await company.bill({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-03' })
  company.on('2026-03-10')
})

async function written(input: object, options: Partial<WriteOptions> = {}) {
  const out = new PassThrough()
  const shown = text(out)
  const whatIf = readWhatIf(JSON.stringify({ entity: 'SUN', from: '2026-01-01', ...input }))
  const { db, clock } = company.system
  const today = clock.now().toZonedDateTimeISO('UTC').toPlainDate()
  const all: WriteOptions = { format: 'csv', changedOnly: false, language: 'en', ...options }
  const summary = await writeWhatIf(runWhatIf(db, whatIf, today), out, all, noProgress)
  out.end()
  return { summary, text: await shown }
}

const refusalOf = async (input: object): Promise<string> => {
  try {
    await written(input)
    return 'taken'
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal.code
    throw error
  }
}

const power = (effectiveFrom: string, unitPrice: string) => ({
  planCode: 'HOME',
  planVersion: 1,
  chargeCode: 'power',
  effectiveFrom,
  price: { model: 'per_unit', unitPrice },
})

describe('past bills worked out again', () => {
  test('as they were come to what was billed: changes, an end, a one-off, gross prices', async () => {
    const { summary, text } = await written({})
    expect(summary).toMatchObject({ accounts: 4, differ: 0, failed: 0 })
    expectGuide('what-if.md', 'unchanged', text)
  })

  test('with another price from a date on differ by the units priced, and nothing else', async () => {
    // 120 kWh in February at 0.25 instead of 100 × 0.30 + 20 × 0.20 = 34.00
    const { summary, text } = await written(
      { prices: [power('2026-02-01', '0.25')] },
      { changedOnly: true },
    )
    expect(summary.totals).toMatchObject([
      { changed: 1, netDifference: '-4.00', taxDifference: '-0.76' },
    ])
    expectGuide('what-if.md', 'price', text)
  })

  test('with a discount, without it, with other taxes', async () => {
    const discount = { code: 'WHATIF', percent: '10', fromOn: '2026-02-01' }
    const cheaper = await written({ discounts: [discount], accounts: ['W-2'] })
    expect(cheaper.summary.totals[0]).toMatchObject({ netBefore: '86.60', netDifference: '-4.33' })
    const none = { ...discount, accounts: ['W-1'] }
    expect((await written({ discounts: [none], accounts: ['W-2'] })).summary.differ).toBe(0)
    const tax = {
      taxCode: 'DE-19',
      taxClass: 'standard',
      validFrom: '2026-02-01',
      name: { en: 'VAT' },
      country: 'DE',
      category: 'S',
      ratePercent: '16',
    }
    const taxed = await written({ taxRules: [tax], accounts: ['W-2'] })
    // 3 % of February's 43.30
    expect(taxed.summary.totals[0]).toMatchObject({ netDifference: '0.00', taxDifference: '-1.30' })
  })

  test('keep to the range and to the charge asked about', async () => {
    const prices = [power('2026-01-01', '0.10')]
    const january = await written({ prices, to: '2026-02-01', charge: 'power' })
    expect(january.summary.totals).toMatchObject([{ netBefore: '34.00', netAfter: '12.00' }])
    expect((await written({ prices, charge: 'base' })).summary.differ).toBe(0)
  })

  test('tell an account that cannot be worked out, and why', async () => {
    const rateSince = (date: string) =>
      rows(
        company.system.owner.db,
        sql`UPDATE tax_rule SET valid_from = ${date} WHERE tax_code = 'DE-19'`,
      )
    await rateSince('2026-01-05')
    const { summary, text } = await written({}, { changedOnly: true })
    await rateSince('2020-01-01')
    expect(summary).toMatchObject({ accounts: 4, differ: 0, failed: 3 })
    expect(text).toContain('W-2,Ada Lovelace,failed,"No tax rule for class standard in DE')
  })

  test('are refused where a price or a name could not be', async () => {
    const falling = [
      { upTo: '100', unitPrice: '0.30' },
      { upTo: '50', unitPrice: '0.20' },
    ]
    const prices = [{ ...power('2026-01-01', '1'), price: { model: 'graduated', tiers: falling } }]
    expect(await refusalOf({ prices })).toBe('tiers_not_ascending')
    const other = [{ ...power('2026-01-01', '1'), planCode: 'NONE' }]
    expect(await refusalOf({ prices: other })).toBe('unknown_charge')
    expect(await refusalOf({ entity: 'NONE' })).toBe('unknown_legal_entity')
    expect(await refusalOf({ to: '2026-01-01' })).toBe('dates_reversed')
    expect(await refusalOf({ price: [] })).toBe('unknown_field')
  })

  test('say which accounts have facts that changed since; a void on purpose is no difference', async () => {
    await read(company, 'W-2', '2026-03-01', '250')
    const { label } = await one(
      company.system.db,
      sql<{ label: string }>`
        SELECT min(label) AS label FROM document_number JOIN account a USING (account_id)
         WHERE a.number = 'W-4'`,
    )
    await company.do('voidInvoice', {
      invoice: label,
      reason: 'Test',
      issueOn: '2026-03-10',
      rebill: false,
    })
    const { summary, text } = await written({}, { format: 'json', changedOnly: true })
    expect(summary).toMatchObject({ differ: 1, differByFacts: 1 })
    expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({
      account: 'W-2',
      outcome: 'differs',
      factsChanged: true,
      netDifference: '2.00',
    })
  })

  test('write nothing', async () => {
    const count = () =>
      one(
        company.system.db,
        sql`SELECT (SELECT count(*) FROM invoice) AS invoices, (SELECT count(*) FROM command_log) AS log,
                   (SELECT sum(version) FROM billing_state) AS versions,
                   (SELECT count(*) FROM price_version) AS prices`,
      )
    const before = await count()
    await written({ prices: [power('2026-02-01', '0.25')] })
    expect(await count()).toEqual(before)
    expect(await company.broken()).toEqual([])
  })
})
