import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { openLog } from '../../platform/telemetry.ts'
import { ASSET_PATHS } from './assets.ts'
import { buildServer } from './server.ts'

let system: TestSystem
let app: FastifyInstance

beforeAll(async () => {
  // Failures that are provoked here need not be read in the tests' output.
  system = { ...(await createTestSystem('2026-04-02T08:00:00Z')), log: openLog('silent') }
  app = buildServer(system, { checksHost: true })
})

afterAll(() => app?.close())

type Options = { readonly headers?: Record<string, string>; readonly method?: 'GET' | 'POST' }

function get(url: string, { headers = {}, method = 'GET' }: Options = {}) {
  return app.inject({ method, url, headers: { host: 'localhost:4000', ...headers } })
}

describe('the page of signing in', () => {
  test('stands where the console would, in each language', async () => {
    for (const language of ['en', 'fr', 'es', 'de']) {
      const answer = await get('/console/lists/accounts', {
        headers: { 'accept-language': `${language}-XX` },
      })
      expect(answer.statusCode).toBe(401)
      expect(answer.headers['content-language']).toBe(language)
      expect(answer.body).toContain(`<html lang="${language}">`)
      expect(answer.body).not.toMatch(/undefined|\[object|NaN|\{\w+\}/)
    }
  })

  test('sends the headers that keep a browser safe', async () => {
    const { headers } = await get('/console')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /)
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('is where the bare address leads', async () => {
    const answer = await get('/')
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/console'])
  })
})

describe('a bad address', () => {
  test.each([
    ['/nothing', 404, 'There is no page /nothing.'],
    ['/accounts/A-1', 404, 'There is no page /accounts/A-1.'],
    ['/console/assets/..%2f..%2fpackage.json', 404, 'There is no page'],
    ['/health?id=1', 400, 'There is no field id here.'],
    ['/health?__proto__=1', 400, 'There is no field __proto__ here.'],
    ['/%E0%A4%A', 400, 'This address cannot be read.'],
  ])('%s: %i', async (url, status, text) => {
    const answer = await get(url)
    expect(answer.statusCode).toBe(status)
    expect(answer.body).toContain(text)
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })

  test('that has markup in it is shown as text', async () => {
    const { body, statusCode } = await get('/%3Cscript%3E1%3C%2Fscript%3E')
    expect(statusCode).toBe(404)
    expect(body).not.toContain('<script>')
  })

  test('of another host (DNS rebinding) gets nothing', async () => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:4000']) {
      const answer = await get('/', { headers: { host } })
      expect(answer.statusCode).toBe(421)
      expect(answer.body).not.toContain('Sunward')
    }
  })

  test('is only read: other methods are refused', async () => {
    const answer = await get('/', { method: 'POST' })
    expect(answer.statusCode).toBe(405)
    expect(answer.headers.allow).toBe('GET, HEAD')
  })
})

describe('the server', () => {
  test('tells a supervisor that it lives and that its database answers', async () => {
    expect((await get('/health')).json()).toEqual({ healthy: true })
    const { schemaVersion } = system.database
    expect((await get('/ready')).json()).toEqual({ ready: true, because: [], schemaVersion })
  })

  test('keeps assets for good, under the hash of their content', async () => {
    for (const path of Object.values(ASSET_PATHS)) {
      const answer = await get(path)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['cache-control']).toContain('immutable')
    }
  })

  test('does not answer pages while the database is away, and says so', async () => {
    const closed = await closedSystem()
    const lost = buildServer({ ...system, db: closed.db }, { checksHost: true })
    const cookie = `__Host-quittance=${'a'.repeat(43)}`
    const page = await lost.inject({ url: '/console', headers: { host: 'localhost', cookie } })
    const ready = await lost.inject({ url: '/ready', headers: { host: 'localhost' } })
    expect(ready.statusCode).toBe(503)
    expect(ready.json()).toMatchObject({ ready: false, because: ['database'] })
    expect(page.statusCode).toBe(503)
    expect(page.body).toContain('The database cannot be reached.')
    await lost.close()
  })
})

/** A system whose connections have been closed under it. */
async function closedSystem(): Promise<TestSystem> {
  const closed = await createTestSystem()
  await closed.database.close()
  return closed
}
