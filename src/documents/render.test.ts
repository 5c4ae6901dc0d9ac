import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { evenBlanks, pdfInfo, pdfPages, pdfText } from '../../test/support/pdf.ts'
import type { InvoicePage } from './page.ts'
import { renderInvoice } from './render.ts'
import { businessInvoice, householdCopy, householdInvoice, samples } from './samples.ts'

const latin1 = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test.each(Object.keys(samples))('prints what the %s sample says', async name => {
  const page = samples[name]!
  const text = await pdfText(renderInvoice(page))
  const said = [
    page.number,
    page.buyer.name,
    ...page.buyer.addressLines,
    page.accountNumber,
    page.paymentTerms,
    ...page.sections.flatMap(({ title, lines }) => [title, ...lines.map(line => line.description)]),
    ...page.taxGroups.map(group => group.reason ?? group.name),
    ...page.usage.map(chart => chart.title),
    ...page.notes,
  ]
  for (const words of said) expect(text).toContain(evenBlanks(words))
})

test('prints amount due, due date and reference in the reader’s notation', async () => {
  const text = await pdfText(renderInvoice(householdInvoice))
  expect(text).toContain('170,80 €')
  expect(text).toContain('18.02.2026')
  expect(text).toContain('DE89 3704 0044 0532 0130 00')
  expect(text).toContain('Seite 1 von 1')
})

test('is PDF/A-3b, tagged, titled, in its language, made on the issue date', async () => {
  const pdf = renderInvoice(householdInvoice)
  const info = await pdfInfo(pdf)
  expect(latin1(pdf)).toContain('<pdfaid:part>3</pdfaid:part>')
  expect(latin1(pdf)).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
  expect(latin1(pdf)).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/)
  expect(latin1(pdf)).toMatch(/\/Lang\s*\(de\)/)
  expect(info).toMatchObject({ Title: 'Rechnung HE-2026-004217', Author: 'Helionaut Energie GmbH' })
  expect(info.CreationDate).toMatch(/^D:20260204000000/)
})

test('prints the same bytes again, also in another process', () => {
  const here = Object.values(samples).map(page => sha256(renderInvoice(page)))
  const again = Object.values(samples).map(page => sha256(renderInvoice(page)))
  const program = `
    const { createHash } = require('node:crypto')
    Promise.all([import('./render.ts'), import('./samples.ts')]).then(([render, { samples }]) => {
      for (const page of Object.values(samples)) console.log(
        createHash('sha256').update(render.renderInvoice(page)).digest('hex'))
    })`
  const cwd = fileURLToPath(new URL('.', import.meta.url))
  const there = execFileSync(process.execPath, ['-e', program], { cwd, encoding: 'utf8' })
  expect(again).toEqual(here)
  expect(there.trim().split('\n')).toEqual(here)
})

test('marks every page of a reprint COPY, with the number of the copy and its date', async () => {
  const lines = householdInvoice.sections[0]!.lines
  const sections = [{ ...householdInvoice.sections[0]!, lines: Array(12).fill(lines).flat() }]
  const pages = await pdfPages(renderInvoice({ ...householdCopy, sections }))
  expect(pages.length).toBeGreaterThan(2)
  for (const page of pages) {
    expect(page).toContain('KOPIE')
    expect(page).toContain('Kopie Nr. 2, gedruckt am 11.05.2026')
  }
  expect(await pdfText(renderInvoice(householdInvoice))).not.toContain('KOPIE')
})

test('repeats number and column heads on following pages, and counts the pages', async () => {
  const pages = await pdfPages(renderInvoice(businessInvoice))
  expect(pages.length).toBe(3)
  pages.forEach((page, n) => {
    expect(page).toContain('Invoice INV-2026-000731')
    expect(page).toContain('Unit price')
    expect(page).toContain(`Page ${n + 1} of 3`)
  })
})

const invoiceOf = (count: number): InvoicePage => {
  const [section] = householdInvoice.sections
  const lines = Array.from({ length: count }, (_, n) => ({
    ...section!.lines[n % 3]!,
    description: `Zeile ${n + 1}.`,
  }))
  return { ...householdInvoice, sections: [{ ...section!, lines }] }
}

test('never leaves the totals alone on a page: the last two lines go with them', async () => {
  for (let count = 2; count <= 60; count += 1) {
    const pages = await pdfPages(renderInvoice(invoiceOf(count)))
    const withTotals = pages.filter(page => page.includes('Summe brutto'))
    expect(withTotals).toHaveLength(1)
    expect(withTotals[0]).toContain(`Zeile ${count}.`)
    expect(withTotals[0]).toContain(`Zeile ${count - 1}.`)
    expect(withTotals[0]).toContain('Leistung')
  }
}, 60_000)

test('prints 10,000 lines, every one of them, with totals at the end', async () => {
  const pdf = renderInvoice(invoiceOf(10_000))
  const pages = await pdfPages(pdf)
  expect(pages.length).toBeGreaterThan(200)
  const printed = pages.join(' ').match(/Zeile \d+\./g)!
  expect(printed).toEqual(Array.from({ length: 10_000 }, (_, n) => `Zeile ${n + 1}.`))
  expect(pages.findLast(page => page.includes('Zeile 10000.'))).toContain('170,80 €')
}, 120_000)

test.each(['en', 'fr', 'es', 'de'] as const)('prints %s on both papers', async language => {
  for (const paper of ['a4', 'us-letter'] as const) {
    const pages = await pdfPages(renderInvoice({ ...householdInvoice, language, paper }))
    expect(pages[0]).toContain('HE-2026-004217')
  }
})

test('a document without sections, seller’s bank or dates still prints its totals', async () => {
  const bare: InvoicePage = {
    ...householdInvoice,
    sections: [],
    taxGroups: [],
    usage: [],
    notes: [],
    dueOn: null,
    servicePeriod: null,
    contractNumber: null,
    paymentTerms: '',
    seller: { ...householdInvoice.seller, bank: null, phone: null, email: null, website: null },
  }
  expect(await pdfText(renderInvoice(bare))).toContain('170,80 €')
})

test('an amount that is no number fails with the document’s name, and the next one prints', () => {
  const broken = { ...householdInvoice, totals: { ...householdInvoice.totals, net: '1e21' } }
  expect(() => renderInvoice(broken)).toThrow('document HE-2026-004217 cannot be printed')
  expect(renderInvoice(householdInvoice).length).toBeGreaterThan(10_000)
})
