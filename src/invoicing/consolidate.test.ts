import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { buildDocument, type DocumentRules } from './assemble.ts'
import { consolidate, shareOut } from './consolidate.ts'
import type { DraftLine } from './difference.ts'
import type { AccountFacts } from './facts.ts'

const RULES: DocumentRules = {
  legalEntityId: 'SUN',
  taxRounding: 'per_group',
  roundingMode: 'half_up',
  cashRounding: null,
}
const ISSUE = Temporal.PlainDate.from('2026-02-01')
const DAY = Temporal.PlainDate.from('2026-01-01')

function account(number: string): AccountFacts {
  return {
    accountId: number,
    number,
    subscriptions: [
      {
        subscriptionId: number,
        currency: 'EUR',
        poNumber: null,
        laterPoNumbers: [],
        items: [],
        oneOffs: [],
      },
    ],
  } as unknown as AccountFacts
}

function line(number: string, amountMinor: bigint, rate: string, inclusive = false): DraftLine {
  const tax = { code: `T${rate}`, category: 'S', ratePercent: Decimal.parse(rate), compoundOn: [] }
  return {
    itemId: number,
    periodStart: DAY,
    component: 'fee',
    kind: 'charge',
    subscriptionId: number,
    revenueAccount: '4000',
    taxInclusive: inclusive,
    taxes: [
      { ...tax, name: { en: 'VAT' }, level: null, exemptionCode: null, exemptionReason: null },
    ],
    serviceStart: DAY,
    serviceEnd: ISSUE,
    amountMinor,
    postedTo: null,
  } as unknown as DraftLine
}

const HEAD = account('HQ')

describe('a consolidated document', () => {
  test('is an ordinary one where nobody but the payer has lines', () => {
    const parts = consolidate(
      HEAD,
      [{ account: HEAD, lines: [line('HQ', 930n, '19')] }],
      ISSUE,
      RULES,
    )
    expect(parts.map(({ document }) => document.part)).toEqual([undefined])
  })

  test('has a part of the payer even where that brings no lines', () => {
    const shop = { account: account('S'), lines: [line('S', 1000n, '19')] }
    const parts = consolidate(HEAD, [{ account: HEAD, lines: [] }, shop], ISSUE, RULES)
    expect(
      parts.map(({ account, document }) => `${account.number} ${document.payableMinor}`),
    ).toEqual(['HQ 0', 'S 1190'])
    expect(parts[0]?.document.part?.members).toEqual(['S'])
  })

  test('taxes the whole: 4 lines of 68.33, 68.33, 57.50, 85.00 at 20 % come to 334.99', () => {
    // The example of the domain rules: 334.99 as one document, 335.00 as separate ones.
    const shares = [6833n, 6833n, 5750n, 8500n].map((minor, i) => ({
      account: account(`S${i}`),
      lines: [line(`S${i}`, minor, '20')],
    }))
    const parts = consolidate(HEAD, shares, ISSUE, RULES)
    const sum = parts.reduce((total, { document }) => total + document.payableMinor, 0n)
    expect(sum).toBe(33499n)
    expect(parts.map(({ document }) => document.taxMinor)).toEqual([0n, 1367n, 1367n, 1150n, 1699n])
  })

  test('is its parts to the cent, whatever lines they have', () => {
    const anyLine = fc.record({
      minor: fc.bigInt({ min: -100_000n, max: 100_000n }),
      rate: fc.constantFrom('19', '7', '8.25'),
      inclusive: fc.boolean(),
    })
    const anyShare = fc.array(anyLine, { minLength: 1, maxLength: 5 })
    const anyRules = fc.record({
      taxRounding: fc.constantFrom<'per_group' | 'per_line'>('per_group', 'per_line'),
      cashRounding: fc.constantFrom(null, Decimal.parse('0.05')),
    })
    fc.assert(
      fc.property(fc.array(anyShare, { minLength: 1, maxLength: 6 }), anyRules, (shares, more) => {
        const rules = { ...RULES, ...more }
        const brought = shares.map((lines, i) => ({
          account: account(`S${i}`),
          lines: lines.map(each => line(`S${i}`, each.minor, each.rate, each.inclusive)),
        }))
        const lines = brought.flatMap(share => share.lines)
        const whole = buildDocument(lines, 'EUR', null, ISSUE, rules)
        const parts = consolidate(HEAD, brought, ISSUE, rules)
        if (lines.every(each => each.amountMinor === 0n)) {
          expect(parts).toEqual([])
          return
        }
        const sum = (of: (document: typeof whole) => bigint) =>
          parts.reduce((total, { document }) => total + of(document), 0n)
        expect(sum(part => part.netMinor)).toBe(whole.netMinor)
        expect(sum(part => part.taxMinor)).toBe(whole.taxMinor)
        expect(sum(part => part.payableMinor)).toBe(whole.payableMinor)
        for (const group of whole.groups) {
          const held = parts.flatMap(({ document }) =>
            document.groups.filter(each => each.code === group.code),
          )
          expect(held.reduce((total, each) => total + each.taxableMinor, 0n)).toBe(
            group.taxableMinor,
          )
          expect(held.reduce((total, each) => total + each.taxMinor, 0n)).toBe(group.taxMinor)
        }
        const numbers = parts.flatMap(({ document }) =>
          document.lines.map((_, i) => (document.part?.firstLine ?? 1) + i),
        )
        expect(numbers).toEqual(lines.map((_, i) => i + 1))
        for (const { document } of parts) {
          const owed = document.postings.reduce(
            (total, { debit, credit, amountMinor }) =>
              total + (debit === '1200' ? amountMinor : credit === '1200' ? -amountMinor : 0n),
            0n,
          )
          expect(owed).toBe(document.payableMinor)
        }
      }),
    )
  })
})

describe('cents left over', () => {
  test('go to the largest, the first of equal ones first', () => {
    expect(shareOut([10n, 10n, 10n], 32n, [100n, 100n, 300n])).toEqual([11n, 10n, 11n])
    expect(shareOut([10n, 10n], 19n, [-5n, 5n])).toEqual([9n, 10n])
    expect(shareOut([], 0n, [])).toEqual([])
  })
})
