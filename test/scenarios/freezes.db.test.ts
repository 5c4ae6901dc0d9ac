import { beforeAll, expect, test } from 'vitest'
import { loadAccountIds } from '../../src/accounts/load/accounts.ts'
import { formatAmount } from '../../src/kernel/money.ts'
import { loadDebts } from '../../src/ledger/open-items/load.ts'
import { transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { loadPage } from '../../src/platform/list.ts'
import { endFreezes, freezeItems } from '../../src/receivables/freezes/commands/freeze-items.ts'
import type { FreezeReason } from '../../src/receivables/freezes/freeze.ts'
import { freezeSpells, frozenAmounts } from '../../src/receivables/freezes/load.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company
let item: { readonly accountId: string; readonly itemId: string }

/** A customer who owes 11.90, due on 15 February. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'F1', plan: 'CARE', start: '2026-01-01' })
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const ids = await loadAccountIds(company.system.db, ['F1'])
  const [debt] = await loadDebts(company.system.db, [ids.get('F1') as string])
  item = { accountId: debt?.accountId as string, itemId: debt?.itemId as string }
})

const day = (text: string) => Temporal.PlainDate.from(`2026-${text}`)
const ctx = () => ({ clock: company.system.clock, actor: 'test', newId })

type Text = { reason: FreezeReason; amount?: bigint; from: string; until?: string }

function freeze({ reason, amount, from, until }: Text, sourceId = newId()): Promise<string[]> {
  const untilOn = until === undefined ? null : day(until)
  const row = { ...item, reason, amountMinor: amount ?? null, fromOn: day(from), untilOn, sourceId }
  return transaction(company.system.db, tx => freezeItems(tx, ctx(), [row]))
}

const end = (sourceId: string, on: string, why: string) =>
  transaction(company.system.db, tx =>
    endFreezes(tx, ctx(), [{ accountId: item.accountId, sourceId }], { on: day(on), why }),
  )

/** `7.00 (dispute 5.00, promise 2.00)` */
async function frozen(on: string): Promise<string> {
  const [found] = await frozenAmounts(company.system.db, [item], day(on))
  if (found === undefined) return 'nothing'
  const parts = Object.entries(found.byReason).map(
    ([reason, minor]) => `${reason} ${formatAmount(minor, 'EUR')}`,
  )
  return `${formatAmount(found.frozenMinor, 'EUR')} (${parts.sort().join(', ')})`
}

test('freezes of an item add up to what is open at most, each on its own days', async () => {
  const dispute = newId()
  await freeze({ reason: 'dispute', amount: 500n, from: '02-20' }, dispute)
  await freeze({ reason: 'promise', amount: 200n, from: '03-01', until: '03-10' })
  await freeze({ reason: 'plan', from: '03-05', until: '03-06' })
  expect(await frozen('02-19')).toBe('nothing')
  expect(await frozen('02-20')).toBe('5.00 (dispute 5.00)')
  expect(await frozen('03-01')).toBe('7.00 (dispute 5.00, promise 2.00)')
  expect(await frozen('03-06')).toBe('11.90 (dispute 5.00, plan 11.90, promise 2.00)')
  expect(await frozen('03-10')).toBe('7.00 (dispute 5.00, promise 2.00)')
  expect(await frozen('03-11')).toBe('5.00 (dispute 5.00)')
  expect(await end(dispute, '03-20', 'upheld')).toBe(1)
  // Ended once: the first day counts.
  expect(await end(dispute, '03-01', 'credited')).toBe(0)
  expect(await frozen('03-19')).toBe('5.00 (dispute 5.00)')
  expect(await frozen('03-20')).toBe('nothing')
  const spells = await freezeSpells(company.system.db, [item])
  expect(spells.map(each => `${each.reason} ${each.fromOn}..${each.endOn}`)).toEqual([
    'dispute 2026-02-20..2026-03-20',
    'promise 2026-03-01..2026-03-11',
    'plan 2026-03-05..2026-03-07',
  ])
  const listed = LISTS.get('item-freezes')
  const { rows } = await loadPage(company.system.db, listed!, { filters: {}, limit: 10 })
  expect(rows).toHaveLength(3)
  expect(rows[0]).toMatchObject({ account: 'F1', amount: '5.00', why: 'upheld', reason: 'dispute' })
})

test('only what is there and owed can be frozen', async () => {
  const unknown = { ...item, itemId: newId() }
  const row = { ...unknown, reason: 'dispute' as const, amountMinor: null, fromOn: day('02-20') }
  const asked = { ...row, untilOn: null, sourceId: newId() }
  const done = transaction(company.system.db, tx => freezeItems(tx, ctx(), [asked]))
  await expect(done).rejects.toMatchObject({ refusal: { code: 'unknown_item' } })
})
