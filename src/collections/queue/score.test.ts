import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CollectionEvidence, collectionScore, expectedMinor } from './score.ts'

const FRESH: CollectionEvidence = {
  ...{ overdueDays: 5, averageDaysLate: 0, brokenPromises: 0, returnedPayments: 0 },
  lastOutcome: null,
}

describe('the risk of what is overdue, with its reasons', () => {
  test.each([
    ['just overdue', {}, 1500, 'age 1500'],
    ['31 days', { overdueDays: 31 }, 3000, 'age 3000'],
    ['half a year', { overdueDays: 180 }, 7500, 'age 7500'],
    ['pays ten days late', { averageDaysLate: 10 }, 2000, 'age 1500, pays_late 500'],
    ['broke a promise', { brokenPromises: 1 }, 2200, 'age 1500, broken_promises 700'],
    ['two debits came back', { returnedPayments: 2 }, 2700, 'age 1500, returned_payments 1200'],
    ['has just promised', { lastOutcome: 'promised' }, 500, 'age 1500, promised -1000'],
    ['refuses', { lastOutcome: 'refused' }, 2500, 'age 1500, refused 1000'],
    [
      'everything against',
      {
        ...{ overdueDays: 400, averageDaysLate: 90, brokenPromises: 9, returnedPayments: 9 },
        lastOutcome: 'refused',
      },
      9900,
      'age 7500, pays_late 1500, broken_promises 2100, returned_payments 1800, refused 1000',
    ],
  ])('%s', (_, more, riskBps, reasons) => {
    const score = collectionScore({ ...FRESH, ...more })
    expect(score.riskBps).toBe(riskBps)
    expect(score.reasons.map(({ what, points }) => `${what} ${points}`).join(', ')).toBe(reasons)
  })
})

test('worse in any respect is never judged better, and the risk is a chance', () => {
  const count = fc.nat(300)
  const evidence = fc.record({
    ...{ overdueDays: count, averageDaysLate: count, brokenPromises: count },
    returnedPayments: count,
    lastOutcome: fc.constantFrom(null, 'promised', 'refused', 'not_reached', 'reached'),
  })
  const worse = fc.constantFrom(
    ...(['overdueDays', 'averageDaysLate', 'brokenPromises', 'returnedPayments'] as const),
  )
  fc.assert(
    fc.property(evidence, worse, fc.nat(100), (of, name, more) => {
      const { riskBps } = collectionScore(of)
      expect(riskBps).toBeGreaterThanOrEqual(100)
      expect(riskBps).toBeLessThanOrEqual(9900)
      const { riskBps: then } = collectionScore({ ...of, [name]: of[name] + more })
      expect(then).toBeGreaterThanOrEqual(riskBps)
    }),
  )
})

test('what is expected is risk times value, rounded down', () => {
  expect(expectedMinor(10_001n, 1500)).toBe(1500n)
  expect(expectedMinor(0n, 9900)).toBe(0n)
})
