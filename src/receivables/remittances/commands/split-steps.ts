import { createHash } from 'node:crypto'
import { formatAmount } from '../../../kernel/money.ts'
import { RefusalError } from '../../../kernel/result.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { loadLines, type StoredLine, type StoredRemittance } from '../load/remittances.ts'
import { splitLines } from '../parts.ts'
import { insertRemittance, updateRemittance } from '../save.ts'

/**
 * Splits a remittance that waits: its payer pays it in several payments, of which this is one. The part
 * of the payment is given back; the rest waits for its own money. Refused where the payment is all of it.
 */
export async function splitOff(
  tx: Tx,
  remittance: StoredRemittance,
  amountMinor: bigint,
  ctx: Context,
): Promise<StoredRemittance> {
  const { currency } = remittance
  if (amountMinor <= 0n || amountMinor >= remittance.amountMinor) {
    throw new RefusalError('remittance_no_part', {
      told: formatAmount(remittance.amountMinor, currency),
      found: formatAmount(amountMinor, currency),
      currency,
    })
  }
  const lines = await loadLines(tx, [remittance.remittanceId])
  const { first, rest } = splitLines(lines, amountMinor)
  await updateRemittance(tx, remittance, { state: 'split' })
  const part = await insertPart(tx, remittance, { amountMinor, lines: first }, ctx)
  const restMinor = remittance.amountMinor - amountMinor
  await insertPart(tx, remittance, { amountMinor: restMinor, lines: rest }, ctx)
  return part
}

async function insertPart(
  tx: Tx,
  whole: StoredRemittance,
  part: { readonly amountMinor: bigint; readonly lines: readonly StoredLine[] },
  ctx: Context,
): Promise<StoredRemittance> {
  const remittanceId = ctx.newId()
  // Two parts may be alike; a part is told from every advice by what it is a part of.
  const fingerprint = createHash('sha256')
    .update(`part ${whole.remittanceId} ${remittanceId}`)
    .digest()
  const made = { ...whole, ...part, remittanceId, splitOf: whole.remittanceId }
  const told = { ...made, fileId: null, ordinal: null, fingerprint }
  const by = { at: ctx.clock.now(), by: ctx.actor }
  if (!(await insertRemittance(tx, told, by))) throw new Error('defect: a part was known before')
  return { ...whole, remittanceId, amountMinor: part.amountMinor }
}
