import { fileURLToPath } from 'node:url'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { loadFonts } from './fonts.ts'
import { type Coverage, coverageOf } from './printable-text.ts'
import { mayFitOnePage, type PrintedPage } from './printed-page.ts'

const TEMPLATE_FOLDER = fileURLToPath(new URL('./template', import.meta.url))
const TEMPLATE = `${TEMPLATE_FOLDER}/invoice.typ`

/**
 * Documents whose layout the engine remembers. The next one has other figures and gains nothing by
 * it, but the memory is one for all threads: at 0 they throw away each other's work in progress
 * (20.9 ms of processor time a document on two threads, 16.4 ms at 4).
 */
const LAYOUTS_KEPT = 4

/** The typesetting engine of one thread, with its fonts and what they can draw. */
export type TypstEngine = { readonly compiler: NodeCompiler; readonly coverage: Coverage }

/**
 * Starts an engine: reads the fonts, and confines the compiler to the template folder. Its template
 * imports no package, so it never asks the network. Takes about 50 ms; one a thread is enough.
 */
export function startEngine(): TypstEngine {
  const fonts = loadFonts()
  const compiler = NodeCompiler.create({
    workspace: TEMPLATE_FOLDER,
    fontArgs: [{ fontBlobs: [...fonts] }],
  })
  return { compiler, coverage: coverageOf(fonts) }
}

function laidOut(
  compiler: NodeCompiler,
  printed: object,
  mainFilePath = TEMPLATE,
): NodeTypstDocument {
  const inputs = { page: JSON.stringify(printed) }
  const compilation = compiler.compile({ mainFilePath, inputs })
  const document = compilation.result
  if (document !== null) return document
  const [first] = compiler.fetchDiagnostics(compilation.takeError()!)
  throw new Error(first?.message ?? 'the engine gave no document')
}

/** Tried in this order on a document of two pages. */
const CLOSER = [0.5, 1]

/** A document of two pages set closer, as little as makes one page of it; else as it was. */
function closer(
  compiler: NodeCompiler,
  printed: PrintedPage,
  usual: NodeTypstDocument,
): NodeTypstDocument {
  for (const closeness of CLOSER) {
    const close = laidOut(compiler, { ...printed, closeness })
    if (close.numOfPages === 1) return close
  }
  return usual
}

/**
 * Lays out one page and exports it as PDF/A-3b with `createdAt` (seconds since 1970) as its creation
 * time. What JavaScript holds of a document (1 MB) is freed when the event loop turns, so a long loop
 * must await between documents.
 */
export function typeset(engine: TypstEngine, printed: PrintedPage, createdAt: number): Uint8Array {
  const { compiler } = engine
  try {
    const usual = laidOut(compiler, printed)
    const document =
      usual.numOfPages === 2 && mayFitOnePage(printed) ? closer(compiler, printed, usual) : usual
    return compiler.pdf(document, { pdfStandard: 'a-3b', creationTimestamp: createdAt })
  } finally {
    compiler.evictCache(LAYOUTS_KEPT)
  }
}

/** Lays out another paper than an invoice, such as a deposit slip, by its template; else as `typeset`. */
export function typesetPaper(
  { compiler }: TypstEngine,
  template: 'deposit-slip' | 'letter' | 'separator',
  printed: object,
  createdAt: number,
): Uint8Array {
  try {
    const document = laidOut(compiler, printed, `${TEMPLATE_FOLDER}/${template}.typ`)
    return compiler.pdf(document, { pdfStandard: 'a-3b', creationTimestamp: createdAt })
  } finally {
    compiler.evictCache(LAYOUTS_KEPT)
  }
}
