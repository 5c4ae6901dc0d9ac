import type { Tx } from '../../../platform/database/database.ts'
import { reserveTraces } from '../save.ts'

/** Trace numbers for so many entries of an ACH file, in their order; nobody else gets the same. */
export async function takeTraces(
  tx: Tx,
  legalEntityId: string,
  count: number,
): Promise<readonly string[]> {
  const { next, odfi } = await reserveTraces(tx, legalEntityId, count)
  return Array.from({ length: count }, (_, i) => `${odfi}${String(next + i).padStart(7, '0')}`)
}
