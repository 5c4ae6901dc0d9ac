import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as eventLoopTurn } from 'node:timers/promises'
import type { InvoicePage } from '../src/documents/page.ts'
import { mapTexts, printableText } from '../src/documents/printable-text.ts'
import { printedPage } from '../src/documents/printed-page.ts'
import { creationTime, renderInvoice } from '../src/documents/render.ts'
import { renderPool } from '../src/documents/render-pool.ts'
import { householdInvoice } from '../src/documents/samples.ts'
import { startEngine, typeset } from '../src/documents/typst-engine.ts'

export type DocumentsBenchOptions = {
  /** Documents printed by each side. */
  readonly documents?: number
  /** Where the PDFs go (removed afterwards); a fresh folder under the system's temporary one. */
  readonly folder?: string
  /** Also measures how much faster two threads are than one. */
  readonly threads?: boolean
}

export type DocumentsFigures = {
  readonly name: 'documents'
  readonly efficiency: number
  readonly documentsPerSecond: number
  readonly constantPagePerSecond: number
  readonly peakRssMb: number
  readonly twoThreadSpeedup?: number
}

const BATCH = 20

/**
 * How much of the engine's own rate reaches the folder of PDFs. The constant page is one ready
 * layout input, typeset and exported again and again; the engine forgets it each time, because
 * otherwise it would lay out nothing after the first. The full path takes a different invoice each
 * time, words and localizes it, typesets, hashes and writes it under its final name in one step.
 * Both alternate in short batches in one process and thread, so that noise meets both alike.
 */
export async function documentsBench(
  options: DocumentsBenchOptions = {},
): Promise<DocumentsFigures> {
  const documents = options.documents ?? 400
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'quittance-documents-')))
  await mkdir(folder, { recursive: true })
  try {
    const { constantMs, fullMs } = await alternate(documents, folder)
    const figures: DocumentsFigures = {
      name: 'documents',
      efficiency: rounded(constantMs / fullMs, 3),
      documentsPerSecond: rounded((documents / fullMs) * 1000, 1),
      constantPagePerSecond: rounded((documents / constantMs) * 1000, 1),
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
      ...(options.threads ? { twoThreadSpeedup: await twoThreadSpeedup(documents) } : {}),
    }
    console.log(JSON.stringify(figures))
    return figures
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function alternate(documents: number, folder: string) {
  const engine = startEngine()
  const constant = mapTexts(printedPage(householdInvoice), text =>
    printableText(text, engine.coverage),
  )
  const createdAt = creationTime(householdInvoice)
  const printConstant = async () => {
    typeset(engine, constant, { createdAt })
    engine.compiler.evictCache(0)
    await eventLoopTurn()
  }
  const printFull = async (n: number) => store(folder, renderInvoice(distinctInvoice(n)))
  await inBatch(documents, BATCH, printConstant)
  await inBatch(documents, BATCH, printFull)
  let [constantMs, fullMs] = [0, 0]
  for (let first = 0; first < documents; first += BATCH) {
    const count = Math.min(BATCH, documents - first)
    constantMs += await inBatch(first, count, printConstant)
    fullMs += await inBatch(first, count, printFull)
  }
  return { constantMs, fullMs }
}

async function inBatch(
  first: number,
  count: number,
  print: (n: number) => Promise<void>,
): Promise<number> {
  const start = performance.now()
  for (let n = first; n < first + count; n += 1) await print(n)
  return performance.now() - start
}

async function store(folder: string, pdf: Uint8Array): Promise<void> {
  const name = createHash('sha256').update(pdf).digest('hex')
  const draft = join(folder, `${name}.part`)
  await writeFile(draft, pdf)
  await rename(draft, join(folder, `${name}.pdf`))
}

async function twoThreadSpeedup(documents: number): Promise<number> {
  const rates: number[] = []
  for (const threads of [1, 2]) {
    const pool = renderPool({ threads })
    const print = (first: number, count: number) =>
      Promise.all(Array.from({ length: count }, (_, n) => pool.render(distinctInvoice(first + n))))
    await print(0, BATCH)
    const start = performance.now()
    await print(BATCH, documents)
    rates.push(documents / (performance.now() - start))
    await pool.close()
  }
  return rounded(rates[1]! / rates[0]!, 2)
}

/** The household sample as another customer's: other names, number, reads and figures. */
function distinctInvoice(n: number): InvoicePage {
  const figure = (salt: number) => String((n * 7919 + salt * 104_729) % 1000)
  const [section] = householdInvoice.sections
  return {
    ...householdInvoice,
    number: `HE-2026-${n}`,
    accountNumber: `K-${figure(1)}-${n}`,
    paymentReference: `RF ${figure(2)} ${n}`,
    buyer: { ...householdInvoice.buyer, name: `Familie ${figure(3)} ${n}` },
    sections: [
      {
        ...section!,
        references: [`Zähler 1EMH${figure(4)}${n}`],
        lines: section!.lines.map((line, at) => ({
          ...line,
          quantity: `${figure(at)}.${figure(at + 9)}`,
          net: `${figure(at + 5)}.${n % 10}7`,
        })),
      },
    ],
    usage: householdInvoice.usage.map(chart => ({
      ...chart,
      bars: chart.bars.map((bar, at) => ({ ...bar, quantity: figure(at + 20) })),
    })),
    totals: {
      ...householdInvoice.totals,
      payable: `${figure(6)}.${n % 10}1`,
      gross: `${figure(6)}.01`,
    },
  }
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
