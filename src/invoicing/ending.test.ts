import { describe, expect, test } from 'vitest'
import { explain } from '../rating/explain.ts'
import { recompute } from '../rating/recompute.ts'
import { makeBills } from './simulation/bills.ts'
import { scenarioOf, toldBills } from './simulation/scenario.test-tables.ts'

function check(scenario: string, expected: string): void {
  const wanted = expected.split('\n').map(line => line.trim())
  expect(toldBills(scenario)).toEqual(wanted.filter(line => line !== ''))
}

const MONTHLY = `charge seat fee 31.00 advance
  charge use usage 0.50
  start 2026-01-01
  used 8 on 2026-03-05`

describe('the last bill', () => {
  test('is made plainly, or waives what falls due on the end or later', () => {
    const bills = 'bill 2026-01-01 2026-02-01 2026-03-01 2026-04-01'
    const last = (end: string) => toldBills(`${MONTHLY}\n${end}\n${bills}`).slice(-2)
    expect(last('2026-03-10: end 2026-03-11')).toEqual([
      'correction 2026-03-11..2026-04-01 seat -1 @ 21 → -21.00',
      '2026-03-01..2026-03-11 use 8 @ 0.5 → 4.00',
    ])
    expect(last('2026-03-10: end 2026-03-11 none')).toEqual([
      'bill 2026-04-01',
      'correction 2026-03-11..2026-04-01 seat -1 @ 21 → -21.00',
    ])
  })

  test('that was made is taken back when it is waived after all', () => {
    check(
      `charge use usage 0.50
       start 2026-01-01
       used 8 on 2026-01-05
       end 2026-02-01
       2026-02-10: end 2026-02-01 none
       2026-03-10: end 2026-02-01
       bill 2026-02-01 2026-03-01 2026-04-01`,
      `bill 2026-02-01
       2026-01-01..2026-02-01 use 8 @ 0.5 → 4.00
       bill 2026-03-01
       reversal 2026-01-01..2026-02-01 use -8 @ 0.5 → -4.00
       bill 2026-04-01
       2026-01-01..2026-02-01 use 8 @ 0.5 → 4.00`,
    )
  })
})

describe('what is left of fees in advance', () => {
  const documents = (end: string) =>
    makeBills(
      scenarioOf(
        `${MONTHLY}\n2026-03-10: ${end}\nbill 2026-01-01 2026-02-01 2026-03-01 2026-04-01`,
      ),
    )
      .at(-1)
      ?.documents.map(({ kind, creditOutcome, netMinor, postings }) => {
        const kept = postings.find(({ event }) => event === 'credit_kept')
        return `${kind} ${creditOutcome} ${netMinor} kept ${kept?.amountMinor ?? 0}`
      })

  test('is set off, credited, refunded, or kept by the seller', () => {
    expect(documents('end 2026-03-11')).toEqual(['credit_note null -1700 kept 0'])
    expect(documents('end 2026-03-11 credit')).toEqual([
      'credit_note keep -2100 kept 2499',
      'invoice null 400 kept 0',
    ])
    expect(documents('end 2026-03-11 refund')).toEqual([
      'credit_note refund -2100 kept 2499',
      'invoice null 400 kept 0',
    ])
    expect(documents('end 2026-03-11 keep')).toEqual(['invoice null 400 kept 0'])
  })

  test('and is kept, costs the period whole though it was not billed before', () => {
    check(
      `charge seat fee 31.00 advance
       charge yearly fee 365.00 every=12 advance
       start 2026-01-01
       end 2026-02-11 keep
       bill 2026-03-01`,
      `bill 2026-03-01
       2026-01-01..2026-02-01 seat 1 @ 31 → 31.00
       2026-02-01..2026-03-01 seat 1 @ 31 → 31.00
       2026-01-01..2027-01-01 yearly 1 @ 365 → 365.00`,
    )
  })

  test('of an end at the end of a period is nothing', () => {
    const bills = 'bill 2026-01-01 2026-02-01 2026-03-01'
    const told = ['', ' keep', ' credit', ' refund'].map(how =>
      toldBills(`charge seat fee 31.00 advance\nstart 2026-01-01\nend 2026-02-01${how}\n${bills}`),
    )
    for (const each of told) expect(each).toEqual(told[0])
  })
})

describe('the fee for ending early', () => {
  const fee = (terms: string, end: string, more = '') => `charge seat fee 31.00 advance
     start 2026-01-01 x2 ${terms}
     ${more}
     ${end}
     bill 2026-01-01 2026-04-01 2026-05-01`

  test.each([
    // Nine months are left from 1 April to 31 December, of which the first has begun.
    ['fixed 120.00', 'exit 1 @ 120 → 120.00'],
    ['per_month 10.00', 'exit 9 @ 10 → 90.00'],
    // 9 months × 2 seats × 31.00 = 558.00; half of it.
    ['percent 50', 'exit 1 @ 279 → 279.00'],
    ['percent 33.333', 'exit 1 @ 186 → 186.00'],
  ])('of %s', (exit, line) => {
    const told = toldBills(fee(`term 12 ${exit}`, '2026-03-20: end 2026-04-01'))
    expect(told).toContain(`2026-04-01..2026-04-02 ${line}`)
    expect(told.filter(each => each.includes('exit'))).toHaveLength(1)
  })

  test('takes discounts and the days of a begun month off the fees left', () => {
    const told = toldBills(
      fee('term 12 percent 100', '2026-03-20: end 2026-03-17', 'less 10% 2026-01-01..'),
    )
    // 15 of 31 days and 9 months of 62.00 less 10 %: 27.00 + 502.20.
    expect(told).toContain('2026-03-17..2026-03-18 exit 1 @ 529.2 → 529.20')
  })

  test('is not due at the end of the term, nor after it, nor where it is waived', () => {
    for (const [terms, end] of [
      ['term 3 fixed 120.00', 'end 2026-04-01'],
      ['term 2 fixed 120.00', 'end 2026-04-01'],
      ['fixed 120.00', 'end 2026-04-01'],
      ['term 12 fixed 120.00', 'end 2026-04-01 waive'],
    ]) {
      const told = toldBills(fee(terms!, end!))
      expect(told.filter(each => each.includes('exit'))).toEqual([])
    }
  })

  test('moves with the end, and is given back when the end is taken back', () => {
    check(
      `charge seat fee 31.00
       start 2026-01-01 term 12 per_month 10.00
       2026-03-20: end 2026-04-01
       2026-04-10: end 2026-05-01
       2026-05-10: end never
       bill 2026-04-01 2026-05-01 2026-06-01`,
      `bill 2026-04-01
       2026-01-01..2026-02-01 seat 1 @ 31 → 31.00
       2026-02-01..2026-03-01 seat 1 @ 31 → 31.00
       2026-03-01..2026-04-01 seat 1 @ 31 → 31.00
       2026-04-01..2026-04-02 exit 9 @ 10 → 90.00
       bill 2026-05-01
       2026-04-01..2026-05-01 seat 1 @ 31 → 31.00
       reversal 2026-04-01..2026-04-02 exit -9 @ 10 → -90.00
       2026-05-01..2026-05-02 exit 8 @ 10 → 80.00
       bill 2026-06-01
       2026-05-01..2026-06-01 seat 1 @ 31 → 31.00
       reversal 2026-05-01..2026-05-02 exit -8 @ 10 → -80.00`,
    )
  })

  test('is explained in every language, and can be worked out again', () => {
    for (const [exit, told] of [
      ['fixed 120.00', 'that of the term would have been Dec 31, 2026: a fixed fee of 120.00'],
      ['per_month 10.00', '9 months begun until that of the term, Dec 31, 2026: 10.00 each'],
      ['percent 50', 'come to 558.00, of which 50 %'],
    ]) {
      const bills = makeBills(scenarioOf(fee(`term 12 ${exit}`, 'end 2026-04-01')))
      const lines = bills.flatMap(bill => bill.documents.flatMap(({ lines }) => lines))
      const line = lines.find(({ component }) => component === 'exit')!
      expect(recompute(line.trace, 'EUR')).toBe(line.amountMinor)
      expect(explain(line.trace, 'en', 'EUR').join(' ')).toContain(told)
      for (const language of ['de', 'fr', 'es']) {
        expect(explain(line.trace, language, 'EUR').join(' ')).not.toContain('{')
      }
    }
  })
})
