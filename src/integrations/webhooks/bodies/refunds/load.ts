import { sql } from 'kysely'
import { formatAmount } from '../../../../kernel/money.ts'
import { rows, type Tx } from '../../../../platform/database/database.ts'
import type { NewEvent } from '../../load.ts'
import type { Told } from '../load.ts'

/** What is told of money that was paid back. */
export async function tellRefunds(tx: Tx, events: readonly NewEvent[]): Promise<Told> {
  const found = await rows(
    tx,
    sql<{ eventId: string; currency: string; amount: bigint }>`
      SELECT n.event_id AS "eventId", f.refund_id AS "refundId", a.number AS account,
             e.code AS entity, f.currency, f.amount_minor AS amount, f.way,
             f.refunded_on::text AS "refundedOn", f.reason_code AS reason
        FROM unnest(${events.map(each => each.eventId)}::uuid[],
                    ${events.map(each => each.accountId)}::uuid[],
                    ${events.map(each => each.subjectId)}::uuid[])
             AS n (event_id, account_id, refund_id)
        JOIN refund f USING (account_id, refund_id)
        JOIN account a USING (account_id)
        JOIN legal_entity e ON e.legal_entity_id = f.legal_entity_id`,
  )
  return new Map(
    found.map(({ eventId, amount, ...refund }) => [
      eventId,
      { ...refund, amount: formatAmount(amount, refund.currency) },
    ]),
  )
}
