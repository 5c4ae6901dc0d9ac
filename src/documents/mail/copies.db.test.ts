import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedReferenceUnits } from '../../../bench/reference-units.ts'
import { accepted, billUnits } from '../../../test/support/billed-units.ts'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { pdfText } from '../../../test/support/pdf.ts'
import { execute } from '../../platform/command.ts'
import { one, rows } from '../../platform/database/database.ts'
import { allRows } from '../../platform/list.ts'
import { contentHash } from '../../platform/storage.ts'
import { LISTS } from '../../reporting/lists/load/all.ts'
import { PROOFS, proveAll } from '../../reporting/proofs/load/all.ts'
import { sendDocumentCopy } from '../commands/send-copy.ts'
import { confirmPrintBatch, createPrintBatch } from '../letters/commands/batches.ts'
import { letterTasks, manifestPath } from '../letters/jobs/print.ts'
import { mailTasks } from './jobs/send.ts'
import { openSession } from './jobs/smtp.ts'
import { smtpServer } from './jobs/transport.ts'

/* Copies of issued documents go to customers by a real mail server and in a real print batch. */

const CLERK = { actor: 'person:ada' }
const INJECTED = 'Eve\r\nBcc: everybody@example.com'

let system: TestSystem
let server: SMTPServer
const received: string[] = []

beforeAll(async () => {
  system = await createTestSystem('2026-02-03T08:00:00Z')
  const { db } = system.owner
  await seedReferenceUnits(db, { count: 2, months: 1, start: '2026-01-01' })
  await sql`UPDATE legal_entity SET email = 'billing@sun.example'`.execute(db)
  await sql`UPDATE account SET name = ${INJECTED}, email = 'eve@example.com', delivery = 'email'
             WHERE number = 'B-0'`.execute(db)
  await sql`UPDATE account SET delivery = 'post' WHERE number = 'B-1'`.execute(db)
  await billUnits(system, '2026-02-01', '2026-02-03')
  server = new SMTPServer({
    ...{ authOptional: true, closeTimeout: 50, disabledCommands: ['STARTTLS'] },
    onData: (stream, _, done) => {
      const parts: Buffer[] = []
      stream.on('data', part => parts.push(part))
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString())
        done(null, 'queued')
      })
    },
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
})

afterAll(() => new Promise<void>(closed => server.close(() => closed())))

function copyFor(account: string, options: { readonly dryRun?: boolean } = {}) {
  return one(
    system.db,
    sql<{ document: string }>`
      SELECT n.label AS document FROM document_number n JOIN account a USING (account_id)
       WHERE a.number = ${account}`,
  ).then(({ document }) =>
    execute(system, sendDocumentCopy, { document, reason: 'Lost' }, { ...CLERK, ...options }),
  )
}

/** As if the template had changed since: printed again, the copy would have other bytes. */
async function changeTemplate(): Promise<void> {
  await sql`UPDATE invoice SET snapshot = jsonb_set(snapshot::jsonb, '{buyer,name}', '"Somebody else"')`.execute(
    system.owner.db,
  )
}

test('a copy goes by e-mail as a PDF marked COPY; a trial registers and sends nothing', async () => {
  accepted(await copyFor('B-0', { dryRun: true }))
  const sent = accepted(await copyFor('B-0'))
  expect(sent).toMatchObject({ copyNumber: 1, channel: 'email' })
  await changeTemplate()
  const { port } = server.server.address() as AddressInfo
  const url = new URL(`smtp://127.0.0.1:${port}`)
  const transport = { open: () => openSession(smtpServer(url, 'off')), from: null, bounces: null }
  await mailTasks(system, () => transport).sendMessages?.({})
  expect(received).toHaveLength(1)
  const mail = await PostalMime.parse(received[0] ?? '')
  const [file, none] = mail.attachments
  expect([file?.filename, none]).toEqual([`${sent.document}-COPY-1.pdf`, undefined])
  const content = new Uint8Array(file?.content as ArrayBuffer)
  expect(contentHash(content)).toBe(sent.sha256)
  expect(await pdfText(content)).toContain('KOPIE')
  // A name begins no header of its own.
  expect([mail.bcc, mail.to?.[0]?.address]).toEqual([undefined, 'eve@example.com'])
  expect(mail.to?.[0]?.name).toBe('Eve Bcc: everybody@example.com')
})

test('copies go by post with their letters; one that prints otherwise by now keeps no other back', async () => {
  expect(accepted(await copyFor('B-1'))).toMatchObject({ copyNumber: 1, channel: 'letter' })
  const { sha256 } = accepted(await copyFor('B-1'))
  // As if a newer template had come with an upgrade meanwhile.
  await sql`UPDATE document_copy SET sha256 = ${'0'.repeat(64)} WHERE sha256 = ${sha256}`.execute(
    system.owner.db,
  )
  const { code } = await one(system.db, sql<{ code: string }>`SELECT code FROM legal_entity`)
  const made = accepted(await execute(system, createPrintBatch, { legalEntity: code }, CLERK))
  expect(made.letters).toBe(2)
  const { batchId } = await one(
    system.db,
    sql<{ batchId: string }>`SELECT batch_id AS "batchId" FROM print_batch`,
  )
  for (const _ of ['done', 'done again']) await letterTasks(system).printLetters?.({ batchId })
  const { path } = await one(system.db, sql<{ path: string }>`SELECT path FROM print_batch`)
  const text = await pdfText(await system.storage.read(path))
  expect(text.match(/Kopie Nr. \d/g)).toEqual(['Kopie Nr. 1'])
  const manifest = (await system.storage.read(manifestPath(path))).toString()
  expect(manifest).toContain('Make a new copy')
  const batch = made.batches[0] ?? ''
  const confirmed = await execute(system, confirmPrintBatch, { batch }, CLERK)
  const read = (list: string) =>
    Array.fromAsync(allRows(system.db, LISTS.get(list)!, { channel: 'letter' }))
  const copies = await read('document-copies')
  expect(copies.map(({ state }) => state).sort()).toEqual(['failed', 'printed'])
  // A document stands where its last copy does.
  expect(await read('document-deliveries')).toMatchObject([{ copyNumber: expect.anything() }])
  expect(accepted(confirmed)).toEqual({ letters: 1 })
  // The other one failed, says why, and somebody has to look after it.
  const failed = await rows(
    system.db,
    sql`SELECT m.state, t.outcome, i.next_on IS NOT NULL AS "followUp" FROM message m
          JOIN message_attempt t USING (account_id, message_id)
          JOIN interaction i ON i.account_id = m.account_id AND i.body = t.answer
         WHERE m.channel = 'letter'`,
  )
  expect(failed).toEqual([{ state: 'failed', outcome: 'not_readable', followUp: true }])
  const proofs = PROOFS.filter(({ name }) => name === 'messages_sent')
  expect((await proveAll(system, { proofs })).map(each => each.first)).toEqual([[]])
})
