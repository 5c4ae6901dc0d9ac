import { splitByWeights } from '../../kernel/money.ts'
import type { StoredDraft, StoredLine } from '../draft.ts'

/** What a document stands at for a period of an item, without tax: as billed and corrected since. */
export type DocumentNet = {
  readonly accountId: string
  readonly invoiceId: string
  readonly itemId: string
  readonly periodStart: Temporal.PlainDate
  readonly currency: string
  readonly netMinor: bigint
}

/** What an incident changes of a document; amounts in minor units, positive = more is owed. */
export type DocumentChange = {
  readonly accountId: string
  readonly invoiceId: string
  readonly currency: string
  readonly beforeMinor: bigint
  netMinor: bigint
  taxMinor: bigint
  payableMinor: bigint
  /** Whether a document is made for it; without one nothing of it changes. */
  changed: boolean
}

/**
 * Says of each document that was looked at what the drafts of its account change of it. A line belongs
 * to the document that it corrects, or else to the one that billed its period last; a tax is split in
 * proportion to the lines that bear it, to the cent. Together they come to what the drafts come to.
 */
export function changesByDocument(
  accountId: string,
  nets: readonly DocumentNet[],
  drafts: readonly StoredDraft[],
): DocumentChange[] {
  const changes = new Map<string, DocumentChange>()
  const ownerOf = new Map<string, string>()
  for (const { invoiceId, currency, netMinor, itemId, periodStart } of nets) {
    const key = `${invoiceId} ${currency}`
    const known = changes.get(key)
    const beforeMinor = (known?.beforeMinor ?? 0n) + netMinor
    changes.set(key, { ...unchanged(accountId, invoiceId, currency), beforeMinor })
    ownerOf.set(`${itemId}|${periodStart}|${currency}`, invoiceId)
  }
  for (const draft of drafts) {
    const { currency } = draft
    const of = (invoiceId: string): DocumentChange => {
      const key = `${invoiceId} ${currency}`
      const found = changes.get(key) ?? unchanged(accountId, invoiceId, currency)
      changes.set(key, found)
      found.changed = true
      return found
    }
    const fallback = draft.voids?.invoiceId ?? anyOf(draft, changes)
    const owner = (line: StoredLine): string | undefined =>
      draft.voids?.invoiceId ??
      draft.credits?.invoiceId ??
      line.corrects?.invoiceId ??
      ownerOf.get(`${line.itemId}|${line.periodStart}|${currency}`) ??
      fallback
    addDraft(draft, fallback, owner, of)
  }
  return [...changes.values()]
}

/** Of a draft whose lines are kept apart, all is told of one document. */
function addWhole(draft: StoredDraft, change: DocumentChange): void {
  change.netMinor += BigInt(draft.netMinor)
  change.taxMinor += BigInt(draft.taxMinor)
  change.payableMinor += BigInt(draft.payableMinor)
}

function addDraft(
  draft: StoredDraft,
  fallback: string | undefined,
  owner: (line: StoredLine) => string | undefined,
  of: (invoiceId: string) => DocumentChange,
): void {
  const first = draft.lines.map(owner).find(each => each !== undefined) ?? fallback
  if (first === undefined) return
  if (draft.apart !== undefined) {
    addWhole(draft, of(first))
    return
  }
  const parts = Map.groupBy(draft.lines, line => owner(line) ?? first)
  for (const [invoiceId, lines] of parts) {
    const netMinor = lines.reduce((sum, line) => sum + BigInt(line.netMinor), 0n)
    const change = of(invoiceId)
    change.netMinor += netMinor
    change.payableMinor += netMinor
  }
  for (const tax of draft.taxes) {
    const weights = [...parts.values()].map(lines =>
      lines
        .filter(line => line.taxes.some(each => isTax(each, tax.code)))
        .reduce((sum, line) => sum + size(BigInt(line.netMinor)), 0n),
    )
    const split = splitByWeights(BigInt(tax.taxMinor), weights)
    for (const [i, invoiceId] of [...parts.keys()].entries()) {
      const change = of(invoiceId)
      change.taxMinor += split[i] ?? 0n
      change.payableMinor += split[i] ?? 0n
    }
  }
  of(first).payableMinor += BigInt(draft.roundingMinor)
}

function unchanged(accountId: string, invoiceId: string, currency: string): DocumentChange {
  const nothing = { beforeMinor: 0n, netMinor: 0n, taxMinor: 0n, payableMinor: 0n }
  return { accountId, invoiceId, currency, ...nothing, changed: false }
}

/** The latest document of the draft's currency that was looked at: ids are in the order of time. */
function anyOf(draft: StoredDraft, changes: ReadonlyMap<string, DocumentChange>) {
  const own = [...changes.values()].filter(each => each.currency === draft.currency)
  return own
    .map(each => each.invoiceId)
    .sort()
    .at(-1)
}

function isTax(tax: unknown, code: string): boolean {
  return typeof tax === 'object' && tax !== null && 'code' in tax && tax.code === code
}

function size(minor: bigint): bigint {
  return minor < 0n ? -minor : minor
}
