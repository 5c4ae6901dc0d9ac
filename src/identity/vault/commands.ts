import { z } from 'zod'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type AnyCommand, defineCommand } from '../../platform/command.ts'
import { noteKeys } from '../../platform/vault/known.ts'
import { countSealed, resealNext } from '../../platform/vault/reseal.ts'
import type { SealedField } from '../../platform/vault/sealed-field.ts'
import { listKeyVersions } from './load.ts'
import { saveRetired } from './save.ts'

/** Values of one command: some hundredths of a second, locked no longer. */
const CHUNK = 500

export const resealChunk = z.strictObject({
  table: z.string(),
  column: z.string(),
  after: z.array(z.string()).nullable(),
})

/** Notes the keys at hand, and has a job seal everything with the newest. */
export const resealFields = defineCommand({
  name: 'resealFields',
  summary: 'Seal everything that is kept secret with the newest secret key, in the background',
  permission: 'vault.manage',
  input: z.strictObject({}),
  run: async (tx, _input, ctx): Promise<Result<{ version: number }>> => {
    await noteKeys(tx, ctx.vault.store, ctx.clock.now())
    await ctx.enqueue(tx, { task: 'resealFields', payload: {}, key: 'reseal-fields' })
    return ok({ version: ctx.vault.version() })
  },
})

/** Seals some values of a field anew; the job gives it until there are none left. */
export function resealFieldChunkOver(fields: readonly SealedField[]) {
  return defineCommand({
    name: 'resealFieldChunk',
    summary: 'Seal some values of a field with the newest secret key (a job does this)',
    permission: 'vault.work',
    input: resealChunk,
    run: async (
      tx,
      { table, column, after },
      ctx,
    ): Promise<Result<{ resealed: number; next: readonly string[] | null }>> => {
      const field = fields.find(each => each.table === table && each.column === column)
      if (field === undefined) throw new Error(`defect: ${table}.${column} is not sealed`)
      return ok(await resealNext(tx, ctx.vault, field, { after, most: field.perChunk ?? CHUNK }))
    },
  })
}

/** Gives a secret key up, once nothing needs it. */
export function retireSecretKeyOver(fields: readonly SealedField[]) {
  return defineCommand({
    name: 'retireSecretKey',
    summary: 'Give an old secret key up, once nothing is sealed with it',
    permission: 'vault.manage',
    input: z.strictObject({ version: z.int().min(1).max(65_535) }),
    run: async (tx, { version }, ctx): Promise<Result<{ version: number }>> => {
      const known = await listKeyVersions(tx)
      if (!known.some(key => key.version === version)) {
        return refuse('unknown_secret_key', { version })
      }
      const held = (await countSealed(tx, fields)).filter(count => count.version === version)
      const values = held.reduce((sum, count) => sum + count.values, 0n)
      if (version === ctx.vault.version() || values > 0n) {
        return refuse('secret_key_in_use', { version, values: String(values) })
      }
      await saveRetired(tx, version, ctx.clock.now())
      return ok({ version })
    },
  })
}

/** The commands about secret keys; `fields` are all that is sealed. */
export function vaultCommands(fields: readonly SealedField[]): readonly AnyCommand[] {
  return [resealFields, resealFieldChunkOver(fields), retireSecretKeyOver(fields)]
}
