import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { fitsRegister, registerDelta } from './register.ts'

describe('what a register counted between two reads', () => {
  test.each([
    '100 → 180, 5 digits: 80',
    '100 → 100, 5 digits: 0',
    '99800 → 150, 5 digits: 350 rolled over',
    '75001 → 0, 5 digits: 24999 rolled over',
    '75000 → 0, 5 digits: backwards',
    '60000 → 59000, 5 digits: backwards',
    '99800 → 150, no digits: backwards',
    '999.5 → 0.25, 3 digits: 0.75 rolled over',
  ])('%s', row => {
    const [, previous, current, digits, result] =
      /^(\S+) → (\S+), (\S+) digits: (.+)$/.exec(row) ?? []
    const delta = registerDelta(
      Decimal.parse(previous!),
      Decimal.parse(current!),
      digits === 'no' ? null : Number(digits),
    )
    const shown = delta && `${delta.quantity}${delta.rolledOver ? ' rolled over' : ''}`
    expect(shown ?? 'backwards').toBe(result)
  })

  test('fits its digits', () => {
    expect(fitsRegister(Decimal.parse('99999.9'), 5)).toBe(true)
    expect(fitsRegister(Decimal.parse('100000'), 5)).toBe(false)
    expect(fitsRegister(Decimal.parse('100000'), null)).toBe(true)
  })
})
