/**
 * The days of a statement where they are left out: it closes with the last day of last month, and opens
 * with the last day of the month before its own.
 *
 *     today 12 March: 31 January … 28 February
 */
export function statementSpan(
  asked: { readonly from: Temporal.PlainDate | null; readonly asOf: Temporal.PlainDate | null },
  today: Temporal.PlainDate,
): { readonly from: Temporal.PlainDate; readonly asOf: Temporal.PlainDate } {
  const asOf = asked.asOf ?? today.with({ day: 1 }).subtract({ days: 1 })
  const from = asked.from ?? asOf.with({ day: 1 }).subtract({ days: 1 })
  return { from, asOf }
}
