import { formatAmount, parseAmount } from '../../../kernel/money.ts'
import { ok, RefusalError, refuse } from '../../../kernel/result.ts'
import { CODE } from '../../../ledger/chart.ts'
import { type NewTransfer, postTransfers } from '../../../ledger/commands/post-transfers.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import { receivablePosting } from '../../../ledger/receivable-rules.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import { cashAccountFor } from '../../../receivables/bank/commands/cash-account.ts'
import { allocate } from '../../../receivables/commands/allocate-steps.ts'
import { recordReceipts } from '../../../receivables/commands/receipt-steps.ts'
import { positiveMinor } from '../../../receivables/positive-amount.ts'
import { agencyCollectionInput, commissionInput, remittanceInput } from '../api.ts'
import { type Commission, commissionOf, type PlacedMoney } from '../commission.ts'
import {
  loadAgency,
  loadOpenPlaced,
  loadPlacement,
  loadUncommissioned,
} from '../load/placements.ts'
import { insertCommissions } from '../save.ts'

const byOf = (ctx: Context) => ({ at: ctx.clock.now(), by: ctx.actor })

/** The agency's own reference names a payment: told twice it is recorded once. */
export const recordAgencyCollection = defineCommand({
  name: 'recordAgencyCollection',
  summary: 'Record what a customer paid to the agency: it pays the placed items, the oldest first',
  permission: 'receipts.record',
  input: agencyCollectionInput,
  run: async (tx, input, ctx) => {
    const placement = await loadPlacement(tx, input.placement)
    if (placement === undefined) return refuse('unknown_placement', { placement: input.placement })
    const { accountId, legalEntityId, currency, agencyCode } = placement
    const amountMinor = positiveMinor(input.amount, currency)
    const { valueOn, bookedOn, reference } = input
    const [receipt] = await recordReceipts(
      tx,
      [
        {
          ...{ accountId, legalEntityId, currency, amountMinor, valueOn, bookedOn, reference },
          ...{ method: 'other', cashAccount: CODE.atAgencies },
          key: `agency:${agencyCode}:${reference}`,
        },
      ],
      byOf(ctx),
    )
    if (receipt === undefined) throw new Error('defect: a receipt was not recorded')
    if (!receipt.isNew) return ok({ receiptId: receipt.receiptId, isNew: false, applied: '0' })
    const placed = await loadOpenPlaced(tx, placement)
    const from = { accountId, itemId: receipt.receiptId }
    let left = amountMinor
    const allocations = (await lockItems(tx, placed)).flatMap(item => {
      const part = item.openMinor < left ? item.openMinor : left
      left -= part
      const { itemId } = item
      return part > 0n ? [{ from, to: { accountId, itemId }, amountMinor: part }] : []
    })
    await allocate(tx, allocations, { on: bookedOn, ...byOf(ctx) })
    return ok({
      ...{ receiptId: receipt.receiptId, isNew: true },
      applied: formatAmount(amountMinor - left, currency),
    })
  },
})

/** At most so many at once; asked for again it goes on. */
const AT_ONCE = 5_000

export const bookAgencyCommission = defineCommand({
  name: 'bookAgencyCommission',
  summary: 'Book what an agency gets of the money that paid placed items, each payment once',
  permission: 'collections.place',
  input: commissionInput,
  run: async (tx, { agency, through }, ctx) => {
    if ((await loadAgency(tx, agency, through)) === undefined) {
      return refuse('unknown_agency', { agency })
    }
    const found = await loadUncommissioned(tx, { agency, through, limit: AT_ONCE })
    const booked = found.map(money => {
      const commission = commissionOf(money)
      const transferId = commission.commissionMinor === 0n ? null : ctx.newId()
      const vatTransferId = commission.vatMinor === 0n ? null : ctx.newId()
      return { ...money, ...commission, transferId, vatTransferId }
    })
    await postTransfers(tx, booked.flatMap(transfersOf), ctx.clock.now())
    await insertCommissions(tx, booked, byOf(ctx))
    const sums = Map.groupBy(booked, each => each.currency)
    return ok({
      payments: booked.length,
      commissions: [...sums].map(([currency, own]) => ({
        currency,
        amount: formatAmount(
          own.reduce((sum, each) => sum + each.commissionMinor, 0n),
          currency,
        ),
      })),
    })
  },
  // Who books the same at the same time is sent back by the key, and then finds nothing left.
  alsoRetry: ['23505'],
})

type Booked = PlacedMoney &
  Commission & { readonly transferId: string | null; readonly vatTransferId: string | null }

/** The commission and the tax that the agency adds to it; below zero both are taken back. */
function transfersOf(money: Booked): NewTransfer[] {
  const { accountId, legalEntityId, currency, effectiveOn, placementId: documentId } = money
  const parts = [
    ['agency_commission', money.commissionMinor, money.transferId],
    ['agency_commission_vat', money.vatMinor, money.vatTransferId],
  ] as const
  return parts.flatMap(([event, minor, transferId]) => {
    if (transferId === null) return []
    const posting =
      minor > 0n
        ? receivablePosting(event, minor, {})
        : receivablePosting(`${event}_back`, -minor, {})
    const of = { transferId, accountId, legalEntityId, currency, effectiveOn, documentId }
    return [{ ...posting, ...of }]
  })
}

export const recordAgencyRemittance = defineCommand({
  name: 'recordAgencyRemittance',
  summary: 'Book what an agency paid over, and what it kept for its commission',
  permission: 'receipts.record',
  input: remittanceInput,
  run: async (tx, input, ctx) => {
    const { currency, on: effectiveOn } = input
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    if ((await loadAgency(tx, input.agency, effectiveOn)) === undefined) {
      return refuse('unknown_agency', { agency: input.agency })
    }
    const paid = notNegative(input.amount, currency)
    const kept = notNegative(input.commissionKept, currency)
    if (paid + kept === 0n) return refuse('amount_not_positive', { value: input.amount, currency })
    const memo = `${input.agency} ${input.reference}`.slice(0, 200)
    const cash = await cashAccountFor(tx, { ...entity, currency }, input)
    const of = {
      ...{ accountId: entity.houseAccountId, legalEntityId: entity.legalEntityId, currency },
      ...{ effectiveOn, documentId: ctx.newId() },
    }
    await postTransfers(
      tx,
      [
        ...(paid > 0n
          ? [{ ...receivablePosting('agency_remitted', paid, { cash }, memo), ...of }]
          : []),
        ...(kept > 0n ? [{ ...receivablePosting('agency_kept', kept, {}, memo), ...of }] : []),
      ],
      ctx.clock.now(),
    )
    return ok({ remitted: formatAmount(paid, currency), kept: formatAmount(kept, currency) })
  },
})

function notNegative(text: string, currency: string): bigint {
  const minor = parseAmount(text, currency)
  if (minor === undefined || minor < 0n) {
    throw new RefusalError('amount_not_positive', { value: text, currency })
  }
  return minor
}
