import { assert } from '../../kernel/result.ts'
import type { Tx } from '../../platform/database/database.ts'
import { ensureMonths } from '../../platform/database/months.ts'
import { newId } from '../../platform/ids.ts'
import type { Posting } from '../posting-rules.ts'
import { copyTransfers, type EntityMonth } from '../save.ts'
import { keepOpen } from './open-months.ts'

/** A posting with everything that the books record of it. */
export type NewTransfer = Posting & {
  /** Made here when left out. */
  readonly transferId?: string
  /** The customer, or the house account of the legal entity. */
  readonly accountId: string
  readonly legalEntityId: string
  /** The day on which it counts; its month must be open. */
  readonly effectiveOn: Temporal.PlainDate
  readonly currency: string
  /** The document or journal that it belongs to. */
  readonly documentId: string | null
  readonly reverses?: string
}

/**
 * Writes transfers into the books, as many as a chunk of a bill run has, with one COPY. Their
 * accounting months stay open until the transaction ends: closing waits for it. A month without a
 * row is opened, unless a later month of the legal entity has been closed.
 *
 * Throws the refusal `period_closed` (entity, month) when a month is closed.
 */
export async function postTransfers(
  tx: Tx,
  transfers: readonly NewTransfer[],
  recordedAt: Temporal.Instant,
): Promise<void> {
  if (transfers.length === 0) return
  const months = monthsOf(transfers)
  await keepOpen(tx, months, recordedAt)
  await ensureMonths(tx, 'ledger_transfer', distinctMonths(months))
  await copyTransfers(tx, valuesOf(transfers, recordedAt))
}

function* valuesOf(
  transfers: readonly NewTransfer[],
  recordedAt: Temporal.Instant,
): Generator<readonly unknown[]> {
  const at = recordedAt.toString()
  const text = new Map<Temporal.PlainDate, string>()
  for (const t of transfers) {
    assert(t.amountMinor > 0n && t.debit !== t.credit, `no transfer: ${t.event} ${t.amountMinor}`)
    let effectiveOn = text.get(t.effectiveOn)
    if (effectiveOn === undefined) {
      effectiveOn = t.effectiveOn.toString()
      text.set(t.effectiveOn, effectiveOn)
    }
    yield [
      t.accountId,
      t.transferId ?? newId(),
      effectiveOn,
      t.legalEntityId,
      t.debit,
      t.credit,
      t.amountMinor,
      t.currency,
      t.event,
      t.documentId,
      at,
      t.reverses ?? null,
      t.memo ?? null,
    ]
  }
}

function monthsOf(transfers: readonly NewTransfer[]): EntityMonth[] {
  const byKey = new Map<string, EntityMonth>()
  // Transfers of one document share their date object, so most of them cost one comparison.
  let last: NewTransfer | undefined
  for (const t of transfers) {
    if (t.effectiveOn === last?.effectiveOn && t.legalEntityId === last.legalEntityId) continue
    last = t
    const month = t.effectiveOn.with({ day: 1 })
    byKey.set(`${t.legalEntityId} ${month}`, { legalEntityId: t.legalEntityId, month })
  }
  return [...byKey.values()]
}

function distinctMonths(months: readonly EntityMonth[]): Temporal.PlainDate[] {
  return [...new Map(months.map(m => [m.month.toString(), m.month])).values()]
}
