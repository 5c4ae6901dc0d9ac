/** A line as far as it tells that money came back. */
export type ReturnLine = {
  readonly amountMinor: bigint
  readonly currency: string
  readonly lineId: string
  readonly endToEndId: string | null
  readonly texts: readonly string[]
  readonly transactionCode: string | null
  readonly isReversal: boolean
  readonly returnReason: string | null
}

/** A debit of ours that a line may tell the return of. */
export type Original = {
  readonly reference: string
  readonly accountId: string
  readonly paymentId: string
  readonly currency: string
  readonly amountMinor: bigint
}

/** BAI2: returned deposited item, returned ACH items and returned checks. */
const RETURN_CODES: ReadonlySet<string> = new Set(['555', '557', '558', '559'])

/** Whether the bank says that it takes something back, by reason, mark or code. */
export function isReturn({ isReversal, returnReason, transactionCode }: ReturnLine): boolean {
  return isReversal || returnReason !== null || RETURN_CODES.has(transactionCode ?? '')
}

/**
 * The references of ours that a line may name: its end-to-end id, and in its text ids of payments
 * (32 hexadecimal digits) and trace numbers (15 digits).
 */
export function originalReferences({ endToEndId, texts }: ReturnLine): string[] {
  const text = texts.join(' ')
  const found = text.match(/\b(?:[0-9a-f]{32}|\d{15})\b/gi) ?? []
  const all = [...(endToEndId === null ? [] : [endToEndId]), ...found]
  return [...new Set(all.map(each => (/^[0-9a-f]{32}$/i.test(each) ? each.toLowerCase() : each)))]
}

/** What banks add to a return for their own work, in minor units; more is looked at by a person. */
const MOST_CHARGE_MINOR = 2500n

/** A part of a line that tells of a returned debit. */
export type ReturnedPart = {
  readonly kind: 'returned_debit' | 'charge'
  readonly subjectAccountId: string | null
  readonly subjectId: string
  readonly amountMinor: bigint
}

/**
 * What a line of a returned debit is made of: the debit, and what the bank takes for the return where
 * it is in the same sum. Undefined where the amounts do not fit.
 */
export function returnedParts(line: ReturnLine, original: Original): ReturnedPart[] | undefined {
  const charge = -line.amountMinor - original.amountMinor
  if (line.currency !== original.currency || charge < 0n || charge > MOST_CHARGE_MINOR) {
    return undefined
  }
  const { accountId: subjectAccountId, paymentId: subjectId, amountMinor } = original
  const debit = { kind: 'returned_debit' as const, subjectAccountId, subjectId }
  const parts: ReturnedPart[] = [{ ...debit, amountMinor: -amountMinor }]
  if (charge > 0n) {
    const fee = { kind: 'charge' as const, subjectAccountId: null, subjectId: line.lineId }
    parts.push({ ...fee, amountMinor: -charge })
  }
  return parts
}
