import { expect, test } from 'vitest'
import { printedPage } from './printed-page.ts'
import { businessInvoice, frenchCreditNote, householdInvoice } from './samples.ts'

const page = householdInvoice
const [section] = page.sections
const [line] = section!.lines

test('asks for nothing when nothing is payable', () => {
  const paid = { ...page, totals: { ...page.totals, payable: '0.00' } }
  expect(printedPage(paid).summary).toHaveLength(1)
  expect(printedPage(paid).payment.facts).toEqual([])
})

test('names account and mandate instead of a bank where the seller collects', () => {
  const directDebit = { mandate: 'M-1', creditorId: 'DE98ZZZ09999999999', account: '…3000' }
  const { payment } = printedPage({ ...page, directDebit })
  expect(payment.heading).toBe('Lastschrift')
  expect(payment.facts.map(fact => fact.value)).toEqual([
    '…3000',
    'M-1',
    'DE98ZZZ09999999999',
    page.paymentReference,
  ])
})

test('a credit note asks for no transfer and names what it corrects', () => {
  const printed = printedPage(frenchCreditNote)
  expect(printed.title).toBe('Avoir')
  expect(printed.corrects).toEqual(['Rectifie la facture FA-2026-001934 du 03/02/2026'])
  expect(printed.payment.facts).toEqual([])
})

test('marks a correction line in words', () => {
  expect(printedPage(page).sections[0]!.lines.map(({ mark }) => mark)).toEqual([
    null,
    null,
    null,
    null,
    'Korrektur',
  ])
})

test('prints an allowance as the deduction it is', () => {
  const details = printedPage(page).sections[0]!.lines[3]!.details
  expect(details).toContain('Treuerabatt 10 %: \u22120,38\u00a0€')
})

test('prints each line of a detail on a line of its own, after the period', () => {
  const detailed = {
    ...line!,
    detail: 'one\ntwo',
    period: { start: '2026-01-01', end: '2026-02-01' },
  }
  const printed = printedPage({ ...page, sections: [{ ...section!, lines: [detailed] }] })
  expect(printed.sections[0]!.lines[0]!.details).toEqual(['01.01.2026 – 31.01.2026 · one', 'two'])
})

test('prints subtotals only where there are several sections', () => {
  expect(printedPage(businessInvoice).sections[0]!.subtotal).toBe('15,285.00')
  const single = { ...businessInvoice, sections: [businessInvoice.sections[0]!] }
  expect(printedPage(single).sections[0]!.subtotal).toBeNull()
})

test('a column is as wide as its longest number', () => {
  const long = { ...line!, net: '1234567890123.45' }
  const wide = printedPage({ ...page, sections: [{ ...section!, lines: [line!, long] }] }).widths
  expect(wide.amount).toBeGreaterThan(printedPage(page).widths.amount)
})

test('draws the last 13 months, heights in thousandths, the estimate in words', () => {
  const bars = Array.from({ length: 20 }, (_, n) => ({
    month: Temporal.PlainYearMonth.from('2025-01').add({ months: n }).toString(),
    quantity: String(n * 10),
    estimated: n === 19,
  }))
  const [chart] = printedPage({ ...page, usage: [{ title: 'Use', unit: 'kWh', bars }] }).charts
  expect(chart!.bars).toHaveLength(13)
  expect(chart!.bars.map(bar => bar.height).at(-1)).toBe(1000)
  expect(chart!.bars[0]).toMatchObject({ month: 'Aug', year: '2025', value: '70', height: 368 })
  expect(chart!.alternative).toMatch(/Aug 2026: 190 \(geschätzt\)$/)
})

test('few bars are as narrow as many, with room for long numbers', () => {
  const chartOf = (count: number, quantity: string) => {
    const bars = Array.from({ length: count }, (_, n) => ({
      month: Temporal.PlainYearMonth.from('2025-01').add({ months: n }).toString(),
      quantity,
      estimated: false,
    }))
    const [chart] = printedPage({ ...page, usage: [{ title: 'Use', unit: 'kWh', bars }] }).charts
    return `${chart!.places} places${chart!.upright ? ', upright' : ''}`
  }
  expect(chartOf(2, '150')).toBe('13 places')
  expect(chartOf(6, '12345')).toBe('7 places')
  expect(chartOf(7, '12345')).toBe('13 places, upright')
})

test('tax letters have a place each; rates and many letters have none', () => {
  const [group] = page.taxGroups
  const lettersOf = (labels: string) =>
    printedPage({ ...page, taxGroups: [...labels].map(label => ({ ...group!, label })) }).taxLetters
  expect(lettersOf('ABC')).toEqual(['A', 'B', 'C'])
  expect(lettersOf('ABCDEFG')).toEqual([])
  expect(printedPage(page).taxLetters).toEqual([])
})

test('draws nothing for a month without use or with more fed in than taken', () => {
  const bars = ['0', '-5'].map((quantity, n) => ({
    month: `2026-0${n + 1}`,
    quantity,
    estimated: false,
  }))
  const [chart] = printedPage({ ...page, usage: [{ title: 'Use', unit: 'kWh', bars }] }).charts
  expect(chart!.bars.map(bar => bar.height)).toEqual([0, 0])
})
