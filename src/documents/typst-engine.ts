import { fileURLToPath } from 'node:url'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { EntityLogo } from '../ledger/load.ts'
import { isHopeless, type Reach, type Reached } from './closeness.ts'
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

type Sheet = {
  readonly printed: object
  readonly template?: string
  /** Where the template finds the logo; nowhere: there is none. */
  readonly logo: string
}

function laidOut(
  compiler: NodeCompiler,
  { printed, template = TEMPLATE, logo }: Sheet,
): NodeTypstDocument {
  const mainFilePath = template
  const inputs = { page: JSON.stringify(printed), logo }
  const compilation = compiler.compile({ mainFilePath, inputs })
  const document = compilation.result
  if (document !== null) return document
  const [first] = compiler.fetchDiagnostics(compilation.takeError()!)
  throw new Error(first?.message ?? 'the engine gave no document')
}

/** Tried in this order on a document of two pages. */
const CLOSER = [0.5, 1]

/** The sheets that a document takes where its lines fit on one: a Swiss payment part has its own. */
const fewestSheets = (printed: PrintedPage): number => (printed.payment.slip === null ? 1 : 2)

/** A document of two pages set closer, as little as makes one page of it; else as it was. */
function closer(
  compiler: NodeCompiler,
  { printed, logo }: { readonly printed: PrintedPage; readonly logo: string },
  usual: NodeTypstDocument,
): NodeTypstDocument {
  const sheets = fewestSheets(printed)
  const reach = reachOf(compiler, usual)
  for (const closeness of CLOSER) {
    if (isHopeless(printed, reach, closeness)) continue
    const close = laidOut(compiler, { printed: { ...printed, closeness }, logo })
    if (close.numOfPages === sheets) return close
  }
  return usual
}

/** How far the parts of a document have come, as its template tells. */
function reachOf(compiler: NodeCompiler, document: NodeTypstDocument): Reach {
  const of = (name: string): Reached | undefined =>
    compiler.query(document, { selector: `<${name}>`, field: 'value' })[0]
  return { totals: of('totals'), taxes: of('taxes'), notes: of('notes') }
}

/**
 * Lays out one page and exports it as PDF/A-3b with `createdAt` (seconds since 1970) as its creation
 * time. What JavaScript holds of a document (1 MB) is freed when the event loop turns, so a long loop
 * must await between documents.
 */
export function typeset(
  engine: TypstEngine,
  printed: PrintedPage,
  { createdAt, logo: picture }: Print,
): Uint8Array {
  const { compiler } = engine
  return withLogo(compiler, picture, logo => {
    const usual = laidOut(compiler, { printed, logo })
    const document =
      usual.numOfPages === fewestSheets(printed) + 1 && mayFitOnePage(printed)
        ? closer(compiler, { printed, logo }, usual)
        : usual
    return compiler.pdf(document, { pdfStandard: 'a-3b', creationTimestamp: createdAt })
  })
}

/** When a paper says that it was made, in seconds since 1970, and the picture in its head. */
export type Print = { readonly createdAt: number; readonly logo?: EntityLogo | undefined }

/**
 * Does something with a logo where the template can read it: in the memory of the engine, named by its
 * hash, so that what was decoded of it serves the next document, and never on a disk.
 */
function withLogo<T>(
  compiler: NodeCompiler,
  logo: EntityLogo | undefined,
  work: (path: string) => T,
): T {
  const name =
    logo === undefined
      ? ''
      : `/logo-${logo.sha256}.${logo.contentType === 'image/png' ? 'png' : 'jpg'}`
  try {
    if (logo !== undefined) {
      compiler.mapShadow(`${TEMPLATE_FOLDER}${name}`, Buffer.from(logo.content))
    }
    return work(name)
  } finally {
    if (logo !== undefined) compiler.unmapShadow(`${TEMPLATE_FOLDER}${name}`)
    compiler.evictCache(LAYOUTS_KEPT)
  }
}

/** Lays out another paper than an invoice, such as a deposit slip, by its template; else as `typeset`. */
export function typesetPaper(
  { compiler }: TypstEngine,
  template: 'deposit-slip' | 'letter' | 'separator',
  printed: object,
  { createdAt, logo: picture }: Print,
): Uint8Array {
  return withLogo(compiler, picture, logo => {
    const sheet = { printed, template: `${TEMPLATE_FOLDER}/${template}.typ`, logo }
    return compiler.pdf(laidOut(compiler, sheet), {
      pdfStandard: 'a-3b',
      creationTimestamp: createdAt,
    })
  })
}
