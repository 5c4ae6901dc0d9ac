import { z } from 'zod'
import { code, date, line, oneOf, optional } from '../../formats/fields.ts'
import { isBefore } from '../../kernel/period.ts'
import { ok } from '../../kernel/result.ts'
import { type AnyCommand, type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { lockAccounts } from '../load/accounts.ts'
import { CARE_FLAGS } from './care-flag.ts'
import { loadOpenFlags, type StoredFlag } from './load.ts'
import { insertFlagEnds, insertFlags } from './save.ts'

const flagRow = z
  .strictObject({
    accountNumber: code,
    flag: oneOf(CARE_FLAGS),
    fromOn: date,
    /** First day without it; left out: until somebody ends it. */
    untilOn: optional(date),
    note: optional(line(500)),
  })
  .refine(({ fromOn, untilOn }) => untilOn === null || isBefore(fromOn, untilOn), {
    error: 'an end after its first day',
    path: ['untilOn'],
  })

const flagEndRow = z.strictObject({
  accountNumber: code,
  flag: oneOf(CARE_FLAGS),
  /** First day without it. */
  endedOn: date,
  why: line(500),
})

const byOf = (ctx: Context) => ({ at: ctx.clock.now(), by: ctx.actor })

/** Holds the accounts of a batch and reads their flags; rows of unknown accounts are rejected. */
async function flagged(tx: Tx, batch: RowBatch<{ readonly accountNumber: string }>) {
  const numbers = batch.open.map(({ value }) => value.accountNumber)
  const held = (await lockAccounts(tx, numbers)).filter(({ kind }) => kind !== 'house')
  const ids = new Map(held.map(each => [each.accountNumber, each.accountId]))
  for (const { row, value } of batch.open) {
    if (ids.has(value.accountNumber)) continue
    batch.reject(row, 'unknown_account', { account: value.accountNumber })
  }
  return { ids, open: await loadOpenFlags(tx, [...ids.values()]) }
}

const flagAccounts = defineCommand({
  name: 'flagAccounts',
  summary:
    'Mark customers whom collection must spare: bankruptcy, death, hardship, life support, no contact',
  permission: 'collections.care',
  input: rowsOf(flagRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, flagRow)
    batch.oneRowEach(({ accountNumber, flag, fromOn }) => `${accountNumber} ${flag} ${fromOn}`)
    const { ids, open } = await flagged(tx, batch)
    const made: (StoredFlag & { note: string | null })[] = []
    for (const { row, value } of batch.open) {
      const accountId = ids.get(value.accountNumber) as string
      const { flag, fromOn, untilOn, note } = value
      const isKnown = open.some(
        each =>
          each.accountId === accountId &&
          each.flag === flag &&
          each.fromOn.equals(fromOn) &&
          String(each.untilOn) === String(untilOn),
      )
      batch.answer(row, isKnown ? 'unchanged' : 'created')
      if (!isKnown) made.push({ accountId, flagId: ctx.newId(), flag, fromOn, untilOn, note })
    }
    await insertFlags(tx, made, byOf(ctx))
    return ok(batch.result())
  },
})

const endCareFlags = defineCommand({
  name: 'endCareFlags',
  summary: 'End what a customer had to be spared for, with the reason',
  permission: 'collections.care',
  input: rowsOf(flagEndRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, flagEndRow)
    batch.oneRowEach(({ accountNumber, flag }) => `${accountNumber} ${flag}`)
    const { ids, open } = await flagged(tx, batch)
    const ends: Parameters<typeof insertFlagEnds>[1][number][] = []
    for (const { row, value } of batch.open) {
      const accountId = ids.get(value.accountNumber)
      const own = open.filter(each => each.accountId === accountId && each.flag === value.flag)
      batch.answer(row, own.length > 0 ? 'updated' : 'unchanged')
      for (const flag of own) {
        const { flagId } = flag
        ends.push({ accountId: flag.accountId, flagId, endedOn: value.endedOn, why: value.why })
      }
    }
    await insertFlagEnds(tx, ends, byOf(ctx))
    return ok(batch.result())
  },
})

/** What customers must be spared, and its end. */
export const careCommands: readonly AnyCommand[] = [flagAccounts, endCareFlags]
