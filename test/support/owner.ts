import { sql } from 'kysely'
import { one } from '../../src/platform/database/database.ts'
import { openDatabase } from '../../src/platform/database/open.ts'

/*
 * A process that owns a data folder, for tests that kill it: says `ready <server pid>`, then waits
 * for its end. `node test/support/owner.ts <folder>`
 */
const folder = process.argv[2] ?? ''
try {
  const database = await openDatabase({ folder, ownership: 'own', say: () => {} })
  await one(database.db, sql`select 1`)
  process.stdout.write(`ready ${database.serverPid()}\n`)
  process.once('SIGTERM', () => database.close().then(() => process.exit(0)))
  setInterval(() => {}, 1000)
} catch (error) {
  process.stdout.write(`failed ${(error as Error).message}\n`)
  process.exit(1)
}
