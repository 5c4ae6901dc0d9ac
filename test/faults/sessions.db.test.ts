import { sql } from 'kysely'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { VIEWS } from '../../src/app/console/views/all.ts'
import { type RunningServer, startServer } from '../../src/app/server/server.ts'
import { mayOf } from '../../src/identity/access.ts'
import { BUILT_IN_ROLES } from '../../src/identity/roles.ts'
import { rows } from '../../src/platform/database/database.ts'
import { Browser, House, PASSWORD } from '../support/house.ts'

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

describe('a session', () => {
  test('is another after each sign-in: one that was planted is worth nothing', async () => {
    const email = await house.hire('fixated', 'auditor')
    const planted = 'A'.repeat(43)
    const browser = house.browser()
    browser.cookies.set('__Host-quittance', planted)
    await browser.signIn(email)
    expect(browser.cookies.get('__Host-quittance')).not.toBe(planted)
    const thief = house.browser()
    thief.cookies.set('__Host-quittance', planted)
    expect((await thief.ask('/v1/proofs')).status).toBe(401)
  })

  test('ends by signing out: the cookie is worth nothing from then on', async () => {
    const { browser } = await house.entered('leaver', 'auditor')
    const copy = house.browser()
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value)
    expect((await copy.ask('/v1/proofs')).status).toBe(200)
    expect((await browser.ask('/sign-out', {})).status).toBe(303)
    expect((await copy.ask('/v1/proofs')).status).toBe(401)
  })

  test('ends for others with a change of password', async () => {
    const { email, browser } = await house.entered('changer', 'auditor')
    const other = house.browser()
    await other.signIn(email)
    const wrong = { old: 'not the password', password: 'quiet copper kettle' }
    expect((await browser.ask('/me/password', wrong)).status).toBe(422)
    const right = { ...wrong, old: PASSWORD }
    expect((await browser.ask('/me/password', right)).status).toBe(200)
    expect((await other.ask('/v1/proofs')).status).toBe(401)
    expect((await browser.ask('/v1/proofs')).status).toBe(200)
    expect((await house.browser().signIn(email)).status).toBe(401)
    expect((await house.browser().signIn(email, 'quiet copper kettle')).status).toBe(303)
  })

  test('ends when the person is disabled, and by an administrator', async () => {
    const { email, browser } = await house.entered('dismissed', 'auditor')
    await house.must('endSessions', { email })
    expect((await browser.ask('/v1/proofs')).status).toBe(401)
    await browser.signIn(email)
    await house.must('disablePerson', { email, reason: 'left' })
    expect((await browser.ask('/v1/proofs')).status).toBe(401)
    await house.must('enablePerson', { email })
    expect((await browser.ask('/v1/proofs')).status).toBe(401)
  })

  test('shows no more from the moment that a role is taken away', async () => {
    const { email, browser } = await house.entered('demoted', 'auditor')
    expect((await browser.ask('/v1/views/ledger')).status).toBe(200)
    await house.must('revokeRole', { email, role: 'auditor', reason: 'moved' })
    expect((await browser.ask('/v1/views/ledger')).status).toBe(403)
  })

  test('ends after an hour without use, and after twelve in any case', async () => {
    const { browser, email } = await house.entered('idle', 'auditor')
    house.system.clock.set(house.system.clock.now().add({ minutes: 59 }))
    expect((await browser.ask('/v1/proofs')).status).toBe(200)
    house.system.clock.set(house.system.clock.now().add({ minutes: 60 }))
    expect((await browser.ask('/v1/proofs')).status).toBe(401)
    await browser.signIn(email)
    const statuses = []
    for (let i = 0; i < 15; i += 1) {
      house.system.clock.set(house.system.clock.now().add({ minutes: 50 }))
      statuses.push((await browser.ask('/v1/proofs')).status)
    }
    expect(statuses).toEqual([...Array(14).fill(200), 401])
  })

  test('can be ended by its owner among others, not by anybody else', async () => {
    const { browser, email } = await house.entered('owner', 'auditor')
    const other = house.browser()
    await other.signIn(email)
    const [mine] = await rows(
      house.system.db,
      sql<{ id: string }>`select session_id as id from session s join person p using (person_id)
        where p.email = ${email} order by began_at desc, session_id desc limit 1`,
    )
    const { browser: stranger } = await house.entered('stranger', 'auditor')
    await stranger.ask('/me/end', { session: mine?.id ?? '' })
    expect((await other.ask('/v1/proofs')).status).toBe(200)
    await browser.ask('/me/end-others', {})
    expect((await other.ask('/v1/proofs')).status).toBe(401)
    expect((await browser.ask('/me')).text).toContain('owner@example.com')
  })

  test('from another network at the same time raises an alert', async () => {
    const email = await house.hire('shared', 'auditor')
    const from = (address: string) => new Browser(proxied, { 'x-forwarded-for': address })
    await from('203.0.113.7').signIn(email)
    await from('203.0.113.99').signIn(email)
    const alerts = () =>
      rows(
        house.system.db,
        sql<{ facts: object }>`select a.facts from security_alert a join person p using (person_id)
          where p.email = ${email}`,
      )
    expect(await alerts()).toEqual([])
    await from('198.51.100.7').signIn(email)
    expect(await alerts()).toEqual([{ facts: { networks: ['198.51.100.0/24', '203.0.113.0/24'] } }])
  })
})

describe('the second step', () => {
  async function withAuthenticator(who: string) {
    const email = await house.hire(who, 'auditor')
    const browser = house.browser()
    await browser.signIn(email)
    const offered = await browser.ask('/me/authenticator', {})
    const secret = /secret=([A-Z2-7]+)/.exec(offered.text)?.[1] as string
    const totp = new TOTP({ secret, period: 30 })
    const code = () => totp.generate({ timestamp: house.system.clock.now().epochMilliseconds })
    expect((await browser.ask('/me/authenticator/confirm', { code: '000000' })).status).toBe(422)
    const confirmed = await browser.ask('/me/authenticator/confirm', { code: code() })
    const codes = confirmed.text.match(/(?:[a-z0-9]{4}-){3}[a-z0-9]{4}/g) ?? []
    expect(codes.length).toBe(10)
    return { email, code, codes, browser }
  }

  async function ticketOf(email: string): Promise<string> {
    const asked = await house.browser().signIn(email)
    expect(asked.status).toBe(200)
    expect(asked.headers.getSetCookie()).toEqual([])
    return /name="ticket" value="([\w-]+)"/.exec(asked.text)?.[1] as string
  }

  const second = (ticket: string, code: string) =>
    house.browser().ask('/sign-in/code', { ticket, code, next: '/' })

  test('takes each code once, and not without the password', async () => {
    const { email, code } = await withAuthenticator('totp')
    const first = await ticketOf(email)
    // The code that confirmed it is spent.
    expect((await second(first, code())).status).toBe(401)
    house.system.clock.set(house.system.clock.now().add({ seconds: 30 }))
    expect((await second(first, code())).status).toBe(303)
    expect((await second(first, code())).status).toBe(401)
    expect((await second(await ticketOf(email), code())).status).toBe(401)
    expect((await second('A'.repeat(43), code())).status).toBe(401)
  })

  test('takes each recovery code once', async () => {
    const { email, codes } = await withAuthenticator('recovering')
    const [one = '', two = ''] = codes
    expect((await second(await ticketOf(email), one)).status).toBe(303)
    expect((await second(await ticketOf(email), one)).status).toBe(401)
    expect(
      (await second(await ticketOf(email), two.toUpperCase().replaceAll('-', ' '))).status,
    ).toBe(303)
  })

  test('cannot be guessed', async () => {
    const { email } = await withAuthenticator('guessed')
    const ticket = await ticketOf(email)
    const statuses = []
    for (let i = 0; i < 12; i += 1) statuses.push((await second(ticket, `12345${i % 10}`)).status)
    expect(statuses.filter(status => status === 429).length).toBe(2)
  })

  test('is not taken away by a new password', async () => {
    const { email } = await withAuthenticator('kept')
    const { link } = await house.must('makePasswordLink', { email })
    await house.browser().ask(link as string, { password: 'quiet copper kettle' })
    expect((await house.browser().signIn(email, 'quiet copper kettle')).text).toContain(
      'name="ticket"',
    )
  })
})

describe('a link for a password', () => {
  test('works once, until the next one, and for three days', async () => {
    const email = await house.hire('linked', 'auditor')
    const make = async () => (await house.must('makePasswordLink', { email })).link as string
    const choose = async (link: string) =>
      (await house.browser().ask(link, { password: 'quiet copper kettle' })).status
    const first = await make()
    const second = await make()
    expect(await choose(first)).toBe(422)
    expect(await choose(second)).toBe(303)
    expect(await choose(second)).toBe(422)
    const late = await make()
    house.system.clock.set(house.system.clock.now().add({ hours: 72 }))
    expect(await choose(late)).toBe(422)
  })

  test('stands in no log', async () => {
    const found = await rows(
      house.system.owner.db,
      sql`select from command_log where input::text || coalesce(outcome::text, '') ~ '/password/'`,
    )
    expect(found).toEqual([])
    const hashes = sql`select from command_log where input::text || coalesce(outcome::text, '') ~ 'argon2'`
    expect(await rows(house.system.owner.db, hashes)).toEqual([])
  })
})

describe('each view of the console', () => {
  test('is for those whose role reads it, and for nobody else (generated)', async () => {
    for (const role of BUILT_IN_ROLES.filter(each => each.audience === 'staff')) {
      const email = await house.hire(`page.${role.role}`, role.role)
      const browser = house.browser()
      await rows(house.system.owner.db, sql`delete from attempt_bucket`)
      expect((await browser.signIn(email)).status).toBe(303)
      const access = {
        actor: '',
        personId: '',
        audience: 'staff',
        held: [{ role, accountId: null }],
      } as const
      for (const { path, permission, parameters } of VIEWS) {
        const may = permission === undefined || mayOf(access, permission) === 'do'
        const { status } = await browser.ask(`/v1/views/${path.replace(':number', 'none')}`)
        // What there is none of is not found, or named as an input that nothing goes by.
        const asksFor = Object.values(parameters ?? {}).some(
          each => !z.safeParse(each, undefined).success,
        )
        const seen = asksFor || path.endsWith(':number') ? [404, 422] : [200]
        expect(may ? seen : [403], `${role.role} ${path}`).toContain(status)
      }
    }
  }, 60_000)

  test('asks strangers to sign in, without a word about what there is', async () => {
    for (const path of ['/console', '/console/documents/SUN-INV-2026-000001', '/me']) {
      const { status, text } = await house.browser().ask(path)
      expect([path, status]).toEqual([path, 401])
      expect(text).toContain('action="/sign-in"')
    }
    for (const path of ['/health', '/sign-in'])
      expect((await house.browser().ask(path)).status).toBe(200)
  })
})
