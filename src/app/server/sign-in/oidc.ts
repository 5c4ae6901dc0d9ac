import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Configuration } from 'openid-client'
import { enter } from '../../../identity/sign-in/commands/open-session.ts'
import { personOutside } from '../../../identity/sign-in/commands/outside-identity.ts'
import { environment } from '../../../platform/settings/environment.ts'
import { setting } from '../../../platform/settings/settings.ts'
import type { System } from '../../../platform/system.ts'
import type { SealedPlace, Vault } from '../../../platform/vault/vault.ts'
import { sayTo } from '../say.ts'
import { giveCookies, OIDC_COOKIE, passingCookie, sealedCookieOf } from './cookies.ts'
import { safeNext, signInPage } from './forms.ts'
import { sendPage, visitorOf } from './visitor.ts'

/** An identity provider for single sign-on, as the environment names it. */
export type Provider = {
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret: string
  /** Where people find this server, to which the provider sends them back. */
  readonly publicUrl: URL
}

/**
 * The provider that QUITTANCE_OIDC_ISSUER and its settings name; undefined where it is not set. One
 * setting without the others is refused.
 */
export function providerOf(env: NodeJS.ProcessEnv = environment()): Provider | undefined {
  const issuer = setting('QUITTANCE_OIDC_ISSUER', env)
  const clientId = setting('QUITTANCE_OIDC_CLIENT_ID', env)
  const clientSecret = setting('QUITTANCE_OIDC_CLIENT_SECRET', env)
  const publicUrl = setting('QUITTANCE_PUBLIC_URL', env)
  if (issuer === undefined) return undefined
  if (clientId === undefined || clientSecret === undefined || publicUrl === undefined) {
    throw new Error('defect: QUITTANCE_OIDC_ISSUER was taken without what it needs')
  }
  return { issuer, clientId, clientSecret, publicUrl }
}

/** Loaded when somebody signs in by it. */
const library = () => import('openid-client')

const RETURN_PATH = '/sign-in/oidc/return'

/** It is sealed for the browser and stands in no table. */
const IN_COOKIE: SealedPlace = { table: '', column: OIDC_COOKIE, row: [] }

/** What is kept in the browser, sealed, while it is at the provider. */
type Passing = {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
  readonly next: string
}

/** Adds the way to the provider and back (authorization code with PKCE, state and nonce). */
export function addSingleSignOn(app: FastifyInstance, system: System, provider: Provider): void {
  let found: Promise<Configuration> | undefined
  const configuration = (): Promise<Configuration> => {
    // Asked for when somebody needs it; a provider that was away is asked again.
    found ??= discover(provider).catch(error => {
      found = undefined
      throw error
    })
    return found
  }
  app.get<{ Querystring: { next?: unknown } }>('/sign-in/oidc', async (request, reply) => {
    const oidc = await library()
    const { next } = request.query
    const passing: Passing = {
      verifier: oidc.randomPKCECodeVerifier(),
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      next: safeNext(typeof next === 'string' ? next : '/'),
    }
    const to = oidc.buildAuthorizationUrl(await configuration(), {
      redirect_uri: new URL(RETURN_PATH, provider.publicUrl).href,
      scope: 'openid email',
      code_challenge: await oidc.calculatePKCECodeChallenge(passing.verifier),
      code_challenge_method: 'S256',
      state: passing.state,
      nonce: passing.nonce,
    })
    const sealed = system.vault.seal(IN_COOKIE, JSON.stringify(passing))
    reply.header('set-cookie', passingCookie(sealed.toString('base64url')))
    return reply.redirect(to.href, 303)
  })
  app.get(RETURN_PATH, async (request, reply) => {
    const say = sayTo(request.headers)
    const refused = { code: 'sign_in_refused', facts: {} }
    const passing = passingOf(request, system.vault)
    reply.header('set-cookie', passingCookie(undefined))
    const personId =
      passing === undefined
        ? undefined
        : await personFrom(system, await configuration(), provider, request, passing)
    if (passing === undefined || personId === undefined) {
      return sendPage(reply, say, signInPage(say, passing?.next ?? '/', refused), 401)
    }
    const entered = await enter(system, personId, { method: 'oidc' }, visitorOf(request))
    if (entered === undefined) return sendPage(reply, say, signInPage(say, '/', refused), 401)
    giveCookies(reply, entered)
    return reply.redirect(passing.next, 303)
  })
}

async function discover({ issuer, clientId, clientSecret }: Provider): Promise<Configuration> {
  const oidc = await library()
  // The signature of who somebody is gets checked, though TLS brought it.
  const execute = [oidc.enableNonRepudiationChecks]
  if (issuer.protocol === 'http:') execute.push(oidc.allowInsecureRequests)
  return oidc.discovery(issuer, clientId, clientSecret, undefined, { timeout: 10, execute })
}

function passingOf(request: FastifyRequest, vault: Vault): Passing | undefined {
  const sealed = sealedCookieOf(request, OIDC_COOKIE)
  if (sealed === undefined) return undefined
  try {
    return JSON.parse(vault.open(IN_COOKIE, Buffer.from(sealed, 'base64url')))
  } catch {
    return undefined
  }
}

/** Exchanges the code that came back; whatever does not fit is nobody. */
async function personFrom(
  system: System,
  configuration: Configuration,
  { publicUrl }: Provider,
  request: FastifyRequest,
  { verifier, state, nonce }: Passing,
): Promise<string | undefined> {
  try {
    const oidc = await library()
    const tokens = await oidc.authorizationCodeGrant(
      configuration,
      new URL(request.url, publicUrl),
      {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      },
    )
    const claims = tokens.claims()
    if (claims === undefined) return undefined
    return await personOutside(system, {
      issuer: claims.iss,
      subject: claims.sub,
      email: typeof claims.email === 'string' ? claims.email : undefined,
      isEmailVerified: claims.email_verified === true,
    })
  } catch (error) {
    system.log.warn({ err: error }, 'a single sign-on was refused')
    return undefined
  }
}
