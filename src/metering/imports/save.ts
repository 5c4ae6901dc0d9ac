import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import type { UsageImportNote, UsageMapping } from './api.ts'
import type { UsageFormat } from './fields.ts'
import type { UsageImport, UsageImportState } from './load.ts'

/** Keeps a file as it came. */
export async function insertFile(
  tx: Tx,
  file: { readonly fileId: string; readonly sha256: Buffer; readonly content: Buffer },
): Promise<void> {
  const { fileId, sha256, content } = file
  await affected(
    tx,
    sql`INSERT INTO usage_file (file_id, sha256, byte_count, content)
        VALUES (${fileId}, ${sha256}, ${content.length}, ${content})`,
  )
}

/** Puts an import on record. */
export async function insertUsageImport(
  tx: Tx,
  made: Pick<UsageImport, 'importId' | 'fileId' | 'fileName' | 'receivedBy' | 'receivedAt'> & {
    readonly format: UsageFormat
    readonly mapping: UsageMapping
    readonly byteCount: number
  },
): Promise<void> {
  await affected(
    tx,
    sql`INSERT INTO usage_import (import_id, file_id, file_name, format, mapping, state, attempt,
                                  received_by, received_at, byte_count)
        VALUES (${made.importId}, ${made.fileId}, ${made.fileName}, ${made.format},
                ${JSON.stringify(made.mapping)}::jsonb, 'received', 0, ${made.receivedBy},
                ${made.receivedAt}::timestamptz, ${made.byteCount})`,
  )
}

/** Begins a try or the commit: what was noted of the one before is forgotten. */
export async function beginAttempt(
  tx: Tx,
  { importId }: Pick<UsageImport, 'importId'>,
  to: {
    readonly state: UsageImportState
    readonly mapping?: UsageMapping
    readonly keepsRefused?: boolean
    readonly committed?: { readonly by: string; readonly at: Temporal.Instant }
  },
): Promise<void> {
  const { state, mapping, keepsRefused = false, committed } = to
  await affected(tx, sql`DELETE FROM usage_import_finding WHERE import_id = ${importId}`)
  await affected(tx, sql`DELETE FROM usage_import_effect WHERE import_id = ${importId}`)
  const given = mapping === undefined ? null : JSON.stringify(mapping)
  await affected(
    tx,
    sql`UPDATE usage_import
           SET state = ${state}, attempt = attempt + 1, bytes_read = 0, row_count = 0,
               created_count = 0, updated_count = 0, unchanged_count = 0, rejected_count = 0,
               refusal = NULL, ended_at = NULL, keeps_refused = ${keepsRefused},
               mapping = coalesce(${given}::jsonb, mapping),
               committed_by = ${committed?.by ?? null},
               committed_at = ${committed?.at ?? null}::timestamptz
         WHERE import_id = ${importId}`,
  )
}

/** Takes an import to another state. */
export async function saveImportState(
  tx: Tx,
  importId: string,
  state: UsageImportState,
  endedAt: Temporal.Instant | null,
): Promise<void> {
  await affected(
    tx,
    sql`UPDATE usage_import SET state = ${state}, ended_at = ${endedAt}::timestamptz
         WHERE import_id = ${importId}`,
  )
}

/** Says that an import is being taken back. */
export async function saveUndo(
  tx: Tx,
  importId: string,
  undo: { readonly actor: string; readonly at: Temporal.Instant; readonly reason: string },
): Promise<void> {
  await affected(
    tx,
    sql`UPDATE usage_import
           SET state = 'undoing', bytes_read = 0, undone_by = ${undo.actor},
               undone_at = ${undo.at}::timestamptz, undo_reason = ${undo.reason}
         WHERE import_id = ${importId}`,
  )
}

/** Notes how far an import is and what was found; noted again it changes nothing. */
export async function saveNote(tx: Tx, note: UsageImportNote): Promise<void> {
  const { importId, attempt, counts, findings, effects } = note
  if (findings.length > 0) {
    await affected(
      tx,
      sql`INSERT INTO usage_import_finding (import_id, attempt, line, label, code, severity,
                                            column_name, value, facts, lines)
          SELECT ${importId}, ${attempt}, line, label, code, severity, "column", value, facts,
                 ARRAY(SELECT jsonb_array_elements_text(lines)::integer)
            FROM jsonb_to_recordset(${JSON.stringify(findings)}::jsonb)
                 AS f (line integer, label text, code text, severity text, "column" text,
                       value text, facts jsonb, lines jsonb)
              ON CONFLICT DO NOTHING`,
    )
  }
  if (effects.length > 0) {
    await affected(
      tx,
      sql`INSERT INTO usage_import_effect (account_id, subscription_id, import_id, attempt,
                                           batch_no, first_on, last_on, row_count)
          SELECT "accountId", "subscriptionId", ${importId}, ${attempt}, "batchNo", "firstOn",
                 "lastOn", rows
            FROM jsonb_to_recordset(${JSON.stringify(effects)}::jsonb)
                 AS e ("accountId" uuid, "subscriptionId" uuid, "batchNo" integer, "firstOn" date,
                       "lastOn" date, rows bigint)
              ON CONFLICT DO NOTHING`,
    )
  }
  const refusal = note.refusal === null ? null : JSON.stringify(note.refusal)
  await affected(
    tx,
    sql`UPDATE usage_import
           SET bytes_read = ${note.bytesRead}, row_count = ${counts.rows},
               created_count = ${counts.created}, updated_count = ${counts.updated},
               unchanged_count = ${counts.unchanged}, rejected_count = ${counts.rejected},
               refusal = ${refusal}::jsonb
         WHERE import_id = ${importId} AND attempt = ${attempt}`,
  )
}

/** Saves a way to read files under a name. */
export async function upsertMapping(
  tx: Tx,
  name: string,
  mapping: UsageMapping,
  by: { readonly actor: string; readonly at: Temporal.Instant },
): Promise<void> {
  await affected(
    tx,
    sql`INSERT INTO usage_mapping (name, mapping, changed_by, changed_at)
        VALUES (${name}, ${JSON.stringify(mapping)}::jsonb, ${by.actor}, ${by.at}::timestamptz)
            ON CONFLICT (name) DO UPDATE
           SET mapping = excluded.mapping, changed_by = excluded.changed_by,
               changed_at = excluded.changed_at`,
  )
}

/** Removes a saved way to read files; how many there were. */
export async function deleteMapping(tx: Tx, name: string): Promise<number> {
  return affected(tx, sql`DELETE FROM usage_mapping WHERE name = ${name}`)
}
