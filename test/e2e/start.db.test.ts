import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/app/registry.ts'
import { startServer } from '../../src/app/server/server.ts'
import { RefusalError } from '../../src/kernel/result.ts'
import { type Command, execute } from '../../src/platform/command.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'

const CLI = join(import.meta.dirname, '../../src/app/cli.ts')

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quittance-start-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

function quittance(...args: readonly string[]): ChildProcess & { said(): string } {
  const child = spawn(process.execPath, [CLI, ...args, '--data', folder])
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', chunk => {
      said += chunk
    })
  }
  return Object.assign(child, { said: () => said })
}

async function until<T>(found: () => T | null | undefined): Promise<T> {
  for (;;) {
    const value = found()
    if (value !== null && value !== undefined) return value
    await new Promise(done => setTimeout(done, 20))
  }
}

describe('quittance start', () => {
  test('serves on an empty folder, and ends in order when it is told to', async () => {
    const child = quittance('start', '--port', '0')
    const [setUp, url = ''] = await until(() =>
      /(http:\/\/localhost:\d+)\/set-up\/[\w-]{43}(?=\n)/.exec(child.said()),
    )
    expect((await fetch(`${url}/v1/me`)).status).toBe(401)
    const first = { name: 'Ada', email: 'ada@example.com', password: 'brass harbour lantern' }
    const entered = await fetch(setUp, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: url },
      body: new URLSearchParams(first),
    })
    const cookie = entered.headers
      .getSetCookie()
      .map(each => each.split(';')[0])
      .join('; ')
    const answer = await fetch(`${url}/v1/views/home`, { headers: { cookie } })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ totals: { invoices: '0' } })
    expect(await (await fetch(`${url}/ready`)).json()).toMatchObject({ ready: true })
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect([code, child.said()]).toEqual([0, expect.not.stringMatching(/error/i)])
    await expect(fetch(url)).rejects.toThrow()
  }, 60_000)

  test('says why it does not listen for other machines, and on no port that is none', async () => {
    const open = quittance('server', '--host', '0.0.0.0', '--port', '0')
    const [code] = await once(open, 'exit')
    expect([code, open.said()]).toEqual([1, expect.stringContaining('passwords would cross')])
    const wrong = quittance('server', '--port', '70000')
    expect((await once(wrong, 'exit'))[0]).toBe(2)
  }, 60_000)
})

describe('a server', () => {
  let system: TestSystem

  beforeAll(async () => {
    system = await createTestSystem()
  })

  const refusalOf = (starting: Promise<unknown>) =>
    starting.then(
      () => undefined,
      error => (error instanceof RefusalError ? error.refusal : error),
    )

  test('is refused a port that is in use', async () => {
    const first = await startServer(system, { port: 0 })
    const port = Number(new URL(first.url).port)
    expect(await refusalOf(startServer(system, { port }))).toEqual({
      code: 'port_in_use',
      facts: { port },
    })
    await first.close()
    await (await startServer(system, { port })).close()
  })

  test('is refused an address of others, unless a proxy speaks TLS in front', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1']) {
      const refusal = await refusalOf(startServer(system, { host, port: 0 }))
      expect(refusal).toMatchObject({ code: 'needs_tls_proxy' })
    }
    const trustedProxy = '127.0.0.1'
    const open = await startServer(system, { host: '0.0.0.0', port: 0, trustedProxy })
    const page = await fetch(`${open.url.replace('0.0.0.0', '127.0.0.1')}/sign-in`)
    expect(page.status).toBe(200)
    await open.close()
    const absent = { host: '192.0.2.1', port: 0, trustedProxy }
    expect(await refusalOf(startServer(system, absent))).toMatchObject({ code: 'address_unusable' })
  })

  test('lets a request under way finish when it closes', async () => {
    const server = await startServer(system, { port: 0 })
    const command = commands.get('createApiKey') as Command
    const input = { name: 'closing', scopes: ['*'] }
    const made = await execute(system, command, input, { actor: 'cli:test' })
    if (!made.ok) throw new Error('no key')
    const { secret } = made.value as { readonly secret: string }
    const headers = { authorization: `Bearer ${secret}` }
    const { statements } = system.database
    const before = statements.count
    const asked = fetch(`${server.url}/v1/views/home`, { headers })
    // It has begun to be answered.
    await until(() => (statements.count > before ? true : undefined))
    const start = performance.now()
    const [answer] = await Promise.all([asked, server.close()])
    // Connections that browsers keep open do not hold it up (10 s without closing them).
    expect(performance.now() - start).toBeLessThan(5_000)
    expect(answer.status).toBe(200)
    await expect(fetch(server.url)).rejects.toThrow()
  })
})
