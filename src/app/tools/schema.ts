import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { bootstrap, OWNER_ROLE, ownerTarget } from '../../platform/database/embedded/bootstrap.ts'
import { startCluster } from '../../platform/database/embedded/cluster.ts'
import { migrate } from '../../platform/database/migrate.ts'

/** `npm run schema`: migrates a scratch database and writes the types of its tables. */
const OUT = fileURLToPath(new URL('../../platform/database/schema.ts', import.meta.url))
const CODEGEN = fileURLToPath(
  new URL('../../../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url),
)

/** What our type parsers make of each type; see platform/database/values.ts. */
const TYPES: Readonly<Record<string, string>> = {
  int8: 'bigint',
  numeric: 'Decimal',
  date: 'Temporal.PlainDate',
  timestamptz: 'Temporal.Instant',
}

const IMPORTS = `import type { ColumnType } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'`

const folder = await mkdtemp(join(tmpdir(), 'quittance-schema-'))
const cluster = await startCluster({
  folder: join(folder, 'postgres'),
  logFile: join(folder, 'postgres.log'),
  durability: 'throwaway',
  say: message => process.stderr.write(`${message}\n`),
})
try {
  await bootstrap(cluster.endpoint)
  await migrate(ownerTarget(cluster.endpoint))
  const host = encodeURIComponent(cluster.endpoint.host)
  await promisify(execFile)(process.execPath, [
    CODEGEN,
    '--dialect=postgres',
    `--url=postgres://${OWNER_ROLE}@/quittance?host=${host}&port=${cluster.endpoint.port}`,
    `--out-file=${OUT}`,
    '--default-schema=public',
    '--include-pattern=public.*',
    '--no-domains',
    `--type-mapping=${JSON.stringify(TYPES)}`,
  ])
  const types = await readFile(OUT, 'utf8')
  await writeFile(OUT, types.replace(/^import type \{ ColumnType \}.*$/m, IMPORTS))
} finally {
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
}
