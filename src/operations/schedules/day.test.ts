import { expect, test } from 'vitest'
import { scheduledDay } from './day.ts'

test.each(
  `
  2026-03-01T00:30Z 2 Europe/Berlin                 → 2026-02-28
  2026-03-01T01:00Z 2 Europe/Berlin                 → 2026-03-01
  2026-03-01T01:00Z 2 Europe/Berlin,America/Chicago → 2026-02-28
  2026-03-01T08:00Z 2 Europe/Berlin,America/Chicago → 2026-03-01
  2026-03-29T00:59Z 2 Europe/Berlin                 → 2026-03-28
  2026-03-29T01:00Z 2 Europe/Berlin                 → 2026-03-29
  2026-03-01T23:00Z 0 Europe/Berlin                 → 2026-03-02
  2026-03-01T10:00Z 0 Pacific/Auckland,Pacific/Pago_Pago → 2026-02-28
`
    .trim()
    .split('\n'),
)('a day has come when its hour has come everywhere: %s', row => {
  const [asked = '', day] = row.trim().split(/\s*→\s*/)
  const [now = '', hour, zones = ''] = asked.split(/\s+/)
  const found = scheduledDay(Temporal.Instant.from(now), Number(hour), zones.split(','))
  expect(found?.toString()).toBe(day)
})

test('a company without legal entity has no day', () => {
  expect(scheduledDay(Temporal.Instant.from('2026-03-01T00:00Z'), 0, [])).toBeUndefined()
})
