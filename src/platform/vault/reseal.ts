import { sql } from 'kysely'
import { affected, type Db, rows, type Tx } from '../database/database.ts'
import type { SealedField } from './sealed-field.ts'
import { sealedVersion, type Vault } from './vault.ts'

/** How many values of a field each key has sealed. */
export type FieldCount = {
  readonly table: string
  readonly column: string
  readonly version: number
  readonly values: bigint
}

/** Which key the values of a field need: two bytes behind the format, or 1 in the first format. */
function versionIn(column: string) {
  const ref = sql.ref(column)
  return sql`case when get_byte(${ref}, 0) = 1 then 1
    else get_byte(${ref}, 1) * 256 + get_byte(${ref}, 2) end`
}

/** Counts what is sealed, by field and key. */
export async function countSealed(db: Db, fields: readonly SealedField[]): Promise<FieldCount[]> {
  const counts: FieldCount[] = []
  for (const { table, column } of fields) {
    const found = await rows(
      db,
      sql<{ version: number; values: bigint }>`
        select ${versionIn(column)} as version, count(*) as values from ${sql.table(table)}
        where ${sql.ref(column)} is not null group by 1 order by 1`,
    )
    counts.push(...found.map(each => ({ table, column, ...each })))
  }
  return counts
}

type Key = readonly string[]

type SealedRow = { readonly row: Key; readonly sealed: Buffer }

/**
 * Seals the next values of a field with the newest key, at most `most`, those behind `after` in the
 * order of the primary key. Gives how many, and behind which key to go on; null at the end.
 */
export async function resealNext(
  tx: Tx,
  vault: Vault,
  field: SealedField,
  { after, most }: { readonly after: Key | null; readonly most: number },
): Promise<{ resealed: number; next: Key | null }> {
  const found = await lockNext(tx, vault.version(), field, { after, most })
  if (found.length === 0) return { resealed: 0, next: null }
  await update(
    tx,
    field,
    found.map(each => resealed(vault, field, each)),
  )
  const last = found.at(-1) as SealedRow
  return { resealed: found.length, next: found.length < most ? null : last.row }
}

function lockNext(
  tx: Tx,
  version: number,
  { table, column, key }: SealedField,
  { after, most }: { readonly after: Key | null; readonly most: number },
): Promise<SealedRow[]> {
  const columns = sql.join(key.map(name => sql.ref(name)))
  const behind =
    after === null ? sql`true` : sql`(${columns}) > (${sql.join(after.map(part => sql`${part}`))})`
  return rows(
    tx,
    sql<SealedRow>`
      select array[${sql.join(key.map(name => sql`${sql.ref(name)}::text`))}] as row,
        ${sql.ref(column)} as sealed
      from ${sql.table(table)}
      where ${sql.ref(column)} is not null and ${versionIn(column)} <> ${version} and ${behind}
      order by ${columns} limit ${most} for update`,
  )
}

/** A row as json_populate_recordset takes it, which gives each column its type. */
function resealed(vault: Vault, field: SealedField, { row, sealed }: SealedRow): object {
  const { table, column, key, index } = field
  const place = { table, column, row }
  const secret = vault.openBytes(place, sealed)
  return {
    ...Object.fromEntries(key.map((name, i) => [name, row[i]])),
    [column]: hex(vault.seal(place, secret)),
    ...(index && { [index.column]: hex(vault.blindIndex(index.kind, secret.toString('utf8'))) }),
  }
}

function hex(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`
}

async function update(tx: Tx, field: SealedField, changed: readonly object[]): Promise<void> {
  const { table, column, key, index } = field
  const set = [column, ...(index === undefined ? [] : [index.column])]
  await affected(
    tx,
    sql`update ${sql.table(table)} t
      set ${sql.join(set.map(name => sql`${sql.ref(name)} = v.${sql.ref(name)}`))}
      from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(changed)}::json) v
      where ${sql.join(
        key.map(name => sql`t.${sql.ref(name)} = v.${sql.ref(name)}`),
        sql` and `,
      )}`,
  )
}

/** Opens the values of a field, page by page; gives how many open and those that do not. */
export async function openAll(
  db: Db,
  vault: Vault,
  { table, column, key, perChunk = 1000 }: SealedField,
): Promise<{ opened: number; shut: Key[] }> {
  const columns = sql.join(key.map(name => sql.ref(name)))
  const shut: Key[] = []
  let opened = 0
  let after: Key | null = null
  do {
    const behind: ReturnType<typeof sql> =
      after === null ? sql`true` : sql`(${columns}) > (${sql.join(after)})`
    const page: SealedRow[] = await rows(
      db,
      sql<SealedRow>`
        select array[${sql.join(key.map(name => sql`${sql.ref(name)}::text`))}] as row,
          ${sql.ref(column)} as sealed
        from ${sql.table(table)} where ${sql.ref(column)} is not null and ${behind}
        order by ${columns} limit ${perChunk}`,
    )
    for (const { row, sealed } of page) {
      if (isOpening(vault, { table, column, row }, sealed)) opened += 1
      else shut.push(row)
    }
    after = page.at(-1)?.row ?? null
  } while (after !== null)
  return { opened, shut }
}

function isOpening(
  vault: Vault,
  place: Parameters<Vault['openBytes']>[0],
  sealed: Buffer,
): boolean {
  try {
    vault.openBytes(place, sealed)
    return sealedVersion(sealed) > 0
  } catch {
    return false
  }
}
