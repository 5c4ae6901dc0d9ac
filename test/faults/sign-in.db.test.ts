import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../src/app/server/server.ts'
import { setUpPath } from '../../src/identity/sign-in/commands/links.ts'
import { rows } from '../../src/platform/database/database.ts'
import { fastest } from '../support/fastest.ts'
import { Browser, House, OPERATOR, PASSWORD } from '../support/house.ts'

let house: House
let proxied: RunningServer

beforeAll(async () => {
  house = await House.open()
  proxied = await startServer(house.system, { port: 0, trustedProxy: '127.0.0.1' })
})

afterAll(async () => {
  await house?.server.close()
  await proxied?.close()
})

beforeEach(async () => {
  await rows(house.system.owner.db, sql`delete from attempt_bucket`)
})

describe('the first start', () => {
  test('gives a link that works once, for the first person alone', async () => {
    const path = (await setUpPath(house.system, OPERATOR)) as string
    const browser = house.browser()
    const typed = { name: 'Ada First', email: 'Ada@Example.com', password: 'quittance' }
    expect((await browser.ask(path, typed)).status).toBe(422)
    const done = await browser.ask(path, { ...typed, password: PASSWORD })
    expect(done.status).toBe(303)
    expect((await browser.ask('/v1/proofs')).status).toBe(200)
    expect(
      (await house.browser().ask(path, { ...typed, email: 'eve@example.com', password: PASSWORD }))
        .status,
    ).toBe(422)
    expect(await setUpPath(house.system, OPERATOR)).toBeUndefined()
    expect((await house.browser().signIn('ada@example.com')).status).toBe(303)
  })
})

describe('cookies and forms', () => {
  test('are of this host, out of reach of scripts, for TLS, and not sent along by other sites', async () => {
    await house.hire('cookie', 'auditor')
    const entered = await house.browser().signIn('cookie@example.com')
    const [session = '', device = ''] = entered.headers.getSetCookie()
    expect(session).toMatch(/^__Host-quittance=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/)
    expect(device).toMatch(
      /^__Host-quittance-device=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
    )
    expect(entered.headers.get('location')).toBe('/console')
  })

  const form = { email: 'cookie@example.com', password: PASSWORD, next: '/' }
  test.each([
    ['of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    [
      'of another site, of an old browser',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
    ['of a sister site', { 'sec-fetch-site': 'same-site' }],
    ['of an opaque origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['of an opaque origin, of an old browser', { origin: 'null', 'sec-fetch-site': '' }],
    ['as plain text', { 'content-type': 'text/plain' }],
    ['as JSON', { 'content-type': 'application/json' }],
    ['as multipart', { 'content-type': 'multipart/form-data; boundary=x' }],
  ])('that come %s are refused', async (_, headers) => {
    const answer = await house.browser().ask('/sign-in', form, headers)
    expect(answer.status).toBe(403)
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('lead nowhere but here', async () => {
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:x',
      '/a\r\nb: c',
    ]) {
      const answer = await house.browser().ask('/sign-in', { ...form, next })
      expect(answer.headers.get('location')).toBe('/')
    }
  })

  test('with a field twice, too long or missing are refused', async () => {
    for (const body of [
      'email=a&email=b&password=c&next=/',
      'email=a',
      `email=${'a'.repeat(9000)}&password=c&next=/`,
    ]) {
      const answer = await fetch(`${house.server.url}/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.server.url },
        body,
      })
      expect(answer.status).toBe(400)
    }
  })
})

describe('nobody learns who has an account', () => {
  test('by status, body or headers', async () => {
    await house.hire('known', 'auditor')
    const disabled = await house.hire('gone', 'auditor')
    await house.must('disablePerson', { email: disabled, reason: 'left' })
    await house.must('invitePerson', { email: 'fresh@example.com', name: 'No Password Yet' })
    const tries: [string, string][] = [
      ['nobody@example.com', PASSWORD],
      ['known@example.com', 'wrong password here'],
      ['gone@example.com', PASSWORD],
      ['fresh@example.com', PASSWORD],
      ["' or 1=1 --", PASSWORD],
    ]
    const answers = []
    for (const [email, password] of tries) {
      const { status, headers, text } = await house.browser().signIn(email, password)
      const shown = text.replace(/value="[^"]*"/g, '')
      answers.push(JSON.stringify([status, headers.getSetCookie(), shown]))
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^\[401/)
  })

  test('by how long the answer takes', async () => {
    await house.hire('timed', 'auditor')
    // In turns, and the shortest of each: what else the machine does must not tell them apart.
    const least = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY }
    for (let i = 0; i < 9; i += 1) {
      for (const [who, email] of [
        ['known', 'timed@example.com'],
        ['unknown', 'untimed@example.com'],
      ] as const) {
        const signIn = () => house.browser().signIn(email, `wrong password ${i}`)
        least[who] = Math.min(least[who], await fastest(signIn, 1))
      }
    }
    const { known, unknown } = least
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(1.5)
  })

  test('by being throttled: an address that nobody has is throttled alike', async () => {
    for (const email of ['known@example.com', 'nobody@example.com']) {
      const statuses = []
      for (let i = 0; i < 11; i += 1)
        statuses.push((await house.browser().signIn(email, `x${i}`)).status)
      expect(statuses).toEqual([...Array(10).fill(401), 429])
    }
  })
})

describe('guessing passwords', () => {
  test('is throttled by account over many networks, and does not lock the person out', async () => {
    const email = await house.hire('victim', 'auditor')
    const own = new Browser(proxied, { 'x-forwarded-for': '203.0.113.7', host: 'billing.example' })
    own.headers.origin = 'http://billing.example'
    expect((await own.signIn(email)).status).toBe(303)
    const statuses: number[] = []
    for (let i = 0; i < 30; i += 1) {
      const bot = new Browser(proxied, { 'x-forwarded-for': `198.51.${i}.9` })
      statuses.push((await bot.signIn(email, `guess ${i}`)).status)
    }
    expect(statuses.filter(status => status === 401).length).toBe(10)
    expect(statuses.filter(status => status === 429).length).toBe(20)
    // The right password of a stranger is not even looked at.
    const stranger = new Browser(proxied, { 'x-forwarded-for': '198.51.200.9' })
    expect((await stranger.signIn(email)).status).toBe(429)
    // The person's own browser still comes in.
    own.cookies.delete('__Host-quittance')
    expect((await own.signIn(email)).status).toBe(303)
    // And strangers, too, when some time has passed.
    house.system.clock.set(house.system.clock.now().add({ minutes: 15 }))
    expect((await stranger.signIn(email)).status).toBe(303)
  })

  test('is throttled by network, and who forges X-Forwarded-For has one network all the same', async () => {
    const statuses = new Map<number, number>()
    for (let i = 0; i < 60; i += 1) {
      const bot = house.browser({ 'x-forwarded-for': `203.0.${i}.1` })
      const { status } = await bot.signIn(`person${i}@example.com`, 'a password to try')
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(Object.fromEntries(statuses)).toEqual({ 401: 50, 429: 10 })
  })

  test('many at once slip through no more than one by one', async () => {
    const email = await house.hire('rushed', 'auditor')
    const tries = Array.from({ length: 40 }, (_, i) => house.browser().signIn(email, `guess ${i}`))
    const statuses = (await Promise.all(tries)).map(each => each.status)
    expect(statuses.filter(status => status === 401).length).toBeLessThanOrEqual(10)
  })
})
