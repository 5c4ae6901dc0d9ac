import { sql } from 'kysely'
import type { ItemKey } from '../../../ledger/open-items/item.ts'
import { affected, rows, type Tx } from '../../../platform/database/database.ts'
import { jsonRows } from '../../../platform/row-batch.ts'
import type { PaymentState } from '../fact.ts'
import type { PaymentKey, StoredPayment } from '../load/payments.ts'

/** A payment that is to be made. */
export type NewPayment = Pick<
  StoredPayment,
  | 'accountId'
  | 'paymentId'
  | 'legalEntityId'
  | 'currency'
  | 'amountMinor'
  | 'initiatedBy'
  | 'provider'
  | 'meansId'
  | 'debitRunId'
  | 'mandateId'
  | 'collectOn'
  | 'attempt'
> & {
  readonly sequence: 'FRST' | 'RCUR' | 'OOFF' | 'FNAL' | null
  readonly notifiedOn: Temporal.PlainDate | null
  readonly note?: string | null
  readonly items: readonly { readonly item: ItemKey; readonly amountMinor: bigint }[]
}

/** Enters payments with what they are for. */
export async function insertPayments(
  tx: Tx,
  payments: readonly NewPayment[],
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  if (payments.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO payment (account_id, payment_id, legal_entity_id, currency, amount_minor,
             initiated_by, provider, means_id, debit_run_id, mandate_id, sequence, collect_on,
             notified_on, state, attempt, note, recorded_at, recorded_by)
      SELECT "accountId", "paymentId", "legalEntityId", currency, "amountMinor", "initiatedBy",
             provider, "meansId", "debitRunId", "mandateId", sequence, "collectOn", "notifiedOn",
             'planned', attempt, note, ${by.at}, ${by.by}
        FROM json_to_recordset(${jsonRows(payments.map(({ items: _, ...rest }) => rest))}::json)
               AS r ("accountId" uuid, "paymentId" uuid, "legalEntityId" uuid, currency text,
                     "amountMinor" bigint, "initiatedBy" text, provider text, "meansId" uuid,
                     "debitRunId" uuid, "mandateId" uuid, sequence text, "collectOn" date,
                     "notifiedOn" date, attempt smallint, note text)`,
  )
  const items = payments.flatMap(({ accountId, paymentId, items: own }) =>
    own.map(({ item, amountMinor }) => ({
      accountId,
      paymentId,
      itemAccountId: item.accountId,
      itemId: item.itemId,
      amountMinor,
    })),
  )
  await affected(
    tx,
    sql`
      INSERT INTO payment_item (account_id, payment_id, item_account_id, item_id, amount_minor)
      SELECT "accountId", "paymentId", "itemAccountId", "itemId", "amountMinor"
        FROM json_to_recordset(${jsonRows(items)}::json)
               AS r ("accountId" uuid, "paymentId" uuid, "itemAccountId" uuid, "itemId" uuid,
                     "amountMinor" bigint)`,
  )
}

/** Something that was said of a payment. */
export type NewEvent = {
  readonly provider: string
  readonly eventId: string
  readonly reference: string
  readonly fact: object
  readonly at: Temporal.Instant
}

/** Keeps what was said, each saying once; gives the ids of those that were new. */
export async function insertEvents(
  tx: Tx,
  events: readonly NewEvent[],
  recordedAt: Temporal.Instant,
): Promise<Set<string>> {
  if (events.length === 0) return new Set()
  const made = await rows(
    tx,
    sql<{ eventId: string }>`
      INSERT INTO provider_event (provider, event_id, reference, fact, occurred_at, recorded_at)
      SELECT provider, "eventId", reference, fact, at, ${recordedAt}
        FROM json_to_recordset(${jsonRows(events)}::json)
               AS r (provider text, "eventId" text, reference text, fact jsonb, at timestamptz)
       ORDER BY 1, 2
      ON CONFLICT DO NOTHING RETURNING event_id AS "eventId"`,
  )
  return new Set(made.map(({ eventId }) => eventId))
}

/** Says by which names providers or banks know payments. */
export async function insertReferences(
  tx: Tx,
  references: readonly (PaymentKey & { readonly provider: string; readonly reference: string })[],
): Promise<void> {
  if (references.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO payment_reference (provider, reference, account_id, payment_id)
      SELECT provider, reference, "accountId", "paymentId"
        FROM json_to_recordset(${jsonRows(references)}::json)
               AS r (provider text, reference text, "accountId" uuid, "paymentId" uuid)
       ORDER BY 1, 2
      ON CONFLICT DO NOTHING`,
  )
}

/** What has become of a payment. */
export type PaymentChange = PaymentKey & {
  readonly state: PaymentState
  readonly reason: string | null
  readonly reference: string | null
  readonly page: string | null
  readonly receiptId: string | null
  readonly reversed: boolean
  readonly refundedMinor: bigint
  readonly disputeTransferId: string | null
  readonly askAt: Temporal.Instant | null
  readonly asked: number
  readonly retryOn: Temporal.PlainDate | null
}

/** Writes what has become of payments. */
export async function updatePayments(tx: Tx, changes: readonly PaymentChange[]): Promise<void> {
  if (changes.length === 0) return
  await affected(
    tx,
    sql`
      UPDATE payment p
         SET state = r.state, reason = r.reason, reference = r.reference, page = r.page,
             receipt_id = r."receiptId", reversed = r.reversed,
             refunded_minor = r."refundedMinor", dispute_transfer_id = r."disputeTransferId",
             ask_at = r."askAt", asked = r.asked, retry_on = r."retryOn"
        FROM json_to_recordset(${jsonRows(changes)}::json)
               AS r ("accountId" uuid, "paymentId" uuid, state text, reason text, reference text,
                     page text, "receiptId" uuid, reversed boolean, "refundedMinor" bigint,
                     "disputeTransferId" uuid, "askAt" timestamptz, asked smallint,
                     "retryOn" date)
       WHERE p.account_id = r."accountId" AND p.payment_id = r."paymentId"`,
  )
}

/** A provider as it is defined. */
export type ProviderRecord = {
  readonly provider: string
  readonly kind: string
  readonly legalEntityId: string
  readonly apiKey: Buffer | null
  readonly webhookSecret: Buffer
  readonly earlierSecret: Buffer | null
  readonly earlierUntil: Temporal.Instant | null
  readonly address: string | null
  readonly active: boolean
  readonly bankAccountId: string | null
}

/** Defines a provider, or gives it other secrets. */
export async function upsertProvider(
  tx: Tx,
  row: ProviderRecord,
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO payment_provider (provider, kind, legal_entity_id, api_key, webhook_secret,
             earlier_secret, earlier_until, address, active, bank_account_id, recorded_at,
             recorded_by)
      VALUES (${row.provider}, ${row.kind}, ${row.legalEntityId}, ${row.apiKey},
              ${row.webhookSecret}, ${row.earlierSecret}, ${row.earlierUntil}, ${row.address},
              ${row.active}, ${row.bankAccountId}, ${by.at}, ${by.by})
      ON CONFLICT (provider) DO UPDATE
         SET api_key = excluded.api_key, webhook_secret = excluded.webhook_secret,
             earlier_secret = excluded.earlier_secret, earlier_until = excluded.earlier_until,
             address = excluded.address, active = excluded.active,
             bank_account_id = excluded.bank_account_id,
             recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
  )
}

/** Keeps a card or account of a customer; false where the provider's name for it was known. */
export async function insertMeans(
  tx: Tx,
  means: {
    readonly accountId: string
    readonly meansId: string
    readonly provider: string
    readonly kind: string
    readonly token: string
    readonly customerToken: string | null
    readonly shown: string
    readonly expiresOn: Temporal.PlainDate | null
  },
  at: Temporal.Instant,
): Promise<boolean> {
  const made = await rows(
    tx,
    sql`
      INSERT INTO payment_means (account_id, means_id, provider, kind, token, customer_token,
             shown, expires_on, recorded_at)
      VALUES (${means.accountId}, ${means.meansId}, ${means.provider}, ${means.kind},
              ${means.token}, ${means.customerToken}, ${means.shown}, ${means.expiresOn}, ${at})
      ON CONFLICT (account_id, provider, token) DO NOTHING RETURNING 1`,
  )
  return made.length > 0
}

/** Blocks means after a decline that nobody should repeat, or lets them be used again (null). */
export async function blockMeans(
  tx: Tx,
  means: readonly { readonly accountId: string; readonly meansId: string }[],
  reason: string | null,
): Promise<void> {
  if (means.length === 0) return
  await affected(
    tx,
    sql`
      UPDATE payment_means SET blocked_reason = ${reason}
       WHERE (account_id, means_id) IN (
               SELECT * FROM unnest(${means.map(m => m.accountId)}::uuid[],
                                    ${means.map(m => m.meansId)}::uuid[]))`,
  )
}

/** Removes means of a customer; they are kept as what was used. */
export async function removeMeans(
  tx: Tx,
  { accountId, meansId }: { readonly accountId: string; readonly meansId: string },
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE payment_means SET removed_at = ${at}
       WHERE account_id = ${accountId} AND means_id = ${meansId} AND removed_at IS NULL`,
  )
}
