import { z } from 'zod'
import { code, date, line, optional, whole, yesNo } from '../../formats/fields.ts'
import { oneOffRow } from '../api.ts'

/** Labour, material or a fee of a ticket. */
const ticketLine = z.strictObject({
  line: code,
  productCode: oneOffRow.shape.productCode,
  description: oneOffRow.shape.description,
  serviceOn: date,
  quantity: oneOffRow.shape.quantity.prefault('1'),
  unit: oneOffRow.shape.unit,
  unitPrice: oneOffRow.shape.unitPrice,
  taxInclusive: oneOffRow.shape.taxInclusive.default(false),
})
export type TicketLine = z.output<typeof ticketLine>

/** A work order or service ticket as it is closed, corrected or cancelled in its own system. */
export const ticketRow = z
  .strictObject({
    accountNumber: code,
    source: code,
    reference: line(60),
    /** Grows with every correction; the highest holds, in whatever order they arrive. */
    revision: whole(1, 100_000).default(1),
    /** What it is charged with; left out, what runs at the premise on the first day of service. */
    subscriptionNumber: optional(code),
    premiseCode: optional(code),
    /** All of it is taken back. */
    cancelled: yesNo.default(false),
    /** Why it was corrected or cancelled. */
    reason: optional(line(500)),
    lines: z.array(ticketLine).max(200).default([]),
  })
  .refine(({ cancelled, lines }) => cancelled === (lines.length === 0), {
    error: 'a ticket with lines, or a cancelled one without',
  })
  .refine(({ lines }) => new Set(lines.map(each => each.line)).size === lines.length, {
    error: 'a ticket whose lines each have a name of their own',
  })
  .refine(
    ({ cancelled, subscriptionNumber, premiseCode }) =>
      cancelled || (subscriptionNumber === null) !== (premiseCode === null),
    { error: 'a ticket with either subscriptionNumber or premiseCode' },
  )
export type TicketRow = z.output<typeof ticketRow>
