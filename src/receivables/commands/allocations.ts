import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { formatAmount, lesser } from '../../kernel/money.ts'
import { ok, RefusalError, refuse } from '../../kernel/result.ts'
import { matchItems } from '../../ledger/open-items/commands/match-items.ts'
import {
  type Booking,
  type ItemKey,
  itemKeyText,
  type OpenItem,
} from '../../ledger/open-items/item.ts'
import {
  loadAllocationsById,
  loadInstalments,
  loadItems,
  lockItems,
  lockWithInstalments,
} from '../../ledger/open-items/load.ts'
import type { Settled } from '../../ledger/open-items/match.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Instruction } from '../allocation-plan.ts'
import { type AllocationTarget, allocateReceiptInput, unapplyInput } from '../api.ts'
import { isDiscountInTime } from '../discount-in-time.ts'
import { loadTaxShares, loadValueDates } from '../load/policy.ts'
import { isReason, loadDocumentItems } from '../load/receipts.ts'
import { positiveMinor } from '../positive-amount.ts'
import { discountTaken } from '../settlement.ts'
import { itemsOfDocument, spreadOver } from '../spread.ts'
import { type NewAllocation, unapply } from './allocate-steps.ts'
import { applyByPolicy } from './apply-by-policy.ts'

/**
 * Applies a credit to what is named, in that order: to each the amount given, or else as much as is
 * open of it and left of the credit; with the discount that was asked for and is earned.
 */
export async function applyTo(
  tx: Tx,
  from: ItemKey,
  targets: readonly AllocationTarget[],
  booking: Booking,
): Promise<(ItemKey & { readonly amountMinor: bigint })[]> {
  if (targets.length === 0) return []
  const keys = await targetKeys(tx, from.accountId, targets)
  const items = await lockWithInstalments(tx, [from, ...keys])
  const open = new Map(items.map(item => [itemKeyText(item), item.openMinor]))
  const source = items.find(item => itemKeyText(item) === itemKeyText(from))
  if (source === undefined) throw new RefusalError('unknown_item', { item: from.itemId })
  const valueOn = (await loadValueDates(tx, [from])).get(itemKeyText(from)) ?? source.documentOn
  let left = -source.openMinor
  const allocations: NewAllocation[] = []
  const discounts: Discounted[] = []
  targets.forEach((target, i) => {
    const key = keys[i] as ItemKey
    const owed = itemsOfDocument(key, items)
    if (owed.length === 0) throw new RefusalError('unknown_item', { item: key.itemId })
    const openOf = (item: OpenItem) => open.get(itemKeyText(item)) ?? 0n
    if (target.discount === true) {
      for (const each of earned(owed, { target, valueOn, openOf })) {
        open.set(itemKeyText(each.item), openOf(each.item) - each.amountMinor)
        discounts.push(each)
      }
    }
    const openMinor = owed.reduce((sum, item) => sum + openOf(item), 0n)
    const amountMinor =
      target.amount === null
        ? lesser(openMinor, left)
        : positiveMinor(target.amount, source.currency)
    if (target.discount === true && amountMinor < openMinor) {
      const needed = formatAmount(openMinor, source.currency)
      throw new RefusalError('discount_needs_rest', { needed, currency: source.currency })
    }
    if (target.amount === null && amountMinor <= 0n) return
    left -= amountMinor
    for (const { item, amountMinor: part } of spreadOver(owed, amountMinor, openOf)) {
      open.set(itemKeyText(item), openOf(item) - part)
      allocations.push({ from, to: item, amountMinor: part })
    }
  })
  const { rows } = await matchItems(
    tx,
    [
      ...allocations.map(each => ({ kind: 'applied' as const, ...each })),
      ...(await discountMatches(tx, from, discounts)),
    ],
    booking,
  )
  return rows.filter(row => row.kind === 'applied' && row.amountMinor > 0n)
}

type Discounted = { readonly item: OpenItem; readonly amountMinor: bigint }

/** The discounts of what is named that are earned; refused where there is none, with its last day. */
function earned(
  owed: readonly OpenItem[],
  of: {
    readonly target: AllocationTarget
    readonly valueOn: Temporal.PlainDate
    readonly openOf: (item: OpenItem) => bigint
  },
): Discounted[] {
  const found = owed.filter(
    item => isDiscountInTime(item, of.valueOn) && of.openOf(item) === item.openMinor,
  )
  if (found.length === 0) {
    const what = of.target.document ?? of.target.item ?? ''
    throw new RefusalError('discount_not_earned', { what, valueOn: of.valueOn.toString() })
  }
  return found.map(item => ({ item, amountMinor: item.discountMinor ?? 0n }))
}

/** Each with the tax in it, and with the money that earned it: taken back with that. */
async function discountMatches(
  tx: Tx,
  because: ItemKey,
  discounts: readonly Discounted[],
): Promise<Settled[]> {
  const taxes = await loadTaxShares(
    tx,
    discounts.map(({ item }) => item),
  )
  return discounts.map(({ item, amountMinor }) => {
    const tax = taxes.get(itemKeyText(item)) ?? { taxMinor: 0n, payableMinor: 0n }
    return discountTaken(item, { item, because, amountMinor }, tax)
  })
}

/** The same by the rules of the legal entity: what is named first, then what they say. */
export async function applyAsNamed(
  tx: Tx,
  from: ItemKey,
  targets: readonly AllocationTarget[],
  booking: Booking,
): Promise<(ItemKey & { readonly amountMinor: bigint })[]> {
  const keys = await targetKeys(tx, from.accountId, targets)
  const [source] = await lockItems(tx, [from])
  if (source === undefined) throw new RefusalError('unknown_item', { item: from.itemId })
  const items = await loadItems(tx, [...keys, ...(await loadInstalments(tx, keys))])
  const instructions = targets.flatMap(({ amount }, i): Instruction[] => {
    const owed = itemsOfDocument(keys[i] as ItemKey, items)
    if (amount === null)
      return owed.map(({ accountId, itemId }) => ({ accountId, itemId, amountMinor: null }))
    const parts = spreadOver(owed, positiveMinor(amount, source.currency))
    return parts.map(({ item: { accountId, itemId }, amountMinor }) => ({
      accountId,
      itemId,
      amountMinor,
    }))
  })
  const { rows } = await applyByPolicy(tx, [from], booking, instructions)
  return rows.filter(row => row.amountMinor > 0n)
}

/** The items that people name by document or id; refused where there is none. */
export async function targetKeys(
  tx: Tx,
  payerId: string,
  targets: readonly AllocationTarget[],
): Promise<ItemKey[]> {
  const labels = targets.flatMap(target => target.document ?? [])
  const numbers = targets.flatMap(target => target.accountNumber ?? [])
  const documents = new Map(
    (labels.length === 0 ? [] : await loadDocumentItems(tx, labels)).map(row => [row.label, row]),
  )
  const accounts = await loadAccountIds(tx, numbers)
  return targets.map(({ document, item, accountNumber }) => {
    if (document !== null) {
      const found = documents.get(document)
      if (found === undefined) throw new RefusalError('unknown_document', { document })
      return found
    }
    const accountId = accountNumber === null ? payerId : accounts.get(accountNumber)
    if (accountId === undefined) {
      throw new RefusalError('unknown_account', { account: accountNumber ?? '' })
    }
    if (item === null) throw new RefusalError('allocation_names_nothing', {})
    return { accountId, itemId: item }
  })
}

/** Applies a receipt, a credit note or money on account to what is owed. */
export const allocateReceipt = defineCommand({
  name: 'allocateReceipt',
  summary: 'Apply a receipt or another credit of a customer to invoices',
  permission: 'receipts.allocate',
  input: allocateReceiptInput,
  run: async (tx, input, ctx) => {
    const accountId = (await loadAccountIds(tx, [input.accountNumber])).get(input.accountNumber)
    if (accountId === undefined) return refuse('unknown_account', { account: input.accountNumber })
    const from = { accountId, itemId: input.item }
    const booking = { on: input.on, at: ctx.clock.now(), by: ctx.actor }
    const rows = await applyTo(tx, from, input.to, booking)
    const [item] = await lockItems(tx, [from])
    if (item === undefined) return refuse('unknown_item', { item: input.item })
    return ok({
      allocations: rows.map(({ itemId, amountMinor }) => ({
        itemId,
        amount: formatAmount(amountMinor, item.currency),
      })),
      left: formatAmount(-item.openMinor, item.currency),
    })
  },
})

/** What is undone by its own command, if at all. */
const HAS_LEFT: ReadonlySet<string> = new Set(['returned', 'refunded', 'unclaimed'])

/** Takes one allocation back: the invoice is open again, the money is unapplied again. */
export const unapplyAllocation = defineCommand({
  name: 'unapplyAllocation',
  summary: 'Take money off an invoice again; the entry stays and is reversed',
  permission: 'receipts.allocate',
  input: unapplyInput,
  run: async (tx, input, ctx) => {
    const accountId = (await loadAccountIds(tx, [input.accountNumber])).get(input.accountNumber)
    if (accountId === undefined) return refuse('unknown_account', { account: input.accountNumber })
    if (!(await isReason(tx, input.reason, 'unapply'))) {
      return refuse('unknown_reason', { reason: input.reason, use: 'unapply' })
    }
    const named = { accountId, allocationId: input.allocation }
    const booking = { on: input.on, at: ctx.clock.now(), by: ctx.actor }
    const why = { reasonCode: input.reason, note: input.note }
    const [side] = await loadAllocationsById(tx, [named])
    if (side?.kind === 'planned') {
      return refuse('allocation_is_plan', { allocation: input.allocation })
    }
    if (side !== undefined && HAS_LEFT.has(side.kind)) {
      return refuse('money_has_left', { allocation: input.allocation, kind: side.kind })
    }
    const { rows } = await unapply(tx, [named], booking, why)
    if (rows.length === 0) return refuse('unknown_allocation', { allocation: input.allocation })
    return ok({ items: rows.map(({ itemId }) => itemId) })
  },
})
