import type { Command } from 'commander'
import { type DataOption, printJson, subcommand, withSystem } from '../subcommand.ts'

/** `quittance migrate`: brings the schema up to date, as every other subcommand does, and stops. */
export function addMigrate(program: Command): void {
  subcommand(program, 'migrate', 'bring the database to the schema of this version').action(
    async (options: DataOption) => {
      await withSystem({ data: options.data }, async system => {
        printJson({ version: system.database.schemaVersion }, true)
      })
    },
  )
}
