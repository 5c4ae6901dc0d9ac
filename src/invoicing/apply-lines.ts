import type { DocumentLine } from './assemble.ts'
import { type BilledKey, keyText } from './facts.ts'

/** A line in its place on an issued document. */
export type IssuedLine = DocumentLine & { readonly invoiceId: string; readonly lineNo: number }

/**
 * What the keys stand at once these lines are issued: the line with the highest revision says it
 * for its key, as it does in the books. Later lines need not come last.
 */
export function applyLines(
  billed: ReadonlyMap<string, BilledKey>,
  lines: readonly IssuedLine[],
): Map<string, BilledKey> {
  const after = new Map(billed)
  for (const line of lines) {
    const text = keyText(line)
    const known = after.get(text)
    if (known === undefined || known.revision < line.revision) after.set(text, billedKey(line))
  }
  return after
}

function billedKey(line: IssuedLine): BilledKey {
  return {
    itemId: line.itemId,
    periodStart: line.periodStart,
    component: line.component,
    revision: line.revision,
    standing: line.standing,
    taxes: line.taxes,
    taxInclusive: line.taxInclusive,
    invoiceId: line.invoiceId,
    lineNo: line.lineNo,
    subscriptionId: line.subscriptionId,
    chargeCode: line.chargeCode,
    productCode: line.productCode,
    description: line.description,
    unit: line.unit,
    revenueAccount: line.revenueAccount,
    postedTo: line.postedTo,
    payerId: line.payerId ?? null,
  }
}
