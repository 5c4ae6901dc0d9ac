import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { formatAmount } from '../../kernel/money.ts'
import { ok, RefusalError, refuse } from '../../kernel/result.ts'
import { CODE } from '../../ledger/chart.ts'
import { loadLegalEntityByCode } from '../../ledger/load.ts'
import { matchItems } from '../../ledger/open-items/commands/match-items.ts'
import type { Booking, OpenItem } from '../../ledger/open-items/item.ts'
import { loadCredits, lockItems } from '../../ledger/open-items/load.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import {
  applyPaymentsInput,
  assignSuspenseInput,
  keepOnAccountInput,
  moveCreditInput,
  writeOffInput,
} from '../api.ts'
import { loadTaxShares } from '../load/policy.ts'
import { loadReason } from '../load/receipts.ts'
import { positiveMinor } from '../positive-amount.ts'
import { insertSuspenseOwner } from '../save/policy.ts'
import { writtenOff } from '../settlement.ts'
import { targetKeys } from './allocations.ts'
import { applyByPolicy, onAccount } from './apply-by-policy.ts'

const bookingOf = (ctx: Context, on: Temporal.PlainDate): Booking => ({
  on,
  at: ctx.clock.now(),
  by: ctx.actor,
})

/** The account of a number; refused where there is none. */
export async function requireAccount(tx: Tx, number: string): Promise<string> {
  const accountId = (await loadAccountIds(tx, [number])).get(number)
  if (accountId === undefined) throw new RefusalError('unknown_account', { account: number })
  return accountId
}

/** The credit that people name, locked, and the part of it that is meant. */
async function creditOf(
  tx: Tx,
  named: {
    readonly accountNumber: string | null
    readonly entity: string | null
    readonly item: string
    readonly amount: string | null
  },
): Promise<{ readonly item: OpenItem; readonly amountMinor: bigint }> {
  const accountId =
    named.accountNumber === null
      ? await houseOf(tx, named.entity ?? '')
      : await requireAccount(tx, named.accountNumber)
  const [item] = await lockItems(tx, [{ accountId, itemId: named.item }])
  if (item === undefined) throw new RefusalError('unknown_item', { item: named.item })
  const left = -item.openMinor
  return {
    item,
    amountMinor: named.amount === null ? left : positiveMinor(named.amount, item.currency),
  }
}

async function houseOf(tx: Tx, entity: string): Promise<string> {
  const found = await loadLegalEntityByCode(tx, entity)
  if (found === undefined) throw new RefusalError('unknown_legal_entity', { entity })
  return found.houseAccountId
}

/** Lets everything that customers have paid and that is not used pay what they owe, by the rules. */
export const applyPayments = defineCommand({
  name: 'applyPayments',
  summary: 'Apply unapplied money and credits of customers to what they owe, by the rules',
  permission: 'receipts.allocate',
  input: applyPaymentsInput,
  run: async (tx, input, ctx) => {
    const accounts = await loadAccountIds(tx, input.accounts)
    const missing = input.accounts.find(number => !accounts.has(number))
    if (missing !== undefined) return refuse('unknown_account', { account: missing })
    const credits = await loadCredits(tx, [...new Set(accounts.values())])
    const { rows } = await applyByPolicy(tx, credits, bookingOf(ctx, input.on))
    return ok({ applied: rows.filter(row => row.amountMinor > 0n).length })
  },
})

/**
 * Gives money to the customer whose it is: money in suspense once its payer is known, or money that
 * was entered for another customer. The entry stays; what is moved becomes an item of its own.
 */
export const moveCredit = defineCommand({
  name: 'moveCredit',
  summary: 'Give money in suspense, or of another customer, to the customer whose it is',
  permission: 'receipts.allocate',
  input: moveCreditInput,
  run: async (tx, input, ctx) => {
    const { item, amountMinor } = await creditOf(tx, input)
    const accountId = await requireAccount(tx, input.to)
    if (accountId === item.accountId) return refuse('moved_to_itself', { account: input.to })
    const to = {
      ...onAccount(item, input.on),
      accountId,
      itemId: newId(),
      kind: 'moved' as const,
      control: item.control === CODE.suspense ? CODE.unappliedCash : item.control,
    }
    const booking = bookingOf(ctx, input.on)
    const move = { kind: 'moved', from: item, to, amountMinor, note: input.note } as const
    await matchItems(tx, [move], booking)
    const { rows } =
      input.apply === 'policy' ? await applyByPolicy(tx, [to], booking) : { rows: [] }
    return ok({
      itemId: to.itemId,
      amount: formatAmount(amountMinor, item.currency),
      applied: rows.filter(row => row.amountMinor > 0n).length,
    })
  },
})

/** Keeps what a customer paid too much as credit on account, to be used or refunded later. */
export const keepOnAccount = defineCommand({
  name: 'keepOnAccount',
  summary: 'Keep unapplied money as a customer’s credit',
  permission: 'receipts.allocate',
  input: keepOnAccountInput,
  run: async (tx, input, ctx) => {
    const { item, amountMinor } = await creditOf(tx, input)
    if (item.control !== CODE.unappliedCash) return refuse('not_unapplied', { item: item.itemId })
    const to = onAccount(item, input.on)
    const kept = { kind: 'kept', from: item, to, amountMinor, note: input.note } as const
    await matchItems(tx, [kept], bookingOf(ctx, input.on))
    return ok({ itemId: to.itemId, amount: formatAmount(amountMinor, item.currency) })
  },
})

/** Writes off what is left of an item, with a reason; by the reason, with the tax in it. */
export const writeOffDifference = defineCommand({
  name: 'writeOffDifference',
  summary: 'Write off a small remainder of an invoice, with a reason',
  permission: 'receipts.writeOff',
  input: writeOffInput,
  run: async (tx, input, ctx) => {
    const accountId = await requireAccount(tx, input.accountNumber)
    const target = { ...input, accountNumber: null, amount: null }
    const keys = await targetKeys(tx, accountId, [target])
    const [item] = await lockItems(tx, keys)
    if (item === undefined)
      return refuse('unknown_item', { item: input.item ?? input.document ?? '' })
    const reason = await loadReason(tx, input.reason, 'write_off')
    if (reason === undefined) {
      return refuse('unknown_reason', { reason: input.reason, use: 'write_off' })
    }
    const amountMinor =
      input.amount === null ? item.openMinor : positiveMinor(input.amount, item.currency)
    const taxes = reason.taxRelief ? await loadTaxShares(tx, keys) : new Map()
    const off = writtenOff(
      item,
      { amountMinor },
      [...taxes.values()][0] ?? null,
      input.reason,
      input.note,
    )
    await matchItems(tx, [off], bookingOf(ctx, input.on))
    return ok({
      itemId: item.itemId,
      amount: formatAmount(amountMinor, item.currency),
      currency: item.currency,
    })
  },
  stakes: async (_tx, value, input) => ({
    amounts: [{ minor: positiveMinor(value.amount, value.currency), currency: value.currency }],
    facts: { ...value, reason: input.reason },
  }),
})

/** Says who looks after money whose payer is not known. */
export const assignSuspense = defineCommand({
  name: 'assignSuspense',
  summary: 'Say who finds out whose money in suspense is',
  permission: 'receipts.allocate',
  input: assignSuspenseInput,
  run: async (tx, input, ctx) => {
    const { item } = await creditOf(tx, { ...input, accountNumber: null, amount: null })
    const { owner, note } = input
    await insertSuspenseOwner(tx, { ...item, owner, note, at: ctx.clock.now(), by: ctx.actor })
    return ok({ itemId: item.itemId, owner })
  },
})
