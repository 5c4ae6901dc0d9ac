import { z } from 'zod'
import { afterQuietHours, contactRefusal } from '../../collections/contact-guard.ts'
import { contactRuleFields } from '../../collections/contact-rules/api.ts'
import { oneOf, optional, timeZone, whole } from '../../formats/fields.ts'

/** Rules of contact while they are typed, and somebody made up who is to be called or written to. */
export const contactExampleBody = z.strictObject({
  rules: z.strictObject(contactRuleFields),
  example: z.strictObject({
    channel: oneOf(['call', 'email', 'letter']),
    timeZone,
    weekday: whole(1, 7),
    hour: whole(0, 23),
    /** Contacts within the days of the rules. */
    contacts: whole(0, 1000),
    /** A call was answered so many days ago. */
    answeredDaysAgo: optional(whole(0, 31)),
  }),
})

/** Whether it may be made, why not, and the first hour that is not quiet. */
export type ContactExample = {
  readonly refusal: ReturnType<typeof contactRefusal> | null
  readonly at: Temporal.Instant
  readonly notQuietAt: Temporal.Instant
  /** For each day of the week from Monday on, the hours in which nobody calls. */
  readonly quiet: readonly (readonly number[])[]
}

/** A Monday, so that a weekday can be added to it. */
const MONDAY = Temporal.PlainDate.from('2026-01-05')

/** What the guard would say, by the function that every call and letter asks. */
export function exampleOfContact({
  rules,
  example,
}: z.output<typeof contactExampleBody>): ContactExample {
  const local = (weekday: number, hour: number) =>
    MONDAY.add({ days: weekday - 1 }).toZonedDateTime({
      timeZone: example.timeZone,
      plainTime: Temporal.PlainTime.from({ hour }),
    })
  const at = local(example.weekday, example.hour).toInstant()
  const { answeredDaysAgo, contacts: count, channel } = example
  const ago = (days: number) => at.subtract({ hours: 24 * days })
  const answered =
    answeredDaysAgo === null
      ? []
      : [{ channel: 'call' as const, at: ago(answeredDaysAgo), wasAnswered: true }]
  const others = Array.from({ length: Math.max(0, count - answered.length) }, () => ({
    ...{ channel: 'letter' as const, at, wasAnswered: false },
  }))
  const customer = {
    ...{ timeZone: example.timeZone, optedOut: [], flags: [] },
    contacts: [...answered, ...others],
  }
  const isQuietAt = (weekday: number, hour: number) =>
    contactRefusal(
      rules,
      { ...customer, contacts: [] },
      'call',
      local(weekday, hour).toInstant(),
    ) === 'quiet_hours'
  return {
    refusal: contactRefusal(rules, customer, channel, at) ?? null,
    at,
    notQuietAt: afterQuietHours(rules, example.timeZone, at),
    quiet: [1, 2, 3, 4, 5, 6, 7].map(weekday =>
      Array.from({ length: 24 }, (_, hour) => hour).filter(hour => isQuietAt(weekday, hour)),
    ),
  }
}
