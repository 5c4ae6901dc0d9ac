import { z } from 'zod'
import { decimal } from '../../formats/fields.ts'
import type { Decimal, RoundingMode } from '../../kernel/decimal.ts'
import { formatAmount, parseAmount } from '../../kernel/money.ts'
import { ok, type Refusal, type Result, refuse } from '../../kernel/result.ts'
import type { Tx } from '../../platform/database/database.ts'
import {
  type CreditRequest,
  type CreditSource,
  type IssuedDocument,
  spreadCredit,
  workOutCredit,
} from '../credit.ts'
import { takesAll } from '../credit-gross.ts'
import { creditNoteDraft, voidDraft } from '../credit-note.ts'
import type { CreditOutcome } from '../credit-outcome.ts'
import type { StoredDraft } from '../draft.ts'
import type { BilledKey } from '../facts.ts'
import { loadKeysBefore, loadKeysOfInvoice } from '../load/billed.ts'
import {
  isCorrected,
  loadCreditGroups,
  loadCreditSources,
  loadRoundingLeft,
} from '../load/credit.ts'

/** What of an invoice is credited, as it is asked for. */
export const creditedParts = {
  /** Lines to credit: by units, by net amount, or (neither) all that is left. */
  lines: z
    .array(
      z.strictObject({
        line: z.int().min(1),
        quantity: decimal.optional(),
        netAmount: z.string().optional(),
      }),
    )
    .min(1)
    .optional(),
  /** A net amount to spread over all lines. Without lines and amount, everything left is credited. */
  netAmount: z.string().optional(),
}

/** What of an invoice is credited. */
export type CreditedParts = {
  readonly lines?:
    | readonly {
        readonly line: number
        readonly quantity?: Decimal | undefined
        readonly netAmount?: string | undefined
      }[]
    | undefined
  readonly netAmount?: string | undefined
  readonly outcome: CreditOutcome
}

/** Works out a credit note of an invoice; writes nothing. */
export async function draftCredit(
  tx: Tx,
  document: IssuedDocument,
  roundingMode: RoundingMode,
  input: CreditedParts,
): Promise<Result<StoredDraft>> {
  const { accountId, invoiceId, currency } = document
  const sources = await loadCreditSources(tx, accountId, invoiceId)
  const requests = requestsOf(input, document, sources)
  if (!requests.ok) return inAmounts(requests, currency)
  const groups = await loadCreditGroups(tx, accountId, invoiceId)
  const credit = workOutCredit(sources, groups, requests.value, roundingMode)
  if (!credit.ok) return inAmounts(credit, currency)
  const last = takesAll(sources, credit.value)
  const rounding = last ? await loadRoundingLeft(tx, accountId, invoiceId) : 0n
  return ok(creditNoteDraft(document, sources, credit.value, input.outcome, rounding))
}

/** A void of an invoice, with the keys that it billed; refused where it was corrected. Writes nothing. */
export async function draftVoid(
  tx: Tx,
  document: IssuedDocument,
): Promise<Result<{ readonly draft: StoredDraft; readonly keys: readonly BilledKey[] }>> {
  const { accountId, invoiceId, label: invoice } = document
  const keys = await loadKeysOfInvoice(tx, accountId, invoiceId)
  const laterLines = keys.some(key => key.invoiceId !== invoiceId)
  if (laterLines || (await isCorrected(tx, accountId, invoiceId))) {
    return refuse('invoice_corrected', { invoice })
  }
  const sources = await loadCreditSources(tx, accountId, invoiceId)
  const groups = await loadCreditGroups(tx, accountId, invoiceId)
  const before = await loadKeysBefore(tx, accountId, invoiceId)
  return ok({ draft: voidDraft(document, sources, groups, keys, before), keys })
}

function requestsOf(
  input: CreditedParts,
  document: IssuedDocument,
  sources: readonly CreditSource[],
): Result<CreditRequest[]> {
  if (input.lines !== undefined && input.netAmount !== undefined) {
    return refuse('credit_by_lines_or_amount', {})
  }
  if (input.netAmount !== undefined) {
    const net = parseAmount(input.netAmount, document.currency)
    if (net === undefined) return badAmount(input.netAmount, document.currency)
    return spreadCredit(sources, net)
  }
  if (input.lines === undefined) {
    return ok(sources.map(source => ({ lineNo: source.lineNo, by: 'rest' })))
  }
  const requests: CreditRequest[] = []
  for (const { line: lineNo, quantity, netAmount } of input.lines) {
    if (quantity !== undefined) requests.push({ lineNo, by: 'quantity', quantity })
    else if (netAmount === undefined) requests.push({ lineNo, by: 'rest' })
    else {
      const net = parseAmount(netAmount, document.currency)
      if (net === undefined) return badAmount(netAmount, document.currency)
      requests.push({ lineNo, by: 'amount', netMinor: net })
    }
  }
  return ok(requests)
}

/** A refusal that compares minor units, told in amounts of the document's currency. */
export function inAmounts(
  { refusal }: { readonly ok: false; readonly refusal: Refusal },
  currency: string,
): Result<never> {
  const { askedMinor, leftMinor, ...facts } = refusal.facts
  if (askedMinor === undefined) return refuse(refusal.code, facts)
  const asked = formatAmount(BigInt(askedMinor), currency)
  const left = leftMinor === undefined ? '' : formatAmount(BigInt(leftMinor), currency)
  return refuse(refusal.code, { line: '', ...facts, asked, left, currency })
}

function badAmount(value: string, currency: string): Result<never> {
  return refuse('invalid_amount', { value, currency })
}
