import { expect, test } from 'vitest'
import { loadFonts } from './fonts.ts'
import { coverageOf, latinText, mapTexts, plainText, printableText } from './printable-text.ts'

const coverage = coverageOf(loadFonts())
const printable = (text: string) => printableText(text, coverage)

test.each([
  'Müller & Söhne',
  '東京電力',
  'Электросеть',
  'شركة الكهرباء',
  'חברת חשמל',
  '🎉',
  '1.234,50 €',
])('leaves %s as it is', text => expect(printable(text)).toBe(text))

test('the fonts draw every character that is passed unseen', () => {
  const unseen = Array.from({ length: 0x3000 }, (_, n) => String.fromCodePoint(n)).filter(
    character =>
      printableText(character, new Uint8Array(0x110000 / 8)) === character && character !== '□',
  )
  expect(unseen.length).toBeGreaterThan(300)
  for (const character of unseen) {
    expect(printable(`${character}\u3042`), character).not.toMatch('□')
  }
})

test('shows a box for a character that no font has', () => {
  expect(printable('a한b')).toBe('a□b')
})

test('makes control characters blanks and drops marks that turn the reading order', () => {
  expect(printable('a\u0000\n\tb\u202egnp.exe')).toBe('a bgnp.exe')
})

test('replaces half of a surrogate pair', () => {
  expect(printable('a\ud83db')).toBe('a□b')
})

test('lets a run without blanks break, and changes none of its letters', () => {
  const email = 'rechnungswesen@stadtwerke-sued.example'
  expect(printable(email)).toBe(email)
  const run = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(5)
  expect(printable(run)).toContain('\u200b')
  expect(printable(run).replaceAll('\u200b', '')).toBe(run)
})

test('plainer text keeps the letters and drops the marks', () => {
  expect(plainText('e\u0301x\u0301 👩‍👩‍👧', coverage)).toBe('éx 👩👩👧')
  expect(latinText('Ünal 東京', coverage)).toBe('Ünal □□')
})

test('changes texts at every depth and nothing else', () => {
  const value = { a: ['x', { b: 'y', c: 3, d: null, e: true }] }
  expect(mapTexts(value, text => text + text)).toEqual({
    a: ['xx', { b: 'yy', c: 3, d: null, e: true }],
  })
})
