import type { Decimal } from '../../kernel/decimal.ts'
import { oneOffReference } from './order.ts'
import type { TicketLine, TicketRow } from './ticket-row.ts'

/** A one-off charge that a ticket made earlier, as it stands. */
export type TicketCharge = {
  readonly line: string
  /** Revision of the ticket that made it. */
  readonly revision: number
  readonly reference: string
  readonly subscriptionNumber: string
  readonly productCode: string
  readonly description: string
  readonly serviceOn: Temporal.PlainDate
  readonly quantity: Decimal
  readonly unit: string
  readonly unitPrice: Decimal
  readonly taxInclusive: boolean
}

/** What a revision of a ticket changes: charges to be added, and charges to be corrected. */
export type TicketChange = {
  readonly added: readonly (TicketLine & {
    readonly reference: string
    readonly subscriptionNumber: string
  })[]
  readonly corrected: readonly {
    readonly reference: string
    readonly quantity: Decimal
    readonly unitPrice: Decimal
  }[]
}

/**
 * Compares a ticket with the charges that its earlier revisions made. A line with another quantity
 * or price corrects its charge; one with anything else changed (day, product, text, subscription)
 * takes its charge back and makes another; one that is gone is taken back.
 */
export function ticketChange(
  ticket: TicketRow,
  subscriptionNumber: string,
  charges: readonly TicketCharge[],
): TicketChange {
  const latest = new Map<string, TicketCharge>()
  for (const charge of charges) {
    const known = latest.get(charge.line)
    if (known === undefined || known.revision < charge.revision) latest.set(charge.line, charge)
  }
  const added: TicketChange['added'][number][] = []
  const corrected: TicketChange['corrected'][number][] = []
  const kept = new Set<string>()
  for (const line of ticket.lines) {
    const before = latest.get(line.line)
    if (before !== undefined && isSame(before, line, subscriptionNumber)) {
      kept.add(before.reference)
      const { quantity, unitPrice } = line
      if (!before.quantity.equals(quantity) || !before.unitPrice.equals(unitPrice)) {
        corrected.push({ reference: before.reference, quantity, unitPrice })
      }
      continue
    }
    const name = before === undefined ? line.line : `${line.line}#${ticket.revision}`
    added.push({ ...line, reference: oneOffReference(ticket, name), subscriptionNumber })
  }
  for (const { reference, quantity, unitPrice } of latest.values()) {
    if (kept.has(reference) || quantity.isZero) continue
    corrected.push({ reference, quantity: quantity.minus(quantity), unitPrice })
  }
  return { added, corrected }
}

/** Whether a charge can be corrected into the line: another quantity and price at most. */
function isSame(before: TicketCharge, line: TicketLine, subscriptionNumber: string): boolean {
  return (
    before.subscriptionNumber === subscriptionNumber &&
    before.serviceOn.equals(line.serviceOn) &&
    before.productCode === line.productCode &&
    before.description === line.description &&
    before.unit === line.unit &&
    before.taxInclusive === line.taxInclusive
  )
}

/** The first day of service of a ticket; undefined where it has no lines. */
export function firstServiceOn({ lines }: TicketRow): Temporal.PlainDate | undefined {
  return lines
    .map(line => line.serviceOn)
    .toSorted(Temporal.PlainDate.compare)
    .at(0)
}
