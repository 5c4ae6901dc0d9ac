import { sql } from 'kysely'
import { affected, type Tx } from '../../../platform/database/database.ts'
import { jsonRows } from '../../../platform/row-batch.ts'
import type { ProviderPayout } from '../provider.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Keeps a consent. */
export async function insertAutopay(
  tx: Tx,
  row: {
    readonly accountId: string
    readonly autopayId: string
    readonly legalEntityId: string
    readonly currency: string
    readonly mandateId: string | null
    readonly meansId: string | null
    readonly capMinor: bigint | null
    readonly noticeDays: number
    readonly consentedOn: Temporal.PlainDate
    readonly consent: string
  },
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO autopay (account_id, autopay_id, legal_entity_id, currency, mandate_id, means_id,
             cap_minor, notice_days, consented_on, consent, recorded_at, recorded_by)
      VALUES (${row.accountId}, ${row.autopayId}, ${row.legalEntityId}, ${row.currency},
              ${row.mandateId}, ${row.meansId}, ${row.capMinor}, ${row.noticeDays},
              ${row.consentedOn}, ${row.consent}, ${by.at}, ${by.by})`,
  )
}

/** Ends what a customer consented to, on a day: of what holds for an entity and currency nothing goes past it. */
export async function endAutopayRows(
  tx: Tx,
  of: { readonly accountId: string; readonly legalEntityId: string; readonly currency: string },
  on: Temporal.PlainDate,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE autopay SET ended_on = ${on}
       WHERE account_id = ${of.accountId} AND legal_entity_id = ${of.legalEntityId}
         AND currency = ${of.currency} AND (ended_on IS NULL OR ended_on > ${on})`,
  )
}

/** Keeps a link; of its secret only the hash. */
export async function insertPayLink(
  tx: Tx,
  link: {
    readonly accountId: string
    readonly linkId: string
    readonly legalEntityId: string
    readonly secretHash: Buffer
    readonly expiresAt: Temporal.Instant
  },
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO pay_link (account_id, link_id, secret_hash, legal_entity_id, expires_at,
             recorded_at, recorded_by)
      VALUES (${link.accountId}, ${link.linkId}, ${link.secretHash}, ${link.legalEntityId},
              ${link.expiresAt}, ${by.at}, ${by.by})`,
  )
}

/** Makes the links of an account useless; gives how many were in force. */
export function revokePayLinkRows(
  tx: Tx,
  accountId: string,
  at: Temporal.Instant,
): Promise<number> {
  return affected(
    tx,
    sql`
      UPDATE pay_link SET revoked_at = ${at}
       WHERE account_id = ${accountId} AND revoked_at IS NULL AND expires_at > ${at}`,
  )
}

/** Keeps a payout with its lines; false where it was kept before. */
export async function insertPayout(
  tx: Tx,
  payout: Omit<ProviderPayout, 'lines'> & {
    readonly provider: string
    readonly legalEntityId: string
    readonly grossMinor: bigint
    readonly feeMinor: bigint
    readonly cashAccount: string
    readonly transferIds: readonly string[]
    readonly lines: ProviderPayout['lines']
  },
  at: Temporal.Instant,
): Promise<boolean> {
  const made = await affected(
    tx,
    sql`
      INSERT INTO payout (provider, payout_id, legal_entity_id, currency, arrives_on, net_minor,
             gross_minor, fee_minor, cash_account, transfer_ids, recorded_at)
      VALUES (${payout.provider}, ${payout.payoutId}, ${payout.legalEntityId}, ${payout.currency},
              ${payout.arrivesOn}, ${payout.netMinor}, ${payout.grossMinor}, ${payout.feeMinor},
              ${payout.cashAccount}, ${[...payout.transferIds]}::uuid[], ${at})
      ON CONFLICT DO NOTHING`,
  )
  if (made === 0) return false
  await affected(
    tx,
    sql`
      INSERT INTO payout_line (provider, payout_id, line_id, kind, reference, gross_minor, fee_minor)
      SELECT ${payout.provider}, ${payout.payoutId}, "lineId", kind, reference, "grossMinor",
             "feeMinor"
        FROM json_to_recordset(${jsonRows(payout.lines)}::json)
               AS r ("lineId" text, kind text, reference text, "grossMinor" bigint,
                     "feeMinor" bigint)`,
  )
  return true
}
