import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { loadFonts } from './fonts.ts'
import type { InvoicePage } from './page.ts'
import { type Coverage, coverageOf, mapTexts, plainText, printableText } from './printable-text.ts'
import { type PrintedPage, printedPage } from './printed-page.ts'

const TEMPLATE_FOLDER = fileURLToPath(new URL('./template', import.meta.url))
const TEMPLATE = `${TEMPLATE_FOLDER}/invoice.typ`

/** Documents after which the engine forgets what it has laid out; more would only cost memory. */
const DOCUMENTS_REMEMBERED = 1

type Engine = { readonly compiler: NodeCompiler; readonly coverage: Coverage; rendered: number }

let loaded: Engine | undefined

/**
 * Prints an invoice or credit note as PDF/A-3b (tagged, with title and language). The same page
 * gives the same bytes, on every run and in every process: the creation time inside is midnight of
 * the issue date, or of the print date on a copy. Throws an Error that names the document where its
 * figures are not numbers or the engine refuses it; the next document is not affected.
 */
export function renderInvoice(page: InvoicePage): Uint8Array {
  const engine = engineLoaded()
  const timestamp = creationTimestamp(page)
  const printed = printedPage(page)
  try {
    return compiled(
      engine,
      mapTexts(printed, text => printableText(text, engine.coverage)),
      timestamp,
    )
  } catch (error) {
    if (!String(error).includes('could not be displayed')) throw error
    return compiled(
      engine,
      mapTexts(printed, text => plainText(text, engine.coverage)),
      timestamp,
    )
  }
}

/** Lays out and exports one page whose texts can all be drawn. */
export function compiled(engine: Engine, printed: PrintedPage, timestamp: number): Uint8Array {
  const { compiler } = engine
  const inputs = { page: JSON.stringify(printed) }
  const compilation = compiler.compile({ mainFilePath: TEMPLATE, inputs })
  const document = compilation.result
  if (document === null) {
    const [first] = compiler.fetchDiagnostics(compilation.takeError()!)
    throw new Error(first?.message ?? 'the engine gave no document')
  }
  const pdf = compiler.pdf(document, { pdfStandard: 'a-3b', creationTimestamp: timestamp })
  engine.rendered += 1
  if (engine.rendered % DOCUMENTS_REMEMBERED === 0) compiler.evictCache(0)
  return pdf
}

export function engineLoaded(): Engine {
  if (loaded === undefined) {
    const fonts = loadFonts()
    const compiler = NodeCompiler.create({
      workspace: TEMPLATE_FOLDER,
      fontArgs: [{ fontBlobs: [...fonts] }],
    })
    loaded = { compiler, coverage: coverageOf(fonts), rendered: 0 }
  }
  return loaded
}

export function creationTimestamp(page: InvoicePage): number {
  const day = Temporal.PlainDate.from(page.copy?.printedOn ?? page.issuedOn)
  return day.toZonedDateTime('UTC').epochMilliseconds / 1000
}
