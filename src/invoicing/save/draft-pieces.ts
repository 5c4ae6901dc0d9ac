import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import type { PieceLine } from '../long-account.ts'

/** Writes a piece of a long draft away, until it is issued. */
export async function insertDraftPiece(
  tx: Tx,
  piece: { readonly accountId: string; readonly runId: string; readonly pieceNo: number },
  lines: readonly PieceLine[],
): Promise<void> {
  await sql`
    INSERT INTO draft_piece (account_id, run_id, piece_no, lines)
    VALUES (${piece.accountId}, ${piece.runId}, ${piece.pieceNo}, ${JSON.stringify(lines)})`.execute(
    tx,
  )
}

/** Removes the pieces of drafts: of some accounts of a run, or of all of them. */
export async function deleteDraftPieces(
  tx: Tx,
  runId: string,
  accountIds: readonly string[] | null,
): Promise<void> {
  await sql`
    DELETE FROM draft_piece
     WHERE run_id = ${runId}
       AND ${accountIds === null ? sql`true` : sql`account_id = ANY(${[...accountIds]}::uuid[])`}`.execute(
    tx,
  )
}
