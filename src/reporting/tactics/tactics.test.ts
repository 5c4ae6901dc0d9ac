import { describe, expect, test } from 'vitest'
import { type ContactCohort, compareTactics, type UntouchedCohort } from './tactics.ts'

const cohort = { entity: 'SUN', currency: 'EUR', paidAll: 0, askedMinor: 100n, paidMinor: 25n }

const contacted = (tactic: string, band: number, customers: number, paidSome: number) =>
  ({ ...cohort, tactic, band, customers, paidSome }) satisfies ContactCohort
const untouched = (band: number, customers: number, paidSome: number, contactedLater = 0) =>
  ({ ...cohort, band, customers, paidSome, contactedLater }) satisfies UntouchedCohort

describe('what a tactic brings', () => {
  test('is the share that paid, less the share of those who were as long overdue', () => {
    const [result] = compareTactics(
      [contacted('1', 0, 100, 60), contacted('1', 2, 300, 60)],
      // Older debt pays less: compared band by band, not with all together.
      [untouched(0, 1000, 500), untouched(1, 1000, 0), untouched(2, 50, 5, 10)],
    )
    expect(result).toMatchObject({
      ...{ contacts: 400, paidSomeBps: 3000, askedMinor: 200n, paidMinor: 50n, paidBps: 2500 },
      // A quarter of 50 % and three quarters of 10 %.
      without: { customers: 1050, paidSomeBps: 2000, contactedLaterBps: 1500 },
      ...{ differenceBps: 1000, isThin: false },
    })
    // 1.96 × √(0.3 × 0.7 / 400 + 0.25² × 0.5² / 1000 + 0.75² × 0.1 × 0.9 / 50)
    expect(result?.marginBps).toBe(772)
  })

  test('is not told where nobody was as long overdue, and of few contacts only with care', () => {
    const results = compareTactics(
      [contacted('call', 4, 500, 100), contacted('email', 0, 29, 20)],
      [untouched(0, 1000, 500)],
    )
    expect(
      results.map(({ tactic, differenceBps, isThin }) => [tactic, differenceBps, isThin]),
    ).toEqual([
      ['call', null, true],
      ['email', 1897, true],
    ])
  })

  test('is told for each currency apart', () => {
    const usd = { ...contacted('1', 0, 40, 10), currency: 'USD' }
    const results = compareTactics([contacted('1', 0, 40, 20), usd], [untouched(0, 40, 10)])
    expect(results.map(each => [each.currency, each.differenceBps])).toEqual([
      ['EUR', 2500],
      ['USD', null],
    ])
  })
})
