import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { fee, plan, setUpCatalog, step } from '../../test/support/catalog.ts'
import { createTestSystem, type TestSystem } from '../../test/support/database.ts'
import { savePrices } from '../contracts/commands/add-prices.ts'
import { rows } from '../platform/database/database.ts'
import type { BatchAnswer } from '../platform/row-batch.ts'
import { saveMeters } from './commands/define-meters.ts'
import { savePlans } from './commands/define-plans.ts'
import { saveProducts } from './commands/define-products.ts'
import { saveTaxRuleRows } from './commands/define-tax-rules.ts'
import { loadCharges } from './load/billing.ts'
import { listPlans } from './load/plans.ts'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem('2026-01-05T08:00:00Z')
  await setUpCatalog(system)
})

function outcomes(answer: BatchAnswer): string[] {
  return answer.rows.map(row => row.refusal?.code ?? row.result)
}

const products = (...wanted: unknown[]) =>
  step(system, tx => saveProducts(tx, wanted)).then(outcomes)
const meters = (...wanted: unknown[]) => step(system, tx => saveMeters(tx, wanted)).then(outcomes)
const plans = (...wanted: unknown[]) =>
  step(system, (tx, ctx) => savePlans(tx, wanted, ctx)).then(outcomes)
const prices = (...wanted: unknown[]) =>
  step(system, (tx, ctx) => savePrices(tx, wanted, ctx)).then(outcomes)
const taxes = (...wanted: unknown[]) =>
  step(system, tx => saveTaxRuleRows(tx, wanted)).then(outcomes)

describe('products and meters', () => {
  const product = {
    productCode: 'VISIT',
    name: { en: 'Visit', de: 'Besuch' },
    taxClass: 'service',
    revenueAccount: '4000',
  }

  test('are added, repeated and renamed', async () => {
    expect(await products(product)).toEqual(['created'])
    expect(await products(product)).toEqual(['unchanged'])
    expect(await products({ ...product, name: { en: 'Visit on site' } })).toEqual(['updated'])
  })

  test('need an account that the chart has', async () => {
    expect(await products({ ...product, revenueAccount: '4999' })).toEqual([
      'unknown_ledger_account',
    ])
    expect(await products({ ...product, revenueAccount: '1200' })).toEqual(['invalid_input'])
  })

  test('keep the unit that usage was measured in', async () => {
    const meter = { meterCode: 'GAS', name: { en: 'Gas' }, unit: 'm3', source: 'reads' }
    expect(await meters(meter)).toEqual(['created'])
    expect(await meters({ ...meter, name: { en: 'Natural gas' } })).toEqual(['updated'])
    expect(await meters({ ...meter, unit: 'kWh' })).toEqual(['meter_fixed'])
  })
})

describe('a plan version', () => {
  test('is added once and never changes; its next version may differ', async () => {
    expect(await plans(plan('BASIC'))).toEqual(['created'])
    expect(await plans(plan('BASIC'))).toEqual(['unchanged'])
    const dearer = plan('BASIC', { charges: [fee('seat', '11.00')] })
    expect(await plans(dearer)).toEqual(['plan_version_fixed'])
    expect(await plans({ ...dearer, planVersion: 2 })).toEqual(['created'])
    expect(await plans(plan('BASIC', { currency: 'USD' }))).toEqual(['plan_version_fixed'])
  })

  test('is made once by ten that define it at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => plans(plan('RUSH'))))
    expect(answers.flat().toSorted()).toEqual(['created', ...new Array(9).fill('unchanged')])
  })

  test('names products and meters that exist, each charge once', async () => {
    const charge = fee('seat', '1.00')
    expect(
      await plans(
        plan('F-1', { charges: [{ ...charge, productCode: 'NOPE' }] }),
        plan('F-2', {
          charges: [{ ...charge, kind: 'usage', timing: 'arrears', meterCode: 'NOPE' }],
        }),
        plan('F-3', { charges: [charge, charge] }),
        plan('F-4', { charges: [{ ...charge, kind: 'usage', meterCode: 'CALLS' }] }),
        plan('F-5', { charges: [fee('seat', '-1.00')] }),
        plan('F-6', { currency: 'XXX' }),
      ),
    ).toEqual([
      'unknown_product',
      'unknown_meter',
      'charge_repeated',
      'usage_in_advance',
      'invalid_input',
      'invalid_input',
    ])
  })

  test('is rated by all that its charges say', async () => {
    const told = {
      minimum: '1.00',
      prorateMinimum: false,
      maximum: '2.50',
      prorateMaximum: false,
      included: '2',
      prorateIncluded: false,
    }
    const limited = plan('LIMITS', { charges: [{ ...fee('seat', '1.00'), ...told }] })
    expect(await plans(limited)).toEqual(['created'])
    expect(await plans(limited)).toEqual(['unchanged'])
    const charges = await loadCharges(system.db, [{ planCode: 'LIMITS', planVersion: 1 }])
    expect(JSON.parse(JSON.stringify(charges.get('LIMITS@1/seat')?.charge))).toMatchObject({
      minimum: '1',
      prorateMinimum: false,
      maximum: '2.5',
      prorateMaximum: false,
      included: '2',
      prorateIncluded: false,
    })
    const steps = [
      { upTo: '10', price: '50' },
      { upTo: null, price: '90' },
    ]
    const price = { model: 'stairstep', steps }
    const later = { planCode: 'LIMITS', planVersion: 1, chargeCode: 'seat', price }
    expect(await prices({ ...later, effectiveFrom: '2026-01-01' })).toEqual(['created'])
    const dated = await loadCharges(system.db, [{ planCode: 'LIMITS', planVersion: 1 }])
    const [, second] = dated.get('LIMITS@1/seat')?.charge.prices ?? []
    expect(JSON.parse(JSON.stringify(second?.price))).toEqual(price)
    const volume = fee('volume', '1', 'arrears')
    const percentages = [
      {
        model: 'percentage',
        percent: '2.9',
        feePerEvent: '0.3',
        eventMinimum: '0.5',
        eventMaximum: null,
        freeEvents: 0,
      },
      {
        model: 'graduated_percentage',
        tiers: [
          { upTo: '10', percent: '2' },
          { upTo: null, percent: '1' },
        ],
        feePerEvent: '0',
        freeEvents: 3,
      },
    ].map((price, i) => ({ effectiveFrom: `202${5 + i}-01-01`, price }))
    const usage = { ...volume, kind: 'usage', meterCode: 'CALLS', prices: percentages }
    expect(await plans({ ...limited, planCode: 'SHARE', charges: [usage] })).toEqual(['created'])
    const shares = await loadCharges(system.db, [{ planCode: 'SHARE', planVersion: 1 }])
    const stored = JSON.parse(JSON.stringify(shares.get('SHARE@1/volume')?.charge.prices))
    expect(stored).toEqual(percentages)
    const rollover = { periods: 6, cap: '40', first: 'included' }
    const kept = { ...usage, prices: volume.prices, included: '10', rollover }
    expect(await plans({ ...limited, planCode: 'KEPT', charges: [kept] })).toEqual(['created'])
    expect(await plans({ ...limited, planCode: 'KEPT', charges: [kept] })).toEqual(['unchanged'])
    const keeps = await loadCharges(system.db, [{ planCode: 'KEPT', planVersion: 1 }])
    expect(JSON.parse(JSON.stringify(keeps.get('KEPT@1/volume')?.charge.rollover))).toEqual(
      rollover,
    )
    expect(
      await plans({ ...limited, planCode: 'F-8', charges: [{ ...kept, included: null }] }),
    ).toEqual(['rollover_without_free_units'])
    const rise = { unitPrice: '10', percent: '2.5', decimals: 2, ceiling: '12', floor: null }
    const lease = {
      ...fee('lease', '1'),
      prices: [{ effectiveFrom: '2025-01-01', price: { model: 'escalated', ...rise } }],
    }
    expect(await plans({ ...limited, planCode: 'LEASE', charges: [lease] })).toEqual(['created'])
    const leases = await loadCharges(system.db, [{ planCode: 'LEASE', planVersion: 1 }])
    const leased = JSON.parse(JSON.stringify(leases.get('LEASE@1/lease')?.charge.prices))
    expect(leased).toEqual(lease.prices)
    const upsideDown = { ...told, maximum: '0.50' }
    expect(
      await plans(plan('F-7', { charges: [{ ...fee('seat', '1.00'), ...upsideDown }] })),
    ).toEqual(['maximum_below_minimum'])
  })

  test('is listed by key', async () => {
    const first = await listPlans(system.db, { limit: 1 })
    const rest = await listPlans(system.db, { after: first[0]!, limit: 500 })
    const names = [...first, ...rest].map(listed => `${listed.planCode}@${listed.planVersion}`)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('SEATS@2')
  })
})

describe('prices', () => {
  const price = (unitPrice: string, effectiveFrom = '2026-07-01') => ({
    planCode: 'DATED',
    planVersion: 1,
    chargeCode: 'seat',
    effectiveFrom,
    price: { model: 'per_unit', unitPrice },
  })

  test('are added from a date on; a later one for the same date holds, and none is lost', async () => {
    await plans(plan('DATED'))
    expect(await prices(price('11.00'))).toEqual(['created'])
    expect(await prices(price('11.00'))).toEqual(['unchanged'])
    expect(await prices(price('12.00'))).toEqual(['updated'])
    const charges = await loadCharges(system.db, [{ planCode: 'DATED', planVersion: 1 }])
    const dated = charges.get('DATED@1/seat')?.charge.prices
    expect(
      dated?.map(version => `${version.effectiveFrom} ${JSON.stringify(version.price)}`),
    ).toEqual([
      '2025-01-01 {"model":"per_unit","unitPrice":"10"}',
      '2026-07-01 {"model":"per_unit","unitPrice":"12"}',
    ])
    const kept = await rows(system.db, sql`select 1 from price_version where plan_code = 'DATED'`)
    expect(kept).toHaveLength(3)
    // The plan itself is still the one that was defined.
    expect(await plans(plan('DATED'))).toEqual(['unchanged'])
  })

  test('that are added at once get revisions of their own', async () => {
    await Promise.all(['21', '22', '23', '24'].map(unit => prices(price(unit, '2026-09-01'))))
    const revisions = await rows(
      system.db,
      sql<{ revision: number }>`
        select revision from price_version
        where plan_code = 'DATED' and effective_from = date '2026-09-01' order by 1`,
    )
    expect(revisions.map(row => row.revision)).toEqual([0, 1, 2, 3])
  })

  test('are refused for charges that are not there, and where tiers do not rise', async () => {
    const tiers = [
      { upTo: '100', unitPrice: '1' },
      { upTo: '50', unitPrice: '2' },
      { upTo: null, unitPrice: '3' },
    ]
    expect(
      await prices(
        { ...price('1'), chargeCode: 'nope' },
        { ...price('1', '2026-10-01'), price: { model: 'graduated', tiers } },
      ),
    ).toEqual(['unknown_charge', 'tiers_not_ascending'])
  })
})

describe('tax rules', () => {
  const rule = {
    taxCode: 'DE-19',
    taxClass: 'standard',
    validFrom: '2007-01-01',
    name: { en: 'VAT 19 %' },
    country: 'DE',
    category: 'S',
    ratePercent: '19',
  }

  test('do not overlap: a new rate comes with the end of the old one', async () => {
    expect(await taxes(rule)).toEqual(['created'])
    expect(await taxes(rule)).toEqual(['unchanged'])
    const next = { ...rule, validFrom: '2027-01-01', ratePercent: '20' }
    expect(await taxes(next)).toEqual(['tax_rule_overlaps'])
    expect(await taxes(next, { ...rule, validTo: '2027-01-01' })).toEqual(['created', 'updated'])
  })

  test('that overlap and come at once: one of them is refused', async () => {
    const other = { ...rule, taxCode: 'DE-7', ratePercent: '7' }
    const answers = await Promise.all([taxes(other), taxes({ ...other, validFrom: '2008-01-01' })])
    expect(answers.flat().toSorted()).toEqual(['created', 'tax_rule_overlaps'])
  })
})
