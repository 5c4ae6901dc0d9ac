import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { setUpCatalog, step } from '../../test/support/catalog.ts'
import { createTestSystem, type TestSystem } from '../../test/support/database.ts'
import { affected, one, rows, type Tx, transaction } from '../platform/database/database.ts'
import { newId } from '../platform/ids.ts'
import { savePrices } from './commands/add-prices.ts'
import { saveQuantities } from './commands/change-quantity.ts'
import { saveSubscriptions } from './commands/create-subscriptions.ts'
import { lockBillingStates } from './load/billing.ts'

/*
 * A bill run holds a subscription, reads its facts and writes how far it drafted; a change arrives
 * in between. Whoever is second must see the other: the change must mark the draft stale.
 */

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem('2026-02-05T08:00:00Z')
  await setUpCatalog(system)
})

type State = { accountId: string; staleFrom: string | null; version: bigint }

function stateOf(number: string): Promise<State> {
  return one(
    system.db,
    sql<State>`
      select b.account_id as "accountId", b.stale_from::text as "staleFrom", b.version
      from billing_state b join subscription s using (account_id, subscription_id)
      where s.number = ${number}`,
  )
}

async function subscribe(number: string): Promise<string> {
  const row = {
    accountNumber: 'A-1',
    contractNumber: 'C-1',
    subscriptionNumber: number,
    planCode: 'SEATS',
    planVersion: 1,
    startOn: '2026-01-01',
  }
  expect(await step(system, (tx, ctx) => saveSubscriptions(tx, [row], ctx))).toMatchObject({
    created: 1,
  })
  return (await stateOf(number)).accountId
}

/** Rates a subscription while `change` runs beside it; the draft is written before the commit. */
async function rateBeside(number: string, change: () => Promise<unknown>): Promise<void> {
  const { accountId } = await stateOf(number)
  let changing: Promise<unknown> = Promise.resolve()
  await transaction(system.db, async tx => {
    await lockBillingStates(tx, [accountId])
    changing = change()
    await waitUntilBlockedOrDone(changing)
    await affected(
      tx,
      sql`
        update billing_state b
        set draft_run_id = ${newId()}, drafted_through = date '2026-03-01', drafted_version = version
        from subscription s
        where s.account_id = b.account_id and s.subscription_id = b.subscription_id
          and s.number = ${number}`,
    )
  })
  await changing
}

/** Until a session waits for a lock, or the change needed none and is over. */
async function waitUntilBlockedOrDone(work: Promise<unknown>): Promise<void> {
  let done = false
  work.finally(() => {
    done = true
  })
  for (;;) {
    // Asked by the application's role: it sees what its own sessions wait for.
    const waiting = await rows(
      system.db,
      sql`select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (waiting.length > 0 || done) return
    await new Promise(resume => setTimeout(resume, 5))
  }
}

const key = (subscriptionNumber: string) => ({ accountNumber: 'A-1', subscriptionNumber })

describe('a change that meets a bill run', () => {
  test('waits for the run and then marks its draft stale', async () => {
    await subscribe('RACE-1')
    await rateBeside('RACE-1', () =>
      step(system, (tx, ctx) =>
        saveQuantities(
          tx,
          [{ ...key('RACE-1'), chargeCode: 'seat', effectiveOn: '2026-02-10', quantity: '3' }],
          ctx,
        ),
      ),
    )
    expect(await stateOf('RACE-1')).toMatchObject({ staleFrom: '2026-02-10', version: 1n })
  })

  test('would be missed by the same comparison without the lock (control)', async () => {
    await subscribe('RACE-2')
    await rateBeside('RACE-2', () => transaction(system.db, tx => markWithoutLock(tx, 'RACE-2')))
    expect(await stateOf('RACE-2')).toMatchObject({ staleFrom: null, version: 0n })
  })

  test('is a back-dated price: it waits too, though nothing had been drafted when it came', async () => {
    await subscribe('RACE-3')
    await rateBeside('RACE-3', () =>
      step(system, (tx, ctx) =>
        savePrices(
          tx,
          [
            {
              planCode: 'SEATS',
              planVersion: 1,
              chargeCode: 'seat',
              effectiveFrom: '2026-03-01',
              price: { model: 'per_unit', unitPrice: '11.00' },
            },
          ],
          ctx,
        ),
      ),
    )
    expect(await stateOf('RACE-3')).toMatchObject({ staleFrom: '2026-03-01' })
  })

  test('comes first: the run waits and then reads the changed facts', async () => {
    const accountId = await subscribe('RACE-4')
    let rating: Promise<unknown[]> = Promise.resolve([])
    await step(system, async (tx, ctx) => {
      await saveQuantities(
        tx,
        [{ ...key('RACE-4'), chargeCode: 'seat', effectiveOn: '2026-02-10', quantity: '4' }],
        ctx,
      )
      rating = transaction(system.db, async run => {
        await lockBillingStates(run, [accountId])
        return rows(
          run,
          sql`select q.quantity::text from item_quantity q
              join subscription_item i using (account_id, item_id)
              join subscription s using (account_id, subscription_id)
              where s.number = 'RACE-4'`,
        )
      })
      await waitUntilBlockedOrDone(rating)
    })
    expect(await rating).toEqual([{ quantity: '4' }])
  })
})

async function markWithoutLock(tx: Tx, number: string): Promise<void> {
  await affected(
    tx,
    sql`
      update billing_state b
      set stale_from = least(stale_from, date '2026-02-10'), version = version + 1
      from subscription s
      where s.account_id = b.account_id and s.subscription_id = b.subscription_id
        and s.number = ${number}
        and date '2026-02-10' < greatest(billed_through, drafted_through)`,
  )
}
