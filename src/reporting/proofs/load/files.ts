import { sql } from 'kysely'
import { one, rows, type Tx } from '../../../platform/database/database.ts'
import { contentHash, type Storage } from '../../../platform/storage.ts'
import type { Evidence, Finding, Proof, Violation } from './proof.ts'

/** Rows held at a time. */
const PAGE = 1_000

type FileRow = {
  readonly accountId: string
  readonly invoiceId: string
  readonly format: string
  readonly path: string
  readonly sha256: string
  readonly sizeBytes: number
}

/** Reads every stored document and compares it, byte for byte, with what was recorded at issue. */
export const documentFiles: Proof = {
  name: 'document_files',
  sentence:
    'Every document given by hand or by a finished bill run has its file, and each file is byte for byte what was issued.',
  run: async evidence => {
    const finding = await missingFiles(evidence)
    let { checked, violations } = finding
    const first = [...finding.first]
    for await (const page of filePages(evidence.tx)) {
      const faults = await Promise.all(page.map(row => faultOf(evidence.storage, row)))
      checked += BigInt(page.length)
      for (const fault of faults) {
        if (fault === undefined) continue
        violations += 1n
        if (first.length < evidence.limit) first.push(fault)
      }
    }
    return { checked, violations, first }
  },
}

async function faultOf(storage: Storage, row: FileRow): Promise<Violation | undefined> {
  const facts = { account_id: row.accountId, invoice_id: row.invoiceId, path: row.path }
  let content: Buffer
  try {
    content = await storage.read(row.path)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message
    return { problem: 'file cannot be read', facts: { ...facts, reason } }
  }
  if (contentHash(content) === row.sha256 && content.length === row.sizeBytes) return undefined
  return { problem: 'file is not the one that was issued', facts }
}

async function* filePages(tx: Tx): AsyncGenerator<readonly FileRow[]> {
  let after = ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', '']
  for (;;) {
    const page: FileRow[] = await rows(
      tx,
      sql<FileRow>`
        select account_id as "accountId", invoice_id as "invoiceId", format, path, sha256,
          size_bytes as "sizeBytes"
        from document_file
        where (account_id, invoice_id, format) > (${after[0]}::uuid, ${after[1]}::uuid, ${after[2]})
        order by account_id, invoice_id, format limit ${PAGE}`,
    )
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    after = [last.accountId, last.invoiceId, last.format]
  }
}

/**
 * Documents of finished runs, and credit notes and voids given by hand, that have no file. Files
 * are made by jobs after the issue, so they are only missed once no such job is waiting; others,
 * such as the sealing of the log, are always there.
 */
async function missingFiles({ tx, limit }: Evidence): Promise<Finding> {
  const { waiting } = await one(
    tx,
    sql<{ waiting: boolean }>`
      select exists (select from graphile_worker.jobs
        where task_identifier = 'renderDocuments' and attempts < max_attempts) as waiting`,
  )
  if (waiting) return { checked: 0n, violations: 0n, first: [] }
  const found = await rows(
    tx,
    sql<{ total: bigint; accountId: string; invoiceId: string }>`
      select count(*) over () as total, i.account_id as "accountId", i.invoice_id as "invoiceId"
      from invoice i left join bill_run r using (run_id)
      where (i.run_id is null or r.state = 'issued') and i.document_account_id is null and not exists (
        select from document_file f
        where f.account_id = i.account_id and f.invoice_id = i.invoice_id) and not exists (
        select from document_end e
        where e.account_id = i.account_id and e.invoice_id = i.invoice_id)
      limit ${limit}`,
  )
  return {
    checked: 0n,
    violations: found[0]?.total ?? 0n,
    first: found.map(row => ({
      problem: 'issued document without its file',
      facts: { account_id: row.accountId, invoice_id: row.invoiceId },
    })),
  }
}
