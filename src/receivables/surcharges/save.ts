import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import type { Paying } from './law.ts'
import type { SurchargeRule } from './surcharge.ts'

/** A further rule of a place and way of paying; the latest of a date holds. */
export async function insertSurchargeRule(
  tx: Tx,
  rule: SurchargeRule & {
    readonly legalEntityId: string
    readonly method: Paying['method']
    readonly fromOn: Temporal.PlainDate
  },
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO surcharge_rule (legal_entity_id, country, region, method, from_on, revision,
        percent, fixed_minor, cap_minor, tax_class, businesses_only, recorded_at, recorded_by)
      SELECT ${rule.legalEntityId}, ${rule.country}, ${rule.region}, ${rule.method}, ${rule.fromOn},
             count(*), ${rule.percent}::numeric, ${rule.fixedMinor}, ${rule.capMinor}::bigint,
             ${rule.taxClass}, ${rule.businessesOnly}, ${by.at}, ${by.by}
        FROM surcharge_rule
       WHERE legal_entity_id = ${rule.legalEntityId} AND country = ${rule.country}
         AND region = ${rule.region} AND method = ${rule.method} AND from_on = ${rule.fromOn}`,
  )
}

/** What a payment takes besides. */
export async function insertPaymentSurcharge(
  tx: Tx,
  of: {
    readonly accountId: string
    readonly paymentId: string
    readonly amountMinor: bigint
    readonly taxClass: string
    readonly method: Paying['method']
  },
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO payment_surcharge (account_id, payment_id, amount_minor, tax_class, method)
      VALUES (${of.accountId}, ${of.paymentId}, ${of.amountMinor}, ${of.taxClass}, ${of.method})`,
  )
}

/** Names the documents that were issued for surcharges. */
export async function noteSurchargeDocuments(
  tx: Tx,
  issued: readonly {
    readonly accountId: string
    readonly paymentId: string
    readonly documentId: string
  }[],
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE payment_surcharge s SET document_id = d.document_id
        FROM unnest(${issued.map(each => each.accountId)}::uuid[],
                    ${issued.map(each => each.paymentId)}::uuid[],
                    ${issued.map(each => each.documentId)}::uuid[])
               AS d (account_id, payment_id, document_id)
       WHERE s.account_id = d.account_id AND s.payment_id = d.payment_id`,
  )
}

/** Says that a surcharge was looked at when its payment came back, and by what it was credited. */
export async function noteSurchargeCredit(
  tx: Tx,
  { accountId, paymentId }: { readonly accountId: string; readonly paymentId: string },
  credit: { readonly returnedOn: Temporal.PlainDate; readonly creditId: string | null },
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE payment_surcharge SET credit_id = ${credit.creditId}, returned_on = ${credit.returnedOn}
       WHERE account_id = ${accountId} AND payment_id = ${paymentId}`,
  )
}
