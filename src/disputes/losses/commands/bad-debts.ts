import { z } from 'zod'
import { code, country, date, line, optional, whole } from '../../../formats/fields.ts'
import { formatAmount, parseAmount } from '../../../kernel/money.ts'
import { daysIn, isBefore } from '../../../kernel/period.ts'
import { ok, RefusalError, refuse } from '../../../kernel/result.ts'
import { matchItems } from '../../../ledger/open-items/commands/match-items.ts'
import { unmatchItems } from '../../../ledger/open-items/commands/unmatch-items.ts'
import type { OpenItem } from '../../../ledger/open-items/item.ts'
import { loadAllocationsById, lockItems } from '../../../ledger/open-items/load.ts'
import { receivablePosting } from '../../../ledger/receivable-rules.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { targetKeys } from '../../../receivables/commands/allocations.ts'
import { requireAccount } from '../../../receivables/commands/credits.ts'
import { loadTaxShares } from '../../../receivables/load/policy.ts'
import { loadReason } from '../../../receivables/load/receipts.ts'
import { positiveMinor } from '../../../receivables/positive-amount.ts'
import { taxIn } from '../../../receivables/settlement.ts'
import { loadRelief, loadStandingDebts } from '../load.ts'
import { insertBadDebt, insertRelief } from '../save.ts'
import { bookClaims } from './relief.ts'

const amount = z.string({ error: 'an amount such as 12.50' }).max(40)

const target = {
  accountNumber: code,
  /** Number of the document, or id of the open item. */
  document: optional(code),
  item: optional(z.uuid()),
}

type Target = {
  readonly accountNumber: string
  readonly document: string | null
  readonly item: string | null
}

async function lockedItem(tx: Tx, { accountNumber, document, item }: Target): Promise<OpenItem> {
  const accountId = await requireAccount(tx, accountNumber)
  const asked = { document, item, accountNumber: null, amount: null }
  const [found] = await lockItems(tx, await targetKeys(tx, accountId, [asked]))
  if (found === undefined) throw new RefusalError('unknown_item', { item: item ?? document ?? '' })
  return found
}

/** Sets from how many days past the due date on the tax in a bad debt is taken off. */
export const setTaxRelief = defineCommand({
  name: 'setTaxRelief',
  summary: 'Set when the tax in a bad debt is taken off what is owed to the tax office',
  permission: 'receipts.rules',
  input: z.strictObject({
    country,
    reason: code,
    fromOn: date,
    /** Left out: no relief from then on. */
    daysOverdue: optional(whole(0, 3650)),
  }),
  run: async (tx, input, ctx) => {
    if ((await loadReason(tx, input.reason, 'write_off')) === undefined) {
      return refuse('unknown_reason', { reason: input.reason, use: 'write_off' })
    }
    await insertRelief(tx, input, { at: ctx.clock.now(), by: ctx.actor })
    return ok({ country: input.country, reason: input.reason })
  },
})

/**
 * Gives up a debt: it is taken off what the customer owes and off the allowance; where the seller's
 * country gives relief for the reason and the debt is old enough, the tax in it off what is owed to the
 * tax office. It is no credit note: the customer still owes it by law, and it may be recovered.
 */
export const writeOffBadDebt = defineCommand({
  name: 'writeOffBadDebt',
  summary: 'Give up a debt with a reason, with tax relief where the law gives it',
  permission: 'losses.writeOff',
  input: z.strictObject({
    ...target,
    /** Left out: all that is open. */
    amount: optional(amount),
    reason: code,
    on: date,
    note: optional(line(500)),
  }),
  run: async (tx, input, ctx) => {
    const item = await lockedItem(tx, input)
    const { reason, on, note } = input
    const known = await loadReason(tx, reason, 'write_off')
    if (known === undefined) return refuse('unknown_reason', { reason, use: 'write_off' })
    const amountMinor =
      input.amount === null ? item.openMinor : positiveMinor(input.amount, item.currency)
    if (amountMinor <= 0n) return refuse('nothing_to_write_off', { item: item.itemId })
    const taxMinor = known.taxRelief ? await reliefOn(tx, item, amountMinor, reason, on) : 0n
    await giveUp(tx, ctx, item, { amountMinor, taxMinor, reason, on, note })
    const { currency } = item
    return ok({
      itemId: item.itemId,
      amount: formatAmount(amountMinor, currency),
      taxRelief: formatAmount(taxMinor, currency),
      currency,
    })
  },
  stakes: async (_tx, value, input) => ({
    amounts: [{ minor: parseAmount(value.amount, value.currency) ?? 0n, currency: value.currency }],
    facts: { ...value, reason: input.reason, on: input.on },
  }),
})

/** The tax in a bad debt that is taken off; zero where the law does not give it (yet). */
async function reliefOn(
  tx: Tx,
  item: OpenItem,
  amountMinor: bigint,
  reason: string,
  on: Temporal.PlainDate,
): Promise<bigint> {
  const days = await loadRelief(tx, { legalEntityId: item.legalEntityId, reason, on })
  if (days === null || isBefore(on, item.dueOn)) return 0n
  if (daysIn({ start: item.dueOn, end: on }) < days) return 0n
  const [share] = [...(await loadTaxShares(tx, [item])).values()]
  return share === undefined ? 0n : taxIn(amountMinor, share)
}

type GivenUp = {
  readonly amountMinor: bigint
  readonly taxMinor: bigint
  readonly reason: string
  readonly on: Temporal.PlainDate
  readonly note: string | null
}

/** Takes a debt off its item; gives the allocation by which it stands. */
async function giveUp(tx: Tx, ctx: Context, item: OpenItem, of: GivenUp): Promise<string> {
  const { amountMinor, taxMinor, reason, on, note } = of
  const booking = { on, at: ctx.clock.now(), by: ctx.actor }
  const parts = [
    ['bad_debt', amountMinor - taxMinor],
    ['bad_debt_tax', taxMinor],
  ] as const
  const postings = parts
    .filter(([, minor]) => minor > 0n)
    .map(([event, minor]) => receivablePosting(event, minor, { item: item.control }))
  const off = { kind: 'write_off' as const, item, amountMinor, postings, reasonCode: reason, note }
  const { rows } = await matchItems(tx, [off], booking)
  const [row] = rows
  if (row === undefined) throw new Error('defect: a write-off that took nothing off')
  const { accountId, allocationId, itemId } = row
  await insertBadDebt(
    tx,
    { accountId, allocationId, itemId, amountMinor, taxMinor, reason, on },
    booking,
  )
  return allocationId
}

/**
 * Reinstates a debt that was given up, wholly or in part, because it is paid after all: it is owed
 * again as of its original due date, and the relief that was taken or claimed is owed to the tax office
 * again in proportion.
 */
export const recoverBadDebt = defineCommand({
  name: 'recoverBadDebt',
  summary: 'Reinstate a debt that was given up, to be paid after all',
  permission: 'losses.recover',
  input: z.strictObject({
    ...target,
    /** Left out: all that was given up. */
    amount: optional(amount),
    on: date,
    note: optional(line(500)),
  }),
  run: async (tx, input, ctx) => {
    const item = await lockedItem(tx, input)
    const debts = await loadStandingDebts(tx, item)
    const givenUp = debts.reduce((sum, each) => sum + each.amountMinor, 0n)
    const asked = input.amount === null ? givenUp : positiveMinor(input.amount, item.currency)
    if (asked > givenUp || givenUp === 0n) {
      const left = formatAmount(givenUp, item.currency)
      return refuse('recovered_exceeds', { left, currency: item.currency })
    }
    const { on, note } = input
    const booking = { on, at: ctx.clock.now(), by: ctx.actor }
    let open = asked
    for (const debt of debts) {
      if (open === 0n) break
      const rows = await loadAllocationsById(tx, [debt])
      await unmatchItems(tx, rows, booking, { reasonCode: debt.reason, note })
      const rest = debt.amountMinor > open ? debt.amountMinor - open : 0n
      await bookClaims(tx, ctx, [{ ...debt, ...item, taxMinor: -debt.claimedMinor }], on)
      if (rest > 0n) {
        const part = (tax: bigint) => taxIn(rest, { taxMinor: tax, payableMinor: debt.amountMinor })
        const left = { amountMinor: rest, taxMinor: part(debt.taxMinor), reason: debt.reason }
        const allocationId = await giveUp(tx, ctx, item, { ...left, on, note })
        const taxMinor = part(debt.claimedMinor)
        await bookClaims(tx, ctx, [{ ...item, allocationId, taxMinor }], on)
      }
      open -= debt.amountMinor - rest
    }
    const { itemId, currency } = item
    return ok({ itemId, amount: formatAmount(asked, currency), currency })
  },
  stakes: async (_tx, value, input) => ({
    amounts: [{ minor: parseAmount(value.amount, value.currency) ?? 0n, currency: value.currency }],
    facts: { ...value, on: input.on },
  }),
})
