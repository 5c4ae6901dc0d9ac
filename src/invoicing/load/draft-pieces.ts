import { sql } from 'kysely'
import { maybeOne, type Tx } from '../../platform/database/database.ts'
import type { PieceLine } from '../long-account.ts'

/** The lines of a piece of a run's long draft, as they were written away; none where there is none. */
export async function loadDraftPiece(
  tx: Tx,
  accountId: string,
  runId: string | null,
  pieceNo: number,
): Promise<readonly PieceLine[]> {
  const found = await maybeOne(
    tx,
    sql<{ lines: readonly PieceLine[] }>`
      SELECT lines FROM draft_piece
       WHERE account_id = ${accountId} AND run_id = ${runId} AND piece_no = ${pieceNo}`,
  )
  return found?.lines ?? []
}
