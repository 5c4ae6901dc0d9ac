import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { setUpCatalog } from '../../test/support/catalog.ts'
import { openContracts, subscription, type TestContracts } from '../../test/support/contracts.ts'
import { createTestSystem, type TestSystem } from '../../test/support/database.ts'
import { rows } from '../platform/database/database.ts'
import { saveContracts } from './commands/create-contracts.ts'
import { saveSubscriptions } from './commands/create-subscriptions.ts'
import { saveEnds } from './commands/end-subscription.ts'
import { listContracts } from './load/contracts.ts'

let system: TestSystem
let outcomes: TestContracts['outcomes']
let subscribe: TestContracts['subscribe']

beforeAll(async () => {
  system = await createTestSystem('2026-01-05T08:00:00Z')
  await setUpCatalog(system)
  ;({ outcomes, subscribe } = openContracts(system))
})

describe('createContracts', () => {
  const contract = {
    accountNumber: 'A-2',
    contractNumber: 'K-1',
    legalEntity: 'SUN',
    currency: 'EUR',
    startOn: '2026-01-01',
    endOn: '2027-01-01',
  }

  test('adds contracts, changes end and purchase order, and nothing else', async () => {
    expect(await outcomes(saveContracts, contract)).toEqual(['created'])
    expect(await outcomes(saveContracts, contract)).toEqual(['unchanged'])
    expect(await outcomes(saveContracts, { ...contract, poNumber: 'PO-7' })).toEqual(['updated'])
    expect(await outcomes(saveContracts, { ...contract, currency: 'USD' })).toEqual([
      'contract_fixed',
    ])
  })

  test('rejects unknown accounts and sellers, and an end before the start', async () => {
    expect(
      await outcomes(
        saveContracts,
        { ...contract, accountNumber: 'NOBODY' },
        { ...contract, contractNumber: 'K-2', legalEntity: 'MOON' },
        { ...contract, contractNumber: 'K-3', endOn: '2025-12-31' },
      ),
    ).toEqual(['unknown_account', 'unknown_legal_entity', 'ends_before_start'])
  })

  test('ends no contract before its subscriptions, which end with it unless they say otherwise', async () => {
    const inside = { accountNumber: 'A-2', contractNumber: 'K-1' }
    await subscribe('K-S1', inside)
    const early = { ...contract, poNumber: 'PO-7', endOn: '2026-06-01' }
    expect(await outcomes(saveContracts, early)).toEqual(['subscription_outlives_contract'])
    const end = { accountNumber: 'A-2', subscriptionNumber: 'K-S1', endOn: '2026-06-01' }
    expect(await outcomes(saveEnds, { ...end, endOn: null })).toEqual(['ends_after_contract'])
    expect(await outcomes(saveEnds, end)).toEqual(['updated'])
    expect(await outcomes(saveContracts, early)).toEqual(['updated'])
  })

  test('are listed by key, with the number of their subscriptions', async () => {
    const [first] = await listContracts(system.db, { limit: 1 })
    const rest = await listContracts(system.db, { after: first!, limit: 500 })
    const all = [first!, ...rest].map(listed => `${listed.accountNumber} ${listed.number}`)
    expect(all.toSorted()).toEqual(['A-1 C-1', 'A-2 C-1', 'A-2 K-1'])
  })
})

describe('createSubscriptions', () => {
  test('makes an item for each charge, anchored on the day of its start', async () => {
    await subscribe('S-1', {
      planCode: 'HOME',
      premiseCode: 'P-1',
      quantity: '2',
      startOn: '2026-01-31',
    })
    const items = await rows(
      system.db,
      sql<Record<string, unknown>>`
        select charge_code, i.quantity::text as quantity, i.start_on::text as start_on, s.anchor_day
        from subscription_item i join subscription s using (account_id, subscription_id)
        where s.number = 'S-1' order by 1`,
    )
    expect(items).toEqual([
      { charge_code: 'base', quantity: '2', start_on: '2026-01-31', anchor_day: 31 },
      { charge_code: 'power', quantity: '1', start_on: '2026-01-31', anchor_day: 31 },
    ])
  })

  test('rejects what does not fit, by its reason', async () => {
    expect(
      await outcomes(
        saveSubscriptions,
        subscription('R-1', { accountNumber: 'NOBODY' }),
        subscription('R-2', { contractNumber: 'NONE' }),
        subscription('R-3', { planVersion: 9 }),
        subscription('R-4', { premiseCode: 'P-404' }),
        subscription('R-5', { endOn: '2025-12-31' }),
        subscription('R-6', { planCode: 'DOLLAR' }),
        subscription('R-7', { startOn: '2024-06-01' }),
        subscription('R-8', { planCode: 'HOME' }),
        subscription('R-9', { quantity: '0' }),
        subscription('R-10', { quantity: '-1' }),
        subscription('R-11', { anchorDay: 32 }),
        { ...subscription('R-12'), status: 'paid' },
      ),
    ).toEqual([
      'unknown_account',
      'unknown_contract',
      'unknown_plan_version',
      'unknown_premise',
      'ends_before_start',
      'plan_currency_differs',
      'outside_contract',
      'premise_needed',
      'invalid_input',
      'invalid_input',
      'invalid_input',
      'unknown_field',
    ])
  })

  test('knows a repeated row again, whatever has changed since, and rejects another', async () => {
    const key = await subscribe('S-2')
    await outcomes(saveEnds, { ...key, endOn: '2026-12-01' })
    expect(await outcomes(saveSubscriptions, subscription('S-2'))).toEqual(['unchanged'])
    expect(await outcomes(saveSubscriptions, subscription('S-2', { quantity: '2' }))).toEqual([
      'subscription_exists',
    ])
  })

  test('makes one of ten equal requests at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => outcomes(saveSubscriptions, subscription('S-RUSH'))),
    )
    expect(answers.flat().toSorted()).toEqual(['created', ...new Array(9).fill('unchanged')])
  })

  test('takes as many statements for 300 rows as for 3', async () => {
    const count = async (first: number, last: number) => {
      const before = system.database.statements.count
      const wanted = Array.from({ length: last - first }, (_, i) => subscription(`N-${first + i}`))
      expect(new Set(await outcomes(saveSubscriptions, ...wanted))).toEqual(new Set(['created']))
      return system.database.statements.count - before
    }
    expect(await count(0, 300)).toBe(await count(300, 303))
  })
})
