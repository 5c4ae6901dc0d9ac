import { earlier, later } from '../kernel/period.ts'
import { invoicePostings } from '../ledger/posting-rules.ts'
import { documentTotals } from '../tax/document-totals.ts'
import type { TaxGroup } from '../tax/tax-group.ts'
import {
  buildDocument,
  type DocumentLine,
  type DocumentRules,
  type DraftDocument,
  inReadingOrder,
  poNumberOn,
  subscriptionsOf,
} from './assemble.ts'
import type { DraftLine } from './difference.ts'
import type { AccountFacts } from './facts.ts'

/** What one account brings to a consolidated invoice: its own lines, or those that another pays. */
export type Share = { readonly account: AccountFacts; readonly lines: readonly DraftLine[] }

/** A document's part with the account whose services it bills. */
export type AccountPart = { readonly account: AccountFacts; readonly document: DraftDocument }

/**
 * Puts the lines of several accounts on documents of the account that pays for them: one for each
 * currency, purchase order, payment method and payment terms, the payer's own lines first, then account
 * by account. Tax is worked out over the whole document (EN 16931, BR-CO-17) and handed out to the parts to the cent, so that
 * each account's part stands in its own books and all parts together are the document. The payer has
 * a part even where it brings no lines. Lines of the payer alone make an ordinary document.
 */
export function consolidate(
  head: AccountFacts,
  shares: readonly Share[],
  issueOn: Temporal.PlainDate,
  rules: DocumentRules,
): AccountPart[] {
  const groups = new Map<string, Share[]>()
  for (const { account, lines } of shares) {
    const subscriptionOf = subscriptionsOf(account)
    for (const [key, own] of Map.groupBy(inReadingOrder(account, lines), line => {
      const subscription = subscriptionOf(line)
      const { currency, paymentMethod = '', terms = '' } = subscription
      const poNumber = poNumberOn(subscription, line.serviceStart)
      return [currency, poNumber, paymentMethod, terms].join('|')
    })) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [{ account, lines: own }])
      else group.push({ account, lines: own })
    }
  }
  return [...groups.values()]
    .filter(group => group.some(({ lines }) => lines.some(line => line.amountMinor !== 0n)))
    .flatMap((group, no) => partsOf(head, group, no + 1, issueOn, rules))
}

function partsOf(
  head: AccountFacts,
  shares: readonly Share[],
  no: number,
  issueOn: Temporal.PlainDate,
  rules: DocumentRules,
): AccountPart[] {
  const [first] = shares
  const line = first?.lines[0]
  if (first === undefined || line === undefined) return []
  const subscription = subscriptionsOf(first.account)(line)
  const { currency } = subscription
  const poNumber = poNumberOn(subscription, line.serviceStart)
  const lines = shares.flatMap(share => share.lines)
  const { terms = null } = subscription
  const built = buildDocument(lines, currency, poNumber, issueOn, rules)
  const whole = { ...built, payerId: null, terms }
  if (shares.every(({ account }) => account === head)) return [{ account: head, document: whole }]
  const brought = shares.some(({ account }) => account === head)
    ? shares
    : [{ account: head, lines: [] }, ...shares]
  let firstLine = 1
  const taxed = brought.map(share => {
    const own = whole.lines.slice(firstLine - 1, firstLine - 1 + share.lines.length)
    const part = { ...share, own, firstLine, groups: groupsOf(own, currency, rules) }
    firstLine += own.length
    return part
  })
  const groups = sharedGroups(
    whole.groups,
    taxed.map(part => part.groups),
  )
  const members = brought.flatMap(({ account }) => (account === head ? [] : [account.accountId]))
  return taxed.map(({ account, own, firstLine }, i) => ({
    account,
    document: {
      ...partDocument(whole, own, groups[i] ?? [], firstLine, issueOn, account === head),
      payerId: account === head ? null : head.accountId,
      part: { headId: head.accountId, no, firstLine, members: account === head ? members : [] },
    },
  }))
}

/** The tax groups of a part by itself, with the nets that its lines have on the document. */
function groupsOf(
  lines: readonly DocumentLine[],
  currency: string,
  rules: DocumentRules,
): TaxGroup[] {
  if (lines.length === 0) return []
  const { groups } = documentTotals({
    lines: lines.map(line => ({
      amountMinor: line.amountMinor,
      inclusive: line.taxInclusive,
      taxes: line.taxes,
    })),
    method: rules.taxRounding,
    currency,
    roundingMode: rules.roundingMode,
  })
  return groups.map(group => {
    const taxedLines = lines.filter(line =>
      line.taxes.some(tax => sameTax(tax, group) && tax.compoundOn.length === 0),
    )
    if (taxedLines.length === 0) return group
    const taxableMinor = taxedLines.reduce((sum, line) => sum + line.netMinor, 0n)
    return { ...group, taxableMinor }
  })
}

function sameTax(
  a: { readonly code: string; readonly ratePercent: { toString(): string } },
  b: { readonly code: string; readonly ratePercent: { toString(): string } },
): boolean {
  return a.code === b.code && a.ratePercent.toString() === b.ratePercent.toString()
}

/** Makes the groups of the parts come to those of the document, cent by cent. */
function sharedGroups(
  whole: readonly TaxGroup[],
  parts: readonly (readonly TaxGroup[])[],
): TaxGroup[][] {
  const shared: TaxGroup[][] = parts.map(() => [])
  for (const target of whole) {
    const held = parts.flatMap((groups, part) => {
      const group = groups.find(each => sameTax(each, target))
      return group === undefined ? [] : [{ part, group }]
    })
    const weights = held.map(({ group }) => group.taxableMinor)
    const taxable = shareOut(
      held.map(({ group }) => group.taxableMinor),
      target.taxableMinor,
      weights,
    )
    const tax = shareOut(
      held.map(({ group }) => group.taxMinor),
      target.taxMinor,
      weights,
    )
    held.forEach(({ part, group }, i) => {
      const [taxableMinor = 0n, taxMinor = 0n] = [taxable[i], tax[i]]
      shared[part]?.push({ ...group, taxableMinor, taxMinor })
    })
  }
  return shared
}

/**
 * Amounts that sum to a total: what rounding left over goes, a cent each, to those with the largest
 * base, the first of equal ones first.
 */
export function shareOut(
  amounts: readonly bigint[],
  total: bigint,
  weights: readonly bigint[],
): bigint[] {
  const shared = [...amounts]
  let rest = total - shared.reduce((sum, amount) => sum + amount, 0n)
  const size = (weight: bigint): bigint => (weight < 0n ? -weight : weight)
  const order = weights
    .map((weight, i) => ({ i, weight: size(weight) }))
    .sort((a, b) => (a.weight === b.weight ? a.i - b.i : a.weight < b.weight ? 1 : -1))
  for (let turn = 0; rest !== 0n && order.length > 0; turn += 1) {
    const cent = rest < 0n ? -1n : 1n
    const { i } = order[turn % order.length] as { i: number }
    shared[i] = (shared[i] ?? 0n) + cent
    rest -= cent
  }
  return shared
}

/** One account's part of a document; what payable rounding there is stays with the payer. */
function partDocument(
  whole: DraftDocument,
  lines: readonly DocumentLine[],
  groups: readonly TaxGroup[],
  firstLine: number,
  issueOn: Temporal.PlainDate,
  isHead: boolean,
): DraftDocument {
  const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0n)
  const taxMinor = groups.reduce((sum, group) => sum + group.taxMinor, 0n)
  const roundingMinor = isHead ? whole.roundingMinor : 0n
  return {
    ...whole,
    lines,
    groups,
    serviceStart: lines
      .map(line => line.serviceStart)
      .reduce(earlier, lines[0]?.serviceStart ?? whole.serviceStart),
    serviceEnd: lines
      .map(line => line.serviceEnd)
      .reduce(later, lines[0]?.serviceEnd ?? whole.serviceEnd),
    netMinor,
    taxMinor,
    grossMinor: netMinor + taxMinor,
    roundingMinor,
    payableMinor: netMinor + taxMinor + roundingMinor,
    postings: invoicePostings({
      kind: whole.kind,
      issuedOn: issueOn,
      lines: lines.map((line, i) => ({
        netMinor: line.netMinor,
        revenueAccount: line.revenueAccount,
        serviceEnd: line.serviceEnd,
        lineNo: firstLine + i,
        postedTo: line.postedTo,
      })),
      taxGroups: groups.map(group => ({ taxMinor: group.taxMinor, taxCode: group.code })),
      roundingMinor,
    }),
  }
}
