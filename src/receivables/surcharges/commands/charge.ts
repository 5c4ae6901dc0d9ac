import { z } from 'zod'
import { issueAddedDocuments } from '../../../invoicing/added/commands/issue-added.ts'
import type { AddedDocument } from '../../../invoicing/added/document.ts'
import { dateOf } from '../../../kernel/calendar.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { languageOf } from '../../../kernel/localize.ts'
import { majorAmount } from '../../../kernel/money.ts'
import { ok } from '../../../kernel/result.ts'
import { loadLegalEntity } from '../../../ledger/load.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { allocate } from '../../commands/allocate-steps.ts'
import { type DueSurcharge, hasDueSurcharges, lockDueSurcharges } from '../load.ts'
import { noteSurchargeDocuments } from '../save.ts'
import { SURCHARGES_JOB } from './credit.ts'

/** Issued in one go. */
const AT_ONCE = 200

/** Has the surcharges of payments issued that have arrived. */
export async function enqueueSurcharges(
  tx: Tx,
  ctx: Pick<Context, 'enqueue'>,
  payments: readonly { readonly accountId: string; readonly paymentId: string }[],
): Promise<void> {
  if (await hasDueSurcharges(tx, payments)) await ctx.enqueue(tx, SURCHARGES_JOB)
}

/**
 * Issues the documents of surcharges whose payments have arrived, with their tax, and pays them by the
 * rest of the receipt. A payment that fails leaves no document behind.
 */
export const chargeSurcharges = defineCommand({
  name: 'chargeSurcharges',
  summary: 'Issue the documents of surcharges whose payments have arrived',
  permission: 'payments.work',
  input: z.strictObject({}),
  run: async (tx, _, ctx) => {
    const due = await lockDueSurcharges(tx, AT_ONCE)
    for (const group of Map.groupBy(due, each => each.legalEntityId).values()) {
      await chargeOf(tx, ctx, group)
    }
    return ok({ charged: due.length, more: due.length === AT_ONCE })
  },
})

async function chargeOf(tx: Tx, ctx: Context, due: readonly DueSurcharge[]): Promise<void> {
  const [first] = due as [DueSurcharge]
  const entity = await loadLegalEntity(tx, first.legalEntityId)
  if (entity === undefined) throw new Error('defect: a payment of no legal entity')
  const issuedOn = dateOf(ctx.clock.now(), entity.timeZone)
  const receiptOf = ({ accountId, receiptId: itemId }: DueSurcharge) => ({ accountId, itemId })
  const open = new Map(
    (await lockItems(tx, due.map(receiptOf))).map(item => [item.itemId, -item.openMinor]),
  )
  const documents = due.map(each => documentOf(each, issuedOn, ctx.newId()))
  await noteSurchargeDocuments(
    tx,
    documents.map(({ documentId }, i) => ({ ...(due[i] as DueSurcharge), documentId })),
  )
  const issued = await issueAddedDocuments(tx, ctx, { issuedOn, documents })
  const byId = new Map(issued.map(each => [each.documentId, each]))
  const allocations = due.flatMap((each, i) => {
    const document = byId.get(documents[i]?.documentId ?? '')
    const left = open.get(each.receiptId) ?? 0n
    if (document === undefined || left < document.payableMinor) return []
    open.set(each.receiptId, left - document.payableMinor)
    const to = { accountId: document.owedBy, itemId: document.documentId }
    return [{ from: receiptOf(each), to, amountMinor: document.payableMinor }]
  })
  await allocate(tx, allocations, { on: issuedOn, at: ctx.clock.now(), by: ctx.actor })
}

const WORDS = {
  en: { card: 'Fee for paying by card', bank: 'Fee for paying from a bank account' },
  fr: { card: 'Frais de paiement par carte', bank: 'Frais de paiement par compte bancaire' },
  es: { card: 'Recargo por pago con tarjeta', bank: 'Recargo por pago desde una cuenta' },
  de: { card: 'Entgelt für Kartenzahlung', bank: 'Entgelt für Zahlung vom Bankkonto' },
} as const

/** Service fees are posted where late fees are. */
const REVENUE = '4800'

function documentOf(
  due: DueSurcharge,
  issuedOn: Temporal.PlainDate,
  documentId: string,
): AddedDocument {
  const { accountId, legalEntityId, currency: of, amountMinor } = due
  return {
    ...{ accountId, documentId, legalEntityId, currency: of },
    ...{ purpose: 'fee', reason: null, termsDays: 0, refersTo: [] },
    lines: [
      {
        code: 'surcharge',
        description: WORDS[languageOf(due.language)][due.method],
        period: { start: issuedOn, end: issuedOn.add({ days: 1 }) },
        quantity: Decimal.one,
        unit: '',
        unitPrice: majorAmount(amountMinor, of),
        amountMinor,
        taxInclusive: true,
        revenueAccount: REVENUE,
        tax: { by: 'class', taxClass: due.taxClass },
      },
    ],
  }
}
