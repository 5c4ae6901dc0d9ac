import type { OrderLine, OrderRow } from './order-row.ts'

/** An outside record as people name it: `CPQ Q-1001`. */
export function orderName({ source, reference }: { source: string; reference: string }): string {
  return `${source} ${reference}`
}

/** The reference of the one-off charge that a line of an order or ticket becomes. */
export function oneOffReference(of: { source: string; reference: string }, line: string): string {
  return `${orderName(of)}/${line}`.slice(0, 100)
}

/** The first day that a line concerns. */
export function startOf(line: OrderLine): Temporal.PlainDate {
  switch (line.kind) {
    case 'subscription':
      return line.startOn
    case 'one_off':
      return line.serviceOn
    default:
      return line.effectiveOn
  }
}

/** The first day after the term of an order's contract; null = until further notice. */
export function contractEnd({
  startOn,
  termMonths,
}: OrderRow['contract']): Temporal.PlainDate | null {
  if (startOn === null || termMonths === null) return null
  // From the start, so that 31 January and a month come to 28 February.
  return startOn.add({ months: termMonths })
}
