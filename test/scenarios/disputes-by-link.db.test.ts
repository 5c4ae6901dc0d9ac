import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { explainInvoice, explanationText } from '../../src/app/explain/explain-invoice.ts'
import { importFolder } from '../../src/app/import/folder.ts'
import { caseRecord } from '../../src/app/server/case-record.ts'
import { type RunningServer, startServer } from '../../src/app/server/server.ts'
import { loadPage } from '../../src/platform/list.ts'
import { contentHash } from '../../src/platform/storage.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company
let server: RunningServer
let page = ''

/** Two customers with an invoice of 11.90 each; one has a link. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['L1', 'L2']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  company.on('2026-02-10')
  server = await startServer(company.system, { port: 0 })
  const asked = { accountNumber: 'L1', legalEntity: 'SUN' }
  page = `${(await company.do<{ path: string }>('createPayLink', asked)).path}/cases`
})

afterAll(() => server.close())

const list = async (name: string, filters = {}) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters, limit: 50 })).rows

async function invoiceOf(account: string): Promise<string> {
  const [row] = await list('documents', { account })
  return String(row?.number)
}

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('a meter')])

const get = async (path: string) => {
  const answer = await fetch(`${server.url}${path}`)
  return { status: answer.status, body: await answer.text() }
}

async function post(path: string, fields: Record<string, string>, ...files: readonly Buffer[]) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  for (const file of files) body.append('file', new File([new Uint8Array(file)], '../meter.png'))
  const answer = await fetch(`${server.url}${path}`, { method: 'POST', body, redirect: 'manual' })
  const at = answer.headers.get('location')
  return { status: answer.status, at, body: await answer.text() }
}

test('a customer objects by their link, with a file, and both sides write to each other', async () => {
  const document = await invoiceOf('L1')
  const shown = await get(`${page}?document=${document}`)
  expect(shown.status).toBe(200)
  expect(shown.body).toContain('What is it about?')

  const entered = { document, line: '1', cause: 'wrong_usage', text: 'I was <b>away</b>.' }
  const refused = await post(page, { ...entered, amount: '99.00' })
  expect(refused.status).toBe(422)
  // What was typed stays, as text.
  expect(refused.body).toContain('I was &lt;b&gt;away&lt;/b&gt;.')
  expect(refused.body).toContain('role="alert"')
  const script = await post(page, entered, Buffer.from('<script>'))
  expect(script.status).toBe(422)
  expect(await list('disputes', { account: 'L1' })).toEqual([])
  const foreign = await post(page, { ...entered, document: await invoiceOf('L2') })
  expect(foreign.status).toBe(422)

  const done = await post(page, { ...entered, amount: '5,00', contact: 'Lea' }, PNG)
  expect([done.status, done.at]).toEqual([303, `${page}/L1-D1`])
  expect(await list('disputes', { account: 'L1' })).toMatchObject([
    { case: 'L1-D1', channel: 'portal', amount: '5.00', state: 'open' },
  ])

  const message = { case: 'L1-D1', kind: 'message_out', text: 'Which reading do you see?' }
  expect(await company.do('addCaseNote', { ...message, send: true })).toMatchObject({
    isSent: true,
  })
  // In the timeline it stands once, as the message that it is.
  const timeline = await list('interactions', { account: 'L1' })
  expect(timeline.filter(each => String(each.body).includes(message.text))).toMatchObject([
    { kind: 'case_message', direction: 'out' },
  ])
  await company.do('addCaseNote', { case: 'L1-D1', text: 'Looks like a swapped meter.' })
  expect((await post(`${page}/L1-D1`, { text: 'It shows 4711.' })).status).toBe(303)
  const talk = (await get(`${page}/L1-D1`)).body
  for (const text of ['away', '../meter.png', 'Which reading do you see?', 'It shows 4711.']) {
    expect(talk).toContain(text)
  }
  expect(talk).not.toContain('swapped')
  const strange = await get(`${page.replace('/cases', 'A')}/cases/L1-D1`)
  expect(strange.status).toBe(404)

  const explained = await explainInvoice(company.system.db, document, null, 'en')
  expect(explained.ok && explanationText(explained.value)).toMatch(
    /Line 1\. In dispute: .*5\.00.* \(case L1-D1/,
  )
})

test('the record of a case is one file with the hash of everything in it, the same each time', async () => {
  await company.drain()
  const zip = await caseRecord(company.system, 'L1-D1')
  expect(contentHash(await caseRecord(company.system, 'L1-D1'))).toBe(contentHash(zip))
  const manifest = JSON.parse(firstFile(zip)) as {
    case: string
    files: readonly { name: string; sha256: string }[]
  }
  expect(manifest.case).toBe('L1-D1')
  expect(manifest.files.map(({ name }) => name)).toEqual([
    ...['record.csv', 'messages.csv', 'stakeholders.csv', 'files/01-__meter.png'],
    `documents/${await invoiceOf('L1')}.pdf`,
  ])
  expect(manifest.files[3]?.sha256).toBe(contentHash(PNG))
  const unknown = caseRecord(company.system, 'L1-D9')
  await expect(unknown).rejects.toMatchObject({ refusal: { code: 'unknown_case' } })
})

/** What the first entry of an archive says. */
function firstFile(zip: Buffer): string {
  const start = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28)
  return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(18))).toString()
}

test('disputes come from a file, each once, and a wrong row leaves the others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-disputes-'))
  try {
    const document = await invoiceOf('L2')
    const text = `reference,document,amount,cause,text,on
CRM-1,${document},2.00,wrong_price,Too much,2026-02-10
CRM-2,${document},99.00,wrong_price,Far too much,2026-02-10
`
    await writeFile(join(folder, 'disputes.csv'), text)
    const read = async () => (await importFolder(company.system, { folder, actor: 'test' })).files
    expect(await read()).toMatchObject([{ file: 'disputes.csv', created: 1, rejected: 1 }])
    expect(await read()).toMatchObject([{ file: 'disputes.csv', created: 0, rejected: 1 }])
    expect(await list('disputes', { account: 'L2' })).toHaveLength(1)
  } finally {
    await rm(folder, { recursive: true })
  }
  expect(await company.broken()).toEqual([])
})
