import { maskedNumber } from '../../../../formats/masked.ts'
import { dateOf } from '../../../../kernel/calendar.ts'
import { loadLegalEntity } from '../../../../ledger/load.ts'
import { lockItems } from '../../../../ledger/open-items/load.ts'
import type { Context } from '../../../../platform/command.ts'
import type { Tx } from '../../../../platform/database/database.ts'
import { creditAgain } from '../../commands/credit-again.ts'
import { loadSent, loadStanding } from '../load.ts'
import { keepChangesTold, keepRefusals } from '../save.ts'

/**
 * Makes refunds that the bank refused credits again, by what it calls them; told again it changes
 * nothing. Gives the references that refunds of ours have.
 */
export async function takeRefusedBack(
  tx: Tx,
  refused: readonly { readonly reference: string; readonly reason: string }[],
  ctx: Context,
): Promise<ReadonlySet<string>> {
  const reasons = new Map(refused.map(each => [each.reference.toLowerCase(), each.reason]))
  const sent = await loadSent(tx, [...reasons.keys()])
  if (sent.length === 0) return new Set()
  await lockItems(tx, sent)
  const standing = await loadStanding(
    tx,
    sent.map(each => each.refundId),
  )
  const told = sent
    .filter(each => standing.has(each.refundId))
    .map(each => ({ ...each, reason: reasons.get(each.endToEndId) as string }))
  const at = ctx.clock.now()
  for (const { accountId, itemId, allocationId, legalEntityId, refundedOn, reason } of told) {
    const entity = await loadLegalEntity(tx, legalEntityId)
    const today = dateOf(at, entity?.timeZone ?? 'UTC')
    const on = Temporal.PlainDate.compare(today, refundedOn) < 0 ? refundedOn : today
    const why = { reasonCode: null, note: reason }
    const refund = { accountId, itemId, allocationId }
    await creditAgain(tx, refund, { on, at, by: ctx.actor }, why)
  }
  await keepRefusals(
    tx,
    told.map(({ accountId, refundId, reason }) => ({ accountId, refundId, reason })),
  )
  return new Set(sent.map(each => each.endToEndId))
}

/** Notifications of change: the bank sent the money, and says to which account it shall go from now on. */
export function tellRefundChanges(
  tx: Tx,
  changes: readonly {
    readonly reference: string
    readonly code: string
    readonly corrected: string
  }[],
): Promise<number> {
  return keepChangesTold(
    tx,
    changes.map(({ reference, code, corrected }) => ({
      trace: reference,
      change: `${code} ${maskedNumber(corrected)}`.trim(),
    })),
  )
}
