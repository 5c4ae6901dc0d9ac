import { loadAccountIds } from '../../../accounts/load/accounts.ts'
import { loadProducts } from '../../../catalog/load/billing.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { formatAmount, majorAmount, parseAmount } from '../../../kernel/money.ts'
import { isBefore } from '../../../kernel/period.ts'
import { ok, RefusalError, type Result, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { CreditSource } from '../../credit.ts'
import { loadCreditSources, loadIssued } from '../../load/credit.ts'
import { IssueDebitNote } from '../api.ts'
import type { AddedLine } from '../document.ts'
import { issueAddedDocuments } from './issue-added.ts'

/** Whom a debit note is for, and about which document. */
type Debited = {
  readonly accountId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly invoiceId: string | null
}

/**
 * Bills what an invoice left out or charged too low, on a document of its own that refers to it: the
 * taxes are those of the line that it copies. Without an invoice, for an account as of today.
 */
export const issueDebitNote = defineCommand({
  name: 'issueDebitNote',
  summary: 'Bill given amounts by a debit note, about an invoice or for an account',
  permission: 'invoices.debit',
  input: IssueDebitNote,
  run: async (tx, input, ctx) => {
    const found = await debited(tx, input)
    if (!found.ok) return found
    const { accountId, invoiceId } = found.value
    const sources = invoiceId === null ? [] : await loadCreditSources(tx, accountId, invoiceId)
    const documentId = ctx.newId()
    const [issued] = await issueAddedDocuments(tx, ctx, {
      issuedOn: input.issueOn,
      documents: [
        {
          ...found.value,
          documentId,
          purpose: 'debit_note',
          reason: input.reason,
          termsDays: input.termsDays,
          refersTo: invoiceId === null ? [] : [invoiceId],
          lines: await linesOf(tx, input, found.value, sources),
        },
      ],
    })
    const payable = formatAmount(issued?.payableMinor ?? 0n, found.value.currency)
    return ok({
      debitNote: issued?.label ?? '',
      invoiceId: documentId,
      payable,
      currency: found.value.currency,
    })
  },
  stakes: async (_tx, value, input) => ({
    amounts: [
      { minor: parseAmount(value.payable, value.currency) ?? 0n, currency: value.currency },
    ],
    facts: { ...input, payable: value.payable, currency: value.currency },
  }),
})

async function debited(tx: Tx, input: IssueDebitNote): Promise<Result<Debited>> {
  const { invoice: label, accountNumber, entity: entityCode } = input
  if (label === null) {
    if (accountNumber === null || entityCode === null) return refuse('debit_names_nobody')
    const accountId = (await loadAccountIds(tx, [accountNumber])).get(accountNumber)
    if (accountId === undefined) return refuse('unknown_account', { account: accountNumber })
    const entity = await loadLegalEntityByCode(tx, entityCode)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: entityCode })
    const currency = input.currency ?? entity.currency
    return ok({ accountId, legalEntityId: entity.legalEntityId, currency, invoiceId: null })
  }
  const known = await loadIssued(
    tx,
    label,
    accountNumber === null ? null : { number: accountNumber },
  )
  if (known === undefined) return refuse('unknown_document', { document: label })
  const sections = known.sections ?? []
  if (accountNumber === null && sections.length > 0) {
    return refuse('credit_names_no_section', { invoice: label, accounts: sections.join(', ') })
  }
  if (known.kind !== 'invoice') return refuse('not_an_invoice', { invoice: label })
  if (known.voided) return refuse('invoice_voided', { invoice: label })
  if (isBefore(input.issueOn, known.issuedOn)) {
    return refuse('credit_before_invoice', { invoice: label, date: known.issuedOn.toString() })
  }
  const { accountId, legalEntityId, currency, invoiceId } = known
  return ok({ accountId, legalEntityId, currency, invoiceId })
}

async function linesOf(
  tx: Tx,
  input: IssueDebitNote,
  { currency, invoiceId }: Debited,
  sources: readonly CreditSource[],
): Promise<AddedLine[]> {
  const products = input.lines.some(line => line.product !== null) ? await loadProducts(tx) : null
  return input.lines.map(asked => {
    const amountMinor = parseAmount(asked.netAmount, currency)
    if (amountMinor === undefined || amountMinor <= 0n) {
      throw new RefusalError('amount_not_positive', { value: asked.netAmount, currency })
    }
    const priced = {
      quantity: Decimal.one,
      unit: '',
      unitPrice: majorAmount(amountMinor, currency),
      amountMinor,
    }
    if (asked.line !== null && invoiceId !== null) {
      return { ...copied(asked, sources, invoiceId), ...priced }
    }
    const product = products?.get(asked.product ?? '')
    if (asked.product === null || asked.description === null) {
      throw new RefusalError('debit_line_names_nothing', {})
    }
    if (product === undefined) throw new RefusalError('unknown_product', { product: asked.product })
    return {
      ...priced,
      code: product.productCode,
      description: asked.description,
      period: { start: input.issueOn, end: input.issueOn.add({ days: 1 }) },
      revenueAccount: product.revenueAccount,
      tax: { by: 'class', taxClass: product.taxClass },
    }
  })
}

function copied(
  asked: IssueDebitNote['lines'][number],
  sources: readonly CreditSource[],
  invoiceId: string,
) {
  const source = sources.find(each => each.lineNo === asked.line)
  if (source === undefined) throw new RefusalError('unknown_line', { line: asked.line ?? 0 })
  return {
    code: source.productCode,
    description: asked.description ?? source.description,
    period: { start: source.serviceStart, end: source.serviceEnd },
    revenueAccount: source.revenueAccount,
    subscriptionId: source.subscriptionId,
    tax: { by: 'line' as const, invoiceId, lineNo: source.lineNo },
  }
}
