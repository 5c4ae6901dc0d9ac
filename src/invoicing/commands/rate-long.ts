import type { Tx } from '../../platform/database/database.ts'
import { checkLines, type DraftException } from '../checks.ts'
import type { AccountFacts, PayerFacts } from '../facts.ts'
import { LONG, LongBill, partsOf, pieceLine } from '../long-account.ts'
import { dueLines, idleReason, parked, type RatedAccount } from '../rate-account.ts'
import { deleteDraftPieces, insertDraftPiece } from '../save/draft-pieces.ts'
import { dueBy, loadForRating, type RatedRun } from './rating-facts.ts'

/**
 * Rates an account of very many items some subscriptions at a time, as it would be rated at once: a
 * subscription's lines depend on no other's. What is in memory at a time is its facts, one part and
 * the places of its lines.
 */
export async function rateLong(
  tx: Tx,
  run: RatedRun,
  account: AccountFacts,
  sizes: { readonly part: number } = LONG,
): Promise<RatedAccount> {
  const idle = idleReason(account, run.runId)
  if (idle !== undefined) return idle
  const bill = new LongBill(account)
  const carried: RatedAccount['carried'][number][] = []
  const exceptions: DraftException[] = []
  const addressees = new Map<string, PayerFacts>()
  try {
    for (const part of partsOf(account, sizes)) {
      const rated = await ratePart(tx, run, part, bill)
      carried.push(...rated.carried)
      exceptions.push(...rated.exceptions)
      for (const [id, to] of rated.addressees) addressees.set(id, to)
    }
    const facts = { issueOn: run.issueOn, rules: run.entity, addressees }
    return { ...bill.finish(facts, exceptions), carried, documents: [] }
  } catch (error) {
    const found = parked(account, error)
    await deleteDraftPieces(tx, run.runId, [account.accountId])
    return found
  }
}

async function ratePart(tx: Tx, run: RatedRun, part: AccountFacts, bill: LongBill) {
  const loaded = await loadForRating(tx, run, [part], dueBy(run))
  const { accountId } = part
  const planned = loaded.planned[0]?.planned ?? []
  const billed = loaded.billed.get(accountId) ?? new Map()
  const facts = { ...loaded.facts, billed }
  const { lines, carried } = dueLines(part, planned, loaded.usage.get(accountId) ?? [], facts)
  const pieceNo = bill.add(lines)
  await insertDraftPiece(
    tx,
    { accountId, runId: run.runId, pieceNo },
    lines.map(line => pieceLine(line, run.issueOn)),
  )
  const items = new Map(
    part.subscriptions.flatMap(s => s.items.map(item => [item.itemId, item] as const)),
  )
  const exceptions = checkLines(lines, items, facts.history, facts.creditedLines)
  return { carried, exceptions, addressees: facts.addressees }
}
