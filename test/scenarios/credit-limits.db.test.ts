import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { creditView } from '../../src/app/console/views/credit.ts'
import { loadCredit } from '../../src/contracts/credit/load.ts'
import type { ItemKey } from '../../src/ledger/open-items/item.ts'
import { rows, transaction } from '../../src/platform/database/database.ts'
import type { BatchAnswer } from '../../src/platform/row-batch.ts'
import { frozenAmounts } from '../../src/receivables/freezes/load.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** Two customers with an invoice of 11.90 each, due on 15 February. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['L-1', 'L-2']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
})

let count = 1

/** What becomes of a further subscription: created, or why not. */
async function buy(accountNumber: string): Promise<string> {
  count += 1
  const answer = await company.do<BatchAnswer>('createSubscriptions', {
    rows: [
      {
        ...{ accountNumber, contractNumber: 'C-1', subscriptionNumber: `S-${count}` },
        ...{ planCode: 'CARE', planVersion: 1, startOn: '2026-02-10' },
      },
    ],
  })
  const [row] = answer.rows
  const warned = row?.warnings?.map(each => ` (${each.code})`).join('') ?? ''
  return `${row?.refusal?.code ?? row?.result}${warned}`
}

const limit = (amount: string | null, more: object = {}) =>
  company.rows('setCreditLimits', {
    ...{ accountNumber: 'L-1', entity: 'SUN', currency: 'EUR', fromOn: '2026-02-01' },
    ...{ amount, reason: 'Bank reference', ...more },
  })

async function credit(account: string) {
  const shown = await transaction(company.system.db, tx =>
    creditView.read(tx, { number: account, now: company.system.clock.now() } as never),
  )
  return (shown as { credit: Record<string, unknown>[] }).credit
}

test('above the limit sales are warned of or refused, until money comes or somebody releases', async () => {
  company.on('2026-02-10')
  expect(await buy('L-1')).toBe('created')
  await limit('11.89')
  expect(await buy('L-1')).toBe('created (above_credit_limit)')
  await company.do('setCreditPolicy', { entity: 'SUN', fromOn: '2026-02-01', effect: 'refuse' })
  expect(await buy('L-1')).toBe('above_credit_limit')
  // One-off charges that are not billed yet count, also those of accepted orders.
  await limit('20.00')
  expect(await buy('L-1')).toBe('created')
  await company.rows('addOneOffCharges', {
    ...{ accountNumber: 'L-1', subscriptionNumber: 'S-1', reference: 'V-1' },
    ...{ productCode: 'SERVICE', description: 'Visit', serviceOn: '2026-02-10' },
    ...{ quantity: '1', unit: 'visit', unitPrice: '8.11', taxInclusive: false },
  })
  expect(await credit('L-1')).toMatchObject([
    { openMinor: 1190n, unbilledMinor: 811n, exposureMinor: 2001n, limitMinor: 2000n },
  ])
  expect(await buy('L-1')).toBe('above_credit_limit')
  const order = {
    ...{ source: 'CPQ', reference: 'Q-1', accountNumber: 'L-1', acceptedOn: '2026-02-10' },
    contract: { contractNumber: 'C-1', legalEntity: 'SUN', currency: 'EUR', startOn: '2026-01-01' },
    lines: [
      {
        ...{ line: '1', kind: 'one_off', subscriptionNumber: 'S-1', productCode: 'SERVICE' },
        ...{ description: 'Cabling', serviceOn: '2026-02-10', quantity: '1', unit: 'job' },
        ...{ unitPrice: '100.00', taxInclusive: false },
      },
    ],
  }
  const refused = await company.do<BatchAnswer>('recordOrders', { rows: [order] })
  expect(refused.rows[0]?.refusal?.code).toBe('above_credit_limit')
  const release = { accountNumber: 'L-1', untilOn: '2026-02-11', reason: 'Pays tomorrow' }
  await company.do('releaseCreditHold', release)
  expect(await buy('L-1')).toBe('created')
  company.on('2026-02-12')
  expect(await buy('L-1')).toBe('above_credit_limit')
  await company.do('recordReceipt', {
    ...{ entity: 'SUN', accountNumber: 'L-1', method: 'transfer', currency: 'EUR' },
    ...{ amount: '0.01', bookedOn: '2026-02-12' },
  })
  expect(await buy('L-1')).toBe('created')
})

test('who is stopped by a person, or overdue for too long, is sold nothing more', async () => {
  company.on('2026-02-12')
  await company.do('placeCreditHold', {
    ...{ accountNumber: 'L-2', fromOn: '2026-02-12', reason: 'Fraud' },
  })
  expect(await buy('L-2')).toBe('credit_hold')
  expect(await buy('L-1')).toBe('created')
  await company.do('releaseCreditHold', { accountNumber: 'L-2', reason: 'Cleared' })
  const again = { accountNumber: 'L-2', reason: 'Cleared' }
  expect(await company.refusal('releaseCreditHold', again)).toMatchObject({
    code: 'no_credit_hold',
  })
  expect(await buy('L-2')).toBe('created')
  const policy = { entity: 'SUN', fromOn: '2026-03-01', effect: 'refuse', holdAfterDays: 30 }
  await company.do('setCreditPolicy', policy)
  company.on('2026-03-17')
  expect(await buy('L-2')).toBe('created')
  company.on('2026-03-18')
  expect(await buy('L-2')).toBe('credit_overdue')
  const wrong = await company.do<BatchAnswer>('setCreditLimits', {
    rows: [
      {
        ...{ accountNumber: 'L-1', entity: 'SUN', currency: 'EUR', fromOn: '2026-02-01' },
        ...{ amount: '1.005', reason: 'x' },
      },
    ],
  })
  expect(wrong.rows[0]?.refusal?.code).toBe('amount_not_positive')
  // What is disputed leaves the exposure by exactly what nobody may ask for.
  const { db } = company.system
  const [invoice] = await rows(
    db,
    sql<{ label: string }>`
      SELECT label FROM document_number d JOIN account a USING (account_id) WHERE a.number = 'L-2'`,
  )
  const about = { document: invoice?.label, cause: 'wrong_price', text: 'Too dear' }
  await company.do('openDispute', {
    ...{ ...about, amount: '3.17', on: '2026-03-18', channel: 'phone' },
  })
  const on = Temporal.PlainDate.from('2026-03-18')
  const items = await rows(
    db,
    sql<ItemKey>`SELECT account_id AS "accountId", item_id AS "itemId" FROM open_item`,
  )
  const [frozen] = await frozenAmounts(db, items, on)
  const [exposed] = await loadCredit(db, [frozen?.accountId ?? ''], on)
  expect([exposed?.disputedMinor, frozen?.frozenMinor]).toEqual([317n, 317n])
  expect(await company.brokenProofs()).toEqual([])
})
