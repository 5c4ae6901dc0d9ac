import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type Claims = Readonly<Record<string, unknown>>

/** What the provider does for the next person who comes: its claims, or a way to forge them. */
export type Act = {
  readonly claims: Claims
  readonly nonce?: string
  readonly audience?: string
  readonly isForged?: boolean
}

/** A small identity provider (OpenID Connect, authorization code with PKCE) on this machine. */
export async function openIdentityProvider(clientId: string) {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const forger = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { challenge: string; nonce: string; act: Act }>()
  let next: Act = { claims: {} }
  let issuer = ''

  const idToken = (
    { claims, nonce, audience = clientId, isForged }: Act,
    asked: string,
  ): string => {
    const now = Math.floor(Date.now() / 1000)
    const body = {
      iss: issuer,
      aud: audience,
      iat: now,
      exp: now + 60,
      nonce: nonce ?? asked,
      ...claims,
    }
    const head = { alg: 'RS256', typ: 'JWT', kid: 'one' }
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const signed = `${part(head)}.${part(body)}`
    const key = (isForged === true ? forger : keys).privateKey
    return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer)
    const json = (value: object, status = 200): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    }
    if (url.pathname === '/.well-known/openid-configuration') {
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    }
    if (url.pathname === '/keys') {
      const jwk = keys.publicKey.export({ format: 'jwk' })
      return json({ keys: [{ ...jwk, kid: 'one', use: 'sig', alg: 'RS256' }] })
    }
    if (url.pathname === '/authorize') {
      const code = randomBytes(8).toString('hex')
      const {
        code_challenge: challenge = '',
        nonce = '',
        ...asked
      } = Object.fromEntries(url.searchParams)
      codes.set(code, { challenge, nonce, act: next })
      const back = new URL(asked.redirect_uri ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', asked.state ?? '')
      return response.writeHead(303, { location: back.href }).end()
    }
    const sent = new URLSearchParams(await text(request))
    const code = codes.get(sent.get('code') ?? '')
    codes.delete(sent.get('code') ?? '')
    const proved = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url')
    if (code === undefined || proved !== code.challenge)
      return json({ error: 'invalid_grant' }, 400)
    return json({
      access_token: 'x',
      token_type: 'Bearer',
      id_token: idToken(code.act, code.nonce),
    })
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    will: (act: Act) => {
      next = act
    },
    close: () => new Promise(closed => server.close(closed)),
  }
}
