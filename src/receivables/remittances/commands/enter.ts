import type { Advice } from '../../../formats/remittance/advice.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { majorAmount, parseAmount } from '../../../kernel/money.ts'
import { ok, RefusalError, type Result, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { requireAccount } from '../../commands/credits.ts'
import { openPayLink } from '../../payments/commands/pay-links.ts'
import { loadPayableItems } from '../../payments/load/pay-links.ts'
import { positiveMinor } from '../../positive-amount.ts'
import { enterRemittanceInput, type SaidLine, tellRemittanceInput } from '../api.ts'
import { type Books, documentOf } from '../intake.ts'
import { loadDocuments } from '../load/remittances.ts'
import { type TakenRemittance, takeAdvice } from './intake-steps.ts'
import { lookForMoney } from './take.ts'

/** Enters what a payer says that a payment is for, as a clerk reads it off a stub or hears it. */
export const enterRemittance = defineCommand({
  name: 'enterRemittance',
  summary: 'Enter which invoices a customer’s payment pays, with what is kept back of them.',
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
  summary: 'Takes what a customer says by a pay link that a transfer of theirs is for.',
  permission: 'payments.work',
  input: tellRemittanceInput,
  logged: ({ items, paidOn, reference }) => ({ items, paidOn, reference }),
  run: async (tx, { token, items, paidOn, reference }, ctx): Promise<Result<TakenRemittance>> => {
    const link = await openPayLink(tx, token, ctx.clock.now())
    if (link === undefined) throw new RefusalError('pay_link_invalid', {})
    const { accountId, accountNumber, legalEntityId, currency } = link
    const wanted = new Set(items)
    const paid = (await loadPayableItems(tx, { accountId, legalEntityId, currency })).filter(
      item => wanted.has(item.itemId) && item.openMinor > item.liveMinor,
    )
    if (paid.length === 0) return refuse('remittance_empty', { format: 'customer' })
    const advice: Advice = {
      ...{ payerName: link.customer, payerNumber: accountNumber, reference, paidOn, currency },
      total: null,
      lines: paid.map(({ label, openMinor, liveMinor }, i) => ({
        line: i + 1,
        documents: [label],
        amount: majorAmount(openMinor - liveMinor, currency),
        deduction: Decimal.zero,
        reason: null,
      })),
    }
    const given = { source: 'customer', legalEntityId, payerId: accountId } as const
    const taken = await takeAdvice(tx, advice, { ...given, fileId: null, ordinal: null }, ctx)
    if (taken.remittanceId !== null) await lookForMoney(tx, ctx)
    return ok(taken)
  },
})
