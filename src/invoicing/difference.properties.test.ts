import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAmount } from '../kernel/money.ts'
import { RefusalError } from '../kernel/result.ts'
import { recompute } from '../rating/recompute.ts'
import { applyLines } from './apply-lines.ts'
import { assembleDocuments } from './assemble.ts'
import { difference } from './difference.ts'
import { keyText } from './facts.ts'
import { planCharges, proposeLines } from './propose.ts'
import { makeBills, type SimulatedBill } from './simulation/bills.ts'
import { taxRulesOf } from './simulation/catalog.ts'
import { accountOn } from './simulation/facts.ts'
import { scenarioOf } from './simulation/scenario.test-tables.ts'
import { billedOn, LAST_BILL, timeline } from './simulation/timelines.test-tables.ts'
import { usageOn } from './simulation/usage.ts'

const bills = (text: string) => makeBills(scenarioOf(text))

const linesOf = (made: readonly SimulatedBill[]) =>
  made.flatMap(bill => bill.documents.flatMap(document => document.lines))

/** What all lines of each key come to; keys that come to nothing are left out. */
function sums(made: readonly SimulatedBill[]): Record<string, string> {
  expect(made.filter(bill => bill.outcome === 'failed' || bill.outcome === 'held')).toEqual([])
  const byKey = Map.groupBy(linesOf(made), keyText)
  return Object.fromEntries(
    [...byKey]
      .map(([key, lines]): [string, string] => [
        key,
        formatAmount(
          lines.reduce((sum, line) => sum + line.amountMinor, 0n),
          'EUR',
        ),
      ])
      .filter(([, amount]) => amount !== '0.00')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

describe('any contract, whatever happens to it and whenever that becomes known', () => {
  test('many bills come to the same per key as one bill that knows everything', () => {
    fc.assert(
      fc.property(timeline, told => {
        const step = sums(bills(billedOn(told, told.bills)))
        expect(step).toEqual(sums(bills(billedOn(told, [LAST_BILL]))))
      }),
      { numRuns: 500 },
    )
  })

  test('a period reopened by a change taken back is compared, though facts changed only later', () => {
    const told = {
      head: [
        'charge seat fee 10.00 advance',
        'charge use usage 0.305',
        'plan B seat fee 10.00 advance',
        'plan B use usage 0.20',
        'start 2026-01-01 x1',
      ],
      facts: [
        'used 5 on 2026-02-01',
        'plan-change B on 2026-02-02 until 2026-02-03',
        '2026-02-04: less 1% 2026-03-01..',
      ],
    }
    const step = sums(
      bills(billedOn({ ...told, bills: [] }, ['2026-02-02', '2026-02-03', LAST_BILL])),
    )
    expect(step).toEqual(sums(bills(billedOn({ ...told, bills: [] }, [LAST_BILL]))))
  })

  test('a second run of the same date bills nothing', () => {
    fc.assert(
      fc.property(timeline, told => {
        const made = bills(billedOn(told, [...told.bills, LAST_BILL]))
        expect(linesOf(made.slice(-1))).toEqual([])
      }),
    )
  })

  test('the lines of a key add up to its standing, and each line says what it adds', () => {
    fc.assert(
      fc.property(timeline, told => {
        for (const lines of Map.groupBy(
          linesOf(bills(billedOn(told, told.bills))),
          keyText,
        ).values()) {
          let stood = 0n
          lines.forEach((line, i) => {
            expect(line.revision).toBe(i)
            expect(line.amountMinor).toBe(line.priceMinor - line.allowanceMinor)
            stood += line.amountMinor
            expect(line.standing.amountMinor).toBe(stood)
          })
        }
      }),
    )
  })

  test('the trace of a line alone gives what its key comes to', () => {
    fc.assert(
      fc.property(timeline, told => {
        for (const line of linesOf(bills(billedOn(told, told.bills)))) {
          if (line.kind === 'reversal' || line.chargeCode === 'once') continue
          expect(recompute(line.trace, 'EUR')).toBe(line.standing.amountMinor)
        }
      }),
    )
  })

  test('what is taken back names the line that it takes back, and is posted where that was', () => {
    fc.assert(
      fc.property(timeline, told => {
        const made = bills(billedOn(told, told.bills))
        const documents = made.flatMap(bill => bill.documents)
        for (const line of linesOf(made)) {
          if (line.kind === 'charge') continue
          const target = documents
            .find(document => document.invoiceId === line.corrects?.invoiceId)
            ?.lines.at((line.corrects?.lineNo ?? 0) - 1)
          expect(target && keyText(target)).toBe(keyText(line))
          expect(target?.revision).toBe(line.revision - 1)
          expect(line.postedTo).toBe(target?.postedTo)
        }
      }),
    )
  })

  test('cancelled from its first day it comes to nothing but its one-off charges and fee for that', () => {
    fc.assert(
      fc.property(timeline, told => {
        const start = /start (\S+)/.exec(told.head.join(' '))?.[1]
        const cancelled = { ...told, facts: [...told.facts, `2026-09-01: end ${start}`] }
        const made = bills(billedOn(cancelled, [...told.bills, '2026-09-01']))
        const left = Object.keys(sums(made)).filter(key => !/\/(one-off|exit)/.test(key))
        expect(left).toEqual([])
      }),
    )
  })

  test('cancelled and taken up again it comes to what it would have come to', () => {
    fc.assert(
      fc.property(timeline, told => {
        const start = /start (\S+)/.exec(told.head.join(' '))?.[1]
        const facts = told.facts.filter(fact => !fact.includes('end '))
        const again = [`2026-08-10: end ${start}`, '2026-08-20: end never']
        const dates = ['2026-08-10', '2026-08-20']
        const straight = sums(bills(billedOn({ ...told, facts }, [...told.bills, ...dates])))
        const made = bills(
          billedOn({ ...told, facts: [...facts, ...again] }, [...told.bills, ...dates]),
        )
        expect(sums(made)).toEqual(straight)
      }),
    )
  })

  test('every document balances: postings move its payable amount, groups add up to its tax', () => {
    fc.assert(
      fc.property(timeline, told => {
        for (const document of bills(billedOn(told, told.bills)).flatMap(bill => bill.documents)) {
          // A credit kept for the customer is set aside afterwards.
          const own = document.postings.filter(({ event }) => event !== 'credit_kept')
          const moved = own.reduce((sum, { debit, amountMinor }) => {
            return debit === '1200' ? sum + amountMinor : sum - amountMinor
          }, 0n)
          expect(moved).toBe(document.payableMinor)
          expect(document.kind).toBe(document.payableMinor < 0n ? 'credit_note' : 'invoice')
          const net = document.lines.reduce((sum, line) => sum + line.netMinor, 0n)
          expect(net).toBe(document.netMinor)
        }
      }),
    )
  })
})

describe('the difference', () => {
  test('of what is due and what was billed for it is empty', () => {
    fc.assert(
      fc.property(timeline, told => {
        const scenario = scenarioOf(billedOn(told, [LAST_BILL]))
        const on = Temporal.PlainDate.from(LAST_BILL)
        const account = accountOn(scenario, on, { states: new Map(), oneOffIds: new Set() })
        const planned = planCharges(account, on)
        const usage = usageOn(scenario, { account, planned }, on)
        if (usage instanceof RefusalError) throw usage
        const { lines: proposed } = proposeLines(account, planned, usage, on, {
          seller: { country: 'DE', region: null, taxId: null },
          taxRules: taxRulesOf(scenario),
          roundingMode: 'half_up',
        })
        const first = difference(proposed, new Map())
        const rules = { legalEntityId: '', roundingMode: 'half_up', cashRounding: null } as const
        const documents = assembleDocuments(account, first, on, {
          ...rules,
          taxRounding: 'per_group',
        })
        const issued = documents.flatMap(({ lines }, d) =>
          lines.map((line, i) => ({ ...line, invoiceId: String(d), lineNo: i + 1 })),
        )
        const again = difference(proposed, applyLines(new Map(), issued))
        // A document that comes to nothing is not made, so its lines are still to be billed.
        expect(again.filter(line => line.amountMinor !== 0n)).toEqual([])
      }),
    )
  })
})
