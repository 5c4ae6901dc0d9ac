import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { assert } from '../kernel/result.ts'
import { affected, one, type Tx } from './database/database.ts'
import { encodeJson, type Json, toJson } from './json.ts'
import type { Traced } from './trail.ts'

const SALT_BYTES = 16

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
 * command with the same input had it, `conflict` when it served for something else, and `erased` when
 * its answer went with the personal data of an erased customer.
 */
export async function takeKey(
  tx: Tx,
  record: CommandRecord & { readonly key: string },
  inputSha256: Buffer,
): Promise<{ value: Json } | 'conflict' | 'erased' | undefined> {
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
    sql<{ same: boolean; outcome: { value: Json } | { erased: string } | null }>`
      select input_sha256 = ${inputSha256} as same, outcome
      from command_key where key = ${record.key}`,
  )
  if (!earlier.same) return 'conflict'
  assert(earlier.outcome !== null, `key ${record.key} was committed without an answer`)
  return 'erased' in earlier.outcome ? 'erased' : earlier.outcome
}

/** What came of a command, for the log. */
export type CommandBody = Partial<Traced> & {
  readonly input: unknown
  readonly value: unknown
  readonly origin: string | undefined
}

/** The hash of an entry's body, from columns of that name: what the chain of blocks seals. */
export const BODY_DIGEST = sql`
  sha256(salt || convert_to(
    jsonb_build_array(origin, to_jsonb(objects), input, outcome, changes)::text, 'UTF8'))`

/**
 * What is sealed stays the past, also for a machine whose clock was put back since: an entry that was
 * recorded before the last sealed one would never be sealed, and look like one that was slipped in.
 */
const AFTER_SEALED = sql`(select last_recorded_at + interval '1 microsecond'
  from log_block order by block_no desc limit 1)`

/** Appends to the log, and keeps the answer under its key. */
export async function recordCommand(
  tx: Tx,
  record: CommandRecord,
  { input, value, origin, objects = [], changes = [] }: CommandBody,
): Promise<void> {
  const key = record.key ?? null
  if (key !== null) {
    const outcome = jsonbText({ value: encodeJson(value) })
    await affected(tx, sql`update command_key set outcome = ${outcome}::jsonb where key = ${key}`)
  }
  await affected(
    tx,
    sql`insert into command_log (recorded_at, id, command, actor, effective_at, key,
        origin, objects, input, outcome, changes, salt, body_sha256)
      select greatest(${record.recordedAt}::timestamptz, ${AFTER_SEALED}), ${record.id}, ${record.command}, ${record.actor},
        ${record.effectiveAt}, ${key}, body.*, ${BODY_DIGEST}
      from (select ${origin ?? null}::text as origin, ${objects}::text[] as objects,
        ${jsonbText(toJson(input))}::jsonb as input, ${jsonbText(toJson(value))}::jsonb as outcome,
        ${changes.length === 0 ? null : jsonbText(toJson(changes))}::jsonb as changes,
        ${randomBytes(SALT_BYTES)}::bytea as salt) body`,
  )
}

/**
 * JSON that PostgreSQL can keep as jsonb: it knows neither NUL nor half of a surrogate pair, and
 * rows of a batch are logged as they came, wrong ones too. Both become U+FFFD. In well-formed JSON
 * text a backslash escape is the only form in which they can stand.
 */
export function jsonbText(json: Json): string {
  return JSON.stringify(json).replace(
    /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi,
    '$1\\ufffd',
  )
}
