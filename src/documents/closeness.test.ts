import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { InvoicePage, PageSection } from './page.ts'
import { mapTexts, printableText } from './printable-text.ts'
import { printedPage } from './printed-page.ts'
import { creationTime, renderInvoice } from './render.ts'
import { businessInvoice, householdInvoice } from './samples.ts'
import { startEngine } from './typst-engine.ts'

const TEMPLATE = fileURLToPath(new URL('./template/invoice.typ', import.meta.url))
const { compiler, coverage } = startEngine()

/** A document set so close, with nothing left out as hopeless. */
function setAt(page: InvoicePage, closeness: number): { pages: number; pdf: () => Buffer } {
  const printed = mapTexts({ ...printedPage(page), closeness }, text =>
    printableText(text, coverage),
  )
  const inputs = { page: JSON.stringify(printed), logo: '' }
  const document = compiler.compile({ mainFilePath: TEMPLATE, inputs }).result
  if (document === null) throw new Error('not laid out')
  const creationTimestamp = creationTime(page)
  const pdf = () => compiler.pdf(document, { pdfStandard: 'a-3b', creationTimestamp })
  return { pages: document.numOfPages, pdf }
}

/** A document with so many lines, in sections of which each has one more line at most than the next. */
function documentOf(page: InvoicePage, count: number, sections: number): InvoicePage {
  const [first] = page.sections as readonly [PageSection]
  const of = (at: number): PageSection => ({
    ...first,
    lines: Array.from(
      { length: Math.floor((count + sections - 1 - at) / sections) },
      (_, n) => first.lines[n % first.lines.length]!,
    ),
  })
  return { ...page, sections: Array.from({ length: sections }, (_, at) => of(at)) }
}

test.each([
  ['household with charts', householdInvoice],
  ['business without', { ...businessInvoice, usage: [] }],
] as const)('%s: set as close as fits one page, whatever is not tried', (_, page) => {
  const chosen = new Set<number>()
  for (const sections of [1, 2]) {
    for (let count = sections; count <= 15; count += 2) {
      const document = documentOf(page, count, sections)
      const usual = setAt(document, 0)
      if (usual.pages !== 2) continue
      const closeness = [0.5, 1].find(each => setAt(document, each).pages === 1) ?? 0
      chosen.add(closeness)
      const expected = setAt(document, closeness).pdf()
      expect({ sections, count, isSo: expected.equals(renderInvoice(document)) }).toEqual({
        ...{ sections, count, isSo: true },
      })
    }
  }
  expect(chosen.size).toBeGreaterThan(1)
})
