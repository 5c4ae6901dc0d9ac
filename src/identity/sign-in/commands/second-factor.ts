import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { z } from 'zod'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type Context, defineCommand, execute } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { secretHash } from '../../../platform/secret.ts'
import type { SealedPlace } from '../../../platform/vault/vault.ts'
import { personActor, personIn } from '../../actor.ts'
import { loadPerson } from '../../load/people.ts'
import { lockAuthenticator } from '../load/sign-in.ts'
import {
  removeAuthenticator,
  replaceRecoveryCodes,
  saveAuthenticator,
  spendRecoveryCode,
  takeStep,
} from '../save/sign-in.ts'
import type { SignInHost } from './internal.ts'

/** RFC 6238 as every authenticator app does it: SHA-1, six digits, 30 seconds. */
const PERIOD = 30
const SECRET_BYTES = 20
const RECOVERY_CODES = 10

function totp(secret: Buffer, label: string): TOTP {
  const bytes = new Uint8Array(secret)
  return new TOTP({
    issuer: 'Quittance',
    label,
    period: PERIOD,
    secret: new Secret({ buffer: bytes.buffer }),
  })
}

/** Where the secret of a person's authenticator is sealed. */
function placeOf(personId: string): SealedPlace {
  return { table: 'authenticator', column: 'secret', row: [personId] }
}

/**
 * Whether a code is the person's: of the authenticator, a step early or late and later than the last
 * one that was used, or a recovery code, which is spent.
 */
export async function isCodeOf(
  tx: Tx,
  ctx: Pick<Context, 'clock' | 'vault'>,
  personId: string,
  typed: string,
): Promise<boolean> {
  const now = ctx.clock.now()
  const code = typed.replace(/[\s-]/g, '').toLowerCase()
  const authenticator = await lockAuthenticator(tx, personId)
  if (authenticator === undefined) return false
  if (!/^\d{6}$/.test(code)) {
    return authenticator.isConfirmed && spendRecoveryCode(tx, personId, secretHash(code), now)
  }
  const secret = ctx.vault.openBytes(placeOf(personId), authenticator.secret)
  const timestamp = now.epochMilliseconds
  const delta = totp(secret, '').validate({ token: code, timestamp, window: 1 })
  if (delta === null) return false
  const step = BigInt(Math.floor(timestamp / 1000 / PERIOD) + delta)
  if (step <= authenticator.lastStep) return false
  await takeStep(tx, personId, step, now)
  return true
}

const buffer = z.instanceof(Buffer)

const addAuthenticator = defineCommand({
  name: 'addAuthenticator',
  permission: 'session.own',
  input: z.strictObject({ secret: buffer }),
  logged: () => ({}),
  run: async (tx, { secret }, ctx): Promise<Result<null>> => {
    const personId = personIn(ctx)
    const sealed = ctx.vault.seal(placeOf(personId), secret)
    const saved = await saveAuthenticator(tx, personId, sealed, ctx.clock.now())
    return saved ? ok(null) : refuse('authenticator_in_use')
  },
})

const confirmAuthenticator = defineCommand({
  name: 'confirmAuthenticator',
  permission: 'session.own',
  input: z.strictObject({ code: z.string(), codeHashes: z.array(buffer) }),
  logged: () => ({}),
  run: async (tx, { code, codeHashes }, ctx): Promise<Result<null>> => {
    const personId = personIn(ctx)
    const known = await lockAuthenticator(tx, personId)
    if (known?.isConfirmed === true) return refuse('authenticator_in_use')
    if (!(await isCodeOf(tx, ctx, personId, code))) return refuse('code_wrong')
    await replaceRecoveryCodes(tx, personId, codeHashes)
    return ok(null)
  },
})

const dropAuthenticator = defineCommand({
  name: 'dropAuthenticator',
  permission: 'session.own',
  input: z.strictObject({ code: z.string() }),
  logged: () => ({}),
  run: async (tx, { code }, ctx): Promise<Result<null>> => {
    const personId = personIn(ctx)
    if (!(await isCodeOf(tx, ctx, personId, code))) return refuse('code_wrong')
    await removeAuthenticator(tx, personId)
    return ok(null)
  },
})

/** A new authenticator of a person, for the app to take over: its secret and the address of it. */
export async function offerAuthenticator(
  host: SignInHost,
  personId: string,
): Promise<Result<{ secret: string; uri: string }>> {
  const secret = randomBytes(SECRET_BYTES)
  const actor = personActor(personId)
  const added = await execute(host, addAuthenticator, { secret }, { actor })
  if (!added.ok) return added
  const person = await loadPerson(host.db, personId)
  const app = totp(secret, person?.email ?? personId)
  return ok({ secret: app.secret.base32, uri: app.toString() })
}

/** Turns the second factor on by its first code; gives the recovery codes, which are shown once. */
export async function turnOnAuthenticator(
  host: SignInHost,
  personId: string,
  code: string,
): Promise<Result<{ recoveryCodes: readonly string[] }>> {
  const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode)
  const input = {
    code,
    codeHashes: codes.map(each => secretHash(each.replaceAll('-', ''))),
  }
  const actor = personActor(personId)
  const done = await execute(host, confirmAuthenticator, input, { actor })
  return done.ok ? ok({ recoveryCodes: codes }) : done
}

/** Turns the second factor off, by one of its codes. */
export async function turnOffAuthenticator(
  host: SignInHost,
  personId: string,
  code: string,
): Promise<Result<null>> {
  return execute(host, dropAuthenticator, { code }, { actor: personActor(personId) })
}

/** 80 bits in letters that nobody mistakes for another: `k7mn-2pqr-…`. */
function recoveryCode(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz023456789'
  const drawn = [...randomBytes(16)].map(byte => letters[byte % 32]).join('')
  return (drawn.match(/.{4}/g) ?? []).join('-')
}
