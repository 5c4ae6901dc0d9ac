import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evenBlanks, pdfPages, pdfPlaces, pdfText } from '../../test/support/pdf.ts'
import type { InvoicePage } from './page.ts'
import { mapTexts } from './printable-text.ts'
import { renderInvoice } from './render.ts'
import { householdInvoice } from './samples.ts'

const FIGURES = new Set(['kind', 'language', 'paper', 'currency', 'accent'])

/** The household invoice with `text` in every field that is a person's to fill. */
function filledWith(text: string): InvoicePage {
  const fill = (value: unknown, key = ''): unknown => {
    if (FIGURES.has(key)) return value
    if (typeof value === 'string') return /^-?\d[\d.-]*$/.test(value) ? value : text
    if (Array.isArray(value)) return value.map(item => fill(item))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item, name)]))
  }
  return fill({ ...householdInvoice, contractNumber: 'x', buyerReference: 'x' }) as InvoicePage
}

test.each([
  '#panic("pwned")',
  '#read("/etc/passwd")',
  '#import "@preview/cetz:0.3.0"',
  '*bold* _emphasis_ `raw`',
  '$x^2$ and $ x $',
  '<script>alert(1)</script>',
  '<iframe src=http://169.254.169.254>',
  '] ) } #[ #( #{',
  '\\ \\u{41} \\n',
  '"; panic("x") //',
  '/* comment */ // comment',
  '= Heading @reference <label>',
  '{{template}} %s {0} <%= x %>',
  '~ -- --- ...',
])('prints %s as it stands, in every field', async text => {
  const printed = await pdfText(renderInvoice(filledWith(text)))
  const shown = evenBlanks(text)
  expect(printed.split(shown).length - 1).toBeGreaterThanOrEqual(20)
  expect(printed).toContain('170,80 €')
})

test.each([
  ['emoji', 'Solar 🎉 👩‍👩‍👧 🇩🇪 ☀️'],
  ['Chinese', '北京市朝阳区电力有限公司'],
  ['Japanese', '東京電力エナジーパートナー株式会社'],
  ['Arabic', 'شركة الكهرباء السعودية'],
  ['Hebrew', 'חברת החשמל'],
  ['Cyrillic', 'Мосэнергосбыт'],
  ['Greek', 'ΔΕΗ Ανανεώσιμες'],
  ['Korean, which no font has', '한국전력공사'],
  ['Devanagari, which no font has', 'भारतीय बिजली'],
  ['marks piled up', `Z${'\u0301\u0323\u20e3'.repeat(20)}a\u0300l\u200dg\ufe0fo`],
  ['control characters', 'a\u0000\u0007\n\r\tb\u202ec'],
  ['half a surrogate pair', 'a\ud83d'],
  ['nothing but blanks', ' \u00a0\u2003 '],
])('a document full of %s keeps its totals', async (_, text) => {
  const printed = await pdfText(renderInvoice(filledWith(text)))
  expect(printed).toContain('170,80 €')
  expect(printed).toContain('143,53')
  expect(printed).toContain('Summe brutto')
})

test.each(['東京電力', 'Мосэнергосбыт', 'ΔΕΗ', 'Şahin', 'Łódź'])(
  'prints the name %s so that it can be read and copied',
  async name => expect(await pdfText(renderInvoice(filledWith(name)))).toContain(name),
)

test('any text in any field gives a PDF with its totals', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async text => {
      expect(await pdfText(renderInvoice(filledWith(text)))).toContain('170,80')
    }),
    { numRuns: 60 },
  )
}, 60_000)

test.each([
  ['a4', 45, 90, 25, 105],
  ['us-letter', 51.5, 80.6, 22, 112],
] as const)(
  'on %s the address shows in the envelope’s window, up to eight lines of it',
  async (paper, top, bottom, left, right) => {
    for (let count = 1; count <= 8; count += 1) {
      const addressLines = Array.from({ length: count }, (_, n) => `Adresszeile Nummer ${n + 1} §`)
      const buyer = { name: 'Empfänger §', addressLines, taxId: null }
      const places = await pdfPlaces(renderInvoice({ ...householdInvoice, paper, buyer }))
      const address = places.filter(({ text }) => text.endsWith('§'))
      expect(address.length).toBe(count + 1)
      for (const place of address) {
        expect(place.top).toBeGreaterThan(top)
        expect(place.top).toBeLessThan(bottom - 1.5)
        expect(place.left).toBeGreaterThanOrEqual(left - 0.1)
        expect(place.right).toBeLessThan(right)
      }
    }
  },
)

test.each(['Wort ', 'Donaudampfschifffahrtsgesellschaft', 'W'])(
  '200 characters of %j in every field stay on the paper',
  async part => {
    const text = part.repeat(200 / part.length)
    const pdf = renderInvoice(filledWith(text))
    for (const { left, right } of await pdfPlaces(pdf)) {
      expect(left).toBeGreaterThan(20)
      expect(right).toBeLessThan(210)
    }
    expect((await pdfPages(pdf)).join(' ')).toContain('170,80 €')
  },
)

test('amounts of 24 digits are printed whole', async () => {
  const huge = mapTexts(householdInvoice.totals, () => '123456789012345678901234.12')
  const text = await pdfText(renderInvoice({ ...householdInvoice, totals: huge }))
  expect(text).toContain('123.456.789.012.345.678.901.234,12 €')
})

test('legal texts longer than a page run over to the next', async () => {
  const reason = 'Steuerfrei nach § 4 UStG. '.repeat(400)
  const taxGroups = [{ ...householdInvoice.taxGroups[0]!, reason }]
  const pages = await pdfPages(renderInvoice({ ...householdInvoice, taxGroups }))
  expect(pages.join(' ').match(/§ 4 UStG/g)).toHaveLength(400)
})

test('descriptions longer than a page run over to the next', async () => {
  const [section] = householdInvoice.sections
  const lines = section!.lines.map(line => ({ ...line, description: 'Lieferung. '.repeat(600) }))
  const sections = [{ ...section!, lines }]
  const pages = await pdfPages(renderInvoice({ ...householdInvoice, sections }))
  expect(pages.join(' ').match(/Lieferung\./g)).toHaveLength(3000)
  expect(pages.join(' ')).toContain('170,80 €')
})
