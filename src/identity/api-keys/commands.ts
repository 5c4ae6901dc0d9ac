import { z } from 'zod'
import { instant, line, optional } from '../../formats/fields.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { type AnyCommand, defineCommand } from '../../platform/command.ts'
import { newSecret, secretHash } from '../../platform/secret.ts'
import type { System } from '../../platform/system.ts'
import { hasAskedForKey, loadKey } from './load.ts'
import { insertKey, renewKey, revokeKey, saveKeyUses } from './save.ts'
import { HINT_CHARACTERS, SECRET_PREFIX } from './scopes.ts'

const scope = z
  .string({ error: 'a permission such as usage.record, or * for all' })
  .regex(/^(?:\*|[a-zA-Z]{1,40}\.[a-zA-Z]{1,40})$/, {
    error: 'a permission such as usage.record, or * for all',
  })

/** A key for a program: its name, what it may do, and when it ends. */
export const createApiKey = defineCommand({
  name: 'createApiKey',
  summary: 'Make a key by which a program uses the API; its secret is shown this once',
  permission: 'identity.keys',
  input: z.strictObject({
    name: line(100),
    scopes: z.array(scope).min(1).max(100),
    expiresAt: optional(instant),
  }),
  answersAsker: true,
  // The answer holds the secret, so what is kept for a repeated request is not the answer itself.
  loggedValue: ({ keyId }: { keyId: string; secret: string }) => ({ keyId }),
  run: async (tx, input, ctx) => {
    const now = ctx.clock.now()
    if (input.expiresAt !== null && Temporal.Instant.compare(input.expiresAt, now) <= 0) {
      return refuse('key_expired_at_birth', { expires: input.expiresAt.toString() })
    }
    const secret = newSecret(SECRET_PREFIX)
    const keyId = ctx.newId()
    await insertKey(tx, {
      keyId,
      name: input.name,
      hint: secret.slice(0, HINT_CHARACTERS),
      secretHash: secretHash(secret),
      scopes: [...new Set(input.scopes)].sort(),
      createdBy: ctx.actor,
      createdAt: now,
      expiresAt: input.expiresAt,
    })
    return ok({ keyId, secret })
  },
  atStake: async (_tx, _value, input) => ({ facts: input }),
})

/** Ends a key at once and for good. */
export const revokeApiKey = defineCommand({
  name: 'revokeApiKey',
  summary: 'End a key at once, so that its next request is refused',
  permission: 'identity.keys',
  input: z.strictObject({ keyId: z.uuid({ error: 'the id of a key' }) }),
  run: async (tx, { keyId }, ctx) => {
    const revoked = await revokeKey(tx, keyId, ctx.actor, ctx.clock.now())
    return revoked === 1 ? ok({ keyId }) : refuse('unknown_key', { key: keyId })
  },
})

/**
 * Gives a key another secret, shown this once to whoever asked for the key: after a second person let it be
 * made, or when the secret was lost or seen. What a key may do was approved for that person, so nobody else
 * can have its secret.
 */
export const renewApiKey = defineCommand({
  name: 'renewApiKey',
  summary: 'Give a key another secret, shown this once; the one before ends at once',
  permission: 'identity.keys',
  input: z.strictObject({ keyId: z.uuid({ error: 'the id of a key' }) }),
  loggedValue: ({ keyId }: { keyId: string; secret: string }) => ({ keyId }),
  run: async (tx, { keyId }, ctx) => {
    const now = ctx.clock.now()
    const key = await loadKey(tx, keyId, now)
    if (key === undefined) return refuse('unknown_key', { key: keyId })
    if (!(await hasAskedForKey(tx, keyId, ctx.actor))) {
      return refuse('key_of_another', { name: key.name })
    }
    const secret = newSecret(SECRET_PREFIX)
    const renewed = { hint: secret.slice(0, HINT_CHARACTERS), secretHash: secretHash(secret) }
    await renewKey(tx, keyId, { ...renewed, at: now })
    return ok({ keyId, secret })
  },
})

/** The commands of keys, for the registry. */
export const apiKeyCommands: readonly AnyCommand[] = [createApiKey, renewApiKey, revokeApiKey]

/** Keys whose use is not on record yet, by their hash, and when each was used last. */
const unsaved = new Map<string, Temporal.Instant>()
const SAVED_AFTER_MS = 45_000

/**
 * Notes that a program uses its key; put on record within a minute, together with what else was used
 * meanwhile, so that a request costs no write.
 */
export function noteKeyUse(system: Pick<System, 'db' | 'clock' | 'log'>, hash: Buffer): void {
  const isFirst = unsaved.size === 0
  unsaved.set(hash.toString('base64'), system.clock.now())
  if (!isFirst) return
  setTimeout(() => {
    const uses = [...unsaved].map(([text, at]) => ({ hash: Buffer.from(text, 'base64'), at }))
    unsaved.clear()
    saveKeyUses(system.db, uses).catch(error =>
      system.log.warn({ err: error }, 'the use of keys was not noted'),
    )
  }, SAVED_AFTER_MS).unref()
}
