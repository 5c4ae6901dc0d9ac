import { z } from 'zod'
import { lockAccounts } from '../../../accounts/load/accounts.ts'
import {
  code,
  currency,
  date,
  line,
  oneOf,
  optional,
  whole,
  yesNo,
} from '../../../formats/fields.ts'
import { parseAmount } from '../../../kernel/money.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { type AnyCommand, type Context, defineCommand } from '../../../platform/command.ts'
import { RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { countPolicies, loadLimitsOf, loadOpenHolds } from '../load.ts'
import { insertHold, insertLimits, insertPolicy, insertRelease, type NewLimit } from '../save.ts'

const byOf = (ctx: Context) => ({ at: ctx.clock.now(), by: ctx.actor })

const setCreditPolicy = defineCommand({
  name: 'setCreditPolicy',
  summary: 'Set how a legal entity watches credit: what becomes of sales above the limit',
  permission: 'credit.limit',
  input: z.strictObject({
    entity: code,
    fromOn: date,
    effect: oneOf(['refuse', 'warn']),
    countsDisputed: yesNo.default(false),
    /** Who has owed for more days than this is held whatever the limit. */
    holdAfterDays: optional(whole(1, 3650)),
  }),
  run: async (tx, { entity: named, fromOn, ...policy }, ctx) => {
    const entity = await loadLegalEntityByCode(tx, named)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: named })
    const { legalEntityId } = entity
    const revision = await countPolicies(tx, legalEntityId, fromOn)
    await insertPolicy(tx, { legalEntityId, fromOn, revision }, policy, byOf(ctx))
    return ok({ revision })
  },
})

const limitRow = z.strictObject({
  accountNumber: code,
  entity: code,
  currency,
  fromOn: date,
  /** Left out: no limit. */
  amount: optional(line(40)),
  reason: line(500),
})

/** Sets what accounts may owe from a date on; a limit that stands so already stays as it is. */
export const setCreditLimits = defineCommand({
  name: 'setCreditLimits',
  summary: 'Set how much accounts may owe a legal entity from a date on',
  permission: 'credit.limit',
  input: rowsOf(limitRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, limitRow)
    batch.oneRowEach(row => `${row.accountNumber} ${row.entity} ${row.currency} ${row.fromOn}`)
    const numbers = batch.open.map(({ value }) => value.accountNumber)
    const held = (await lockAccounts(tx, numbers)).filter(({ kind }) => kind !== 'house')
    const ids = new Map(held.map(each => [each.accountNumber, each.accountId]))
    const standing = await loadLimitsOf(tx, [...ids.values()])
    const limits: NewLimit[] = []
    for (const { row, value } of batch.open) {
      const accountId = ids.get(value.accountNumber)
      const entity = await loadLegalEntityByCode(tx, value.entity)
      const limitMinor = value.amount === null ? null : parseAmount(value.amount, value.currency)
      if (accountId === undefined) {
        batch.reject(row, 'unknown_account', { account: value.accountNumber })
      } else if (entity === undefined) {
        batch.reject(row, 'unknown_legal_entity', { entity: value.entity })
      } else if (limitMinor === undefined || (limitMinor ?? 0n) < 0n) {
        const facts = { value: value.amount ?? '', currency: value.currency }
        batch.reject(row, 'amount_not_positive', facts)
      } else {
        const { currency, fromOn, reason } = value
        const { legalEntityId } = entity
        const key = `${accountId} ${legalEntityId} ${currency} ${fromOn}`
        const before = standing.get(key)
        if (before !== undefined && before.limitMinor === limitMinor) {
          batch.answer(row, 'unchanged')
          continue
        }
        batch.answer(row, before === undefined ? 'created' : 'updated')
        limits.push({ accountId, legalEntityId, currency, fromOn, limitMinor, reason })
      }
    }
    await insertLimits(tx, limits, byOf(ctx))
    return ok(batch.result())
  },
  stakes: async (_tx, value, input) => ({
    amounts: input.rows.flatMap(raw => {
      const row = limitRow.safeParse(raw)
      if (!row.success || row.data.amount === null) return []
      const minor = parseAmount(row.data.amount, row.data.currency)
      return minor === undefined ? [] : [{ minor, currency: row.data.currency }]
    }),
    facts: { rows: input.rows, answer: value },
  }),
})

const placeCreditHold = defineCommand({
  name: 'placeCreditHold',
  summary: 'Stop new orders and subscriptions of a customer, with the reason',
  permission: 'credit.hold',
  input: z.strictObject({
    accountNumber: code,
    /** Left out: of every legal entity. */
    entity: optional(code),
    fromOn: date,
    reason: line(500),
  }),
  run: async (tx, input, ctx) => {
    const [account] = await lockAccounts(tx, [input.accountNumber])
    if (account === undefined || account.kind === 'house') {
      return refuse('unknown_account', { account: input.accountNumber })
    }
    const entity = input.entity === null ? null : await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity ?? '' })
    const holdId = ctx.newId()
    const { accountId } = account
    const legalEntityId = entity?.legalEntityId ?? null
    const { fromOn, reason } = input
    await insertHold(tx, { accountId, holdId, legalEntityId, fromOn, reason }, byOf(ctx))
    return ok({ holdId })
  },
})

const releaseCreditHold = defineCommand({
  name: 'releaseCreditHold',
  summary: 'Let orders of a customer go on: end the holds, and until a day look at no limit',
  permission: 'credit.hold',
  input: z.strictObject({
    accountNumber: code,
    /** The last day on which limits and what is overdue stop nothing; left out: holds alone end. */
    untilOn: optional(date),
    reason: line(500),
  }),
  run: async (tx, input, ctx) => {
    const [account] = await lockAccounts(tx, [input.accountNumber])
    if (account === undefined || account.kind === 'house') {
      return refuse('unknown_account', { account: input.accountNumber })
    }
    const { accountId } = account
    const open = await loadOpenHolds(tx, accountId)
    const holdIds = open.map(({ holdId }) => holdId)
    const { untilOn, reason } = input
    if (holdIds.length === 0 && untilOn === null) {
      return refuse('no_credit_hold', { account: input.accountNumber })
    }
    await insertRelease(
      tx,
      { accountId, releaseId: ctx.newId(), holdIds, untilOn, reason },
      byOf(ctx),
    )
    return ok({ ended: holdIds.length })
  },
})

/** How much customers may owe, and who is sold nothing more. */
export const creditCommands: readonly AnyCommand[] = [
  setCreditPolicy,
  setCreditLimits,
  placeCreditHold,
  releaseCreditHold,
]
