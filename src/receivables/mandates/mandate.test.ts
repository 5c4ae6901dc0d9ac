import { describe, expect, test } from 'vitest'
import { isCreditorId } from './api.ts'
import { expiryOf, type MandateFacts, sequenceOf, stateOn } from './mandate.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** `core 2024-01-31` signed then; `used 2025-01-01`, `oneoff`, `blocked`, `revoked 2026-01-01`. */
function mandate(text: string): MandateFacts {
  const date = (name: string) => {
    const found = new RegExp(`${name} (\\S+)`).exec(text)?.[1]
    return found === undefined ? null : day(found)
  }
  const scheme = text.startsWith('ach') ? 'ach' : text.startsWith('b2b') ? 'sepa_b2b' : 'sepa_core'
  return {
    scheme,
    oneOff: text.includes('oneoff'),
    signedOn: date('^\\w+') as Temporal.PlainDate,
    lastUsedOn: date('used'),
    blockedReason: text.includes('blocked') ? 'returned' : null,
    revokedOn: date('revoked'),
  }
}

describe('a mandate on a day', () => {
  test.each([
    ['core 2026-01-31', '2026-01-30', 'not_yet'],
    ['core 2026-01-31', '2026-01-31', 'usable'],
    ['core 2026-01-31', '2029-01-30', 'usable'],
    ['core 2026-01-31', '2029-01-31', 'expired'],
    ['b2b 2020-01-31 used 2026-02-28', '2029-02-27', 'usable'],
    ['b2b 2020-01-31 used 2026-02-28', '2029-02-28', 'expired'],
    ['core 2026-01-31 used 2020-01-01', '2028-12-31', 'usable'],
    ['ach 2010-01-01', '2026-01-01', 'usable'],
    ['core 2026-01-01 oneoff', '2026-02-01', 'usable'],
    ['core 2026-01-01 oneoff used 2026-02-01', '2026-03-01', 'used_up'],
    ['core 2026-01-01 blocked', '2026-02-01', 'blocked'],
    ['core 2026-01-01 revoked 2026-02-01', '2026-01-31', 'usable'],
    ['core 2026-01-01 revoked 2026-02-01', '2026-02-01', 'revoked'],
    ['core 2026-01-01 blocked revoked 2026-02-01', '2026-02-01', 'revoked'],
  ])('%s on %s: %s', (text, on, state) => {
    expect(stateOn(mandate(text), day(on))).toBe(state)
  })

  test('expires 36 months after its last use, at the end of a short month', () => {
    expect(expiryOf(mandate('core 2020-01-01 used 2024-02-29'))?.toString()).toBe('2027-02-28')
  })
})

test.each([
  ['core 2026-01-01', false, 'FRST'],
  ['core 2026-01-01', true, 'FRST'],
  ['core 2026-01-01 used 2026-02-01', false, 'RCUR'],
  ['core 2026-01-01 used 2026-02-01', true, 'FNAL'],
  ['core 2026-01-01 oneoff', false, 'OOFF'],
])('the sequence of %s (final: %s) is %s', (text, isFinal, sequence) => {
  expect(sequenceOf(mandate(text), isFinal)).toBe(sequence)
})

test.each([
  ['DE98ZZZ09999999999', true],
  ['DE98ABC09999999999', true],
  ['FR72ZZZ123456', true],
  ['DE97ZZZ09999999999', false],
  ['ZZZ', false],
])('creditor identifier %s: %s', (text, right) => {
  expect(isCreditorId(text)).toBe(right)
})
