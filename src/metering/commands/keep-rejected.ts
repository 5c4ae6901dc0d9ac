import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { fingerprint, toJson } from '../../platform/json.ts'
import type { BatchAnswer } from '../../platform/row-batch.ts'
import { accountNumberOf, type UsageKind } from '../rejected.ts'
import { insertRejected, type NewRejected } from '../save/rejected.ts'

/** The most characters of a row that are kept: a day of five minutes has 6,000. */
export const MOST_KEPT = 16_000

/**
 * Keeps the rows of a batch that were rejected, in the transaction that takes the others, so that a
 * clerk can fix and replay them. The same row rejected again is counted, not kept twice.
 */
export async function keepRejected(
  tx: Tx,
  kind: UsageKind,
  rows: readonly unknown[],
  answer: BatchAnswer,
  source: string,
  ctx: Pick<Context, 'clock' | 'newId'>,
): Promise<void> {
  if (answer.rejected === 0) return
  const kept = new Map<string, NewRejected>()
  for (const { row, refusal } of answer.rows) {
    if (refusal === undefined) continue
    const raw = rows[row]
    const name = fingerprint([kind, raw]).toString('hex')
    const times = (kept.get(name)?.times ?? 0) + 1
    kept.set(name, {
      rejectedId: ctx.newId(),
      fingerprint: name,
      accountNumber: accountNumberOf(raw),
      ...keptRow(raw),
      code: refusal.code,
      facts: storableJson(refusal.facts),
      times,
    })
  }
  await insertRejected(tx, kind, [...kept.values()], source, ctx.clock.now())
}

/** A row as it is kept: whole, or of one that is too long the beginning as text. */
export function keptRow(raw: unknown): { readonly received: string; readonly shortened: boolean } {
  const received = storableJson(raw)
  if (received.length <= MOST_KEPT) return { received, shortened: false }
  const beginning = received.slice(0, MOST_KEPT).toWellFormed()
  return { received: JSON.stringify({ beginning }), shortened: true }
}

/** JSON that PostgreSQL can store: NUL and halves of characters become the replacement character. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(toJson(value))
  // Escapes are taken one by one, so that a backslash before a `u` is not mistaken for one.
  return json.replace(/\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/g, pair =>
    pair.length === 2 ? pair : '\\ufffd',
  )
}
