import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { setUpCatalog } from '../../test/support/catalog.ts'
import { openContracts, type Step, type TestContracts } from '../../test/support/contracts.ts'
import { createTestSystem, type TestSystem } from '../../test/support/database.ts'
import { affected, one, rows } from '../platform/database/database.ts'
import { newId } from '../platform/ids.ts'
import { saveDiscountRows } from './commands/add-discounts.ts'
import { saveOneOffs } from './commands/add-one-off-charges.ts'
import { savePlanChanges } from './commands/change-plan.ts'
import { saveQuantities } from './commands/change-quantity.ts'
import { saveEnds } from './commands/end-subscription.ts'
import { loadSubscription } from './load/as-of.ts'

let system: TestSystem
let outcomes: TestContracts['outcomes']
let subscribe: TestContracts['subscribe']

beforeAll(async () => {
  system = await createTestSystem('2026-01-05T08:00:00Z')
  await setUpCatalog(system)
  ;({ outcomes, subscribe } = openContracts(system))
})

/** As a bill run leaves it. */
async function billThrough(number: string, date: string): Promise<void> {
  await affected(
    system.owner.db,
    sql`update billing_state b set billed_through = ${date}::date, stale_from = null
        from subscription s
        where s.account_id = b.account_id and s.subscription_id = b.subscription_id
          and s.number = ${number}`,
  )
}

async function staleFrom(number: string): Promise<string | null> {
  const state = await one(
    system.db,
    sql<{ staleFrom: string | null }>`
      select b.stale_from::text as "staleFrom"
      from billing_state b join subscription s using (account_id, subscription_id)
      where s.number = ${number}`,
  )
  return state.staleFrom
}

describe('changes', () => {
  test('repeat as unchanged', async () => {
    const key = await subscribe('CH-1')
    const changes: [Step, Record<string, unknown>][] = [
      [saveQuantities, { chargeCode: 'seat', effectiveOn: '2026-02-10', quantity: '5' }],
      [savePlanChanges, { effectiveOn: '2026-03-10', planCode: 'SEATS', planVersion: 2 }],
      [saveEnds, { endOn: '2026-06-01' }],
      [saveDiscountRows, { code: 'X', name: { en: 'X' }, percent: '5', fromOn: '2026-01-01' }],
    ]
    for (const [save, change] of changes) {
      const [first] = await outcomes(save, { ...key, ...change })
      expect(['created', 'updated']).toContain(first)
      expect(await outcomes(save, { ...key, ...change })).toEqual(['unchanged'])
    }
  })

  test('of two conflicting rows about one date only the first is taken', async () => {
    const key = await subscribe('CH-2')
    const row = { ...key, chargeCode: 'seat', effectiveOn: '2026-02-10' }
    expect(
      await outcomes(
        saveQuantities,
        { ...row, quantity: '5' },
        { ...row, quantity: '6' },
        { ...row, quantity: '0' },
        { ...row, chargeCode: 'nope', quantity: '1' },
        { ...row, subscriptionNumber: 'nope', quantity: '1' },
      ),
    ).toEqual([
      'created',
      'repeated_in_batch',
      'invalid_input',
      'no_item_on_date',
      'unknown_subscription',
    ])
  })

  test('of plan take quantities over, also those planned for later', async () => {
    const key = await subscribe('CH-3', { quantity: '3' })
    await outcomes(saveQuantities, {
      ...key,
      chargeCode: 'seat',
      effectiveOn: '2026-05-01',
      quantity: '8',
    })
    const change = { ...key, effectiveOn: '2026-03-10', planCode: 'SEATS', planVersion: 2 }
    expect(await outcomes(savePlanChanges, change)).toEqual(['updated'])
    const now = system.clock.now()
    const on = async (date: string) =>
      (
        await loadSubscription(system.db, 'A-1', 'CH-3', {
          effectiveOn: Temporal.PlainDate.from(date),
          recordedAt: now,
        })
      )?.items.map(item => `${item.planVersion} ${item.chargeCode} × ${item.quantity}`)
    expect(await on('2026-03-09')).toEqual(['1 seat × 3'])
    expect(await on('2026-03-10')).toEqual(['2 care × 3', '2 seat × 3'])
    expect(await on('2026-05-01')).toEqual(['2 care × 8', '2 seat × 8'])
  })

  test('of plan made in one batch stand one after the other', async () => {
    const key = await subscribe('CH-4')
    const to = (effectiveOn: string, planVersion: number) => ({
      ...key,
      effectiveOn,
      planCode: 'SEATS',
      planVersion,
    })
    const batch = [to('2026-02-01', 2), to('2026-03-01', 1)]
    expect(await outcomes(savePlanChanges, ...batch)).toEqual(['updated', 'updated'])
    expect(await outcomes(savePlanChanges, ...batch)).toEqual(['unchanged', 'unchanged'])
    expect(await outcomes(savePlanChanges, to('2025-12-31', 2))).toEqual(['not_active_on_date'])
    const items = await rows(
      system.db,
      sql<Record<string, unknown>>`
        select plan_version as version, charge_code as charge, i.start_on::text as start,
          i.end_on::text as end
        from subscription_item i join subscription s using (account_id, subscription_id)
        where s.number = 'CH-4' order by i.start_on, charge_code`,
    )
    expect(items).toEqual([
      { version: 1, charge: 'seat', start: '2026-01-01', end: '2026-02-01' },
      { version: 2, charge: 'care', start: '2026-02-01', end: '2026-03-01' },
      { version: 2, charge: 'seat', start: '2026-02-01', end: '2026-03-01' },
      { version: 1, charge: 'seat', start: '2026-03-01', end: null },
    ])
  })
})

describe('discounts', () => {
  test('come to at most 100 per cent, one code once at a time, and only their end moves', async () => {
    const key = await subscribe('D-1')
    const discount = { ...key, name: { en: 'Solar' }, fromOn: '2026-01-01' }
    const solar = { ...discount, code: 'SOLAR', percent: '60' }
    expect(
      await outcomes(
        saveDiscountRows,
        solar,
        { ...discount, code: 'STAFF', percent: '41' },
        { ...discount, code: 'MORE', percent: '100.01' },
        { ...solar, fromOn: '2026-02-01' },
        { ...discount, code: 'CARE', percent: '10', chargeCode: 'nope' },
      ),
    ).toEqual([
      'created',
      'discounts_above_hundred',
      'invalid_input',
      'discount_overlaps',
      'no_such_charge',
    ])
    expect(await outcomes(saveDiscountRows, { ...solar, percent: '50' })).toEqual([
      'discount_fixed',
    ])
    const ended = { ...solar, toOn: '2026-03-01' }
    expect(await outcomes(saveDiscountRows, ended)).toEqual(['updated'])
    const next = { ...discount, code: 'STAFF', percent: '41', fromOn: '2026-03-01' }
    expect(await outcomes(saveDiscountRows, next)).toEqual(['created'])
  })
})

describe('one-off charges', () => {
  const charge = {
    reference: 'WO-17',
    productCode: 'SERVICE',
    description: 'Installation',
    serviceOn: '2026-01-20',
    quantity: '1',
    unit: 'visit',
    unitPrice: '120.00',
    taxInclusive: false,
  }

  test('are made once a reference, with equal content again or not at all', async () => {
    const key = await subscribe('O-1')
    const row = { ...key, ...charge }
    expect(await outcomes(saveOneOffs, row)).toEqual(['created'])
    expect(await outcomes(saveOneOffs, { ...row, unitPrice: '120' })).toEqual(['unchanged'])
    expect(await outcomes(saveOneOffs, { ...row, unitPrice: '121' })).toEqual(['reference_taken'])
  })

  test('are refused without product, quantity or bounds', async () => {
    const key = await subscribe('O-2')
    const row = { ...key, ...charge, reference: 'WO-18' }
    expect(
      await outcomes(
        saveOneOffs,
        { ...row, productCode: 'NOPE' },
        { ...row, reference: 'WO-19', quantity: '0' },
        { ...row, reference: 'WO-20', unitPrice: '-1' },
        { ...row, reference: 'WO-21', quantity: '999999999999', unitPrice: '2' },
        { ...row, reference: 'WO-22', serviceOn: '2026-02-30' },
      ),
    ).toEqual([
      'unknown_product',
      'invalid_input',
      'invalid_input',
      'amount_too_large',
      'invalid_input',
    ])
  })
})

describe('a change of facts that were billed', () => {
  test('marks the subscription stale from its date; a later one does not', async () => {
    const key = await subscribe('ST-1', { planCode: 'HOME', premiseCode: 'P-1' })
    await billThrough('ST-1', '2026-03-01')
    const row = { ...key, chargeCode: 'base' }
    await outcomes(saveQuantities, { ...row, effectiveOn: '2026-03-01', quantity: '2' })
    // Billed in arrears through 1 March: that day itself is still to come.
    expect(await staleFrom('ST-1')).toBeNull()
    await outcomes(saveQuantities, { ...row, effectiveOn: '2026-02-20', quantity: '3' })
    expect(await staleFrom('ST-1')).toBe('2026-02-20')
    await outcomes(saveQuantities, { ...row, effectiveOn: '2026-02-25', quantity: '4' })
    expect(await staleFrom('ST-1')).toBe('2026-02-20')
    await outcomes(saveQuantities, { ...row, effectiveOn: '2026-01-10', quantity: '4' })
    expect(await staleFrom('ST-1')).toBe('2026-01-10')
  })

  test('reaches into a month billed in advance', async () => {
    const key = await subscribe('ST-2')
    await billThrough('ST-2', '2026-02-01')
    await outcomes(saveEnds, { ...key, endOn: '2026-02-15' })
    expect(await staleFrom('ST-2')).toBe('2026-02-15')
  })

  test('reaches to the end of a month from the last of February to the last of March', async () => {
    const key = await subscribe('ST-31', { startOn: '2026-01-31' })
    await billThrough('ST-31', '2026-02-28')
    await outcomes(saveEnds, { ...key, endOn: '2026-03-30' })
    expect(await staleFrom('ST-31')).toBe('2026-03-30')
  })

  test('is stale from the earlier of two ends', async () => {
    const key = await subscribe('ST-3', { endOn: '2026-04-01' })
    await billThrough('ST-3', '2026-06-01')
    await outcomes(saveEnds, { ...key, endOn: '2026-05-01' })
    expect(await staleFrom('ST-3')).toBe('2026-04-01')
  })

  test('makes an open draft stale by its version', async () => {
    const key = await subscribe('ST-4')
    await affected(
      system.owner.db,
      sql`update billing_state b
          set draft_run_id = ${newId()}, drafted_through = '2026-02-01', drafted_version = version
          from subscription s
          where s.account_id = b.account_id and s.subscription_id = b.subscription_id
            and s.number = 'ST-4'`,
    )
    await outcomes(saveOneOffs, {
      ...key,
      reference: 'WO-30',
      productCode: 'SERVICE',
      description: 'Visit',
      serviceOn: '2026-02-01',
      quantity: '1',
      unit: 'visit',
      unitPrice: '1',
      taxInclusive: false,
    })
    const state = await one(
      system.db,
      sql<{ fresh: boolean }>`
        select version = drafted_version as fresh
        from billing_state b join subscription s using (account_id, subscription_id)
        where s.number = 'ST-4'`,
    )
    expect(state.fresh).toBe(false)
  })
})

describe('a subscription as of a date', () => {
  test('is told by what was known then, of the day that was asked for', async () => {
    const at = (time: string) => system.clock.set(Temporal.Instant.from(time))
    at('2026-01-05T08:00:00Z')
    const key = await subscribe('T-1', { quantity: '2' })
    at('2026-02-05T08:00:00Z')
    const row = { ...key, chargeCode: 'seat' }
    await outcomes(saveQuantities, { ...row, effectiveOn: '2026-01-15', quantity: '3' })
    at('2026-03-05T08:00:00Z')
    const change = { ...key, effectiveOn: '2026-02-01', planCode: 'SEATS', planVersion: 2 }
    await outcomes(savePlanChanges, change)
    const solar = { ...key, code: 'SOLAR', name: { en: 'Solar' }, percent: '5' }
    await outcomes(saveDiscountRows, { ...solar, fromOn: '2026-01-01' })
    at('2026-04-05T08:00:00Z')
    await outcomes(saveEnds, { ...key, endOn: '2026-02-10' })
    await outcomes(saveDiscountRows, { ...solar, fromOn: '2026-01-01', toOn: '2026-02-05' })

    const told = async (effectiveOn: string, recordedAt: string) => {
      const known = await loadSubscription(system.db, 'A-1', 'T-1', {
        effectiveOn: Temporal.PlainDate.from(effectiveOn),
        recordedAt: Temporal.Instant.from(recordedAt),
      })
      if (known === undefined) return 'unknown'
      const items = known.items.map(i => `${i.planVersion} ${i.chargeCode} × ${i.quantity}`)
      const discounts = known.discounts.map(discount => discount.code)
      return [...items, ...discounts, `until ${known.endOn ?? 'ever'}`].join(', ')
    }
    expect(await told('2026-02-20', '2026-01-01T00:00:00Z')).toBe('unknown')
    expect(await told('2026-02-20', '2026-01-31T00:00:00Z')).toBe('1 seat × 2, until ever')
    expect(await told('2026-02-20', '2026-02-28T00:00:00Z')).toBe('1 seat × 3, until ever')
    expect(await told('2026-01-14', '2026-02-28T00:00:00Z')).toBe('1 seat × 2, until ever')
    expect(await told('2026-02-20', '2026-03-31T00:00:00Z')).toBe(
      '2 care × 3, 2 seat × 3, SOLAR, until ever',
    )
    expect(await told('2026-02-07', '2026-04-30T00:00:00Z')).toBe(
      '2 care × 3, 2 seat × 3, until 2026-02-10',
    )
    expect(await told('2026-02-20', '2026-04-30T00:00:00Z')).toBe('until 2026-02-10')
  })
})
