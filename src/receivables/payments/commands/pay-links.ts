import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { code, whole } from '../../../formats/fields.ts'
import { accountsOf } from '../../../identity/access.ts'
import { loadAccess } from '../../../identity/load/access.ts'
import { ok, RefusalError, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Db, Tx } from '../../../platform/database/database.ts'
import { loadPayLink, type PayLink } from '../load/pay-links.ts'
import { insertPayLink, revokePayLinkRows } from '../save/consents.ts'
import { accountOf } from './providers.ts'

/**
 * Makes a link by which whoever has it can see what an account owes a legal entity, and pay it. It is
 * shown once; of its secret only a hash is kept.
 */
export const createPayLink = defineCommand({
  name: 'createPayLink',
  summary: 'Make a link by which a customer pays without signing in',
  permission: 'payments.request',
  input: z.strictObject({
    accountNumber: code,
    legalEntity: code,
    days: whole(1, 365).default(60),
  }),
  run: async (tx, input, ctx) => {
    const entity = await loadLegalEntityByCode(tx, input.legalEntity)
    if (entity === undefined) {
      throw new RefusalError('unknown_legal_entity', { entity: input.legalEntity })
    }
    const accountId = await accountOf(tx, input.accountNumber)
    return ok(await makeLink(tx, ctx, { accountId, entity, days: input.days }))
  },
  loggedValue: ({ expiresAt }) => ({ expiresAt }),
})

/**
 * Makes a link for a customer who has signed in, good for an hour, about an account that their role lets
 * them pay. Of any other account it is refused as if they had no such role.
 */
export const payOwnAccount = defineCommand({
  name: 'payOwnAccount',
  summary: 'Open the payment page of an own account',
  permission: 'portal.pay',
  input: z.strictObject({ accountNumber: code, legalEntity: code }),
  run: async (tx, input, ctx) => {
    const access = await loadAccess(tx, ctx.actor, ctx.clock.now())
    const payable = accountsOf(access, 'portal.pay')
    const accountId = await accountOf(tx, input.accountNumber).catch(() => undefined)
    if (accountId === undefined || !payable.includes(accountId)) {
      return refuse('not_permitted', { command: 'payOwnAccount', permission: 'portal.pay' })
    }
    const entity = await loadLegalEntityByCode(tx, input.legalEntity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.legalEntity })
    return ok(await makeLink(tx, ctx, { accountId, entity, days: HOUR_IN_DAYS }))
  },
  loggedValue: ({ expiresAt }) => ({ expiresAt }),
})

/** Makes every link of an account useless, as when one went to the wrong address. */
export const revokePayLinks = defineCommand({
  name: 'revokePayLinks',
  summary: 'End all pay links of an account',
  permission: 'payments.request',
  input: z.strictObject({ accountNumber: code }),
  run: async (tx, input, ctx) => {
    const accountId = await accountOf(tx, input.accountNumber)
    return ok({ revoked: await revokePayLinkRows(tx, accountId, ctx.clock.now()) })
  },
})

const HOUR_IN_DAYS = 1 / 24

async function makeLink(
  tx: Tx,
  ctx: Context,
  of: {
    readonly accountId: string
    readonly entity: { readonly legalEntityId: string }
    readonly days: number
  },
): Promise<{ path: string; expiresAt: string }> {
  const { accountId, days } = of
  const { legalEntityId } = of.entity
  const linkId = ctx.newId()
  const secret = randomBytes(16)
  const expiresAt = ctx.clock.now().add({ minutes: Math.round(24 * 60 * days) })
  const row = { accountId, linkId, legalEntityId, secretHash: hashOf(secret), expiresAt }
  await insertPayLink(tx, row, { at: ctx.clock.now(), by: ctx.actor })
  const token = Buffer.concat([bytesOf(accountId), bytesOf(linkId), secret])
  return { path: `/pay/${token.toString('base64url')}`, expiresAt: expiresAt.toString() }
}

/** The link of a token while it holds; undefined for all others alike. */
export async function openPayLink(
  db: Db,
  token: string,
  now: Temporal.Instant,
): Promise<PayLink | undefined> {
  if (!/^[\w-]{64}$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  const [accountId, linkId] = [uuidOf(bytes, 0), uuidOf(bytes, 16)]
  const link = await loadPayLink(db, accountId, linkId)
  const isRight = timingSafeEqual(hashOf(bytes.subarray(32)), link?.secretHash ?? Buffer.alloc(32))
  if (link === undefined || !isRight || link.revokedAt !== null) return undefined
  return Temporal.Instant.compare(now, link.expiresAt) < 0 ? link : undefined
}

function hashOf(secret: Buffer): Buffer {
  return createHash('sha256').update(secret).digest()
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

function uuidOf(bytes: Buffer, at: number): string {
  const hex = bytes.subarray(at, at + 16).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
