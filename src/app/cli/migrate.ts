import type { Command } from 'commander'
import { sql } from 'kysely'
import { one } from '../../platform/database/database.ts'
import { type DataOption, printJson, subcommand, withSystem } from '../subcommand.ts'

/** `quittance migrate`: brings the schema up to date, as every other subcommand does, and stops. */
export function addMigrate(program: Command): void {
  subcommand(program, 'migrate', 'bring the database to the schema of this version').action(
    async (options: DataOption) => {
      await withSystem({ data: options.data }, async system => {
        const schema = await one(
          system.db,
          sql<{ version: number }>`select max(version) as version from schema_migration`,
        )
        printJson({ version: schema.version }, true)
      })
    },
  )
}
