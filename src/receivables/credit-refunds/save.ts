import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** A further row of a legal entity's rules; the latest of a date holds. */
export async function insertCreditRefundRule(
  tx: Tx,
  rule: {
    readonly legalEntityId: string
    readonly currency: string
    readonly fromOn: Temporal.PlainDate
    readonly afterDays: number | null
    readonly aboveMinor: bigint
  },
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO credit_refund_rule (legal_entity_id, currency, from_on, revision, after_days,
                                      above_minor, recorded_at, recorded_by)
      SELECT ${rule.legalEntityId}, ${rule.currency}, ${rule.fromOn}, count(*),
             ${rule.afterDays}::smallint, ${rule.aboveMinor}, ${by.at}, ${by.by}
        FROM credit_refund_rule
       WHERE legal_entity_id = ${rule.legalEntityId} AND currency = ${rule.currency}
         AND from_on = ${rule.fromOn}`,
  )
}
