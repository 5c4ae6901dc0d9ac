import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedReferenceUnits } from '../../bench/reference-units.ts'
import { readBatch, readCopy, readStatement } from '../../src/app/server/letter-file.ts'
import { tasksOf } from '../../src/app/tasks.ts'
import { findBatch } from '../../src/documents/letters/load.ts'
import { mailTasks } from '../../src/documents/mail/jobs/send.ts'
import { folderSession } from '../../src/documents/mail/jobs/transport.ts'
import { statementCsv } from '../../src/documents/statements/statement-letter.ts'
import { rows } from '../../src/platform/database/database.ts'
import { allRows } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { proveAll } from '../../src/reporting/proofs/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'

let system: TestSystem
let company: Company
const SPAN = { legalEntity: 'REF', issuedFrom: '2026-01-01', issuedTo: '2026-12-31' }

beforeAll(async () => {
  system = await createTestSystem('2026-02-01T08:00:00Z')
  await seedReferenceUnits(system.db, { count: 6, months: 1, start: '2026-01-01' })
  await sql`INSERT INTO account_number (number, account_id)
            SELECT number, account_id FROM account`.execute(system.db)
  const [entity] = await rows(system.db, sql<{ code: string }>`SELECT code FROM legal_entity`)
  SPAN.legalEntity = entity!.code
  await sql`
    UPDATE account SET delivery = CASE n % 3 WHEN 0 THEN 'email' WHEN 1 THEN 'post' ELSE 'portal' END,
           email = CASE n % 3 WHEN 0 THEN 'c' || n || '@example.com' END
      FROM (SELECT account_id AS id, row_number() OVER (ORDER BY number) - 1 AS n
              FROM account WHERE kind <> 'house') x
     WHERE x.id = account.account_id`.execute(system.owner.db)
  await sql`UPDATE legal_entity SET email = 'billing@ref.example'`.execute(system.owner.db)
  company = new Company(system)
  await company.bill({ entity: SPAN.legalEntity, through: '2026-01-31', issueOn: '2026-02-01' })
})

afterAll(async () => {
  const broken = (await proveAll(system)).filter(proven => proven.violations > 0n)
  expect(broken).toEqual([])
})

async function deliveries(): Promise<Record<string, number>> {
  const found = await Array.fromAsync(allRows(system.db, LISTS.get('document-deliveries')!, {}))
  const counts: Record<string, number> = {}
  for (const row of found) {
    const key = `${row.channel ?? '-'} ${row.state}`
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

test('issued documents go to their customers once, each on its way, and the list says where they are', async () => {
  expect(await deliveries()).toEqual({ '- not_sent': 6 })
  const first = await company.do('deliverDocuments', SPAN)
  expect(first).toEqual({ documents: 6, email: 2, letter: 2, portal: 2, more: false })
  expect(await company.do('deliverDocuments', SPAN)).toMatchObject({ documents: 0 })
  const folder = mkdtempSync(join(tmpdir(), 'mail-'))
  const transport = { open: async () => folderSession(folder), from: null, bounces: null }
  await mailTasks(system, () => transport).sendMessages!({})
  expect(readdirSync(folder)).toHaveLength(2)
  expect(await deliveries()).toEqual({ 'email sent': 2, 'letter queued': 2, 'portal shown': 2 })
})

test('letters are printed as one file in postal order, and printed once somebody says so', async () => {
  const { batches } = await company.do<{ batches: string[] }>('createPrintBatch', {
    legalEntity: SPAN.legalEntity,
    duplex: true,
  })
  const batch = (await findBatch(system.db, batches[0]!))!
  expect(await company.refusal('confirmPrintBatch', { batch: batch.number })).toMatchObject({
    code: 'print_batch_state',
  })
  await tasksOf(system).printLetters!({ batchId: batch.batchId })
  const made = (await findBatch(system.db, batch.number))!
  const pdf = await getDocumentProxy(new Uint8Array(await system.storage.read(made.path!)))
  const { text } = await extractText(pdf, { mergePages: true })
  expect(text).toContain(batch.number)
  expect(pdf.numPages % 2).toBe(0)
  await company.do('confirmPrintBatch', { batch: batch.number })
  expect(await deliveries()).toMatchObject({ 'letter printed': 2 })
  const manifest = await readBatch(system, batch.number, 'csv')
  expect(String(manifest.content).trim().split('\n').length).toBeGreaterThan(2)

  // The list of its letters is in the order of the pile, each where the manifest has it.
  const inPile = await Array.fromAsync(
    allRows(system.db, LISTS.get('print-batch-letters')!, { batch: batch.number }),
  )
  const lines = String(manifest.content).trim().split(/\r?\n/).slice(1)
  expect(inPile.map(row => `${row.position} ${row.account} ${row.pages} ${row.firstPage}`)).toEqual(
    lines.map(line => {
      const [position, account] = line.split(',')
      const [pages, firstPage] = line.split(',').slice(-3)
      return `${position} ${account} ${pages} ${firstPage}`
    }),
  )

  const letters = await Array.fromAsync(
    allRows(system.db, LISTS.get('messages')!, { channel: 'letter' }),
  )
  const { account, messageId } = letters[0]!
  const asked = { accountNumber: account, messageId, reason: 'lost in the post' }
  expect(await company.do('copyLetter', asked)).toMatchObject({ copyNumber: 1 })
  const copy = await readCopy(system.db, String(messageId), '1')
  const printed = await extractText(
    await getDocumentProxy(new Uint8Array(copy.content as Buffer)),
    {
      mergePages: true,
    },
  )
  expect(printed.text).toContain('Kopie Nr. 1')
  await expect(readCopy(system.db, String(messageId), '2')).rejects.toMatchObject({
    refusal: { code: 'unknown_copy' },
  })
  expect(
    await company.refusal('createPrintBatch', { legalEntity: SPAN.legalEntity }),
  ).toMatchObject({ code: 'no_letters' })
})

test('a statement closes with what the customer owes, by every method, and goes with its file', async () => {
  const [one] = await rows(
    system.db,
    sql<{ number: string; open: bigint }>`
      SELECT a.number, sum(o.open_minor)::bigint AS open FROM open_item o JOIN account a USING (account_id)
       WHERE a.delivery = 'email' GROUP BY a.number ORDER BY a.number LIMIT 1`,
  )
  for (const method of ['open_item', 'balance_forward', 'activity']) {
    const input = { legalEntity: SPAN.legalEntity, accounts: [one!.number], from: '2026-01-31' }
    const { statements } = await company.do<{ statements: { closingMinor: bigint }[] }>(
      'makeStatements',
      { ...input, asOf: '2026-02-28', method, send: true },
    )
    expect(statements.map(each => each.closingMinor)).toEqual([one!.open])
  }
  const [kept] = await Array.fromAsync(allRows(system.db, LISTS.get('statements')!, {}))
  const file = await readStatement(system.db, String(kept!.statementId))
  expect(Buffer.from(file.pdf()).equals(Buffer.from(file.pdf()))).toBe(true)
  const csv = statementCsv(file.statement).split('\n')
  expect(csv.filter(row => row.startsWith('billed_month'))).toHaveLength(12)
  expect(csv.some(row => row.startsWith('billed_year_to_date'))).toBe(true)
  const method = { accountNumber: one!.number, method: 'activity', fromOn: '2026-03-01' }
  await company.do('setStatementMethod', method)
  expect(await company.refusal('setStatementMethod', method)).toMatchObject({
    code: 'statement_method_set',
  })
  const folder = mkdtempSync(join(tmpdir(), 'mail-'))
  const transport = { open: async () => folderSession(folder), from: null, bounces: null }
  await mailTasks(system, () => transport).sendMessages!({})
  expect(readdirSync(folder)).toHaveLength(3)
})

test('a wording of one’s own takes the place of the built-in one, and is refused where it is wrong', async () => {
  const wording = {
    code: 'refund',
    language: 'en',
    subject: 'Your money',
    body: 'We pay {{ amount }}.',
  }
  const save = (row: object) =>
    company.do<{ rows: { result: string; refusal?: { code: string } }[] }>('saveMessageTemplates', {
      rows: [row],
    })
  expect((await save(wording)).rows[0]?.result).toBe('created')
  expect((await save(wording)).rows[0]?.result).toBe('unchanged')
  const wrong = await save({ ...wording, body: 'Hello\n{{ amnt }}' })
  expect(wrong.rows[0]?.refusal).toMatchObject({
    code: 'template_name_unknown',
    facts: { line: 2, what: 'amnt', part: 'body' },
  })
  expect((await save({ ...wording, code: 'nonsense' })).rows[0]?.refusal?.code).toBe(
    'unknown_message_kind',
  )
})

test('a call with its outcome and next date stands in the timeline, and the follow-up is closed once', async () => {
  const [first] = await rows(
    system.db,
    sql<{ number: string }>`SELECT number FROM account WHERE kind <> 'house' ORDER BY 1 LIMIT 1`,
  )
  const { interactionId } = await company.do<{ interactionId: string }>('recordInteraction', {
    accountNumber: first!.number,
    channel: 'call',
    direction: 'out',
    subject: 'Asked when they pay',
    outcome: 'promised',
    nextOn: '2026-02-10',
  })
  const open = await Array.fromAsync(allRows(system.db, LISTS.get('follow-ups')!, {}))
  const found = open.find(row => row.interactionId === interactionId)!
  const done = { accountNumber: String(found.account), interactionId }
  await company.do('finishFollowUp', done)
  expect(await company.refusal('finishFollowUp', done)).toMatchObject({ code: 'unknown_follow_up' })
  // The letter that came with it is kept once, and only with an entry of this customer's.
  const letter = {
    ...done,
    name: 'letter.pdf',
    content: Buffer.from('%PDF-1.7').toString('base64'),
  }
  expect(await company.do('addInteractionFile', letter)).toMatchObject({ isNew: true })
  expect(await company.do('addInteractionFile', letter)).toMatchObject({ isNew: false })
  const files = await Array.fromAsync(allRows(system.db, LISTS.get('interaction-files')!, {}))
  expect(files).toMatchObject([{ interactionId, name: 'letter.pdf', mediaType: 'application/pdf' }])
  const lost = { ...letter, interactionId: String(files[0]?.fileId) }
  expect(await company.refusal('addInteractionFile', lost)).toMatchObject({
    code: 'unknown_interaction',
  })
})
