import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { setUpCatalog, step } from '../../test/support/catalog.ts'
import { createTestSystem, type TestSystem } from '../../test/support/database.ts'
import { rows } from '../platform/database/database.ts'
import type { subscriptionRow } from './api.ts'
import { savePlanChanges } from './commands/change-plan.ts'
import { saveQuantities } from './commands/change-quantity.ts'
import { saveSubscriptions } from './commands/create-subscriptions.ts'
import { saveEnds } from './commands/end-subscription.ts'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem('2026-01-05T08:00:00Z')
  await setUpCatalog(system)
})

function subscription(
  subscriptionNumber: string,
  more: Partial<z.input<typeof subscriptionRow>> = {},
) {
  return {
    accountNumber: 'A-1',
    contractNumber: 'C-1',
    subscriptionNumber,
    planCode: 'SEATS',
    planVersion: 1,
    startOn: '2026-01-31',
    ...more,
  }
}

async function subscribe(...wanted: ReturnType<typeof subscription>[]) {
  const answer = await step(system, (tx, ctx) => saveSubscriptions(tx, wanted, ctx))
  expect(answer.rejected).toBe(0)
}

describe('createSubscriptions', () => {
  test('makes an item for each charge, anchored on the day of its start, and repeats as unchanged', async () => {
    const wanted = [subscription('S-1', { planCode: 'HOME', premiseCode: 'P-1', quantity: '2' })]
    const first = await step(system, (tx, ctx) => saveSubscriptions(tx, wanted, ctx))
    expect(first).toMatchObject({ created: 1 })
    const again = await step(system, (tx, ctx) => saveSubscriptions(tx, wanted, ctx))
    expect(again).toMatchObject({ unchanged: 1 })
    const items = await rows(
      system.db,
      sql<Record<string, unknown>>`
        select charge_code, i.quantity::text as quantity, i.start_on::text as start_on, anchor_day
        from subscription_item i join subscription s using (account_id, subscription_id)
        where s.number = 'S-1' order by 1`,
    )
    expect(items).toEqual([
      { charge_code: 'base', quantity: '2', start_on: '2026-01-31', anchor_day: 31 },
      { charge_code: 'power', quantity: '1', start_on: '2026-01-31', anchor_day: 31 },
    ])
  })
})

describe('changes', () => {
  test('take effect and repeat as unchanged', async () => {
    await subscribe(subscription('S-2'))
    const key = { accountNumber: 'A-1', subscriptionNumber: 'S-2' }
    const quantity = [{ ...key, chargeCode: 'seat', effectiveOn: '2026-02-10', quantity: '5' }]
    const plans = [{ ...key, effectiveOn: '2026-03-10', planCode: 'SEATS', planVersion: 2 }]
    const ends = [{ ...key, endOn: '2026-06-01' }]
    for (const expected of [
      { created: 1, updated: 1, unchanged: 0 },
      { created: 0, updated: 0, unchanged: 1 },
    ]) {
      const a = await step(system, (tx, ctx) => saveQuantities(tx, quantity, ctx))
      const b = await step(system, (tx, ctx) => savePlanChanges(tx, plans, ctx))
      const c = await step(system, (tx, ctx) => saveEnds(tx, ends, ctx))
      expect(a.created).toBe(expected.created)
      expect(b.updated).toBe(expected.updated)
      expect([a.unchanged, b.unchanged, c.unchanged]).toEqual(new Array(3).fill(expected.unchanged))
    }
  })
})
