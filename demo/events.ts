import type { Customer } from './customers.ts'
import type { Sink } from './files.ts'
import { randomFor } from './random.ts'
import { type Day, folderAt, isoOf, type Timeline, weekdayOf } from './timeline.ts'
import { isRestDay } from './weather.ts'

/**
 * Writes charging sessions or API requests of a customer. One in a hundred arrives some weeks late;
 * one in a hundred and fifty arrives a second time, with the same key, and counts once.
 */
export function writeEvents(
  sink: Sink,
  seed: number,
  customer: Customer,
  subscription: string,
  timeline: Timeline,
): void {
  const random = randomFor(seed, 'events', customer.index)
  const end = Math.min(customer.end ?? timeline.end, timeline.end)
  for (let day = customer.start; day < end; day += 1) {
    const rest = isRestDay(day, customer.country) || weekdayOf(day) === 5
    const count = customer.segment === 'charging' ? random.whole(0, rest ? 2 : 5) : rest ? 1 : 4
    for (let n = 0; n < count; n += 1) {
      const at = instantOf(day, random.whole(5 * 3600, 20 * 3600))
      const roll = random.unit()
      const arrivesOn = day + (roll < 0.01 ? 26 : 1)
      const folders = [
        folderAt(timeline, arrivesOn),
        roll > 0.9934 ? folderAt(timeline, day + 17) : undefined,
      ]
      const events: [string, string, string][] =
        customer.segment === 'charging'
          ? [
              ['e', 'charge-energy', random.between(6, 58).toFixed(2)],
              ['s', 'charge-session', '1'],
            ]
          : [['r', 'api-calls', String(random.whole(rest ? 40 : 300, rest ? 900 : 5200))]]
      for (const folder of folders) {
        if (folder === undefined) continue
        for (const [kind, meter, quantity] of events) {
          sink.write(folder, 'events', {
            account_number: customer.number,
            subscription_number: subscription,
            meter_code: meter,
            event_key: `${customer.number}-${isoOf(day)}-${n}${kind}`,
            occurred_at: at,
            quantity,
          })
        }
      }
    }
  }
}

function instantOf(day: Day, secondOfDay: number): string {
  const pad = (n: number) => String(n).padStart(2, '0')
  const minutes = Math.floor(secondOfDay / 60)
  const time = [Math.floor(minutes / 60), minutes % 60, secondOfDay % 60].map(pad)
  return `${isoOf(day)}T${time.join(':')}Z`
}
