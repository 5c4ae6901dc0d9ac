import { expect, test } from 'vitest'
import type { Proven } from '../reporting/proofs/load/all.ts'
import { checkReport, formatProven, formatSummary } from './check.ts'

const held: Proven = {
  name: 'trial_balance',
  sentence: 'Debits equal credits.',
  checked: 1234567n,
  violations: 0n,
  first: [],
}
const broken: Proven = {
  ...held,
  name: 'gapless_numbers',
  violations: 1200n,
  first: [{ problem: 'gap or double', facts: { entity: 'SUN', found_number: 3 } }],
}

test('a statement that holds is one line, with how much was looked at', () => {
  expect(formatProven(held)).toBe('✓ trial_balance                1,234,567 checked\n')
})

test('one that does not hold says what must hold, the first rows, and how many more there are', () => {
  expect(formatProven(broken)).toBe(`✗ gapless_numbers              1,234,567 checked, 1,200 wrong
    Must hold: Debits equal credits.
    gap or double: entity=SUN found_number=3
    … and 1,199 more
`)
})

test('the last line counts them', () => {
  expect(formatSummary([held])).toBe('All 1 statements hold.\n')
  expect(formatSummary([held, broken])).toBe(
    '1 of 2 statements do not hold. Nothing was changed.\n',
  )
})

test('the report for scripts is right only when every statement holds', () => {
  expect(checkReport([held])).toMatchObject({ ok: true, proofs: [{ ok: true, checked: 1234567 }] })
  expect(checkReport([held, broken])).toMatchObject({ ok: false, proofs: [{}, { ok: false }] })
})
