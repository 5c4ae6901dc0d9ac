import type { z } from 'zod'
import { dateOf } from '../../../kernel/calendar.ts'
import { formatAmount, roundToMinor } from '../../../kernel/money.ts'
import { ok, RefusalError } from '../../../kernel/result.ts'
import { loadLegalEntity } from '../../../ledger/load.ts'
import { type ItemKey, itemKeyText, type OpenItem } from '../../../ledger/open-items/item.ts'
import { loadOwed, lockItems } from '../../../ledger/open-items/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { quoteSurcharge, requireShown } from '../../surcharges/commands/quote.ts'
import { insertPaymentSurcharge } from '../../surcharges/save.ts'
import { paymentInput } from '../api.ts'
import {
  loadLiveFor,
  loadMeans,
  loadPayment,
  type PaymentItem,
  type StoredPayment,
} from '../load/payments.ts'
import { insertKeep } from '../save/keep.ts'
import { insertPayments } from '../save/payments.ts'
import { accountOf, activeProvider } from './providers.ts'

/** The job that makes a payment with its provider. */
export function makePaymentJob(accountId: string, paymentId: string) {
  return {
    task: 'makePayment',
    payload: { accountId, paymentId },
    key: `make-payment ${paymentId}`,
  }
}

/** A part of what an item comes to. */
export type Part = { readonly item: OpenItem; readonly amountMinor: bigint }

/**
 * Takes money by a provider: kept means are charged, without them the customer gets the provider's
 * page. What is asked for twice is one payment: the one under way for the same items is answered.
 */
export const requestPayment = defineCommand({
  name: 'requestPayment',
  summary: 'Take what is due by card or account through a provider, or get the page to pay on',
  permission: 'payments.request',
  input: paymentInput,
  run: async (tx, input, ctx) => ok(await requestPaymentStep(tx, input, 'staff', ctx)),
})

/** The answer: the payment, new or the one that was under way. */
export type Requested = {
  readonly paymentId: string
  readonly state: string
  readonly amount: string
  readonly currency: string
  readonly result: 'created' | 'unchanged'
}

/** The transaction step of `requestPayment`, for pay pages and autopay. */
export async function requestPaymentStep(
  tx: Tx,
  input: z.output<typeof paymentInput>,
  initiatedBy: 'customer' | 'autopay' | 'staff',
  ctx: Context,
  more: {
    readonly attempt: number
    readonly notifiedOn: Temporal.PlainDate | null
    /** What the customer was shown that is taken besides. */
    readonly shownFee?: string | null
    /** What they agreed to where the card is kept for what falls due later. */
    readonly keep?: string | null
  } = { attempt: 1, notifiedOn: null },
): Promise<Requested> {
  const accountId = await accountOf(tx, input.accountNumber)
  const provider = await activeProvider(tx, input.provider)
  if (provider.kind === 'gocardless' && input.meansId === null) {
    throw new RefusalError('provider_needs_means', { provider: input.provider })
  }
  await usableMeans(tx, accountId, input)
  const entity = await loadLegalEntity(tx, provider.legalEntityId)
  if (entity === undefined) throw new Error('defect: a provider of no legal entity')
  const today = dateOf(ctx.clock.now(), entity.timeZone)
  const parts = await partsOf(tx, accountId, entity, input, today)
  const under = await underWay(tx, accountId, parts, input)
  if (under !== undefined) return answer(under, 'unchanged')
  const currency = parts[0]?.item.currency as string
  const dueMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0n)
  const { legalEntityId } = provider
  const fee =
    initiatedBy === 'customer'
      ? await quoteSurcharge(tx, {
          ...{ accountId, legalEntityId, currency, on: today },
          ...{ method: 'card', amountMinor: dueMinor },
        })
      : undefined
  if (initiatedBy === 'customer')
    requireShown(fee, more.shownFee ?? null, { amountMinor: dueMinor, currency })
  const payment = {
    accountId,
    paymentId: ctx.newId(),
    legalEntityId,
    currency,
    amountMinor: dueMinor + (fee?.amountMinor ?? 0n),
    initiatedBy,
    provider: input.provider,
    meansId: input.meansId,
    debitRunId: null,
    mandateId: null,
    sequence: null,
    collectOn: today,
    attempt: more.attempt,
    notifiedOn: more.notifiedOn,
    note: input.note,
  }
  const items = parts.map(({ item, amountMinor }) => ({ item, amountMinor }))
  await insertPayments(tx, [{ ...payment, items }], { at: ctx.clock.now(), by: ctx.actor })
  if (more.keep != null) {
    const key = { accountId, paymentId: payment.paymentId }
    await insertKeep(tx, { ...key, consent: more.keep, at: ctx.clock.now() })
  }
  if (fee !== undefined) {
    const { paymentId } = payment
    await insertPaymentSurcharge(tx, { accountId, paymentId, method: 'card', ...fee })
  }
  await ctx.enqueue(tx, makePaymentJob(accountId, payment.paymentId))
  return answer({ ...payment, state: 'planned' }, 'created')
}

function answer(
  payment: Pick<StoredPayment, 'paymentId' | 'state' | 'amountMinor' | 'currency'>,
  result: Requested['result'],
): Requested {
  const { paymentId, state, amountMinor, currency } = payment
  return { paymentId, state, amount: formatAmount(amountMinor, currency), currency, result }
}

async function usableMeans(
  tx: Tx,
  accountId: string,
  { meansId, provider }: { readonly meansId: string | null; readonly provider: string },
): Promise<void> {
  if (meansId === null) return
  const own = await loadMeans(tx, [accountId])
  const means = own.find(each => each.meansId === meansId && each.provider === provider)
  if (means === undefined) throw new RefusalError('unknown_means', { means: meansId })
  if (means.blockedReason !== null) {
    throw new RefusalError('means_blocked', { means: means.shown, reason: means.blockedReason })
  }
}

/** What is to be paid, held: what is named, or all that is due by today. */
async function partsOf(
  tx: Tx,
  accountId: string,
  entity: { readonly legalEntityId: string; readonly currency: string },
  input: z.output<typeof paymentInput>,
  today: Temporal.PlainDate,
): Promise<Part[]> {
  const { legalEntityId } = entity
  const currency = input.currency ?? entity.currency
  const owed = await loadOwed(tx, { accountIds: [accountId], legalEntityId, currency })
  const wanted: ItemKey[] =
    input.items.length > 0
      ? input.items.map(({ itemId }) => ({ accountId, itemId }))
      : owed.filter(item => Temporal.PlainDate.compare(item.dueOn, today) <= 0)
  const locked = new Map((await lockItems(tx, wanted)).map(item => [item.itemId, item]))
  if (wanted.length === 0)
    throw new RefusalError('nothing_to_pay', { account: input.accountNumber })
  return wanted.map(({ itemId }, i) => {
    const item = locked.get(itemId)
    if (item === undefined || item.legalEntityId !== legalEntityId || item.currency !== currency) {
      throw new RefusalError('unknown_item', { item: itemId })
    }
    const asked = input.items[i]?.amount ?? null
    const amountMinor = asked === null ? item.openMinor : roundToMinor(asked, currency)
    if (amountMinor <= 0n || amountMinor > item.openMinor) {
      const open = formatAmount(item.openMinor, currency)
      const amount = formatAmount(amountMinor, currency)
      throw new RefusalError('pays_more_than_open', { item: itemId, amount, open, currency })
    }
    return { item, amountMinor }
  })
}

/**
 * The same payment where it is under way already. Throws `item_being_paid` where another one would
 * take more of an item than is open. Items are locked, so of many requests at once one is first.
 */
async function underWay(
  tx: Tx,
  accountId: string,
  parts: readonly Part[],
  input: z.output<typeof paymentInput>,
): Promise<StoredPayment | undefined> {
  const live = await loadLiveFor(
    tx,
    parts.map(part => part.item),
  )
  const byPayment = Map.groupBy(live, row => row.paymentId)
  for (const [paymentId, rows] of byPayment) {
    if (!sameParts(rows, parts)) continue
    const payment = await loadPayment(tx, { accountId, paymentId })
    const isSame = payment?.provider === input.provider && payment.meansId === input.meansId
    if (isSame) return payment
  }
  refuseDouble(live, parts)
  return undefined
}

function sameParts(rows: readonly PaymentItem[], parts: readonly Part[]): boolean {
  const text = (item: ItemKey, amount: bigint): string => `${itemKeyText(item)} ${amount}`
  const theirs = new Set(rows.map(row => text(row.item, row.amountMinor)))
  return (
    rows.length === parts.length &&
    parts.every(part => theirs.has(text(part.item, part.amountMinor)))
  )
}

/** Throws where payments under way and the new one would take more of an item than is open. */
export function refuseDouble(live: readonly PaymentItem[], parts: readonly Part[]): void {
  for (const { item, amountMinor } of parts) {
    const taken = live
      .filter(row => itemKeyText(row.item) === itemKeyText(item))
      .reduce((sum, row) => sum + row.amountMinor, 0n)
    if (taken + amountMinor > item.openMinor) {
      const being = formatAmount(taken, item.currency)
      const { currency, itemId } = item
      throw new RefusalError('item_being_paid', { item: itemId, amount: being, currency })
    }
  }
}
