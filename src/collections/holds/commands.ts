import { z } from 'zod'
import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { code, date, line, optional } from '../../formats/fields.ts'
import { isBefore } from '../../kernel/period.ts'
import { ok } from '../../kernel/result.ts'
import { type AnyCommand, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { loadItemsOfDocuments, loadOpenHolds } from './load.ts'
import { insertHoldEnds, insertHolds } from './save.ts'

const holdRow = z
  .strictObject({
    accountNumber: code,
    /** Number of the one document that is not asked for; left out: the whole customer. */
    document: optional(code),
    reason: line(200),
    fromOn: date,
    /** The last day on which it holds; left out: until it is lifted. */
    lastOn: optional(date),
  })
  .refine(({ fromOn, lastOn }) => lastOn === null || !isBefore(lastOn, fromOn), {
    error: 'a last day not before the first',
    path: ['lastOn'],
  })

const holdEndRow = z.strictObject({
  accountNumber: code,
  document: optional(code),
  /** From this day on it holds no more. */
  endedOn: date,
  why: line(200),
})

type Named = { readonly accountNumber: string; readonly document: string | null }

/** Accounts and items that the rows of a batch name; rows that name none there is are rejected. */
async function named(tx: Tx, batch: RowBatch<Named>) {
  const numbers = batch.open.map(({ value }) => value.accountNumber)
  const ids = await loadAccountIds(tx, numbers)
  for (const { row, value } of batch.open) {
    if (!ids.has(value.accountNumber)) {
      batch.reject(row, 'unknown_account', { account: value.accountNumber })
    }
  }
  const wanted = batch.open.flatMap(({ value: { accountNumber, document } }) =>
    document === null ? [] : [{ accountId: ids.get(accountNumber) as string, document }],
  )
  const found = wanted.length === 0 ? [] : await loadItemsOfDocuments(tx, wanted)
  const items = new Map(found.map(each => [`${each.accountId} ${each.document}`, each.itemId]))
  for (const { row, value } of batch.open) {
    const { document } = value
    if (document !== null && !items.has(`${ids.get(value.accountNumber)} ${document}`)) {
      batch.reject(row, 'unknown_document', { document })
    }
  }
  return ({ accountNumber, document }: Named) => {
    const accountId = ids.get(accountNumber) as string
    return {
      accountId,
      itemId: document === null ? null : (items.get(`${accountId} ${document}`) ?? null),
    }
  }
}

/** Stops asking customers for money, or for one document, with the reason and until when. */
export const holdDunning = defineCommand({
  name: 'holdDunning',
  summary: 'Stop reminders to customers, or about one document, with the reason and until when',
  permission: 'dunning.hold',
  input: rowsOf(holdRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, holdRow)
    batch.oneRowEach(({ accountNumber, document, fromOn }) =>
      [accountNumber, document, fromOn].join(' '),
    )
    const find = await named(tx, batch)
    const made = batch.open.map(({ row, value }) => {
      batch.answer(row, 'created')
      const { reason, fromOn, lastOn: untilOn } = value
      return { ...find(value), holdId: ctx.newId(), reason, fromOn, untilOn }
    })
    await insertHolds(tx, made, { at: ctx.clock.now(), by: ctx.actor })
    return ok(batch.result())
  },
})

/** Lifts every stop on asking customers, or those about one document. */
export const liftDunningHolds = defineCommand({
  name: 'liftDunningHolds',
  summary: 'Let customers be reminded again whom a hold has spared',
  permission: 'dunning.hold',
  input: rowsOf(holdEndRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, holdEndRow)
    batch.oneRowEach(({ accountNumber, document }) => [accountNumber, document].join(' '))
    const find = await named(tx, batch)
    const keys = batch.open.map(({ row, value }) => ({ row, value, ...find(value) }))
    const open = await loadOpenHolds(
      tx,
      keys.map(key => key.accountId),
    )
    const ends = keys.flatMap(({ row, value, accountId, itemId }) => {
      const own = open.filter(hold => hold.accountId === accountId && hold.itemId === itemId)
      batch.answer(row, own.length > 0 ? 'updated' : 'unchanged')
      const { endedOn, why } = value
      return own.map(({ holdId }) => ({ accountId, holdId, endedOn, why }))
    })
    await insertHoldEnds(tx, ends, { at: ctx.clock.now(), by: ctx.actor })
    return ok(batch.result())
  },
})

/** The commands that spare customers reminders. */
export const holdCommands: readonly AnyCommand[] = [holdDunning, liftDunningHolds]
