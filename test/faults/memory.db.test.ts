import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'

/*
 * That bodies made to fill the memory do not: a server in a process of its own is sent them, and tells
 * the most memory that it ever had.
 */

const MB = 1024 * 1024

let server: ChildProcess
let url: string
let key: string

beforeAll(async () => {
  const company = new Company(await createTestSystem())
  const made = await company.do<{ secret: string }>('createApiKey', { name: 't', scopes: ['*'] })
  key = made.secret
  const { database, folder } = company.system
  server = fork(join(import.meta.dirname, 'lone-server.ts'), [
    JSON.stringify(database.target),
    folder,
  ])
  url = String((await once(server, 'message'))[0])
})

afterAll(async () => {
  const ended = once(server, 'exit')
  server.kill('SIGKILL')
  await ended
})

async function peakMb(): Promise<number> {
  const told = once(server, 'message')
  server.send('memory')
  return Number((await told)[0]) / MB
}

type Body = {
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly chunk: string | Buffer
  readonly times?: number
}

/** Sends a body, chunk by chunk, until it is answered; gives the status. */
function send({ path = '/v1/commands/placeBillingHolds', headers, chunk, times = 1 }: Body) {
  const { promise, resolve } = Promise.withResolvers<number>()
  let status = 0
  const out = request(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
  })
  let left = times
  const write = (): void => {
    while (left > 0 && status === 0 && !out.destroyed) {
      left -= 1
      if (!out.write(chunk)) return
    }
    if (status === 0 && !out.destroyed) out.end()
  }
  out.on('response', response => {
    status = response.statusCode ?? 0
    response.resume()
    response.on('close', () => {
      out.destroy()
      resolve(status)
    })
  })
  out.on('drain', write)
  // The server closes the connection of whoever does not stop, at times before its answer is read.
  out.on('error', () => resolve(status === 0 ? 413 : status))
  write()
  return promise
}

const BLANKS = Buffer.alloc(MB, ' ')
const GZIP = { 'content-encoding': 'gzip' }

function billionLaughs(): string {
  const entities = Array.from(
    { length: 9 },
    (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
  )
  return `<!DOCTYPE d [<!ENTITY l0 "ha">${entities.join('')}]><d>&l9;</d>`
}

/** Each of them is sent three times at once. Kept or unpacked they would take 300 to 600 MB. */
const BODIES: readonly (readonly [string, number, Body])[] = [
  ['announced', 413, { chunk: BLANKS, times: 200, headers: { 'content-length': `${200 * MB}` } }],
  ['without an end', 413, { chunk: BLANKS, times: 200 }],
  ['packed', 415, { chunk: gzipSync(Buffer.alloc(100 * MB, ' ')), headers: GZIP }],
  ['deep lists', 400, { chunk: '['.repeat(15 * MB) }],
  ['deep objects', 400, { chunk: '{"a":'.repeat(3 * MB) }],
  ['entities', 422, { path: '/v1/bank-files?fileName=camt.xml', chunk: billionLaughs() }],
]

test('bodies that would fill it are refused, and the memory of the server hardly grows', async () => {
  // A body that is as large as it may be comes first: what the server needs for it, it needs.
  const rows = [{ accountNumber: 'x', reason: ' '.repeat(15 * MB), fromOn: '2026-01-01' }]
  expect(await send({ chunk: JSON.stringify({ rows }) })).toBe(200)
  const before = await peakMb()
  for (const [name, status, body] of BODIES) {
    const statuses = await Promise.all([send(body), send(body), send(body)])
    expect([name, ...statuses]).toEqual([name, status, status, status])
  }
  expect((await peakMb()) - before).toBeLessThan(200)
})
