import { expect, test } from 'vitest'
import { contactExampleBody, exampleOfContact } from './contact-rules.ts'

const rules = {
  ...{ quietFromHour: 20, quietUntilHour: 8, quietWeekdays: [7] },
  ...{ most: 3, withinDays: 7, daysAfterCall: 7 },
}

function said(example: Record<string, unknown>) {
  const made = { channel: 'call', timeZone: 'Europe/Berlin', weekday: 1, hour: 10, contacts: 0 }
  const body = contactExampleBody.parse({ rules, example: { ...made, ...example } })
  const { refusal, at, notQuietAt } = exampleOfContact(body)
  const hours = at.until(notQuietAt).total('hours')
  return `${refusal ?? 'may'}${hours === 0 ? '' : ` for ${hours} hours`}`
}

test('the guard says of somebody made up what it would say of a customer', () => {
  expect(said({})).toBe('may')
  expect(said({ hour: 21 })).toBe('quiet_hours for 11 hours')
  expect(said({ weekday: 6, hour: 22 })).toBe('quiet_hours for 34 hours')
  expect(said({ channel: 'letter', hour: 21 })).toBe('may for 11 hours')
  expect(said({ contacts: 3 })).toBe('too_often')
  expect(said({ answeredDaysAgo: 6 })).toBe('too_soon_after_call')
  expect(said({ answeredDaysAgo: 7 })).toBe('may')
})

test('quiet hours are told for each day of the week', () => {
  const example = { channel: 'call', timeZone: 'America/Chicago', weekday: 1, hour: 9, contacts: 0 }
  const { quiet } = exampleOfContact(contactExampleBody.parse({ rules, example }))
  expect(quiet[0]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 20, 21, 22, 23])
  expect(quiet[6]).toHaveLength(24)
})
