import { expect, test } from 'vitest'
import {
  afterQuietHours,
  type ContactRules,
  contactRefusal,
  type PastContact,
} from './contact-guard.ts'

const RULES: ContactRules = {
  quietFromHour: 21,
  quietUntilHour: 8,
  quietWeekdays: [7],
  most: 3,
  withinDays: 14,
  daysAfterCall: 7,
}

/** A Tuesday, at an hour of Berlin (two hours ahead of UTC in summer). */
const at = (hour: string, on = '2026-06-30') => Temporal.Instant.from(`${on}T${hour}:00+02:00`)

const customer = (more: object = {}) => ({
  timeZone: 'Europe/Berlin',
  optedOut: [],
  flags: [],
  contacts: [],
  ...more,
})

const contact = (channel: PastContact['channel'], daysAgo: number, wasAnswered = false) => ({
  channel,
  at: at('12:00').subtract({ hours: 24 * daysAgo }),
  wasAnswered,
})

test.each([
  ['email', '07:59', 'quiet_hours'],
  ['email', '08:00', 'allowed'],
  ['call', '20:59', 'allowed'],
  ['call', '21:00', 'quiet_hours'],
  ['letter', '03:00', 'allowed'],
  ['portal', '03:00', 'allowed'],
] as const)('%s at %s: %s', (channel, hour, outcome) => {
  expect(contactRefusal(RULES, customer(), channel, at(hour)) ?? 'allowed').toBe(outcome)
})

test.each([
  ['2026-06-30', '12:00', '2026-06-30T12:00'],
  ['2026-06-30', '21:30', '2026-07-01T08:00'],
  ['2026-06-30', '03:15', '2026-06-30T08:00'],
  // Saturday night: over Sunday to Monday morning.
  ['2026-06-27', '22:00', '2026-06-29T08:00'],
] as const)('an e-mail of %s %s may arrive at %s', (on, hour, arrives) => {
  const {
    year,
    month,
    day,
    hour: h,
  } = afterQuietHours(RULES, 'Europe/Berlin', at(hour, on)).toZonedDateTimeISO('Europe/Berlin')
  const two = (part: number) => String(part).padStart(2, '0')
  expect(`${year}-${two(month)}-${two(day)}T${two(h)}:00`).toBe(arrives)
})

test.each([
  ['a Sunday', 'call', {}, '2026-06-28', 'quiet_hours'],
  ['who opted out of e-mail', 'email', { optedOut: ['email'] }, '2026-06-30', 'opted_out'],
  ['who opted out of e-mail', 'letter', { optedOut: ['email'] }, '2026-06-30', 'allowed'],
  ['who is insolvent', 'letter', { flags: ['bankruptcy'] }, '2026-06-30', 'flagged'],
  ['in hardship', 'letter', { flags: ['hardship'] }, '2026-06-30', 'allowed'],
  [
    'spoken to 6 days ago',
    'call',
    { contacts: [contact('call', 6, true)] },
    '2026-06-30',
    'too_soon_after_call',
  ],
  [
    'called in vain 6 days ago',
    'call',
    { contacts: [contact('call', 6)] },
    '2026-06-30',
    'allowed',
  ],
  [
    'spoken to 8 days ago',
    'call',
    { contacts: [contact('call', 8, true)] },
    '2026-06-30',
    'allowed',
  ],
  [
    'contacted three times in two weeks',
    'letter',
    { contacts: [contact('email', 1), contact('letter', 5), contact('call', 13)] },
    '2026-06-30',
    'too_often',
  ],
  [
    'contacted three times, once before them',
    'letter',
    { contacts: [contact('email', 1), contact('letter', 5), contact('call', 14)] },
    '2026-06-30',
    'allowed',
  ],
] as const)('a customer %s, by %s: %s', (_, channel, more, on, outcome) => {
  const refusal = contactRefusal(RULES, customer(more), channel, at('12:00', on))
  expect(refusal ?? 'allowed').toBe(outcome)
})
