import { Decimal } from '../kernel/decimal.ts'
import { majorAmount } from '../kernel/money.ts'
import { invoicePostings, payerPostings } from '../ledger/posting-rules.ts'
import type {
  Credit,
  CreditableGroup,
  CreditedLine,
  CreditSource,
  IssuedDocument,
} from './credit.ts'
import { type CreditOutcome, keptPostings } from './credit-outcome.ts'
import {
  type StoredDraft,
  type StoredLine,
  type StoredTax,
  storedPosting,
  storedStanding,
} from './draft.ts'
import { type BilledKey, keyText } from './facts.ts'

/** Fraction digits of the unit price that a credit of units is printed with. */
const PRINTED_PRICE_SCALE = 10

/**
 * The credit note for a worked-out credit: the credited lines with all signs turned, at the rates of
 * the document credited. A credit of an amount is one unit of that amount.
 */
export function creditNoteDraft(
  document: IssuedDocument,
  sources: readonly CreditSource[],
  credit: Credit,
  outcome: CreditOutcome,
  /** What is credited beside net and tax: a cent that no net has (`creditOfGross`). */
  roundingMinor = 0n,
): StoredDraft {
  const byNumber = new Map(sources.map(source => [source.lineNo, source]))
  const lines = credit.lines.map(part => {
    const source = byNumber.get(part.line.lineNo)
    if (source === undefined) throw new Error('defect: a credit of a line that is not there')
    return creditLine(document, source, part)
  })
  const taxes = credit.groups.map(group =>
    turned(group, group.credited.taxableMinor, group.credited.taxMinor),
  )
  return draftOf(document, lines, taxes, -roundingMinor, outcome)
}

function creditLine(
  document: IssuedDocument,
  source: CreditSource,
  { quantity, netMinor }: CreditedLine,
): StoredLine {
  const net = majorAmount(netMinor, document.currency)
  const byUnits = !quantity.isZero
  const units = byUnits ? quantity : Decimal.of(netMinor < 0n ? -1 : 1)
  const unitPrice = net.dividedBy(units, PRINTED_PRICE_SCALE).abs()
  return {
    ...unkeyed(source, document),
    kind: 'credit',
    // Units and amount are turned together: a price is never negative (EN 16931, BR-27).
    quantity: (netMinor < 0n ? units.abs() : units.abs().negate()).toString(),
    unit: byUnits ? source.unit : '',
    unitPrice: unitPrice.toString(),
    priceMinor: (-netMinor).toString(),
    allowanceMinor: '0',
    amountMinor: (-netMinor).toString(),
    taxInclusive: false,
    netMinor: (-netMinor).toString(),
  }
}

/**
 * The credit note that voids a document: every line turned, key by key, so that each key stands
 * again where it stood before the document.
 */
export function voidDraft(
  document: IssuedDocument,
  sources: readonly CreditSource[],
  groups: readonly CreditableGroup[],
  keys: readonly BilledKey[],
  before: readonly BilledKey[],
): StoredDraft {
  const latest = new Map(keys.map(key => [keyText(key), key]))
  const earlier = new Map(before.map(key => [keyText(key), key]))
  const revisions = new Map<string, number>()
  const lines = sources.map((source): StoredLine => {
    const turnedLine = turnLine(source, document)
    const { itemId, periodStart, component } = source
    if (itemId === null || periodStart === null || component === null) return turnedLine
    const text = keyText({ itemId, periodStart, component })
    const key = latest.get(text)
    if (key === undefined) throw new Error('defect: a billed line without its key')
    const revision = (revisions.get(text) ?? key.revision) + 1
    revisions.set(text, revision)
    const zero = { ...key.standing, quantity: Decimal.zero, priceMinor: 0n, allowanceMinor: 0n }
    return {
      ...turnedLine,
      kind: 'reversal',
      itemId,
      periodStart: periodStart.toString(),
      component,
      revision,
      standing: storedStanding(earlier.get(text)?.standing ?? { ...zero, amountMinor: 0n }),
    }
  })
  const taxes = groups.map(group => turned(group, group.taxableMinor, group.taxMinor))
  return draftOf(document, lines, taxes, -document.roundingMinor, 'offset')
}

function turnLine(source: CreditSource, document: IssuedDocument): StoredLine {
  return {
    ...unkeyed(source, document),
    kind: 'credit',
    quantity: source.quantity.negate().toString(),
    unit: source.unit,
    unitPrice: source.unitPrice.toString(),
    priceMinor: (-source.priceMinor).toString(),
    allowanceMinor: (-source.allowanceMinor).toString(),
    amountMinor: (-source.amountMinor).toString(),
    taxInclusive: source.taxInclusive,
    netMinor: (-source.netMinor).toString(),
  }
}

/**
 * The document that undoes a credit note given by hand: every line and tax group turned again, so that
 * what was credited is owed and may be credited anew. Each line names the line that was credited.
 */
export function undoDraft(
  creditNote: IssuedDocument,
  sources: readonly CreditSource[],
  groups: readonly CreditableGroup[],
  correctedBy: ReadonlyMap<number, StoredLine['corrects']>,
): StoredDraft {
  const lines = sources.map(
    (source): StoredLine => ({
      ...turnLine(source, creditNote),
      kind: 'added',
      corrects: correctedBy.get(source.lineNo) ?? null,
    }),
  )
  const taxes = groups.map(group => turned(group, group.taxableMinor, group.taxMinor))
  const draft = draftOf(creditNote, lines, taxes, -creditNote.roundingMinor, 'offset', 'invoice')
  return { ...draft, termsDays: 0 }
}

/** What a credited line keeps of the original, without its key. */
function unkeyed(source: CreditSource, document: IssuedDocument) {
  return {
    itemId: null,
    periodStart: null,
    component: null,
    revision: null,
    standing: null,
    subscriptionId: source.subscriptionId,
    chargeCode: source.chargeCode,
    productCode: source.productCode,
    description: source.description,
    serviceStart: source.serviceStart.toString(),
    serviceEnd: source.serviceEnd.toString(),
    revenueAccount: source.revenueAccount,
    postedTo: source.postedTo,
    taxes: source.taxes,
    trace: [],
    corrects: { invoiceId: document.invoiceId, lineNo: source.lineNo },
  }
}

function turned(group: CreditableGroup, taxableMinor: bigint, taxMinor: bigint): StoredTax {
  const { code, category, name, exemptionCode, exemptionReason } = group
  return {
    code,
    category,
    name,
    exemptionCode,
    exemptionReason,
    ratePercent: group.ratePercent.toString(),
    taxableMinor: (-taxableMinor).toString(),
    taxMinor: (-taxMinor).toString(),
  }
}

function draftOf(
  document: IssuedDocument,
  lines: readonly StoredLine[],
  taxes: readonly StoredTax[],
  roundingMinor: bigint,
  outcome: CreditOutcome,
  kind: 'credit_note' | 'invoice' = 'credit_note',
): StoredDraft {
  const netMinor = lines.reduce((sum, line) => sum + BigInt(line.netMinor), 0n)
  const taxMinor = taxes.reduce((sum, tax) => sum + BigInt(tax.taxMinor), 0n)
  const payableMinor = netMinor + taxMinor + roundingMinor
  const payerId = document.payerId ?? null
  const postings = invoicePostings({
    kind,
    issuedOn: document.issuedOn,
    lines: lines.map((line, i) => ({
      lineNo: i + 1,
      netMinor: BigInt(line.netMinor),
      revenueAccount: line.revenueAccount,
      serviceEnd: Temporal.PlainDate.from(line.serviceEnd),
      postedTo: line.postedTo,
    })),
    taxGroups: taxes.map(tax => ({ taxCode: tax.code, taxMinor: BigInt(tax.taxMinor) })),
    roundingMinor,
  })
  // ISO dates sort as text.
  const starts = lines.map(line => line.serviceStart).sort()
  const ends = lines.map(line => line.serviceEnd).sort()
  return {
    kind,
    currency: document.currency,
    serviceStart: starts[0] ?? document.serviceStart.toString(),
    serviceEnd: ends.at(-1) ?? document.serviceEnd.toString(),
    netMinor: netMinor.toString(),
    taxMinor: taxMinor.toString(),
    grossMinor: (netMinor + taxMinor).toString(),
    roundingMinor: roundingMinor.toString(),
    payableMinor: payableMinor.toString(),
    termsDays: document.termsDays,
    replaces: [],
    buyer: document.buyer,
    lines,
    taxes,
    postings: [
      ...postings,
      ...(payerId === null ? [] : payerPostings(payableMinor, payerId)),
      ...keptPostings(-payableMinor, outcome, payerId),
    ].map(storedPosting),
    ...(payerId === null ? {} : { payerId }),
  }
}
