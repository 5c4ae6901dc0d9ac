import { describe, expect, test } from 'vitest'
import { endByNotice, monthsBegun, noticeBy, renewalsBy, type Term, termEndFrom } from './term.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** `2026-01-01 12 P3M auto 12`: start, months of the term, notice, what follows. */
function term(text: string): Term {
  const [start = '', months = '-', notice = '-', renewal = 'evergreen', further] = text.split(' ')
  return {
    startOn: day(start),
    termMonths: months === '-' ? null : Number(months),
    notice: notice === '-' ? null : notice,
    renewal: renewal as Term['renewal'],
    renewalMonths: further === undefined ? null : Number(further),
  }
}

describe('the end of the term that binds on a date', () => {
  test.each([
    ['2026-01-01 12 P3M none', '2026-05-01', '2027-01-01'],
    ['2026-01-01 12 P3M none', '2027-01-01', '2027-01-01'],
    ['2026-01-01 12 P3M none', '2027-01-02', 'none'],
    ['2026-01-01 12 P3M auto 12', '2027-01-02', '2028-01-01'],
    ['2026-01-01 24 P3M auto 12', '2029-06-01', '2030-01-01'],
    ['2026-01-01 12 P1M evergreen', '2027-06-01', 'none'],
    ['2026-01-01 -', '2026-06-01', 'none'],
    // Counted from the start, the end of the month comes back after February.
    ['2026-01-31 1 - auto 1', '2026-02-10', '2026-02-28'],
    ['2026-01-31 1 - auto 1', '2026-03-01', '2026-03-31'],
    ['2024-02-29 12 - auto 12', '2024-03-01', '2025-02-28'],
    ['2024-02-29 12 - auto 12', '2027-03-01', '2028-02-29'],
  ])('%s on %s: %s', (terms, on, end) => {
    expect(termEndFrom(term(terms), day(on))?.toString() ?? 'none').toBe(end)
  })
})

describe('notice', () => {
  test.each([
    // As § 188 (2), (3) BGB count a period of months back from the end of a day.
    ['2027-01-01', 'P3M', '2026-09-30'],
    ['2027-01-01', 'P30D', '2026-12-01'],
    ['2026-03-31', 'P1M', '2026-02-27'],
    ['2028-03-01', 'P1D', '2028-02-28'],
    ['2027-01-01', '-', '2026-12-31'],
  ])('for the end %s with %s is in time by %s', (end, notice, by) => {
    expect(noticeBy(day(end), notice === '-' ? null : notice).toString()).toBe(by)
  })

  test.each([
    // terms, given, end, terms begun without it by then
    ['2026-01-01 12 P3M auto 12', '2026-09-30', '2027-01-01', 0],
    ['2026-01-01 12 P3M auto 12', '2026-10-01', '2028-01-01', 1],
    ['2026-01-01 12 P3M auto 12', '2029-10-01', '2031-01-01', 4],
    ['2026-01-01 12 P3M none', '2026-12-31', '2027-01-01', 0],
    ['2026-01-01 12 P3M evergreen', '2026-05-01', '2027-01-01', 0],
    ['2026-01-01 12 P3M evergreen', '2026-11-30', '2027-03-01', 0],
    ['2026-01-01 - P14D evergreen', '2026-05-01', '2026-05-16', 0],
    ['2026-01-01 - - evergreen', '2026-05-01', '2026-05-02', 0],
  ])('of %s given on %s ends it on %s', (terms, given, end, begun) => {
    expect(endByNotice(term(terms), day(given)).toString()).toBe(end)
    expect(renewalsBy(term(terms), day(given))).toBe(begun)
  })
})

test.each([
  ['2026-05-01', '2027-01-01', 8],
  ['2026-05-02', '2027-01-01', 8],
  ['2026-04-30', '2027-01-01', 9],
  ['2026-12-31', '2027-01-01', 1],
  ['2027-01-01', '2027-01-01', 0],
  ['2027-06-01', '2027-01-01', 0],
  ['2026-02-28', '2026-03-31', 1],
  ['2026-02-27', '2026-03-31', 2],
  ['2026-03-01', '2026-03-31', 1],
])('from %s to %s are %i months, a begun one counting whole', (from, to, months) => {
  expect(monthsBegun(day(from), day(to))).toBe(months)
})
