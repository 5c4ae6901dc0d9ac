import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Company } from '../../../test/support/company.ts'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { pngOf } from '../../../test/support/picture.ts'
import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { loadLegalEntityByCode } from '../../ledger/load.ts'
import { rows, transaction } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { loadFlags } from '../../reporting/console/load/collection-card.ts'
import { queueMessages } from '../messages/commands/queue.ts'
import { readBounceFolder } from './jobs/read-bounces.ts'
import { mailTasks } from './jobs/send.ts'
import { openSession } from './jobs/smtp.ts'
import { smtpServer } from './jobs/transport.ts'

/** What the mail server of this test does with the next text. */
type Behaviour = 'take' | 'cut_before_answer' | 'cut_in_text' | 'defer'

let system: TestSystem
let company: Company
let sunId: string
let server: SMTPServer
let behaviour: Behaviour = 'take'
const ids = new Map<string, string>()
const received: { raw: string; from: string; to: string; user: string | undefined }[] = []

beforeAll(async () => {
  system = await createTestSystem('2026-03-02T08:00:00Z')
  company = new Company(system)
  await company.do('defineLegalEntities', {
    entities: [
      {
        code: 'SUN',
        name: 'Sun Power\u00e9',
        addressLines: ['1 Sun Street'],
        country: 'DE',
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        email: 'billing@sun.example',
      },
    ],
  })
  await company.rows(
    'createAccounts',
    ...['C-1', 'C-2', 'C-3', 'C-4'].map(accountNumber => ({
      accountNumber,
      kind: 'person',
      name: `Customer <${accountNumber}>`,
      line1: '7 Oak Row',
      postalCode: '10115',
      city: 'Berlin',
      country: 'DE',
      email: `${accountNumber === 'C-3' ? 'nobody' : accountNumber}@example.com`,
      delivery: 'email',
      timeZone: 'Europe/Berlin',
    })),
  )
  for (const [number, id] of await loadAccountIds(system.db, ['C-1', 'C-2', 'C-3', 'C-4'])) {
    ids.set(number, id)
  }
  sunId = (await loadLegalEntityByCode(system.db, 'SUN'))!.legalEntityId
  server = mailServer()
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
})

function mailServer(): SMTPServer {
  const made = new SMTPServer({
    authOptional: true,
    closeTimeout: 50,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'secret' ? done(null, { user: username }) : done(new Error('wrong password')),
    onRcptTo: ({ address }, _session, done) => {
      if (!address.startsWith('nobody@')) return done()
      done(Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }))
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', part => {
        parts.push(part)
        if (behaviour === 'cut_in_text') cut()
      })
      stream.on('end', () => {
        if (behaviour === 'cut_before_answer') return cut()
        if (behaviour === 'defer') {
          return done(Object.assign(new Error('4.2.0 try later'), { responseCode: 451 }))
        }
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          raw: Buffer.concat(parts).toString(),
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo[0]?.address ?? '',
          user: session.user,
        })
        done(null, 'queued as 4711')
      })
    },
  })
  const cut = (): void => {
    for (const connection of made.connections) connection._socket.destroy()
  }
  made.on('error', () => {})
  return made
}

afterAll(async () => {
  await new Promise<void>(closed => server.close(() => closed()))
})

beforeEach(() => {
  behaviour = 'take'
  received.splice(0)
})

function transport(login = 'anna:secret') {
  const { port } = server.server.address() as AddressInfo
  const url = new URL(`smtp://${login}@127.0.0.1:${port}`)
  return {
    open: () => openSession(smtpServer(url, 'off')),
    from: null,
    bounces: 'bounces@sun.example',
  }
}

function send(login?: string): Promise<void> {
  return mailTasks(system, () => transport(login)).sendMessages!({})
}

async function queue(number: string): Promise<string> {
  const ctx = { actor: 'test', clock: system.clock, newId, enqueue: async () => {} }
  const [queued] = await transaction(system.db, tx =>
    queueMessages(tx, ctx, [
      {
        accountId: ids.get(number)!,
        legalEntityId: sunId,
        templateCode: 'refund',
        facts: {
          amount: { minor: 1_000n, currency: 'EUR' },
          refundedOn: '2026-03-01',
          way: 'transfer',
        },
      },
    ]),
  )
  return queued!.messageId
}

type Standing = { state: string; channel: string; attempts: number; last: string | null }

async function standing(messageId: string): Promise<Standing | undefined> {
  const [found] = await rows(
    system.db,
    sql<Standing>`
      SELECT m.state, m.channel, m.attempts,
             (SELECT outcome FROM message_attempt a WHERE a.account_id = m.account_id
                 AND a.message_id = m.message_id ORDER BY attempt DESC LIMIT 1) AS last
        FROM message m WHERE m.message_id = ${messageId}`,
  )
  return found
}

async function letterFor(messageId: string): Promise<string[]> {
  const found = await rows(
    system.db,
    sql<{ state: string }>`
      SELECT channel || ' ' || state AS state FROM message WHERE replaces = ${messageId}`,
  )
  return found.map(each => each.state)
}

test('an e-mail reaches the server whole, with names as names and an address for failures', async () => {
  const messageId = await queue('C-1')
  await send()
  expect(await standing(messageId)).toEqual({
    state: 'sent',
    channel: 'email',
    attempts: 1,
    last: 'accepted',
  })
  const [first] = received
  expect(first).toMatchObject({
    from: `bounces+${messageId}@sun.example`,
    to: 'C-1@example.com',
    user: 'anna',
  })
  const mail = await PostalMime.parse(first!.raw)
  expect(mail).toMatchObject({
    messageId: `<${messageId}@sun.example>`,
    from: { name: 'Sun Power\u00e9', address: 'billing@sun.example' },
    to: [{ name: 'Customer <C-1>', address: 'C-1@example.com' }],
    subject: 'We are paying you €10.00',
  })
  expect(mail.text).toContain('Dear Customer <C-1>,')
  expect(mail.html).toContain('Dear Customer &lt;C-1&gt;,')
  await send()
  expect(received).toHaveLength(1)
})

test('the logo of the company travels with the e-mail, so that nothing is asked for when it is read', async () => {
  const content = pngOf(240, 60)
  const asked = { entity: 'SUN', content: content.toString('base64') }
  await company.do('setEntityLogo', asked)
  await queue('C-1')
  await send()
  const mail = await PostalMime.parse(received[0]!.raw)
  const [picture] = mail.attachments
  expect(picture).toMatchObject({ mimeType: 'image/png', disposition: 'inline' })
  expect(Buffer.from(picture!.content as ArrayBuffer)).toEqual(content)
  expect(mail.html).toContain(`src="cid:${picture!.contentId!.replace(/[<>]/g, '')}"`)
  await company.do('setEntityLogo', { entity: 'SUN', content: null })
})

test('what the server does not take now is tried again later, and sent once', async () => {
  const messageId = await queue('C-1')
  behaviour = 'defer'
  await send()
  expect(await standing(messageId)).toMatchObject({ state: 'queued', last: 'deferred' })
  behaviour = 'take'
  await send()
  expect(received).toHaveLength(0)
  system.clock.set(system.clock.now().add({ minutes: 2 }))
  await send()
  expect(received).toHaveLength(1)
  expect(await standing(messageId)).toMatchObject({ state: 'sent', attempts: 2 })
})

test('cut off in the text it is sent again; cut off before the answer nobody knows, and a person decides', async () => {
  const inText = await queue('C-1')
  behaviour = 'cut_in_text'
  await send()
  // The text is short: the machine may have handed it over whole before it was cut off.
  expect(['queued', 'unknown']).toContain((await standing(inText))?.state)
  const unsure = await queue('C-2')
  behaviour = 'cut_before_answer'
  await send()
  expect(await standing(unsure)).toMatchObject({ state: 'unknown', last: 'unknown' })
  behaviour = 'take'
  system.clock.set(system.clock.now().add({ hours: 1 }))
  await send()
  expect(received.some(mail => mail.raw.includes(unsure))).toBe(false)
  const decision = { messages: [{ accountNumber: 'C-2', messageId: unsure }], decision: 'again' }
  await company.do('decideMessages', decision)
  await send()
  expect(received.filter(mail => mail.raw.includes(`<${unsure}@sun.example>`))).toHaveLength(1)
  expect(await company.refusal('decideMessages', decision)).toMatchObject({
    code: 'message_not_decidable',
  })
})

test('an address that the server does not know is blocked, and a letter goes in its place', async () => {
  const messageId = await queue('C-3')
  await send()
  expect(await standing(messageId)).toMatchObject({ state: 'bounced', last: 'no_such_address' })
  expect(await letterFor(messageId)).toEqual(['letter queued'])
  const next = await queue('C-3')
  expect(await standing(next)).toMatchObject({ channel: 'letter', state: 'queued' })
  await company.do('releaseEmail', { accountNumber: 'C-3', email: 'nobody@example.com' })
  expect(await standing(await queue('C-3'))).toMatchObject({ channel: 'email' })
})

test('a wrong password blames no address', async () => {
  const messageId = await queue('C-4')
  await send('anna:wrong')
  expect(await standing(messageId)).toMatchObject({ state: 'queued', last: 'unreachable' })
  system.clock.set(system.clock.now().add({ hours: 1 }))
  await send()
  expect(await standing(messageId)).toMatchObject({ state: 'sent' })
})

test('a sender that was killed leaves its message unknown, never sent twice', async () => {
  const messageId = await queue('C-4')
  await company.do('takeMessages', { limit: 100 })
  system.clock.set(system.clock.now().add({ minutes: 16 }))
  await send()
  expect(await standing(messageId)).toMatchObject({ state: 'unknown', last: 'unknown' })
  expect(received.some(mail => mail.raw.includes(messageId))).toBe(false)
})

test('a report in the bounce folder blocks the address once, however often it is read', async () => {
  const messageId = await queue('C-4')
  await send()
  const folder = mkdtempSync(join(tmpdir(), 'bounces-'))
  const report = [
    'From: MAILER-DAEMON@mx.example',
    `To: bounces+${messageId}@sun.example`,
    'Message-ID: <r1@mx.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; C-4@example.com',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 no such user',
    '--b--',
    '',
  ].join('\r\n')
  writeFileSync(join(folder, '1.eml'), report)
  writeFileSync(join(folder, '2.eml'), report)
  writeFileSync(join(folder, '3.eml'), 'From: a@b.example\r\n\r\nhello')
  expect(await readBounceFolder(system, folder)).toEqual({ files: 3, reports: 2, unread: 1 })
  expect(readdirSync(join(folder, 'unread'))).toEqual(['3.eml'])
  expect(await standing(messageId)).toMatchObject({ state: 'bounced' })
  expect(await letterFor(messageId)).toEqual(['letter queued'])
  const blocked = await rows(
    system.db,
    sql`SELECT FROM email_block WHERE account_id = ${ids.get('C-4')} AND released_at IS NULL`,
  )
  expect(blocked).toHaveLength(1)
  // The customer's page says so before the next e-mail is promised on the telephone.
  const flags = await loadFlags(system.db, ids.get('C-4') as string, 1)
  expect(flags.emailBlock).toBe('bounced')
})
