import type { Advice, AdviceLine } from '../../../formats/remittance/advice.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { formatAmount, majorAmount, parseAmount } from '../../../kernel/money.ts'
import { ok, RefusalError, type Result, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { requireAccount } from '../../commands/credits.ts'
import { openPayLink } from '../../payments/commands/pay-links.ts'
import { loadPayableItems, type PayableItem } from '../../payments/load/pay-links.ts'
import { positiveMinor } from '../../positive-amount.ts'
import { enterRemittanceInput, type SaidLine, tellRemittanceInput } from '../api.ts'
import { type Books, documentOf } from '../intake.ts'
import { loadDocuments } from '../load/remittances.ts'
import { type TakenRemittance, takeAdvice } from './intake-steps.ts'
import { lookForMoney } from './take.ts'

/** Enters what a payer says that a payment is for, as a clerk reads it off a stub or hears it. */
export const enterRemittance = defineCommand({
  name: 'enterRemittance',
  summary: 'Enter which invoices a customer’s payment pays, with what is kept back from them',
  permission: 'receipts.record',
  input: enterRemittanceInput,
  run: async (tx, input, ctx): Promise<Result<TakenRemittance>> => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const payerId = await requireAccount(tx, input.accountNumber)
    const currency = input.currency ?? entity.currency
    const { legalEntityId } = entity
    const advice: Advice = {
      ...{ payerName: null, payerNumber: input.accountNumber, reference: input.reference },
      ...{ paidOn: input.paidOn, currency },
      total:
        input.amount === null ? null : majorAmount(positiveMinor(input.amount, currency), currency),
      lines: await linesOf(tx, input.lines, { legalEntityId, currency }),
    }
    const given = { source: 'clerk', legalEntityId, payerId, fileId: null, ordinal: null } as const
    const taken = await takeAdvice(tx, advice, given, ctx)
    if (taken.remittanceId === null)
      return refuse('remittance_known', { amount: taken.amount, currency })
    await lookForMoney(tx, ctx)
    return ok(taken)
  },
})

/** Where no amount is said, all that is open of the document is meant, less what is kept back. */
async function linesOf(tx: Tx, said: readonly SaidLine[], books: Books) {
  const known = Map.groupBy(
    await loadDocuments(tx, [...new Set(said.map(line => line.document))]),
    found => found.asked,
  )
  return said.map((line, i) => {
    const { found } = documentOf([line.document], known, books)
    const kept = line.deduction === null ? 0n : positiveMinor(line.deduction, books.currency)
    const open = found?.openMinor ?? 0n
    const minor =
      line.amount === null ? (open < 0n ? open : open - kept) : signed(line.amount, books.currency)
    return {
      line: i + 1,
      documents: [line.document],
      amount: majorAmount(minor, books.currency),
      deduction: kept === 0n ? Decimal.zero : majorAmount(kept, books.currency),
      reason: line.reason,
    }
  })
}

function signed(amount: string, currency: string): bigint {
  const minor = parseAmount(amount, currency)
  if (minor === undefined)
    throw new RefusalError('amount_not_positive', { value: amount, currency })
  return minor
}

/** Takes what a customer says by a pay link who pays these invoices by transfer. */
export const tellRemittance = defineCommand({
  name: 'tellRemittance',
  summary: 'Take what a customer says by a pay link that a transfer of theirs is for',
  permission: 'payments.work',
  input: tellRemittanceInput,
  logged: ({ items, paidOn, reference }) => ({ items, paidOn, reference }),
  run: async (tx, { token, items, paidOn, reference }, ctx): Promise<Result<TakenRemittance>> => {
    const link = await openPayLink(tx, token, ctx.clock.now())
    if (link === undefined) return refuse('pay_link_invalid', {})
    const { accountId, accountNumber, legalEntityId, currency } = link
    const advice: Advice = {
      ...{ payerName: link.customer, payerNumber: accountNumber, reference, paidOn, currency },
      total: null,
      lines: toldLines(items, await loadPayableItems(tx, link), currency),
    }
    const given = { source: 'customer', legalEntityId, payerId: accountId } as const
    const taken = await takeAdvice(tx, advice, { ...given, fileId: null, ordinal: null }, ctx)
    if (taken.remittanceId !== null) await lookForMoney(tx, ctx)
    return ok(taken)
  },
})

/** Throws where an item is none that the link may pay, or has less open than is said to be paid. */
function toldLines(
  told: readonly { readonly item: string; readonly amount: string | null }[],
  payable: readonly PayableItem[],
  currency: string,
): AdviceLine[] {
  const byId = new Map(payable.map(item => [item.itemId, item]))
  const once = new Map(told.map(({ item, amount }) => [item, amount]))
  return [...once].map(([itemId, amount], i) => {
    const item = byId.get(itemId)
    if (item === undefined) throw new RefusalError('unknown_item', { item: itemId })
    const freeMinor = item.openMinor - item.liveMinor
    const minor = amount === null ? freeMinor : positiveMinor(amount, currency)
    if (minor > freeMinor || minor <= 0n) {
      const [open, asked] = [formatAmount(freeMinor, currency), formatAmount(minor, currency)]
      throw new RefusalError('more_than_open', { item: item.label, open, asked, currency })
    }
    return {
      line: i + 1,
      documents: [item.label],
      amount: majorAmount(minor, currency),
      deduction: Decimal.zero,
      reason: null,
    }
  })
}
