import { describe, expect, test } from 'vitest'
import { type AssignedFacts, type AssignmentRule, assignedBy } from './assignment-rule.ts'

const ANY: AssignmentRule = {
  ...{ accountKind: null, country: null, region: null, cycle: null, segment: null },
  ...{ numberFrom: null, values: [] },
}
const rule = (values: readonly string[], more: Partial<AssignmentRule> = {}): AssignmentRule => ({
  ...ANY,
  ...more,
  values,
})

const HOME: AssignedFacts = {
  accountId: '019a0000-0000-7000-8000-00000000000a',
  number: 'H-100',
  kind: 'person',
  country: 'DE',
  region: 'BE',
  cycle: 'M1',
  segment: 'HOUSEHOLD',
}

describe('an account belongs where the first rule that it meets puts it', () => {
  test.each([
    ['no rules', [], undefined],
    ['a rule without conditions', [rule(['A'])], 'A'],
    ['the first of two', [rule(['A'], { country: 'DE' }), rule(['B'])], 'A'],
    ['one condition missed', [rule(['A'], { country: 'DE', cycle: 'M2' }), rule(['B'])], 'B'],
    ['by kind', [rule(['A'], { accountKind: 'business' }), rule(['B'])], 'B'],
    ['by segment and region', [rule(['A'], { segment: 'HOUSEHOLD', region: 'BE' })], 'A'],
    ['by the beginning of its number', [rule(['A'], { numberFrom: 'H-' })], 'A'],
    ['none that it meets', [rule(['A'], { numberFrom: 'B-' })], undefined],
  ] as const)('%s', (_, rules, expected) => expect(assignedBy(rules, HOME)).toBe(expected))

  test('several desks share the work, each account always with the same one', () => {
    const desks = [rule(['A', 'B', 'C'])]
    const accounts = [...Array(300).keys()].map(n => ({
      ...HOME,
      accountId: `019a0000-0000-7000-8000-0000${n.toString(16).padStart(8, '0')}`,
    }))
    const shares = Map.groupBy(accounts, each => assignedBy(desks, each))
    expect([...shares.values()].map(each => each.length)).toEqual([100, 100, 100])
    expect(assignedBy(desks, HOME)).toBe(assignedBy(desks, { ...HOME }))
  })
})
