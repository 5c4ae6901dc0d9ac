import { type RawBuilder, sql } from 'kysely'
import { type Db, rows, type Tx } from '../../../platform/database/database.ts'
import { fingerprint } from '../../../platform/json.ts'
import type { Trail } from '../../../platform/trail.ts'
import { differences, type PicturedRow, type Row, textsOf } from './compare.ts'
import { EDITED_TABLES, EDITED_WHOLE } from './edited.ts'
import { type Named, namesOf, objectsIn } from './objects.ts'
import {
  ADDED_ROWS,
  BATCH_TABLES,
  CODED_TABLES,
  type CodedTable,
  FACTS_ONLY,
  FEW_ACCOUNTS,
  HIDDEN_COLUMNS,
  NOT_COMPARED,
} from './scope.ts'

/** A table as the database describes it. */
export type Described = {
  readonly table: string
  readonly key: readonly string[]
  /** Bytes are secrets and hashes: they are in no picture. */
  readonly hidden: readonly string[]
  readonly hasSubscription: boolean
  readonly hasItem: boolean
  /** Belongs to accounts, and is master data. */
  readonly isOfAccount: boolean
}

/** A table of more rows of one picture is left out of it. */
const MOST_ROWS = 5_000

/**
 * Compares what stood of the objects that a command names with what stands after it: their rows in
 * every table of master data there is, so that a new table is covered without anybody thinking of it.
 */
export function installedTrail(db: Db): Trail {
  let described: Promise<readonly Described[]> | undefined
  const tables = (): Promise<readonly Described[]> => {
    described ??= describeTables(db, EDITED).catch(error => {
      described = undefined
      throw error
    })
    return described
  }
  return {
    version: async (tx, command, input) => {
      const named = objectsIn(command, input)
      const all = await tables()
      const whole = EDITED_WHOLE[command]
      const { rows: stood } =
        whole === undefined
          ? await picture(tx, editedOf(command, named, all), command, named)
          : { rows: await wholeTables(tx, all, whole) }
      return fingerprint(textsOf(stood)).toString('base64url')
    },
    watch: async (tx, command, input) => {
      const named = objectsIn(command, input)
      const objects = namesOf(named)
      if (FACTS_ONLY.has(command) || named.size === 0) {
        return { traced: async () => ({ objects, changes: undefined }) }
      }
      const all = await tables()
      const before = await picture(tx, all, command, named)
      return {
        traced: async later => {
          const after = await picture(later, all, command, named, before.ids)
          return { objects, changes: differences(before.rows, after.rows) }
        },
      }
    },
  }
}

/** The tables whose rows a form shows: what else changes of an object takes nothing from anybody. */
function editedOf(command: string, named: Named, all: readonly Described[]): readonly Described[] {
  const edited = EDITED_TABLES[command]
  if (edited !== undefined) {
    return all
      .filter(({ table }) => edited.includes(table))
      .map(each => ({ ...each, isOfAccount: each.isOfAccount || each.key[0] === 'account_id' }))
  }
  if (!named.has('subscription')) return all
  return all.filter(each => each.hasSubscription || each.hasItem)
}

/** Every row of a few tables that hold the rules of the house. */
async function wholeTables(
  tx: Tx,
  all: readonly Described[],
  names: readonly string[],
): Promise<readonly PicturedRow[]> {
  const chosen = all.filter(({ table }) => names.includes(table))
  const found = await rows(
    tx,
    sql<{ table: string; row: Row }>`
      ${sql.join(
        chosen.map(each => branch(each, sql`true`)),
        sql` union all `,
      )}`,
  )
  return found.map(({ table, row }) => ({
    ...{ table, row },
    key: chosen.find(each => each.table === table)?.key ?? [],
  }))
}

type Ids = {
  readonly accounts: readonly string[]
  /** Keys of what a code led to, by table with the code: an address may change meanwhile. */
  readonly byCode: ReadonlyMap<string, readonly string[]>
}

async function picture(
  tx: Tx,
  all: readonly Described[],
  command: string,
  named: Named,
  known?: Ids,
): Promise<{ rows: readonly PicturedRow[]; ids: Ids }> {
  // Of a large batch the rows that are new stand in its input already.
  const isMany = (named.get('account')?.size ?? 0) > FEW_ACCOUNTS
  const ids = known !== undefined && isMany ? known : await resolve(tx, named, known)
  const branches = [
    ...accountBranches(all, command, named, ids.accounts),
    ...codedBranches(all, named, ids.byCode),
  ]
  if (branches.length === 0) return { rows: [], ids }
  const found = await rows(
    tx,
    sql<{ table: string; row: Row }>`${sql.join(branches, sql` union all `)}`,
  )
  const byTable = Map.groupBy(found, each => each.table)
  const keys = new Map(all.map(({ table, key }) => [table, key]))
  const pictured = [...byTable].flatMap(([table, held]) =>
    held.length > MOST_ROWS
      ? []
      : held.map(({ row }) => ({ table, key: keys.get(table) ?? [], row })),
  )
  return { rows: pictured, ids }
}

/** The ids of what the input names, together with those that were known before. */
async function resolve(tx: Tx, named: Named, known: Ids | undefined): Promise<Ids> {
  const numbers = [...(named.get('account') ?? [])]
  const found =
    numbers.length === 0
      ? []
      : await rows(
          tx,
          sql<{ id: string }>`
            select account_id as id from account_number where number = any(${numbers}::text[])`,
        )
  const accounts = [...new Set([...(known?.accounts ?? []), ...found.map(each => each.id)])]
  const byCode = new Map<string, readonly string[]>()
  for (const { kind, by } of CODED_TABLES) {
    const codes = [...(named.get(kind) ?? [])]
    if (by === undefined || codes.length === 0 || byCode.has(by.table)) continue
    const keys = await rows(
      tx,
      sql<{ id: string }>`
        select ${sql.ref(by.key)} as id from ${sql.table(by.table)}
        where ${sql.ref(by.code)} = any(${codes}::text[])`,
    )
    const earlier = known?.byCode.get(by.table) ?? []
    byCode.set(by.table, [...new Set([...earlier, ...keys.map(each => each.id)])])
  }
  return { accounts, byCode }
}

function accountBranches(
  all: readonly Described[],
  command: string,
  named: Named,
  accounts: readonly string[],
): RawBuilder<unknown>[] {
  if (accounts.length === 0) return []
  const few = accounts.length <= FEW_ACCOUNTS
  const chosen = all.filter(
    ({ table, isOfAccount }) =>
      isOfAccount && (few || BATCH_TABLES[command]?.includes(table) === true),
  )
  const subscriptions = [...(named.get('subscription') ?? [])]
  return chosen.map(described =>
    branch(
      described,
      sql`t.account_id = any(${accounts}::uuid[])
        ${subscriptions.length === 0 ? sql`` : ofSubscriptions(described, accounts, subscriptions)}`,
    ),
  )
}

/** Of a customer with many subscriptions, those that the command names. */
function ofSubscriptions(
  { hasSubscription, hasItem }: Described,
  accounts: readonly string[],
  numbers: readonly string[],
): RawBuilder<unknown> {
  const own = sql`select s.subscription_id from subscription s
    where s.account_id = any(${accounts}::uuid[]) and s.number = any(${numbers}::text[])`
  if (hasSubscription) return sql`and (t.subscription_id is null or t.subscription_id in (${own}))`
  if (!hasItem) return sql``
  return sql`and t.item_id in (select i.item_id from subscription_item i
    where i.account_id = any(${accounts}::uuid[]) and i.subscription_id in (${own}))`
}

function codedBranches(
  all: readonly Described[],
  named: Named,
  byCode: Ids['byCode'],
): RawBuilder<unknown>[] {
  return CODED_TABLES.flatMap(coded => {
    const values = coded.by === undefined ? valuesOf(coded, named) : byCode.get(coded.by.table)
    const described = all.find(each => each.table === coded.table)
    if (values === undefined || values.length === 0 || !named.has(coded.kind)) return []
    if (described === undefined) return []
    const type = coded.type === 'uuid' ? sql`uuid[]` : sql`text[]`
    return [branch(described, sql`t.${sql.ref(coded.column)} = any(${values}::${type})`)]
  })
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function valuesOf({ kind, type }: CodedTable, named: Named): string[] {
  const values = [...(named.get(kind) ?? [])]
  return type === 'uuid' ? values.filter(value => UUID.test(value)) : values
}

function branch({ table, hidden }: Described, where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select ${table}::text as "table", to_jsonb(t) - ${hidden}::text[] as row
    from ${sql.table(table)} t where ${where} limit ${MOST_ROWS + 1})`
}

/** The tables that versions are of. */
const EDITED = [EDITED_TABLES, EDITED_WHOLE].flatMap(each => Object.values(each).flat())

/**
 * Every table whose rows the audit trail can tell of, with its key, and whether it is of accounts;
 * and some others beside them.
 */
export async function describeTables(
  db: Db,
  beside: readonly string[] = [],
): Promise<readonly Described[]> {
  const coded = CODED_TABLES.map(each => each.table)
  return rows(
    db,
    sql<Described>`
      with described as (
        select c.oid, c.relname::text as table, array(
            select a.attname::text from unnest(i.indkey) with ordinality k (no, place)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.no order by k.place) as key
        from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relispartition
      ), columns as (
        select d.oid, array_agg(a.attname::text)
            filter (where a.atttypid = 'bytea'::regtype or a.attname = any(${HIDDEN_COLUMNS}))
            as hidden,
          coalesce(bool_or(a.attname = 'subscription_id'), false) as "hasSubscription",
          coalesce(bool_or(a.attname = 'item_id'), false) as "hasItem"
        from described d join pg_attribute a on a.attrelid = d.oid and a.attnum > 0
          and not a.attisdropped
        group by d.oid
      ), judged as (
        select d.table, d.key, coalesce(c.hidden, '{}') as hidden, c."hasSubscription",
          c."hasItem",
          d.key[1] = 'account_id' and d.table <> all(${NOT_COMPARED}::text[])
            and (has_any_column_privilege(d.oid, 'update') or has_table_privilege(d.oid, 'delete')
              or d.table = any(${ADDED_ROWS}::text[])) as "isOfAccount"
        from described d join columns c using (oid)
      )
      select * from judged where "isOfAccount" or "table" = any(${[...coded, ...beside]}::text[])
      order by "table"`,
  )
}
