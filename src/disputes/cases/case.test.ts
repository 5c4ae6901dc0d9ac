import fc from 'fast-check'
import { expect, test } from 'vitest'
import { can, frozenPart, graceUntil, outcomeOf } from './case.ts'

test.each(
  `
  asked 50 of open 100 frozen 0   → 50
  asked 50 of open 30 frozen 0    → 30
  asked 50 of open 100 frozen 70  → 30
  asked 50 of open 100 frozen 100 → 0
  asked 50 of open 0 frozen 0     → 0
  asked 50 of open 60 frozen 80   → 0
`
    .trim()
    .split('\n'),
)('freezes only what is disputed and open: %s', row => {
  const [, asked, open, frozen, part] =
    /asked (\d+) of open (\d+) frozen (\d+)\s*→ (\d+)/.exec(row) ?? []
  expect(frozenPart(BigInt(asked ?? 0), BigInt(open ?? 0), BigInt(frozen ?? 0))).toBe(
    BigInt(part ?? -1),
  )
})

test('disputes one after the other never freeze more than is open', () => {
  const amount = fc.bigInt(1n, 1_000n)
  fc.assert(
    fc.property(fc.bigInt(0n, 2_000n), fc.array(amount), (open, asked) => {
      const frozen = asked.reduce((sum, each) => sum + frozenPart(each, open, sum), 0n)
      expect(frozen <= open).toBe(true)
      const all = asked.reduce((sum, each) => sum + each, 0n)
      expect(frozen).toBe(all < open ? all : open)
    }),
  )
})

test('an outcome says how much was granted', () => {
  expect([0n, 1n, 99n, 100n].map(granted => outcomeOf(100n, granted))).toEqual([
    'upheld',
    'partly',
    'partly',
    'granted',
  ])
})

test('grace counts the day of the decision', () => {
  const on = Temporal.PlainDate.from('2026-03-01')
  expect(graceUntil(on, 0)).toBeNull()
  expect(graceUntil(on, 1)?.toString()).toBe('2026-03-01')
  expect(graceUntil(on, 14)?.toString()).toBe('2026-03-14')
})

test('a dispute is decided, an inquiry answered, a closed case neither', () => {
  const open = { state: 'open' } as const
  expect(can.decide({ kind: 'dispute', ...open })).toBe(true)
  expect(can.answer({ kind: 'dispute', ...open })).toBe(false)
  expect(can.answer({ kind: 'inquiry', ...open })).toBe(true)
  expect(can.withdraw({ kind: 'dispute', state: 'closed' })).toBe(false)
})
