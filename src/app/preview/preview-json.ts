import { documentOutput } from '../../invoicing/simulate.ts'
import type { DocumentOutput } from '../../invoicing/simulation/output.ts'
import { formatAmount } from '../../kernel/money.ts'
import type { Language } from '../../platform/refusals/sentence.ts'
import { sentence } from '../../platform/refusals/table.ts'
import type { BillPreview, CurrentUsage } from './preview-invoice.ts'

/**
 * A preview as JSON: the documents as `quittance simulate` gives them, each line with its sentences
 * in `locale`; amounts in major units.
 */
export function previewJson(preview: BillPreview, locale: string, language: Language) {
  const { account, entity, hold, inRun, outcome, reason, facts } = preview
  return {
    account: account.number,
    entity: entity.code,
    through: preview.through.toString(),
    issueOn: preview.issueOn.toString(),
    outcome,
    reason,
    facts,
    ...(outcome === 'held' || outcome === 'failed'
      ? { message: sentence({ code: reason ?? '', facts }, language) }
      : {}),
    hold,
    inRun,
    documents: preview.documents.map((document, i) =>
      named(
        documentOutput(
          { ...document, invoiceId: String(i + 1) },
          { issueOn: preview.issueOn },
          {
            language: locale,
            termsDays: account.termsDays,
            terms: account.terms ?? account.entityTerms,
            explain: true,
          },
        ),
        preview,
      ),
    ),
    exceptions: preview.exceptions,
    ...(preview.current === null
      ? {}
      : { current: preview.current.map(usage => currentJson(usage, language)) }),
    upcoming: preview.upcoming.map(({ on, ...change }) => ({ on: on.toString(), ...change })),
  }
}

/** Ids replaced by the numbers that people know. */
function named(document: DocumentOutput, { account, labels }: BillPreview): DocumentOutput {
  const numbers = new Map(account.subscriptions.map(s => [s.subscriptionId, s.number]))
  return {
    ...document,
    lines: document.lines.map(line => ({
      ...line,
      subscription: numbers.get(line.subscription) ?? line.subscription,
      corrects: line.corrects && {
        ...line.corrects,
        document: labels.get(line.corrects.document) ?? line.corrects.document,
      },
    })),
  }
}

function currentJson(usage: CurrentUsage, language: Language) {
  const { subscription, charge, unit, currency, period, passed, refusal, quantity, lines } = usage
  const amount = (minor: bigint): string => formatAmount(minor, currency)
  return {
    subscription,
    charge,
    period: { from: period.start.toString(), to: period.end.toString() },
    measured: { from: passed.start.toString(), to: passed.end.toString() },
    quantity: quantity?.toString() ?? null,
    unit,
    estimated: usage.estimated,
    currency,
    amount:
      refusal === null ? amount(lines.reduce((sum, l) => sum + l.part.amountMinor, 0n)) : null,
    ...(refusal === null ? {} : { reason: refusal.code, message: sentence(refusal, language) }),
    lines: lines.map(({ component, part }) => ({
      component,
      quantity: part.quantity.toString(),
      unitPrice: part.unitPrice.toString(),
      amount: amount(part.amountMinor),
    })),
  }
}
