/**
 * The day that a schedule is due for at a moment: the last date whose `atHour` has come in every time
 * zone of the company. So nothing that counts from a day on (credits that expire, a term that begins)
 * is done while somewhere it is still the day before. Undefined without any zone.
 */
export function scheduledDay(
  now: Temporal.Instant,
  atHour: number,
  zones: readonly string[],
): Temporal.PlainDate | undefined {
  return zones
    .map(zone => {
      const local = now.toZonedDateTimeISO(zone)
      const date = local.toPlainDate()
      return local.hour >= atHour ? date : date.subtract({ days: 1 })
    })
    .sort(Temporal.PlainDate.compare)
    .at(0)
}
