import type { DepositSlipFacts } from '../../documents/deposit-slip.ts'
import type { Language } from '../../platform/refusals/sentence.ts'
import type { DepositSlip } from './load.ts'

/** What the paper says that goes to the bank with the checks, in a language. */
export function slipFacts(slip: DepositSlip, language: Language): DepositSlipFacts {
  return {
    language,
    paper: slip.paper,
    accent: slip.accent,
    entity: slip.entityName,
    bank: slip.bankName,
    account: slip.iban,
    reference: slip.reference,
    date: slip.openedOn,
    currency: slip.currency,
    lines: slip.lines.map(({ account, payerName, method, checkNumber, amountMinor }) => ({
      account,
      payer: payerName ?? '',
      check: method === 'cash' ? null : (checkNumber ?? '?'),
      amountMinor,
    })),
  }
}
