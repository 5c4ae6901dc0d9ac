import { setImmediate as turn } from 'node:timers/promises'
import type { PDFDocument } from '@cantoo/pdf-lib'
import type { z } from 'zod'
import { formatCsvRow, safeCell } from '../../../formats/csv.ts'
import { RefusalError } from '../../../kernel/result.ts'
import type { LegalEntityRow } from '../../../ledger/load.ts'
import { execute } from '../../../platform/command.ts'
import { isConnectionLoss, isTransient } from '../../../platform/database/database.ts'
import type { Tasks } from '../../../platform/jobs.ts'
import { sentence } from '../../../platform/refusals/table.ts'
import { readEnclosed } from '../../commands/enclosed.ts'
import type { PrintHost } from '../../commands/print.ts'
import { fileName } from '../../file-path.ts'
import { loadParcels, type Parcel } from '../../mail/load.ts'
import { loadSenders } from '../../messages/load.ts'
import { renderLetter, renderSeparator } from '../../render.ts'
import { statementFiles } from '../../statements/jobs/files.ts'
import { PrintLetters, type RecordPrintBatch } from '../api.ts'
import { recordPrintBatch } from '../commands/batches.ts'
import { letterOf } from '../letter-of.ts'
import { loadBatch, loadBatchLetters, loadLettersByCountry, type PrintBatch } from '../load.ts'
import { sheetsOf } from '../postal-order.ts'
import { separatorOf } from '../separator.ts'

const ACTOR = { actor: 'job:printLetters' }
const AT_ONCE = 50

/** Loaded when letters are printed: it is large, and most processes print none. */
const pdfs = () => import('@cantoo/pdf-lib')

/** The worker's task of letters. */
export function letterTasks(host: PrintHost): Tasks {
  return {
    printLetters: async payload => {
      const { batchId } = PrintLetters.parse(payload)
      const batch = await loadBatch(host.db, batchId)
      if (batch?.state === 'making') await printBatch(host, batch)
    },
  }
}

type Line = readonly (string | number)[]

/**
 * The files of a letter: its own, and those of the documents that go with it; or why there are none.
 * One letter that cannot be laid out does not keep the others from the post.
 */
async function layOut(
  host: PrintHost,
  parcel: Parcel,
  sender: LegalEntityRow,
  date: string,
): Promise<readonly Uint8Array[] | string> {
  try {
    return await filesOf(host, parcel, sender, date)
  } catch (error) {
    if (isTransient(error) || isConnectionLoss(error)) throw error
    if (error instanceof RefusalError) return sentence(error.refusal)
    host.log.error({ err: error, messageId: parcel.messageId }, 'a letter cannot be laid out')
    return error instanceof Error ? error.message.slice(0, 1000) : String(error)
  }
}

async function filesOf(host: PrintHost, parcel: Parcel, sender: LegalEntityRow, date: string) {
  const letter = renderLetter({ ...letterOf(parcel, sender), date, copy: null })
  const files = [letter]
  const enclosed = await readEnclosed(host, parcel, ACTOR.actor)
  if (!enclosed.ok) throw new RefusalError(enclosed.refusal.code, enclosed.refusal.facts)
  files.push(...enclosed.value.map(each => each.content))
  files.push(...(await statementFiles(host.db, parcel, sender)))
  return files
}

/**
 * Lays a batch out as one PDF in postal order, a separator sheet before each country, and its manifest
 * as CSV beside it. The file is stored first and recorded then: a job that died in between makes the
 * same file again.
 */
async function printBatch(host: PrintHost, batch: PrintBatch): Promise<void> {
  const sender = (await loadSenders(host.db, [batch.legalEntityId])).get(batch.legalEntityId)
  if (sender === undefined) throw new Error('defect: a batch without its legal entity')
  const date = batch.madeAt.toZonedDateTimeISO(sender.timeZone).toPlainDate().toString()
  const pile = await (await pdfs()).PDFDocument.create({ updateMetadata: false })
  const manifest: Line[] = [
    [
      'position',
      'account',
      'name',
      'country',
      'postal_code',
      'subject',
      'pages',
      'first_page',
      'left_out',
    ],
  ]
  const byCountry = await loadLettersByCountry(host.db, batch.batchId)
  const letters: LaidOut['letters'] = []
  const leftOut: { position: number; why: string }[] = []
  let country = ''
  let after = 0
  for (;;) {
    const part = await loadBatchLetters(host.db, batch.batchId, after, AT_ONCE)
    if (part.length === 0) break
    const parcels = await loadParcels(host.db, part)
    for (const [n, parcel] of parcels.entries()) {
      const position = part[n]!.position
      after = position
      const files = await layOut(host, parcel, sender, date)
      const { number, name, postalCode } = parcel.recipient
      const about = [
        position,
        number,
        name,
        parcel.recipient.country,
        postalCode ?? '',
        parcel.subject,
      ]
      if (typeof files === 'string') {
        leftOut.push({ position, why: files })
        manifest.push([...about, 0, '', files])
        continue
      }
      if (parcel.recipient.country !== country) {
        country = parcel.recipient.country
        const to = { country, letters: byCountry.get(country) ?? 0 }
        const sheet = renderSeparator(separatorOf(batch, sender, to, date))
        await addPages(pile, [sheet], batch.duplex)
      }
      const first = pile.getPageCount() + 1
      const pages = await addPages(pile, files, batch.duplex)
      letters.push({ position, pages, firstPage: first })
      manifest.push([...about, pages, first, ''])
      await turn()
    }
  }
  await store(host, batch, pile, { manifest, letters, leftOut })
}

/** Adds the pages of files; on both sides a letter ends its sheet. Gives how many pages it has. */
async function addPages(
  pile: PDFDocument,
  files: readonly Uint8Array[],
  isDuplex: boolean,
): Promise<number> {
  let pages = 0
  let last: [number, number] = [595.28, 841.89]
  for (const file of files) {
    const source = await (await pdfs()).PDFDocument.load(file)
    for (const page of await pile.copyPages(source, source.getPageIndices())) {
      pile.addPage(page)
      const { width, height } = page.getSize()
      last = [width, height]
      pages += 1
    }
  }
  if (isDuplex && pages % 2 === 1) pile.addPage(last)
  return pages
}

type LaidOut = Pick<z.infer<typeof RecordPrintBatch>, 'letters' | 'leftOut'> & {
  readonly manifest: readonly Line[]
}

async function store(
  host: PrintHost,
  batch: PrintBatch,
  pile: PDFDocument,
  { manifest, letters, leftOut }: LaidOut,
): Promise<void> {
  const made = new Date(batch.madeAt.epochMilliseconds)
  pile.setTitle(batch.number)
  pile.setCreationDate(made)
  pile.setModificationDate(made)
  const path = batchPath(batch)
  const sha256 = await host.storage.write(path, await pile.save())
  const csv = manifest.map(line => formatCsvRow(line.map(cell => safeCell(String(cell))))).join('')
  await host.storage.write(manifestPath(path), new TextEncoder().encode(csv))
  const pages = pile.getPageCount()
  const input = {
    batchId: batch.batchId,
    pages,
    sheets: sheetsOf(pages, batch.duplex),
    path,
    sha256,
    letters,
    leftOut,
  }
  const done = await execute(host, recordPrintBatch, input, ACTOR)
  if (!done.ok) throw new Error(`the file of a batch was not recorded: ${done.refusal.code}`)
}

/** Where the file of a batch lies below the folder of documents. */
export function batchPath({ entityCode, number, madeAt }: PrintBatch): string {
  return [
    'letters',
    fileName(entityCode),
    madeAt.toString().slice(0, 4),
    `${fileName(number)}.pdf`,
  ].join('/')
}

/** Where the manifest of a batch lies, beside its file. */
export function manifestPath(path: string): string {
  return path.replace(/\.pdf$/, '.csv')
}
