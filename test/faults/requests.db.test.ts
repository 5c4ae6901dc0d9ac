import { Agent, get, request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createQuittance, type Quittance, Refused } from '../../client/quittance.ts'
import { type RunningServer, startServer } from '../../src/app/server/server.ts'
import { installedAuthority } from '../../src/identity/load/installed.ts'
import { rows } from '../../src/platform/database/database.ts'
import { filtersOf } from '../../src/platform/list-where.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { proveAll } from '../../src/reporting/proofs/load/all.ts'
import { setUp, signUp } from '../scenarios/setting.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'

/*
 * Bad and rival requests as they come in by HTTP. What a refused one leaves behind is
 * input.db.test.ts's; here it is the door.
 */

let company: Company
let server: RunningServer
let client: Quittance
let key: string
let invoices: string[]

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['A-1', 'A-2', 'A-3', 'A-4']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const made = await company.do<{ secret: string }>('createApiKey', { name: 't', scopes: ['*'] })
  key = made.secret
  const { system } = company
  const authority = installedAuthority(system.db, system.clock)
  server = await startServer(
    { ...system, ...authority, authorises: system.authorises },
    { port: 0 },
  )
  client = createQuittance({ url: server.url, key })
  const found = await rows(
    system.db,
    sql<{ label: string }>`SELECT d.label FROM document_number d JOIN account a USING (account_id)
                            ORDER BY a.number`,
  )
  invoices = found.map(row => row.label)
})

afterAll(async () => {
  await server?.close()
  const broken = (await proveAll(company.system)).filter(proven => proven.violations > 0n)
  expect(broken).toEqual([])
})

const PATH = '/v1/commands/placeBillingHolds'

/** Pours blanks into a body until the server has had enough; gives its status and what it took. */
function pour(most: number, headers: Record<string, string>): Promise<[number, number]> {
  const { promise, resolve } = Promise.withResolvers<[number, number]>()
  let sent = 0
  let status = 0
  const chunk = Buffer.alloc(65_536, ' ')
  const out = request(`${server.url}${PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
  })
  const write = (): void => {
    while (status === 0 && sent < most && !out.destroyed) {
      sent += chunk.length
      if (!out.write(chunk)) return
    }
    if (!out.destroyed && status === 0) out.end()
  }
  out.on('response', response => {
    status = response.statusCode ?? 0
    response.resume()
    response.on('close', () => resolve([status, sent]))
    out.destroy()
  })
  out.on('drain', write)
  // The server closes the connection of whoever does not stop, at times before its answer is read.
  out.on('error', () => resolve([status === 0 ? 413 : status, sent]))
  write()
  return promise
}

describe('a body', () => {
  test('of 100 MB is refused by its announced length, before it has come', async () => {
    const size = 100 * 1024 * 1024
    const [status, sent] = await pour(size, { 'content-length': String(size) })
    expect(status).toBe(413)
    expect(sent).toBeLessThan(size / 2)
  })

  test('without an end is refused once it is longer than 16 MB', async () => {
    const [status, sent] = await pour(100 * 1024 * 1024, { 'transfer-encoding': 'chunked' })
    expect(status).toBe(413)
    expect(sent).toBeLessThan(64 * 1024 * 1024)
  })

  test('that was packed is not unpacked, however small', async () => {
    const response = await fetch(`${server.url}${PATH}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
      body: gzipSync(Buffer.alloc(10_000_000, ' ')),
    })
    expect(response.status).toBe(415)
  })
})

describe('a question', () => {
  test('with 500 conditions, a billion rows or an offset is refused', async () => {
    const many = Array.from({ length: 500 }, (_, i) => `number.${i % 2 ? 'x' : 'y'}${i}=1`)
    const ways = [...LISTS.values()].map(list => [list.name, [...filtersOf(list).keys()]] as const)
    const [name, known] = ways.find(([, names]) => names.length > 20) ?? ['', []]
    const all = known.map(each => `${each}=1`)
    const codes: unknown[] = []
    for (const query of [
      `documents?${many.join('&')}`,
      `${name}?${all.join('&')}`,
      'documents?limit=1000000000',
      'documents?offset=1000000000',
    ]) {
      const response = await fetch(`${server.url}/v1/${query}`, {
        headers: { authorization: `Bearer ${key}` },
      })
      codes.push([response.status, ((await response.json()) as { code: string }).code])
    }
    expect(codes).toEqual([
      [400, 'unknown_field'],
      [400, 'wrong_shape'],
      [422, 'invalid_input'],
      [400, 'unknown_field'],
    ])
  })
})

describe('a page', () => {
  test('that many ask for at once holds what was written before, for who may see it', async () => {
    const made = await company.do<{ secret: string }>('createApiKey', {
      name: 'other',
      scopes: ['usage.read'],
    })
    const ask = (secret: string) =>
      fetch(`${server.url}/v1/holds`, { headers: { authorization: `Bearer ${secret}` } })
    let isOver = false
    const others = Array.from({ length: 6 }, async () => {
      while (!isOver) await (await ask(key)).text()
    })
    for (const accountNumber of ['A-1', 'A-2', 'A-3', 'A-4']) {
      const rows = [{ accountNumber, reason: 'crowd', fromOn: '2028-01-01' }]
      await client.run('placeBillingHolds', { rows })
      const answers = await Promise.all([key, made.secret, 'qtk_none', key].map(ask))
      expect(answers.map(({ status }) => status)).toEqual([200, 403, 401, 200])
      const ids = new Set(answers.map(({ headers }) => headers.get('x-request-id')))
      expect(ids.size).toBe(4)
      for (const answer of [answers[0]!, answers[3]!]) {
        const { rows: holds } = (await answer.json()) as { rows: { account: string }[] }
        expect(holds.map(({ account }) => account)).toContain(accountNumber)
      }
    }
    isOver = true
    await Promise.all(others)
  })
})

describe('whole lists', () => {
  test('asked for 1,000 at once are sent a few at a time, the others told so, and pages meanwhile', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 100 })
    const ask = (path: string, accept: string) =>
      new Promise<string>((resolve, reject) => {
        const headers = { authorization: `Bearer ${key}`, accept }
        get(`${server.url}${path}`, { agent, headers }, response => {
          let size = 0
          response.on('data', chunk => {
            size += chunk.length
          })
          response.on('end', () => resolve(`${response.statusCode} ${size > 0}`))
        }).on('error', reject)
      })
    const asked = Array.from({ length: 1000 }, () => ask('/v1/accounts', 'text/csv'))
    const page = await fetch(`${server.url}/v1/accounts?limit=1`, {
      headers: { authorization: `Bearer ${key}` },
    })
    expect(page.status).toBe(200)
    const answers = Map.groupBy(await Promise.all(asked), answer => answer)
    agent.destroy()
    expect([...answers.keys()].sort()).toEqual(['200 true', '429 true'])
    // None of them is counted as under way for ever.
    expect(await ask('/v1/accounts', 'text/csv')).toBe('200 true')
  })
})

/** `done`, or the code with which it was refused; anything else is a failure of ours. */
async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (error instanceof Refused && error.status < 500) return error.code
    throw error
  }
}

describe('at once', () => {
  test('50 equal credits under one key are one, with one answer for all', async () => {
    const input = {
      invoice: invoices[0] ?? '',
      reason: 'once',
      issueOn: '2026-02-02',
      netAmount: '1.00',
    }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        client.run('issueCreditNote', input, { idempotencyKey: 'credit-once' }),
      ),
    )
    expect(new Set(answers.map(answer => answer.creditNote)).size).toBe(1)
    const other = client.run(
      'issueCreditNote',
      { ...input, netAmount: '2.00' },
      { idempotencyKey: 'credit-once' },
    )
    await expect(other).rejects.toMatchObject({ status: 422, code: 'idempotency_conflict' })
  })

  test('two credits of 60 % of one invoice: exactly one is given', async () => {
    const credit = () =>
      client.run('issueCreditNote', {
        invoice: invoices[1] ?? '',
        reason: 'twice',
        issueOn: '2026-02-02',
        netAmount: '6.00',
      })
    const outcomes = await Promise.all([outcome(credit()), outcome(credit())])
    expect(outcomes.sort()).toEqual(['credit_exceeds_document', 'done'])
  })

  test('two refunds of 60 % of one credit: exactly one is paid, and none above what is left', async () => {
    const money = {
      entity: 'SUN',
      accountNumber: 'A-4',
      method: 'transfer',
      currency: 'EUR',
    } as const
    const receipt = await client.run('recordReceipt', {
      ...money,
      amount: '100.00',
      bookedOn: '2026-02-02',
      documents: [],
    })
    const refund = (amount: string) =>
      client.run('refundCredit', {
        accountNumber: 'A-4',
        item: receipt.receiptId,
        amount,
        on: '2026-02-02',
        way: 'cash',
        payee: 'A-4',
        reason: 'credit_balance',
      })
    const outcomes = await Promise.all([outcome(refund('60.00')), outcome(refund('60.00'))])
    expect(outcomes.sort()).toEqual(['done', 'more_than_open'])
    expect(await outcome(refund('1000.00'))).toBe('more_than_open')
    const { rows: items } = await client.list('open-items', { account: 'A-4' })
    expect(items.map(item => [item.kind, item.open])).toEqual([
      ['receipt', '-40.00'],
      ['invoice', '11.90'],
    ])
  })

  test('an invoice that is paid and voided: both, or one of them, and the books agree', async () => {
    const invoice = invoices[2] ?? ''
    const paid = client.run('recordReceipt', {
      entity: 'SUN',
      accountNumber: 'A-3',
      method: 'transfer',
      currency: 'EUR',
      amount: '11.90',
      bookedOn: '2026-02-02',
      documents: [{ document: invoice }],
    })
    const voided = client.run('voidInvoice', {
      invoice,
      reason: 'wrong customer',
      issueOn: '2026-02-02',
      rebill: false,
    })
    const outcomes = await Promise.all([outcome(paid), outcome(voided)])
    expect(outcomes).toContain('done')
    const { rows: items } = await client.list('open-items', { account: 'A-3' })
    // Nothing is owed by the customer after a void, whatever came first.
    expect(items.filter(item => !item.open.startsWith('-'))).toEqual([])
  })
})
