import { describe, expect, test } from 'vitest'
import {
  checkTaxId,
  compactIdentifier,
  isBic,
  isCountry,
  isEmail,
  isIban,
  isTimeZone,
} from './identifiers.ts'

describe('a country', () => {
  test.each(['DE', 'US', 'XK', 'GB'])('%s is one', code => expect(isCountry(code)).toBe(true))
  test.each(['de', 'UK', 'EU', 'XX', '', 'DEU', 'constructor', '__proto__'])('%j is none', code =>
    expect(isCountry(code)).toBe(false),
  )
})

describe('a time zone', () => {
  test.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'UTC'])(
    '%s is one',
    name => expect(isTimeZone(name)).toBe(true),
  )
  test.each([
    '+01:00',
    'europe/berlin',
    'Europe/Atlantis',
    'EST5EDT',
    '',
    'GMT+1',
    'Europe/Berlin ',
  ])('%j is none', name => expect(isTimeZone(name)).toBe(false))
})

describe('an e-mail address', () => {
  test.each(['ada@example.com', "o'neil+bills@sub.example.co.uk", 'jürgen@müller.de'])(
    '%s is one',
    text => expect(isEmail(text)).toBe(true),
  )
  test.each([
    'ada',
    'ada@localhost',
    'a@b@c.de',
    'ada@example.com\r\nBcc: all@example.com',
    'ada@example.com,eve@example.com',
    '"Ada" <ada@example.com>',
    'ada..l@example.com',
    '.ada@example.com',
    'ada@-example.com',
    'ada@example..com',
    'ada @example.com',
    'ada@exam\u0000ple.com',
    `${'a'.repeat(65)}@example.com`,
    `ada@${'a'.repeat(250)}.com`,
  ])('%j is none', text => expect(isEmail(text)).toBe(false))
})

describe('a tax id', () => {
  test.each([
    ['DE136695976', 'DE', 'right'],
    ['DE136695977', 'DE', 'wrong'],
    ['ATU13585627', 'DE', 'right'],
    ['FR40303265045', 'FR', 'right'],
    ['FR41303265045', 'FR', 'wrong'],
    ['EL094259216', 'GR', 'right'],
    ['BE0403019261', 'BE', 'right'],
    ['BE0403019262', 'BE', 'wrong'],
    // New Belgian numbers begin with 1: 97 − 10000001 mod 97 = 97 − 77 = 20.
    ['BE1000000120', 'BE', 'right'],
    ['BE1000000121', 'BE', 'wrong'],
    ['GB980780684', 'GB', 'right'],
    ['XI980780684', 'GB', 'right'],
    ['XI980780685', 'GB', 'wrong'],
    // Without prefix it is no VAT id in the Union, and unknown to us elsewhere.
    ['136695976', 'DE', 'wrong'],
    ['123456789', 'US', 'not_checked'],
    ['ZZ<script>', 'US', 'wrong'],
  ])('%s of a holder in %s is %s', (taxId, country, verdict) => {
    expect(checkTaxId(taxId, country)).toBe(verdict)
  })

  test('is written without blanks, dots and dashes', () => {
    expect(compactIdentifier('de 136.695-976')).toBe('DE136695976')
  })
})

test.each([
  ['DE89370400440532013000', true],
  ['DE89370400440532013001', false],
  ['XK051212012345678906', true],
  ['DE89 3704 0044 0532 0130 00', false],
])('the IBAN %s is valid: %s', (iban, valid) => expect(isIban(iban)).toBe(valid))

test.each([
  ['COBADEFFXXX', true],
  ['COBADEFF', true],
  ['COBADE', false],
])('the BIC %s is valid: %s', (bic, valid) => expect(isBic(bic)).toBe(valid))
