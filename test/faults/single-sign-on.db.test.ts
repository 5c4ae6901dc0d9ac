import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { providerOf } from '../../src/app/server/sign-in/oidc.ts'
import { House } from '../support/house.ts'
import { type Act, openIdentityProvider } from '../support/identity-provider.ts'

let house: House
let provider: Awaited<ReturnType<typeof openIdentityProvider>>

const NAMES = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'].map(name => `QUITTANCE_OIDC_${name}`)

beforeAll(async () => {
  provider = await openIdentityProvider('quittance')
  Object.assign(process.env, {
    QUITTANCE_OIDC_ISSUER: provider.issuer,
    QUITTANCE_OIDC_CLIENT_ID: 'quittance',
    QUITTANCE_OIDC_CLIENT_SECRET: 'secret',
    QUITTANCE_PUBLIC_URL: 'http://localhost:4000',
  })
  house = await House.open()
})

afterAll(async () => {
  for (const name of [...NAMES, 'QUITTANCE_PUBLIC_URL']) delete process.env[name]
  await house?.server.close()
  await provider?.close()
})

/** Goes to the provider and comes back; `tamper` changes the way back. */
async function goRound(act: Act, tamper: (back: URL) => void = () => {}) {
  provider.will(act)
  const browser = house.browser()
  const gone = await browser.ask('/sign-in/oidc?next=/console')
  expect(gone.status).toBe(303)
  const there = await fetch(gone.headers.get('location') ?? '', { redirect: 'manual' })
  const back = new URL(there.headers.get('location') ?? '')
  tamper(back)
  const { status, headers } = await browser.ask(`${back.pathname}${back.search}`)
  return { status, to: headers.get('location'), browser }
}

const verified = (email: string, sub = email) => ({ sub, email, email_verified: true })

describe('single sign-on', () => {
  test('lets an invited person in whose address the provider has verified', async () => {
    const email = await house.hire('sso', 'auditor')
    const { status, to, browser } = await goRound({ claims: verified(email, 's-1') })
    expect([status, to]).toEqual([303, '/console'])
    expect((await browser.ask('/v1/proofs')).status).toBe(200)
  })

  test('knows the person by the subject from then on, whatever the address', async () => {
    const { status } = await goRound({ claims: verified('renamed@example.com', 's-1') })
    expect(status).toBe(303)
  })

  test('puts nobody on record, and takes no address that is not verified', async () => {
    const email = await house.hire('unverified', 'auditor')
    for (const claims of [
      verified('unknown@example.com'),
      { sub: 's-2', email, email_verified: false },
      { sub: 's-2', email, email_verified: 'true' },
      { sub: 's-2', email },
      { sub: 's-2' },
    ]) {
      expect((await goRound({ claims })).status).toBe(401)
    }
  })

  test('does not let in who is disabled', async () => {
    const email = await house.hire('ssogone', 'auditor')
    expect((await goRound({ claims: verified(email) })).status).toBe(303)
    await house.must('disablePerson', { email, reason: 'left' })
    expect((await goRound({ claims: verified(email) })).status).toBe(401)
  })

  test.each([
    ['a token that another key signed', { isForged: true }],
    ['a token for another client', { audience: 'other' }],
    ['a token of another attempt', { nonce: 'replayed' }],
    ['a token that has expired', { claims: { exp: 1_000_000_000 } }],
    ['a token of another issuer', { claims: { iss: 'https://evil.example' } }],
  ])('is refused with %s', async (_, more) => {
    const email = await house.hire(`forged.${_.replaceAll(' ', '.')}`, 'auditor')
    const claims = { ...verified(email), ...('claims' in more ? more.claims : {}) }
    expect((await goRound({ ...more, claims })).status).toBe(401)
  })

  test.each([
    ['with another state', (back: URL) => back.searchParams.set('state', 'x')],
    ['without state', (back: URL) => back.searchParams.delete('state')],
    ['with another code', (back: URL) => back.searchParams.set('code', 'x')],
    ['with an error', (back: URL) => back.searchParams.set('error', 'access_denied')],
  ])('is refused to who comes back %s', async (_, tamper) => {
    expect((await goRound({ claims: verified('sso@example.com', 's-1') }, tamper)).status).toBe(401)
  })

  test('is refused to a browser that did not go there (sign-in forgery)', async () => {
    provider.will({ claims: verified('sso@example.com', 's-1') })
    const attacker = house.browser()
    const gone = await attacker.ask('/sign-in/oidc')
    const there = await fetch(gone.headers.get('location') ?? '', { redirect: 'manual' })
    const back = new URL(there.headers.get('location') ?? '')
    expect((await house.browser().ask(`${back.pathname}${back.search}`)).status).toBe(401)
  })

  test.each([
    [{ QUITTANCE_OIDC_ISSUER: 'http://id.example' }],
    [{ QUITTANCE_OIDC_ISSUER: 'https://id.example', QUITTANCE_OIDC_CLIENT_ID: 'x' }],
    [{ QUITTANCE_OIDC_ISSUER: 'nonsense' }],
  ])('is not set up by half, nor without TLS: %o', env => {
    expect(() => providerOf(env)).toThrow(/setting_(?:wrong|missing)/)
  })
})
