import { type CommandHost, execute } from '../../platform/command.ts'
import type { Tasks } from '../../platform/jobs.ts'
import type { SealedField } from '../../platform/vault/sealed-field.ts'
import { resealFieldChunkOver } from './commands.ts'

/**
 * The worker's task of the vault: field by field, chunk by chunk, each its own command. Killed in
 * between it begins again, and finds what is sealed with the newest key already done.
 */
export function vaultTasks(host: CommandHost, fields: readonly SealedField[]): Tasks {
  const chunk = resealFieldChunkOver(fields)
  return {
    resealFields: async () => {
      for (const { table, column } of fields) {
        let after: string[] | null = null
        do {
          const input: { table: string; column: string; after: string[] | null } = {
            table,
            column,
            after,
          }
          const done = await execute(host, chunk, input, { actor: 'job:resealFields' })
          if (!done.ok) throw new Error(`refused: ${done.refusal.code}`)
          after = done.value.next === null ? null : [...done.value.next]
        } while (after !== null)
      }
    },
  }
}
