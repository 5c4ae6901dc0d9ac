import type { OrderLine } from './order-row.ts'

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
