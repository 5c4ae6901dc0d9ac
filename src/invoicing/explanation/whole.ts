import type { IssuedDocumentFacts, IssuedGroup } from './issued.ts'

/**
 * A consolidated document told as one: the lines of all parts in their numbering, taxes by group,
 * and every transfer, also those by which the payer takes the parts over.
 */
export function wholeOf(parts: readonly IssuedDocumentFacts[]): IssuedDocumentFacts {
  const [head] = parts
  if (head === undefined) throw new Error('defect: a document without parts')
  const sum = (of: (part: IssuedDocumentFacts) => bigint) =>
    parts.reduce((total, part) => total + of(part), 0n)
  const groups = new Map<string, IssuedGroup>()
  for (const group of parts.flatMap(part => part.groups)) {
    const key = `${group.code}|${group.ratePercent}`
    const before = groups.get(key)
    groups.set(key, {
      ...group,
      taxableMinor: group.taxableMinor + (before?.taxableMinor ?? 0n),
      taxMinor: group.taxMinor + (before?.taxMinor ?? 0n),
    })
  }
  return {
    ...head,
    netMinor: sum(part => part.netMinor),
    taxMinor: sum(part => part.taxMinor),
    grossMinor: sum(part => part.grossMinor),
    roundingMinor: sum(part => part.roundingMinor),
    payableMinor: sum(part => part.payableMinor),
    lines: parts.flatMap(part => part.lines).toSorted((a, b) => a.lineNo - b.lineNo),
    groups: [...groups.values()],
    transfers: parts.flatMap(part => part.transfers),
  }
}
