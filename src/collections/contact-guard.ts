import type { CareFlag } from '../accounts/care/care-flag.ts'
import type { Channel } from './dunning.ts'

/** When and how often a customer may be contacted, and by which ways. */
export type ContactRules = {
  /** Hours of the customer's day in which nobody calls or writes at once: `21` to `8` runs over midnight. */
  readonly quietFromHour: number
  readonly quietUntilHour: number
  readonly quietWeekdays: readonly number[]
  /** Most contacts within `withinDays`, by any way together; letters too. */
  readonly most: number
  readonly withinDays: number
  /** Days that must pass after a call that was answered (12 CFR 1006.14(b)(2): 7 days). */
  readonly daysAfterCall: number
}

/** What is in force where a country has no rules of its own on record. */
export const DEFAULT_RULES: ContactRules = {
  ...{ quietFromHour: 20, quietUntilHour: 8, quietWeekdays: [7] },
  ...{ most: 5, withinDays: 7, daysAfterCall: 0 },
}

/**
 * What is in force in the United States where nothing else is on record: no calls before 8 and after 21
 * o'clock (12 CFR 1006.6(b)(1)), seven contacts in seven days, seven days after a call that was answered
 * (12 CFR 1006.14(b)(2)).
 */
export const US_RULES: ContactRules = {
  ...{ quietFromHour: 21, quietUntilHour: 8, quietWeekdays: [] },
  ...{ most: 7, withinDays: 7, daysAfterCall: 7 },
}

/** The rules for a country: its own, those for every country, or what is built in. */
export function rulesFor(
  byCountry: ReadonlyMap<string, ContactRules>,
  country: string,
): ContactRules {
  const builtIn = country === 'US' ? US_RULES : DEFAULT_RULES
  return byCountry.get(country) ?? byCountry.get('*') ?? builtIn
}

/** No hour is quiet: for what is sent in quiet hours and arrives after them. */
export const AT_ANY_HOUR = { quietFromHour: 0, quietUntilHour: 0, quietWeekdays: [] }

export type PastContact = {
  readonly channel: Channel
  readonly at: Temporal.Instant
  readonly wasAnswered: boolean
}

export type ContactRefusal =
  | 'opted_out'
  | 'flagged'
  | 'quiet_hours'
  | 'too_often'
  | 'too_soon_after_call'

/** Flags under which nothing is sent or said, whatever the channel. */
const STOPS_ALL: readonly CareFlag[] = ['bankruptcy', 'deceased', 'cease_contact']

/**
 * Whether a customer may be contacted by a channel at an instant; the first reason against it, or
 * undefined. Quiet hours hold for what reaches the customer at once (e-mail, call), in the time zone of
 * the account; letters and the portal are read when the customer likes.
 */
export function contactRefusal(
  rules: ContactRules,
  customer: {
    readonly timeZone: string
    readonly optedOut: readonly Channel[]
    readonly flags: readonly CareFlag[]
    readonly contacts: readonly PastContact[]
  },
  channel: Channel,
  at: Temporal.Instant,
): ContactRefusal | undefined {
  if (customer.flags.some(flag => STOPS_ALL.includes(flag))) return 'flagged'
  if (customer.optedOut.includes(channel)) return 'opted_out'
  const isAtOnce = channel === 'email' || channel === 'call'
  if (isAtOnce && isQuiet(rules, at.toZonedDateTimeISO(customer.timeZone))) return 'quiet_hours'
  const daysAgo = (contact: PastContact) =>
    Number(at.epochMilliseconds - contact.at.epochMilliseconds) / 86_400_000
  const answered = customer.contacts.filter(
    ({ wasAnswered, channel }) => wasAnswered && channel === 'call',
  )
  if (channel === 'call' && answered.some(call => daysAgo(call) < rules.daysAfterCall)) {
    return 'too_soon_after_call'
  }
  const recent = customer.contacts.filter(contact => daysAgo(contact) < rules.withinDays)
  return recent.length >= rules.most ? 'too_often' : undefined
}

/**
 * When something may arrive that is sent at an instant: then, or at the first full hour of the customer's
 * day that is not quiet. For e-mails that are written at night.
 */
export function afterQuietHours(
  rules: ContactRules,
  timeZone: string,
  at: Temporal.Instant,
): Temporal.Instant {
  let local = at.toZonedDateTimeISO(timeZone)
  // Eight days hold every weekday; rules without any hour that is not quiet let it go at last.
  for (let hours = 0; hours < 8 * 24 && isQuiet(rules, local); hours += 1) {
    local = local.round({ smallestUnit: 'hour', roundingMode: 'floor' }).add({ hours: 1 })
  }
  return local.toInstant()
}

function isQuiet(rules: ContactRules, local: Temporal.ZonedDateTime): boolean {
  if (rules.quietWeekdays.includes(local.dayOfWeek)) return true
  const { quietFromHour: from, quietUntilHour: until } = rules
  return from <= until
    ? local.hour >= from && local.hour < until
    : local.hour >= from || local.hour < until
}
