import { sql } from 'kysely'
import { type Db, maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import { arrayOfText } from '../array-literal.ts'
import type { UsageKind } from '../rejected.ts'
import type { UsageMapping } from './api.ts'
import type { UsageFormat } from './fields.ts'

export type UsageImportState =
  | 'received'
  | 'trying'
  | 'checked'
  | 'committing'
  | 'done'
  | 'undoing'
  | 'undone'
  | 'cancelled'

/** A file of usage on its way in. */
export type UsageImport = {
  readonly importId: string
  readonly fileId: string
  readonly fileName: string
  readonly format: UsageFormat
  readonly mapping: UsageMapping
  readonly state: UsageImportState
  readonly attempt: number
  readonly receivedBy: string
  readonly receivedAt: Temporal.Instant
  readonly byteCount: bigint
  readonly bytesRead: bigint
  readonly rows: bigint
  readonly created: bigint
  readonly updated: bigint
  readonly unchanged: bigint
  readonly rejected: bigint
  readonly refusal: {
    readonly code: string
    readonly facts: Readonly<Record<string, string | number>>
  } | null
  readonly keepsRefused: boolean
  readonly committedBy: string | null
  readonly committedAt: Temporal.Instant | null
  readonly endedAt: Temporal.Instant | null
  readonly undoneBy: string | null
  readonly undoneAt: Temporal.Instant | null
  readonly undoReason: string | null
}

const IMPORT = sql`
  import_id AS "importId", file_id AS "fileId", file_name AS "fileName", format, mapping, state,
  attempt, received_by AS "receivedBy", received_at AS "receivedAt", byte_count AS "byteCount",
  bytes_read AS "bytesRead", row_count AS rows, created_count AS created,
  updated_count AS updated, unchanged_count AS unchanged, rejected_count AS rejected, refusal,
  keeps_refused AS "keepsRefused", committed_by AS "committedBy",
  committed_at AS "committedAt", ended_at AS "endedAt", undone_by AS "undoneBy",
  undone_at AS "undoneAt", undo_reason AS "undoReason"`

/** An import by its id. */
export function loadUsageImport(db: Db, importId: string): Promise<UsageImport | undefined> {
  return maybeOne(
    db,
    sql<UsageImport>`SELECT ${IMPORT} FROM usage_import WHERE import_id = ${importId}`,
  )
}

/** As `loadUsageImport`, locked until its step is done. */
export function lockUsageImport(tx: Tx, importId: string): Promise<UsageImport | undefined> {
  return maybeOne(
    tx,
    sql<UsageImport>`SELECT ${IMPORT} FROM usage_import WHERE import_id = ${importId} FOR UPDATE`,
  )
}

/** A stored file by its hash. */
export async function loadFileByHash(tx: Tx, sha256: Buffer): Promise<string | undefined> {
  const found = await maybeOne(
    tx,
    sql<{ fileId: string }>`SELECT file_id AS "fileId" FROM usage_file WHERE sha256 = ${sha256}`,
  )
  return found?.fileId
}

/** Other imports of the same file that were committed: latest first. */
export function loadSameFile(
  db: Db,
  { fileId, importId }: Pick<UsageImport, 'fileId' | 'importId'>,
): Promise<
  { importId: string; fileName: string; committedBy: string; committedAt: Temporal.Instant }[]
> {
  return rows(
    db,
    sql`SELECT import_id AS "importId", file_name AS "fileName", committed_by AS "committedBy",
               committed_at AS "committedAt"
          FROM usage_import
         WHERE file_id = ${fileId} AND import_id <> ${importId} AND state = 'done'
         ORDER BY received_at DESC LIMIT 3`,
  )
}

const PIECE = 256 * 1024

/** The bytes of a stored file, piece by piece; at most so many of them. */
export async function* fileBytes(
  db: Db,
  fileId: string,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < most; at += PIECE) {
    const found = await maybeOne(
      db,
      sql<{ piece: Buffer }>`
        SELECT substring(content FROM ${at + 1} FOR ${PIECE}) AS piece
          FROM usage_file WHERE file_id = ${fileId}`,
    )
    if (found === undefined || found.piece.length === 0) return
    yield found.piece
    if (found.piece.length < PIECE) return
  }
}

/** A saved way to read files. */
export type SavedMapping = { readonly name: string; readonly mapping: UsageMapping }

/** The saved mappings by name. */
export function loadUsageMappings(db: Db): Promise<SavedMapping[]> {
  return rows(
    db,
    sql<SavedMapping>`SELECT name, mapping FROM usage_mapping ORDER BY name LIMIT 500`,
  )
}

export type UsageEffect = {
  readonly accountId: string
  readonly subscriptionId: string
  readonly firstOn: Temporal.PlainDate
  readonly lastOn: Temporal.PlainDate
  readonly rows: bigint
}

const text = (row: unknown, field: string): string => {
  const value = (row as Readonly<Record<string, unknown>> | null)?.[field]
  return typeof value === 'string' ? value : ''
}

/** Whose usage rows that were taken are, and of which days: subscriptions named, or at the meter's place. */
export function loadUsageEffects(
  tx: Tx,
  kind: UsageKind,
  taken: readonly unknown[],
): Promise<UsageEffect[]> {
  if (taken.length === 0) return Promise.resolve([])
  const of = (field: string) => arrayOfText(taken.map(row => text(row, field)))
  if (kind === 'event') {
    return rows(
      tx,
      sql<UsageEffect>`
        SELECT s.account_id AS "accountId", s.subscription_id AS "subscriptionId",
               min((r.at AT TIME ZONE a.time_zone)::date) AS "firstOn",
               max((r.at AT TIME ZONE a.time_zone)::date) AS "lastOn", count(*) AS rows
          FROM unnest(${of('accountNumber')}::text[], ${of('subscriptionNumber')}::text[],
                      ${of('occurredAt')}::timestamptz[]) AS r (account, subscription, at)
          JOIN account_number x ON x.number = r.account
          JOIN account a ON a.account_id = x.account_id
          JOIN subscription s ON s.account_id = a.account_id AND s.number = r.subscription
         GROUP BY s.account_id, s.subscription_id`,
    )
  }
  // A read tells what was used since the one before.
  const since =
    kind === 'read'
      ? sql`coalesce((SELECT max(b.read_on) FROM counting_read b
                       WHERE b.account_id = c.account_id AND b.channel_id = c.channel_id
                         AND b.read_on < r.day), r.day)`
      : sql`r.day`
  const registers = arrayOfText(taken.map(row => text(row, 'register') || '1'))
  return rows(
    tx,
    sql<UsageEffect>`
      SELECT s.account_id AS "accountId", s.subscription_id AS "subscriptionId",
             min(${since}) AS "firstOn", max(r.day) AS "lastOn", count(*) AS rows
        FROM unnest(${of('accountNumber')}::text[], ${of('serial')}::text[], ${registers}::text[],
                    ${of(kind === 'read' ? 'readOn' : 'day')}::date[])
               AS r (account, serial, register, day)
        JOIN account_number x ON x.number = r.account
        JOIN channel c ON c.account_id = x.account_id AND c.serial = r.serial
                      AND c.register = r.register
        JOIN subscription s ON s.account_id = c.account_id AND s.premise_id = c.premise_id
       GROUP BY s.account_id, s.subscription_id`,
  )
}

export type Finding = {
  readonly line: number
  readonly label: string
  readonly code: string
  readonly severity: 'refused' | 'notice'
  readonly column: string
  readonly value: string
  readonly facts: Record<string, string | number>
  readonly lines: number[]
}

/** A page of what is to be said of rows, in order of line; of one code or severity where asked. */
export function loadFindings(
  db: Db,
  of: { readonly importId: string; readonly attempt: number },
  page: {
    readonly after?: { readonly line: number; readonly label: string; readonly code: string }
    readonly code?: string | undefined
    readonly severity?: string | undefined
    readonly limit: number
  },
): Promise<Finding[]> {
  const { after, code, severity, limit } = page
  const later =
    after === undefined
      ? sql`true`
      : sql`(line, label, code) > (${after.line}, ${after.label}, ${after.code})`
  return rows(
    db,
    sql<Finding>`
      SELECT line, label, code, severity, column_name AS "column", value, facts, lines
        FROM usage_import_finding
       WHERE import_id = ${of.importId} AND attempt = ${of.attempt} AND ${later}
         AND (${code ?? null}::text IS NULL OR code = ${code ?? null})
         AND (${severity ?? null}::text IS NULL OR severity = ${severity ?? null})
       ORDER BY line, label, code LIMIT ${limit}`,
  )
}

/** How many rows each finding is about. */
export function loadFindingCounts(
  db: Db,
  of: { readonly importId: string; readonly attempt: number },
): Promise<{ code: string; severity: 'refused' | 'notice'; count: bigint }[]> {
  return rows(
    db,
    sql`SELECT code, severity, count(*) AS count FROM usage_import_finding
         WHERE import_id = ${of.importId} AND attempt = ${of.attempt}
         GROUP BY code, severity ORDER BY severity DESC, count DESC, code`,
  )
}
