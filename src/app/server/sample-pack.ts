import type { FastifyReply, FastifyRequest } from 'fastify'
import { formatCsvRow, safeCell } from '../../formats/csv.ts'
import { noteExport } from '../../identity/audit/commands/note-export.ts'
import { formatAmount } from '../../kernel/money.ts'
import { toJson } from '../../platform/json.ts'
import { contentHash } from '../../platform/storage.ts'
import type { System } from '../../platform/system.ts'
import { type ZipEntry, zipArchive } from '../../platform/zip.ts'
import { loadDocumentFile } from '../../reporting/console/load/document.ts'
import { pageMoment } from '../../reporting/console/load/moment.ts'
import type { SampleAsked, SampleRow } from '../../reporting/sampling/load.ts'
import { documentView } from '../console/views/document.ts'
import { readSample, SAMPLE_QUERY, sampleAsked } from '../console/views/sample.ts'
import { readAsIssued } from './document-file.ts'
import { readQuery } from './query.ts'
import { sayTo } from './say.ts'

/**
 * `/audit-sample/evidence.zip`: a sample as files to take away: what it was drawn from, its rows, of
 * documents the PDF as issued and every line with how it came about, and a list of all files with
 * their SHA-256. The log says that it was taken before the first byte leaves.
 */
export async function sendSamplePack(
  system: System,
  actor: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const query = readQuery(SAMPLE_QUERY, request.query)
  const asked = sampleAsked(query, system.clock.now())
  const named = Object.entries(asked).filter(([, value]) => value !== undefined)
  const filters = Object.fromEntries(named.map(([name, value]) => [name, String(value)]))
  await noteExport(system, actor, { list: 'audit-sample', filters })
  const entries = await pack(system, asked, filters, request)
  const name = `sample-${asked.of}-${asked.from}-${asked.to}.zip`
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type('application/zip')
    .send(zipArchive([...entries, manifest(entries)]))
}

async function pack(
  system: System,
  asked: SampleAsked,
  filters: Readonly<Record<string, string>>,
  request: FastifyRequest,
): Promise<ZipEntry[]> {
  const { population, rows } = await pageMoment(system.db, tx => readSample(tx, asked))
  const entries = [
    json('sample.json', { asked: filters, drawnAt: system.clock.now(), population }),
    { name: 'sample.csv', content: Buffer.from(csv(rows)) },
  ]
  if (asked.of !== 'invoices' && asked.of !== 'credit_notes') return entries
  for (const row of rows) entries.push(...(await ofDocument(system, row, request)))
  return entries
}

/** The document as issued, and all that is known of how it came about. */
async function ofDocument(
  system: System,
  { label }: SampleRow,
  request: FastifyRequest,
): Promise<ZipEntry[]> {
  const { locale, language } = sayTo(request.headers)
  const asked = {
    ...{ number: label, locale, language, now: system.clock.now(), actor: '' },
    may: () => true,
    on: undefined,
  }
  const shown = await pageMoment(system.db, tx => documentView.read(tx, asked))
  const folder = `documents/${label.replaceAll(/[^\w.-]/g, '_')}`
  const found = await loadDocumentFile(system.db, label)
  const file = found?.file ?? null
  const entries = [json(`${folder}.json`, shown)]
  if (file === null) return entries
  const content = await readAsIssued(system, label, file)
  return [{ name: `${folder}.pdf`, content }, ...entries]
}

function json(name: string, value: unknown): ZipEntry {
  return { name, content: Buffer.from(`${JSON.stringify(toJson(value), null, 2)}\n`) }
}

const COLUMNS = ['id', 'label', 'account', 'name', 'on', 'by', 'currency', 'amount']

function csv(rows: readonly SampleRow[]): string {
  const cells = rows.map(row =>
    [
      ...[row.id, row.label, row.accountNumber, row.accountName, row.on.toString()],
      ...[row.by ?? '', row.currency],
    ]
      .map(safeCell)
      .concat(formatAmount(row.minor, row.currency)),
  )
  return [COLUMNS, ...cells].map(formatCsvRow).join('')
}

/** What is in the pack, by which anybody can tell later that nothing was changed. */
function manifest(entries: readonly ZipEntry[]): ZipEntry {
  const rows = entries.map(({ name, content }) => [
    name,
    String(content.byteLength),
    contentHash(content),
  ])
  const text = [['file', 'bytes', 'sha256'], ...rows].map(formatCsvRow).join('')
  return { name: 'manifest.csv', content: Buffer.from(text) }
}
