import { sql } from 'kysely'
import { assert } from '../kernel/result.ts'
import { affected, one, type Tx } from './database/database.ts'
import { encodeJson, type Json, toJson } from './json.ts'

/** Who did what, and when: the head of a log entry. */
export type CommandRecord = {
  readonly id: string
  readonly command: string
  readonly actor: string
  readonly key: string | undefined
  readonly recordedAt: Temporal.Instant
  readonly effectiveAt: Temporal.Instant
}

/**
 * Takes an idempotency key for this transaction. While another transaction holds it, the INSERT
 * waits for that one's end. Gives undefined when the key is ours, the recorded answer when the same
 * command with the same input had it, and `conflict` when it served for something else.
 */
export async function takeKey(
  tx: Tx,
  record: CommandRecord & { readonly key: string },
  inputSha256: Buffer,
): Promise<{ value: Json } | 'conflict' | undefined> {
  const taken = await affected(
    tx,
    sql`insert into command_key (key, command, actor, input_sha256, recorded_at)
      values (${record.key}, ${record.command}, ${record.actor}, ${inputSha256},
        ${record.recordedAt})
      on conflict (key) do nothing`,
  )
  if (taken === 1) return undefined
  // A new statement sees what the other transaction committed.
  const earlier = await one(
    tx,
    sql<{ same: boolean; outcome: { value: Json } | null }>`
      select input_sha256 = ${inputSha256} as same, outcome
      from command_key where key = ${record.key}`,
  )
  if (!earlier.same) return 'conflict'
  assert(earlier.outcome !== null, `key ${record.key} was committed without an answer`)
  return earlier.outcome
}

/** Appends to the log, and keeps the answer under its key. */
export async function recordCommand(
  tx: Tx,
  record: CommandRecord,
  input: unknown,
  value: unknown,
): Promise<void> {
  const key = record.key ?? null
  if (key !== null) {
    const outcome = JSON.stringify({ value: encodeJson(value) })
    await affected(tx, sql`update command_key set outcome = ${outcome}::jsonb where key = ${key}`)
  }
  await affected(
    tx,
    sql`insert into command_log
        (recorded_at, id, command, actor, effective_at, key, input, outcome)
      values (${record.recordedAt}, ${record.id}, ${record.command}, ${record.actor},
        ${record.effectiveAt}, ${key}, ${JSON.stringify(toJson(input))}::jsonb,
        ${JSON.stringify(toJson(value))}::jsonb)`,
  )
}
