import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Billing,
  circleOn,
  hierarchyOf,
  type ParentRelation,
  payerOn,
  payerSpans,
} from './hierarchy.ts'

/** `B 2026-01-01 A consolidated`: B belongs to A from then on; `–` for nobody. */
function relations(text: string): ParentRelation[] {
  return text
    .trim()
    .split(/\n/)
    .map(line => {
      const [accountId = '', from = '', parent = '', billing = ''] = line.trim().split(/ +/)
      return {
        accountId,
        fromOn: Temporal.PlainDate.from(from),
        parentId: parent === '–' ? null : parent,
        billing: billing as Billing,
      }
    })
}

const spans = (text: string, account: string): string[] =>
  payerSpans(hierarchyOf(relations(text)), account).map(
    ({ from, payerId, billing }) => `${from ?? 'ever'} ${payerId ?? 'itself'} ${billing}`,
  )

describe('the payer of an account', () => {
  test('is itself while nobody else was named', () => {
    expect(spans('B 2026-01-01 A consolidated', 'C')).toEqual(['ever itself self'])
  })

  test('is the parent from a date on, until another date', () => {
    const text = `B 2026-01-01 A consolidated
                  B 2026-07-01 C own
                  B 2027-01-01 – self`
    expect(spans(text, 'B')).toEqual([
      'ever itself self',
      '2026-01-01 A consolidated',
      '2026-07-01 C own',
      '2027-01-01 itself self',
    ])
  })

  test('is who pays for the parent, from when that is so', () => {
    const text = `B 2026-01-01 A consolidated
                  A 2026-03-15 G own`
    expect(spans(text, 'B')).toEqual([
      'ever itself self',
      '2026-01-01 A consolidated',
      '2026-03-15 G consolidated',
    ])
  })

  test('is the account itself where it belongs to a parent but pays itself', () => {
    expect(spans('B 2026-01-01 A self', 'B')).toEqual(['ever itself self'])
  })
})

describe('a circle', () => {
  const circle = (text: string, account: string) =>
    circleOn(hierarchyOf(relations(text)), account)?.toString()

  test('is found on the first day on which it would be one', () => {
    expect(circle('B 2026-01-01 A own\nA 2026-03-01 B self', 'A')).toBe('2026-03-01')
    expect(circle('A 2026-01-01 B own\nB 2026-01-01 C own\nC 2026-05-01 A own', 'C')).toBe(
      '2026-05-01',
    )
  })

  test('is none where the one relation ends when the other begins', () => {
    const text = 'B 2026-01-01 A own\nB 2026-03-01 – self\nA 2026-03-01 B own'
    expect(circle(text, 'A')).toBeUndefined()
  })

  test('never keeps the search for a payer from ending', () => {
    const account = fc.constantFrom('A', 'B', 'C', 'D')
    const relation = fc.record({
      accountId: account,
      fromOn: fc.integer({ min: 1, max: 9 }).map(day => Temporal.PlainDate.from(`2026-01-0${day}`)),
      parentId: fc.option(account),
      billing: fc.constantFrom<Billing>('consolidated', 'own', 'self'),
    })
    fc.assert(
      fc.property(fc.array(relation, { maxLength: 12 }), all => {
        const kept = all.filter(each => each.parentId !== each.accountId)
        const hierarchy = hierarchyOf(kept)
        if (['A', 'B', 'C', 'D'].some(each => circleOn(hierarchy, each) !== undefined)) return
        for (const each of ['A', 'B', 'C', 'D']) {
          for (const { from, payerId } of payerSpans(hierarchy, each)) {
            expect(payerId).not.toBe(each)
            if (from !== null && payerId !== null) {
              expect(payerOn(hierarchy, payerId, from).payerId).toBeNull()
            }
          }
        }
      }),
    )
  })
})
