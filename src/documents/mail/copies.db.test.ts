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
import { one } from '../../platform/database/database.ts'
import { contentHash } from '../../platform/storage.ts'
import { sendDocumentCopy } from '../commands/send-copy.ts'
import { createPrintBatch } from '../letters/commands/batches.ts'
import { letterTasks } from '../letters/jobs/print.ts'
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

test('a copy goes by e-mail as a PDF marked COPY; a trial registers and sends nothing', async () => {
  accepted(await copyFor('B-0', { dryRun: true }))
  const sent = accepted(await copyFor('B-0'))
  expect(sent).toMatchObject({ copyNumber: 1, channel: 'email' })
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

test('a copy goes by post with its letter, in the next print batch', async () => {
  expect(accepted(await copyFor('B-1'))).toMatchObject({ copyNumber: 1, channel: 'letter' })
  const { code } = await one(system.db, sql<{ code: string }>`SELECT code FROM legal_entity`)
  const made = accepted(await execute(system, createPrintBatch, { legalEntity: code }, CLERK))
  expect(made.letters).toBe(1)
  const { batchId } = await one(
    system.db,
    sql<{ batchId: string }>`SELECT batch_id AS "batchId" FROM print_batch`,
  )
  await letterTasks(system).printLetters?.({ batchId })
  const { path } = await one(system.db, sql<{ path: string }>`SELECT path FROM print_batch`)
  expect(await pdfText(await system.storage.read(path))).toContain('KOPIE')
})
