import { writeFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { HOSTILE_NAME, RUNS, writeShownCompany } from '../../../test/support/shown.ts'
import { contentHash } from '../../platform/storage.ts'
import { openLog } from '../../platform/telemetry.ts'
import { loadDocumentFile } from '../../reporting/console/load/document.ts'
import { PROOFS } from '../../reporting/proofs/load/all.ts'
import { ASSET_PATHS } from './assets.ts'
import { escapeHtml } from './markup.ts'
import { buildServer } from './server.ts'

let system: TestSystem
let app: FastifyInstance

const INVOICE = '/documents/SUN-INV-2026-000001'

/** Enough accounts that every list has a second page. */
const MANY = 60

beforeAll(async () => {
  system = await createTestSystem('2026-04-02T08:00:00Z')
  await writeShownCompany(system, MANY)
  // Failures that are provoked here need not be read in the tests' output.
  system = { ...system, log: openLog('silent') }
  app = buildServer(system, { checksHost: true, openToAll: true })
})

afterAll(() => app?.close())

type Options = { readonly headers?: Record<string, string>; readonly method?: 'GET' | 'POST' }

function get(url: string, { headers = {}, method = 'GET' }: Options = {}) {
  return app.inject({ method, url, headers: { host: 'localhost:4000', ...headers } })
}

const PAGES = [
  '/',
  '/runs',
  `/runs/${RUNS.issued}`,
  `/runs/${RUNS.inReview}?outcome=held`,
  '/documents',
  '/documents?kind=invoice&entity=SUN&account=A-0001&number=SUN-INV',
  INVOICE,
  '/documents/SUN-CN-2026-000001',
  '/accounts',
  '/accounts/A-0001',
  '/ledger',
  '/ledger?on=2026-02-28',
  '/proofs',
]

describe('every page', () => {
  test.each(PAGES)('%s is answered in each language', async url => {
    for (const language of ['en', 'fr', 'es', 'de']) {
      const answer = await get(url, { headers: { 'accept-language': `${language}-XX` } })
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-language']).toBe(language)
      expect(answer.body).toContain(`<html lang="${language}">`)
      expect(answer.body).not.toMatch(/undefined|\[object|NaN|\{\w+\}/)
    }
  })

  test.each(PAGES)('%s sends the headers that keep a browser safe', async url => {
    const { headers } = await get(url)
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /)
    expect(headers['content-security-policy']).not.toMatch(/script-src|unsafe/)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('shows what customers and clerks typed as text', async () => {
    const bodies = await Promise.all(
      [
        '/accounts',
        '/accounts/A-0002',
        '/accounts/A-0003',
        `/runs/${RUNS.issued}`,
        '/documents',
      ].map(async url => (await get(url)).body),
    )
    const all = bodies.join('')
    expect(all).toContain(escapeHtml(HOSTILE_NAME))
    expect(all).toContain('Ownership &lt;b&gt;disputed&lt;/b&gt;')
    expect(all).not.toMatch(/<script|<b>disputed/)
  })
})

describe('the statements that a page sends', () => {
  const counted = async (of: TestSystem, server: FastifyInstance): Promise<number[]> => {
    const counts: number[] = []
    for (const url of PAGES) {
      const before = of.database.statements.count
      await server.inject({ url, headers: { host: 'localhost' } })
      counts.push(of.database.statements.count - before)
    }
    return counts
  }

  test('are as many for 60 accounts as for 4, and few', async () => {
    const small = await createTestSystem('2026-04-02T08:00:00Z')
    await writeShownCompany(small, 4)
    const server = buildServer(small, { checksHost: true, openToAll: true })
    const counts = await counted(small, server)
    expect(await counted(system, app)).toEqual(counts)
    expect(Math.max(...counts)).toBeLessThanOrEqual(13)
    await server.close()
  })
})

describe('a list', () => {
  /** Follows a list to its end; gives the numbers on it in order. */
  async function walk(url: string, pattern: RegExp): Promise<string[]> {
    const found: string[] = []
    for (let next: string | undefined = url; next !== undefined; ) {
      const { body, statusCode } = await get(next)
      expect(statusCode).toBe(200)
      found.push(...[...body.matchAll(pattern)].map(match => match[1] as string))
      const link = /<a href="([^"]+)" rel="next">/.exec(body)?.[1]
      next = link?.replaceAll('&amp;', '&')
    }
    return found
  }

  const documents = /<th scope="row"><a href="\/documents\/([^"]+)"/g

  test('of accounts pages by number, each once', async () => {
    const numbers = await walk('/accounts', /<th scope="row"><a href="\/accounts\/([^"]+)"/g)
    expect(numbers).toHaveLength(MANY)
    expect(numbers).toEqual([...numbers].sort())
  })

  test('of documents pages by date and by number, each document once', async () => {
    const byDate = await walk('/documents', documents)
    const byNumber = await walk('/documents?number=SUN-', documents)
    expect(byDate.length).toBeGreaterThan(100)
    expect([...byDate].sort()).toEqual([...byNumber].sort())
    expect(new Set(byDate).size).toBe(byDate.length)
    expect(byNumber).toEqual([...byNumber].sort().reverse())
  })

  test('of documents shows what its filters say', async () => {
    expect((await walk('/documents?kind=credit_note', documents)).sort()).toEqual([
      'SUN-CN-2026-000001',
      'SUN-CN-2026-000002',
    ])
    const ofAccount = await walk('/documents?account=A-0004&kind=invoice', documents)
    expect(ofAccount).toHaveLength(2)
    expect(await walk('/documents?entity=NONE', documents)).toEqual([])
    expect(await walk('/documents?number=SUN-INV-2026-00000', documents)).toHaveLength(9)
    expect(await walk("/documents?number=' OR 1=1 --%25_", documents)).toEqual([])
  })

  test("of a run's accounts pages within an outcome", async () => {
    const accounts = /<th scope="row" class="wraps"><a href="\/accounts\/([^"]+)"/g
    const billed = await walk(`/runs/${RUNS.first}?outcome=billed`, accounts)
    expect(new Set(billed).size).toBe(MANY)
    const { body } = await get(`/runs/${RUNS.inReview}?outcome=held`)
    expect(body).toContain('/accounts/A-0003')
    expect(body).toContain('Billing is on hold: <bdi>Ownership')
  })
})

describe('a bad address', () => {
  test.each([
    ['/nothing', 404, 'There is no page /nothing.'],
    ['/runs/none', 404, 'There is no bill run none.'],
    ['/documents/none', 404, 'No document bears the number none.'],
    ['/documents/none.pdf', 404, 'No document bears the number none.'],
    ['/accounts/none', 404, 'none'],
    ['/find?number=none', 404, 'bears the number none.'],
    ['/accounts/a%00b', 404, 'bears the number'],
    ['/documents?kind=bill', 400, 'kind is &quot;bill&quot;, but invoice or credit_note'],
    ['/documents?kind=invoice&kind=invoice', 400, 'kind is'],
    ['/?id=1&id=2', 400, 'There is no field id here.'],
    ['/documents?__proto__=1', 400, 'There is no field __proto__ here.'],
    ['/documents?number=a%00', 400, 'text of one line'],
    ['/documents?after=1', 400, 'a place in the list'],
    ['/documents?after=2026-01-01~x~y~z', 400, 'a place in the list'],
    ['/documents?after=2026-99-99~%~%~z', 400, 'a place in the list'],
    ['/documents?sort=net', 400, 'There is no field sort here.'],
    ['/ledger?on=2026-02-30', 400, 'a date such as'],
    ['/ledger?on=0001-01-01', 400, 'from 1900 to 2199'],
    [`/runs/${RUNS.first}?outcome=lost`, 400, 'one of pending, billed'],
    ['/proofs?run=later', 400, 'now'],
    ['/find', 400, 'number is nothing'],
    ['/%E0%A4%A', 400, 'This address cannot be read.'],
  ])('%s: %i', async (url, status, text) => {
    const answer = await get(url)
    expect(answer.statusCode).toBe(status)
    expect(answer.body).toContain(text)
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })

  test('that has markup in it is shown as text', async () => {
    const { body, statusCode } = await get('/runs/%3Cscript%3E1%3C%2Fscript%3E')
    expect(statusCode).toBe(404)
    expect(body).toContain('&lt;script&gt;1')
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

describe('the PDF of a document', () => {
  test('is the file as issued, named and hashed', async () => {
    const answer = await get(`${INVOICE}.pdf`)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.headers.etag).toBe(`"${contentHash(answer.rawPayload)}"`)
    expect(answer.headers['content-disposition']).toMatch(
      /^inline; filename="SUN-INV-2026-000001\.pdf"/,
    )
    const saved = await get(`${INVOICE}.pdf?download=1`)
    expect(saved.headers['content-disposition']).toMatch(/^attachment; /)
    expect(saved.rawPayload.equals(answer.rawPayload)).toBe(true)
    const again = await get(`${INVOICE}.pdf`, {
      headers: { 'if-none-match': String(answer.headers.etag) },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  test('is not sent when its file is not the one that was issued', async () => {
    const number = 'SUN-INV-2026-000005'
    const found = await loadDocumentFile(system.db, number)
    await writeFile(system.storage.path(found?.file?.path ?? ''), 'something else')
    const answer = await get(`/documents/${number}.pdf`)
    expect(answer.statusCode).toBe(500)
    expect(answer.headers['content-type']).toContain('text/html')
    expect(answer.body).toContain('is not the one that was issued')
  })
})

describe('the server', () => {
  test('tells a supervisor that it lives and that its database answers', async () => {
    expect((await get('/health')).json()).toEqual({ healthy: true })
    const { schemaVersion } = system.database
    expect((await get('/ready')).json()).toEqual({ ready: true, because: [], schemaVersion })
  })

  test('finds documents, accounts and runs by number', async () => {
    for (const [number, place] of [
      ['SUN-INV-2026-000001', '/documents/SUN-INV-2026-000001'],
      [' A-0001 ', '/accounts/A-0001'],
      [RUNS.first, `/runs/${RUNS.first}`],
    ]) {
      const answer = await get(`/find?number=${encodeURIComponent(number as string)}`)
      expect([answer.statusCode, answer.headers.location]).toEqual([303, place])
    }
  })

  test('keeps assets for good, under the hash of their content', async () => {
    for (const path of Object.values(ASSET_PATHS)) {
      const answer = await get(path)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['cache-control']).toContain('immutable')
    }
  })

  test('runs the proofs when asked, and remembers what came of them', async () => {
    expect((await get('/proofs')).body).toContain('Not run since the server started.')
    const asked = await Promise.all([get('/proofs?run=now'), get('/proofs?run=now')])
    expect(asked.map(answer => answer.headers.location)).toEqual(['/proofs', '/proofs'])
    // The test above changed a file, which the proofs must find.
    expect((await get('/')).body).toContain(`1 of ${PROOFS.length} statements do not hold.`)
  })

  test('does not answer pages while the database is away, and says so', async () => {
    const lost = buildServer(
      { ...system, db: (await closedSystem()).db },
      { checksHost: true, openToAll: true },
    )
    const page = await lost.inject({ url: '/', headers: { host: 'localhost' } })
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
