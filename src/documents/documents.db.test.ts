import { rm, stat, writeFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { ENTITY, seedReferenceUnits } from '../../bench/reference-units.ts'
import { accepted, billUnits, workJobs } from '../../test/support/billed-units.ts'
import { createTestSystem, type TestSystem } from '../../test/support/database.ts'
import { pdfText } from '../../test/support/pdf.ts'
import { pngOf } from '../../test/support/picture.ts'
import { issueCreditNote } from '../invoicing/commands/credit.ts'
import { sealDocuments } from '../invoicing/seals/commands.ts'
import { placeLegalHold, releaseLegalHold } from '../operations/retention/commands/periods.ts'
import { keepToPeriods } from '../operations/retention/jobs.ts'
import { execute } from '../platform/command.ts'
import { one, rows, transaction } from '../platform/database/database.ts'
import { contentHash } from '../platform/storage.ts'
import { openLog } from '../platform/telemetry.ts'
import { PROOFS, proveAll } from '../reporting/proofs/load/all.ts'
import { readOriginal } from './commands/original.ts'
import { printCopy, reprintDocument } from './commands/reprint.ts'
import { documentTasks } from './jobs.ts'
import { loadStoredDocuments } from './load/documents.ts'
import { findDocument, loadNextCopyNumber, loadUnprinted } from './load/files.ts'
import { setEntityLogo } from './logo/commands.ts'
import type { InvoicePage } from './page.ts'
import { renderInvoice } from './render.ts'

const HOSTILE = 'Ada #panic() \\ $x$ <script>*_'
const UNITS = 4

let system: TestSystem
let runs: string[]

beforeAll(async () => {
  system = await createTestSystem('2026-02-03T08:00:00Z')
  await seedReferenceUnits(system.owner.db, { count: UNITS, months: 2, start: '2026-01-01' })
  await sql`UPDATE account SET name = ${HOSTILE} WHERE number = 'B-0'`.execute(system.owner.db)
  const january = await billUnits(system, '2026-02-01', '2026-02-03')
  system.clock.set(Temporal.Instant.from('2026-03-03T08:00:00Z'))
  runs = [january, await billUnits(system, '2026-03-01', '2026-03-03')]
})

type File = {
  accountId: string
  invoiceId: string
  number: string
  account: string
  runId: string
  path: string
  sha256: string
  sizeBytes: number
}

function files(): Promise<File[]> {
  return rows(
    system.db,
    sql<File>`
      SELECT f.account_id AS "accountId", f.invoice_id AS "invoiceId", d.label AS number,
             a.number AS account, i.run_id AS "runId", f.path, f.sha256, f.size_bytes AS "sizeBytes"
        FROM document_file f
        JOIN document_number d USING (account_id, invoice_id)
        JOIN invoice i USING (account_id, invoice_id)
        JOIN account a USING (account_id)
       ORDER BY d.label`,
  )
}

async function fileOf(account: string, run = 0): Promise<File> {
  const found = (await files()).find(each => each.account === account && each.runId === runs[run])
  if (found === undefined) throw new Error(`no document of ${account}`)
  return found
}

/** Forgets that a document was printed, as if the job had been killed before it said so. */
async function forget({ accountId, invoiceId }: File): Promise<void> {
  await sql`DELETE FROM document_file
             WHERE account_id = ${accountId} AND invoice_id = ${invoiceId}`.execute(system.owner.db)
}

async function render(page: InvoicePage): Promise<Uint8Array> {
  return renderInvoice(page)
}

function renderChunk(run: number, tasks = documentTasks(system)): Promise<void> {
  return tasks.renderDocuments?.({ runId: runs[run], chunkNo: 0 }) ?? Promise.resolve()
}

describe('documents of an issued run', () => {
  test('all have a file, of the bytes recorded, where a person looks for it', async () => {
    const found = await files()
    expect(found.map(file => file.path).slice(0, 2)).toEqual([
      `${ENTITY}/2026/02/${ENTITY}-INV-2026-000001.pdf`,
      `${ENTITY}/2026/02/${ENTITY}-INV-2026-000002.pdf`,
    ])
    expect(found).toHaveLength(2 * UNITS)
    for (const file of found) {
      const content = await system.storage.read(file.path)
      expect([contentHash(content), content.length]).toEqual([file.sha256, file.sizeBytes])
    }
  })

  test('say number, total, lines, and names as they were typed', async () => {
    const { number, path, accountId, invoiceId } = await fileOf('B-0')
    const [document] = await loadStoredDocuments(system.db, [{ accountId, invoiceId }])
    const text = await pdfText(await system.storage.read(path))
    const total = `${document?.payableMinor}`.replace(/(\d\d)$/, ',$1 €')
    for (const said of [
      number,
      total,
      HOSTILE,
      'bis 100 kWh',
      '101–400 kWh',
      'Ten per cent off 10 %',
    ]) {
      expect(text).toContain(said)
    }
  })

  test('are not printed a second time', async () => {
    const before = await files()
    const { path } = before[0] as File
    const written = await stat(system.storage.path(path))
    await renderChunk(0)
    expect(await files()).toEqual(before)
    expect((await stat(system.storage.path(path))).mtimeMs).toBe(written.mtimeMs)
  })

  test('come out the same when a killed job is done again, whatever was billed since', async () => {
    const before = await files()
    for (const file of before) await forget(file)
    await Promise.all([renderChunk(0), renderChunk(0), renderChunk(1)])
    expect(await files()).toEqual(before)
  })

  test('show the usage of the months up to their own', async () => {
    const [january, february] = [await fileOf('B-1', 0), await fileOf('B-1', 1)]
    const documents = await loadStoredDocuments(system.db, [january, february])
    const months = documents.map(document => document.usage.map(each => each.month))
    // Two metered charges, energy and calls, so two charts.
    expect(months).toEqual([
      ['2026-01', '2026-01'],
      ['2026-01', '2026-02', '2026-01', '2026-02'],
    ])
  })

  test('are loaded by as many statements whether few or many', async () => {
    const ids = await files()
    const counts = []
    for (const some of [ids.slice(0, 1), ids]) {
      const before = system.database.statements.count
      await loadStoredDocuments(system.db, some)
      counts.push(system.database.statements.count - before)
    }
    expect(counts[0]).toBe(counts[1])
  })

  test('that cannot be printed do not stop the others', async () => {
    const [bad, good] = [await fileOf('B-2'), await fileOf('B-3')]
    const spoil = sql`UPDATE invoice SET currency = 'XXX' WHERE invoice_id = ${bad.invoiceId}`
    await spoil.execute(system.owner.db)
    for (const file of [bad, good]) await forget(file)
    // What it logs is wanted here, not in the output of the tests.
    const quiet = { ...system, log: openLog('silent') }
    await renderChunk(0, documentTasks(quiet))
    const printed = (await files()).map(file => file.number)
    expect([printed.includes(good.number), printed.includes(bad.number)]).toEqual([true, false])
    const asked = await readOriginal(quiet, bad.number, render, 'cli:ada')
    expect(asked).toMatchObject({ ok: false, refusal: { code: 'document_not_printable' } })
    const mend = sql`UPDATE invoice SET currency = 'EUR' WHERE invoice_id = ${bad.invoiceId}`
    await mend.execute(system.owner.db)
    const again = accepted(await readOriginal(system, bad.number, render, 'cli:ada'))
    expect(again.sha256).toBe(bad.sha256)
  })

  test('of a credit note state what the customer gets', async () => {
    const { number } = await fileOf('B-3')
    const asked = { invoice: number, reason: 'Goodwill', issueOn: '2026-03-03', netAmount: '1.00' }
    const { creditNote } = accepted(await execute(system, issueCreditNote, asked, { actor: 'ada' }))
    await workJobs(system)
    const original = accepted(await readOriginal(system, creditNote, render, 'cli:ada'))
    const text = await pdfText(original.content)
    for (const said of [creditNote, `Korrigiert Rechnung ${number}`, 'Goodwill', '1,00']) {
      expect(text).toContain(said)
    }
    expect(text).not.toContain('−1,00')
  })
})

describe('an original', () => {
  test('is given back byte for byte', async () => {
    const file = await fileOf('B-1')
    const original = accepted(await readOriginal(system, file.number, render, 'cli:ada'))
    expect(contentHash(original.content)).toBe(file.sha256)
  })

  test('that is lost is printed again with the same bytes and put back', async () => {
    const { number, path, sha256 } = await fileOf('B-1')
    await rm(system.storage.path(path))
    const original = accepted(await readOriginal(system, number, render, 'cli:ada'))
    expect(contentHash(original.content)).toBe(sha256)
    expect(contentHash(await system.storage.read(path))).toBe(sha256)
  })

  test('that is lost and prints otherwise now is refused, and not replaced', async () => {
    const { number, path, sha256 } = await fileOf('B-1')
    await rm(system.storage.path(path))
    const other = async (page: InvoicePage) => renderInvoice({ ...page, notes: ['A new template'] })
    const asked = await readOriginal(system, number, other, 'cli:ada')
    expect(asked).toMatchObject({
      ok: false,
      refusal: { code: 'original_lost', facts: { recorded: sha256 } },
    })
    await expect(stat(system.storage.path(path))).rejects.toThrow('ENOENT')
    accepted(await readOriginal(system, number, render, 'cli:ada'))
  })

  test('that was changed is refused with both hashes', async () => {
    const { number, path, sha256 } = await fileOf('B-1')
    const content = await system.storage.read(path)
    await writeFile(system.storage.path(path), 'forged')
    const asked = await readOriginal(system, number, render, 'cli:ada')
    const found = contentHash(Buffer.from('forged'))
    expect(asked).toEqual({
      ok: false,
      refusal: {
        code: 'original_changed',
        facts: { document: number, path, recorded: sha256, found },
      },
    })
    await system.storage.write(path, content)
  })

  test('that does not exist is refused', async () => {
    const asked = await readOriginal(system, 'NO-1', render, 'cli:ada')
    expect(asked).toMatchObject({ ok: false, refusal: { code: 'unknown_document' } })
  })
})

describe('a logo', () => {
  const set = (picture: Buffer | null) => {
    const content = picture?.toString('base64') ?? null
    return execute(system, setEntityLogo, { entity: ENTITY, content }, { actor: 'person:fay' })
  }
  const credit = async (account: string) => {
    const { number: invoice } = await fileOf(account)
    const asked = { invoice, reason: 'Goodwill', issueOn: '2026-03-03', netAmount: '0.10' }
    const { creditNote } = accepted(await execute(system, issueCreditNote, asked, { actor: 'ada' }))
    await workJobs(system)
    return (await files()).find(({ number }) => number === creditNote)!
  }
  const again = async (file: File) => {
    await forget(file)
    return contentHash(accepted(await readOriginal(system, file.number, render, 'cli:ada')).content)
  }

  test('stands on what is issued from then on, and what was issued prints as before', async () => {
    const before = await fileOf('B-1')
    const sun = pngOf(240, 60)
    expect(accepted(await set(sun))).toEqual({ entity: ENTITY, sha256: contentHash(sun) })
    const sunny = await credit('B-1')
    const [document] = await loadStoredDocuments(system.db, [sunny])
    expect(document?.logo).toMatchObject({ sha256: contentHash(sun), contentType: 'image/png' })
    expect(await again(before)).toBe(before.sha256)

    accepted(await set(pngOf(60, 60)))
    expect(await again(sunny)).toBe(sunny.sha256)
    accepted(await set(null))
    const [bare] = await loadStoredDocuments(system.db, [await credit('B-1')])
    expect(bare?.logo).toBeUndefined()
    expect(await again(sunny)).toBe(sunny.sha256)
  })

  test.each([
    ['a drawing with a script', Buffer.from('<svg onload="alert(1)"/>'), 'logo_no_picture'],
    ['a broken picture', pngOf(240, 60).subarray(0, 60), 'logo_no_picture'],
    ['one of few pixels', pngOf(8, 8), 'logo_size'],
    ['a heavy one', Buffer.concat([pngOf(240, 60), Buffer.alloc(100_000)]), 'logo_too_large'],
  ])('%s is refused', async (_, content, code) => {
    expect(await set(content)).toMatchObject({ ok: false, refusal: { code } })
  })
})

describe('a copy', () => {
  const clerk = { actor: 'person:ada' }

  test('is marked, dated where the seller is, numbered and entered in the register', async () => {
    const { number, path, sha256 } = await fileOf('B-2')
    system.clock.set(Temporal.Instant.from('2026-03-10T23:30:00Z'))
    const asked = { document: number, reason: 'Lost in the post', language: 'fr' as const }
    const copy = accepted(await printCopy(system, asked, clerk.actor))
    const text = await pdfText(copy.content)
    for (const said of ['COPIE', 'Copie nº 1, imprimée le 11/03/2026', number]) {
      expect(text).toContain(said)
    }
    expect(contentHash(await system.storage.read(path))).toBe(sha256)
    const entry = await one(
      system.db,
      sql<object>`SELECT copy_number, printed_on::text, printed_by, language, reason, sha256
                    FROM document_copy`,
    )
    expect(entry).toEqual({
      copy_number: 1,
      printed_on: '2026-03-11',
      printed_by: 'person:ada',
      language: 'fr',
      reason: 'Lost in the post',
      sha256: contentHash(copy.content),
    })
  })

  test('made at the same time as another bears the number after it', async () => {
    const { number } = await fileOf('B-3')
    const asked = { document: number, reason: 'For the auditor' }
    const made = await Promise.all(
      Array.from({ length: 5 }, () => execute(system, reprintDocument, asked, clerk)),
    )
    expect(made.map(each => accepted(each).copyNumber).sort()).toEqual([1, 2, 3, 4, 5])
  })

  test('would bear the same number if the account were not held (control)', async () => {
    const id = await findDocument(system.db, (await fileOf('B-0')).number)
    if (id === undefined) throw new Error('no document')
    const numbers = await transaction(system.db, first =>
      transaction(system.db, async second => [
        await loadNextCopyNumber(first, id),
        await loadNextCopyNumber(second, id),
      ]),
    )
    expect(numbers).toEqual([1, 1])
  })

  test('needs a reason and a document', async () => {
    const { number } = await fileOf('B-3')
    const silent = await execute(system, reprintDocument, { document: number, reason: ' ' }, clerk)
    const nowhere = await execute(system, reprintDocument, { document: 'X', reason: 'x' }, clerk)
    expect([silent, nowhere].map(each => (each.ok ? 'done' : each.refusal.code))).toEqual([
      'invalid_input',
      'unknown_document',
    ])
  })
})

describe('a document whose legal term has ended', () => {
  /** As if it had been issued in another year. */
  const issuedIn = async ({ accountId, invoiceId }: File, year: number) => {
    await sql`UPDATE invoice SET issued_on = make_date(${year}, 5, 1)
               WHERE account_id = ${accountId} AND invoice_id = ${invoiceId}`.execute(
      system.owner.db,
    )
  }

  test('is emptied once nothing of it is open: file, copies, names; figures stay', async () => {
    const [old, young] = [await fileOf('B-1'), await fileOf('B-2')]
    await issuedIn(old, 2010)
    accepted(await execute(system, sealDocuments, {}, { actor: 'job:sealDocuments' }))
    // Owed still, or held by a dispute in law, it stays whatever its age.
    expect(await keepToPeriods(system)).toMatchObject({ documents: 0 })
    await sql`UPDATE open_item SET open_minor = 0 WHERE item_id = ${old.invoiceId}`.execute(
      system.owner.db,
    )
    await sql`INSERT INTO account_number (number, account_id) SELECT number, account_id FROM account
                  ON CONFLICT DO NOTHING`.execute(system.owner.db)
    const held = { accountNumber: 'B-1', reason: 'claim 17/26' }
    accepted(await execute(system, placeLegalHold, held, { actor: 'cli:ada' }))
    expect(await keepToPeriods(system)).toMatchObject({ documents: 0 })
    accepted(
      await execute(system, releaseLegalHold, { accountNumber: 'B-1' }, { actor: 'cli:ada' }),
    )
    expect(await keepToPeriods(system)).toMatchObject({ documents: 1 })
    expect(await keepToPeriods(system)).toMatchObject({ documents: 0 })

    await expect(stat(system.storage.path(old.path))).rejects.toThrow('ENOENT')
    await stat(system.storage.path(young.path))
    const left = await one(
      system.db,
      sql<{ buyer: Record<string, unknown>; gross: bigint; lines: bigint }>`
        SELECT snapshot -> 'buyer' AS buyer, gross_minor AS gross,
               (SELECT count(*) FROM invoice_line l WHERE l.invoice_id = i.invoice_id) AS lines
          FROM invoice i WHERE invoice_id = ${old.invoiceId}`,
    )
    expect(left.buyer).toMatchObject({ accountNumber: 'B-1', name: '—', addressLines: [] })
    expect(left.gross > 0n && left.lines > 0n).toBe(true)
    // No job makes its file anew, no proof misses it, and its seal holds.
    expect(await loadUnprinted(system.db, [old])).toEqual([])
    const proofs = PROOFS.filter(({ name }) => ['document_files', 'document_seals'].includes(name))
    expect((await proveAll(system, { proofs })).map(each => each.first)).toEqual([[], []])
  })

  test('is the only one that can be touched, and not by the program itself', async () => {
    const { invoiceId } = await fileOf('B-2')
    for (const attempt of [
      sql`UPDATE invoice SET snapshot = '{}' WHERE invoice_id = ${invoiceId}`,
      sql`DELETE FROM document_file WHERE invoice_id = ${invoiceId}`,
      sql`INSERT INTO document_end (account_id, invoice_id, ended_at)
          SELECT account_id, invoice_id, now() FROM invoice`,
    ]) {
      await expect(rows(system.db, attempt)).rejects.toThrow('permission denied')
    }
  })
})
