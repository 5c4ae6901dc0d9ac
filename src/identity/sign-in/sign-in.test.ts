import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { networkOf } from './networks.ts'
import { passwordFault } from './password-rules.ts'
import { isLive } from './session-times.ts'

const ADA = { email: 'ada.lovelace@example.com', name: 'Ada Lovelace' }

describe('passwords', () => {
  test.each([
    ['brass harbour lantern', undefined],
    ['ハーバーの真鍮のランタンです。', undefined],
    ['elevenchars', 'too_short'],
    ['a'.repeat(201), 'too_long'],
    ['qwertyuiop123', 'breached'],
    ['unbelievable1', 'breached'],
    ['password2026!', 'breached'],
    ['aaaaaaaaaaaaaa', 'repeats'],
    ['hunter2hunter2', 'repeats'],
    ['ada.lovelace1', 'of_person'],
    ['AdaLovelace2026', 'of_person'],
    ['quittance-ada', 'of_person'],
  ])('%s: %s', (password, fault) => expect(passwordFault(password, ADA)).toBe(fault))

  test('of characters outside the basic plane are counted as people count', () => {
    expect(passwordFault('🦊🐝🌵🍋🎈', ADA)).toBe('too_short')
  })
})

describe('networks', () => {
  test.each([
    ['127.0.0.1', 'local'],
    ['::1', 'local'],
    ['::ffff:127.0.0.1', 'local'],
    ['203.0.113.7', '203.0.113.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.0/24'],
    ['2001:db8:1:2::5', '2001:db8:1::/48'],
    ['2001:db8:1::', '2001:db8:1::/48'],
    ['2001:0db8:0001:ffff:1:2:3:4', '2001:db8:1::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['', 'unknown'],
  ])('%s is of %s', (address, network) => expect(networkOf(address)).toBe(network))

  test('are equal for addresses that differ in the last octet alone', () => {
    const octet = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(octet, octet, octet, octet, octet, (a, b, c, d, e) => {
        return networkOf(`${a}.${b}.${c}.${d}`) === networkOf(`${a}.${b}.${c}.${e}`)
      }),
    )
  })
})

describe('a session at 12:00', () => {
  const at = (time: string) => Temporal.Instant.from(`2026-03-02T${time}:00Z`)
  test.each([
    ['11:01', '20:00', null, true],
    ['11:00', '20:00', null, false],
    ['11:59', '12:00', null, false],
    ['11:59', '12:01', null, true],
    ['11:59', '20:00', '11:59', false],
  ])('seen %s, until %s, ended %s: %s', (seen, until, ended, live) => {
    const session = {
      seenAt: at(seen),
      expiresAt: at(until),
      endedAt: ended === null ? null : at(ended),
    }
    expect(isLive(session, at('12:00'))).toBe(live)
  })
})
