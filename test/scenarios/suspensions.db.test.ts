import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { loadPage } from '../../src/platform/list.ts'
import { loadActivity } from '../../src/reporting/activity/load/activity.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** Customers with an invoice of 11.90, due on 15 May; suspension after 14 and 7 days, not in winter. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-04-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['S-1', 'S-2', 'S-3']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-04-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-05-01', issueOn: '2026-05-01' })
})

const rule = {
  ...{ country: 'DE', fromOn: '2026-01-01', noticeDays: 14, finalNoticeDays: 7 },
  ...{ currency: 'EUR', minimum: '10.00', quietWeekdays: [5, 6, 7], fee: '50.00' },
  ...{ moratoriumFrom: '11-01', moratoriumUntil: '03-31', source: 'StromGVV § 19' },
}

const start = (accountNumber: string) => ({ accountNumber, entity: 'SUN', premise: 'HOME' })

const list = async (name: string, filters: Record<string, string> = {}) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters, limit: 50 })).rows

const advance = (on: string) => company.on(on).do('advanceSuspensions', { on })

const stateOf = async (account: string) => (await list('suspensions', { account }))[0]?.state

test('supply is suspended only with notice, and restored with a fee once the customer has paid', async () => {
  company.on('2026-05-18')
  expect(await company.refusal('startSuspension', start('S-1'))).toMatchObject({
    code: 'no_suspension_rule',
  })
  await company.do('setSuspensionRule', rule)
  const both = await Promise.all([1, 2].map(() => company.try('startSuspension', start('S-1'))))
  const begun = both.flatMap(each => (each.ok ? [each.value as Record<string, string>] : []))
  expect(begun).toMatchObject([{ suspendOn: '2026-06-08' }])
  const suspension = begun[0]?.suspensionId
  // The letter names the document that is asked for, as its preview does.
  const [invoice] = await list('documents', { account: 'S-1' })
  const [letter] = await rows<{ content: unknown }>(
    company.system.db,
    sql`select content from message where template_code = 'suspension_notice'`,
  )
  expect(JSON.stringify(letter?.content)).toContain(invoice?.number)
  expect(await advance('2026-05-31')).toEqual({ taken: 0, next: null })
  expect(await advance('2026-06-01')).toEqual({ taken: 1, next: null })
  expect(await advance('2026-06-07')).toEqual({ taken: 0, next: null })
  expect(await advance('2026-06-08')).toEqual({ taken: 1, next: null })
  expect(await advance('2026-06-08')).toEqual({ taken: 0, next: null })
  expect(await list('tasks', { account: 'S-1' })).toMatchObject([
    { kind: 'suspension_order', facts: { premise: 'HOME', amount: '11.90' } },
  ])
  const early = { suspension, note: 'Restored' }
  expect(await company.refusal('recordReconnection', early)).toMatchObject({
    code: 'suspension_stands',
  })
  await company.do('recordSuspension', { suspension, note: 'Meter switched off' })
  await company.do('recordReceipt', {
    ...{ entity: 'SUN', accountNumber: 'S-1', method: 'transfer', currency: 'EUR' },
    ...{ amount: '11.90', bookedOn: '2026-06-10', apply: 'policy' },
  })
  expect(await advance('2026-06-10')).toEqual({ taken: 1, next: null })
  expect(await openItemsOf(company, 'S-1')).toMatchObject([expect.stringContaining('59.50')])
  await company.do('recordReconnection', early)
  const [shown] = await list('suspensions', { account: 'S-1' })
  const kinds = ['notice', 'final_notice', 'ordered', 'suspended', 'reconnect_ordered']
  expect(shown?.steps).toMatchObject([...kinds, 'reconnected'].map(kind => ({ kind })))
  expect(shown).toMatchObject({ lastStepOn: '2026-06-10', endedOn: '2026-06-10' })
  const [{ id: accountId = '' } = {}] = await rows<{ id: string }>(
    company.system.db,
    sql`select account_id::text as id from account where number = 'S-1'`,
  )
  const asked = { accountId, number: 'S-1', before: undefined, limit: 50 }
  const told = await loadActivity(company.system.db, ['hold'], asked)
  expect(told.map(({ what }) => what).toReversed()).toEqual(
    [...kinds, 'reconnected'].map(kind => `supply.${kind}`),
  )
  expect(told.find(({ what }) => what === 'supply.suspended')?.text).toContain('Meter switched off')
  expect(await company.brokenProofs()).toEqual([])
})

test('who is to be spared or has paid is stopped, and who owes too little is not begun', async () => {
  company.on('2026-06-15')
  await company.do('startSuspension', start('S-2'))
  await company.do('startSuspension', start('S-3'))
  await company.rows('flagAccounts', {
    ...{ accountNumber: 'S-2', flag: 'life_support', fromOn: '2026-06-16' },
  })
  await company.do('recordPromise', {
    ...{ accountNumber: 'S-3', entity: 'SUN', currency: 'EUR', amount: '11.90' },
    payBy: '2026-06-30',
  })
  expect(await advance('2026-06-16')).toEqual({ taken: 2, next: null })
  expect([await stateOf('S-2'), await stateOf('S-3')]).toEqual(['stopped', 'stopped'])
  expect(await company.refusal('startSuspension', start('S-2'))).toMatchObject({
    code: 'suspension_spared',
  })
  expect(await company.refusal('startSuspension', start('S-3'))).toMatchObject({
    code: 'owes_too_little',
  })
  expect(await company.brokenProofs()).toEqual([])
})
