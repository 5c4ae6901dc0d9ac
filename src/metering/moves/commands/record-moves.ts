import { loadOccupants, lockOccupied } from '../../../accounts/occupancies/load.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { withinSavepoint } from '../../../platform/database/savepoint.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { type MoveRow, moveRow } from '../row.ts'
import { moveOut, transferService } from './moves.ts'

export const recordMoves = defineCommand({
  name: 'recordMoves',
  summary: 'Move many customers: each out of a place, or out and another in on the same day',
  permission: 'contracts.write',
  input: rowsOf(moveRow),
  alsoRetry: ['23505'],
  run: async (tx, input, ctx) => ok(await saveMoves(tx, input.rows, ctx)),
})

/** Moves customers, a row each, by premise and day; each as a whole or not at all. */
async function saveMoves(tx: Tx, raw: readonly unknown[], ctx: Context): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, moveRow)
  batch.oneRowEach(({ from, on }) => `${from.accountNumber} ${from.premiseCode} ${on}`)
  for (const { row, value } of batch.open) {
    const done = await withinSavepoint(tx, () => moveOne(tx, value, ctx))
    if (done.ok) batch.answer(row, done.value)
    else batch.reject(row, done.refusal.code, done.refusal.facts)
  }
  return batch.result()
}

async function moveOne(
  tx: Tx,
  move: MoveRow,
  ctx: Context,
): Promise<Result<'created' | 'unchanged'>> {
  if (await isKnown(tx, move)) return ok('unchanged')
  const { from, to, on, contract, reads, exitFee } = move
  const done =
    to === null || contract === null
      ? await moveOut.run(tx, { ...from, on, reads, exitFee }, ctx)
      : await transferService.run(tx, { from, to, on, contract, reads, exitFee }, ctx)
  return done.ok ? ok('created') : done
}

async function isKnown(tx: Tx, { from, to, on }: MoveRow): Promise<boolean> {
  const premise = await lockOccupied(tx, from)
  if (premise?.placeId == null || !premise.toOn?.equals(on)) return false
  if (to === null) return true
  const occupants = await loadOccupants(tx, premise.placeId)
  return occupants.some(
    ({ accountNumber, fromOn }) => accountNumber === to.accountNumber && fromOn?.equals(on),
  )
}
