import { sql } from 'kysely'
import type { ItemKey } from '../../../ledger/open-items/item.ts'
import { type Db, maybeOne, rows, type Tx } from '../../../platform/database/database.ts'
import type { DatedFact, Fact, PaymentState } from '../fact.ts'

/** What tells a payment apart. */
export type PaymentKey = { readonly accountId: string; readonly paymentId: string }

/** A payment with what of it is in the books. */
export type StoredPayment = PaymentKey & {
  readonly legalEntityId: string
  readonly currency: string
  readonly amountMinor: bigint
  readonly initiatedBy: 'customer' | 'autopay' | 'staff'
  readonly provider: string | null
  readonly meansId: string | null
  readonly debitRunId: string | null
  readonly mandateId: string | null
  readonly collectOn: Temporal.PlainDate
  readonly state: PaymentState
  readonly reason: string | null
  readonly reference: string | null
  readonly page: string | null
  readonly receiptId: string | null
  readonly reversed: boolean
  readonly refundedMinor: bigint
  readonly disputeTransferId: string | null
  readonly asked: number
  readonly attempt: number
  /** What whoever took it noted with it. */
  readonly note: string | null
}

const PAYMENT = sql`
  p.account_id AS "accountId", p.payment_id AS "paymentId", p.legal_entity_id AS "legalEntityId",
  p.currency, p.amount_minor AS "amountMinor", p.initiated_by AS "initiatedBy", p.provider,
  p.means_id AS "meansId", p.debit_run_id AS "debitRunId", p.mandate_id AS "mandateId",
  p.collect_on AS "collectOn", p.state, p.reason, p.reference, p.page,
  p.receipt_id AS "receiptId", p.reversed, p.refunded_minor AS "refundedMinor",
  p.dispute_transfer_id AS "disputeTransferId", p.asked, p.attempt, p.note`

/** Payments, locked in everybody's order. */
export function lockPayments(tx: Tx, keys: readonly PaymentKey[]): Promise<StoredPayment[]> {
  return rows(
    tx,
    sql<StoredPayment>`
      SELECT ${PAYMENT} FROM payment p
       WHERE (p.account_id, p.payment_id) IN (
               SELECT * FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                                    ${keys.map(key => key.paymentId)}::uuid[]))
       ORDER BY 1, 2 FOR NO KEY UPDATE`,
  )
}

/** A payment as it is now. */
export function loadPayment(
  db: Db,
  { accountId, paymentId }: PaymentKey,
): Promise<StoredPayment | undefined> {
  return maybeOne(
    db,
    sql<StoredPayment>`
      SELECT ${PAYMENT} FROM payment p
       WHERE p.account_id = ${accountId} AND p.payment_id = ${paymentId}`,
  )
}

/** A debit by file, with what the bank calls it. */
export type DebitName = PaymentKey & { readonly reference: string }

/** The debit by file that a receipt is of; undefined where it came otherwise. */
export function loadDebitOfReceipt(
  db: Db,
  receipt: { readonly accountId: string; readonly receiptId: string },
): Promise<DebitName | undefined> {
  return maybeOne(
    db,
    sql<DebitName>`
      SELECT p.account_id AS "accountId", p.payment_id AS "paymentId", r.reference
        FROM payment p
        JOIN payment_reference r ON r.account_id = p.account_id AND r.payment_id = p.payment_id
       WHERE p.account_id = ${receipt.accountId} AND p.receipt_id = ${receipt.receiptId}
         AND p.provider IS NULL
       ORDER BY r.reference LIMIT 1`,
  )
}

/** What a payment is for. */
export type PaymentItem = PaymentKey & { readonly item: ItemKey; readonly amountMinor: bigint }

type ItemRow = PaymentKey & {
  readonly itemAccountId: string
  readonly itemId: string
  readonly amountMinor: bigint
}

const ITEM = sql`
  i.account_id AS "accountId", i.payment_id AS "paymentId",
  i.item_account_id AS "itemAccountId", i.item_id AS "itemId", i.amount_minor AS "amountMinor"`

function itemOf({ itemAccountId, itemId, ...rest }: ItemRow): PaymentItem {
  return { ...rest, item: { accountId: itemAccountId, itemId } }
}

/** What payments are for, in the order in which items are locked. */
export async function loadPaymentItems(
  db: Db,
  keys: readonly PaymentKey[],
): Promise<PaymentItem[]> {
  const found = await rows(
    db,
    sql<ItemRow>`
      SELECT ${ITEM} FROM payment_item i
       WHERE (i.account_id, i.payment_id) IN (
               SELECT * FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                                    ${keys.map(key => key.paymentId)}::uuid[]))
       ORDER BY 3, 4, 1, 2`,
  )
  return found.map(itemOf)
}

/** What is under way for items: payments of which it is not known yet whether money comes. */
export async function loadLiveFor(db: Db, items: readonly ItemKey[]): Promise<PaymentItem[]> {
  const found = await rows(
    db,
    sql<ItemRow>`
      SELECT ${ITEM}
        FROM payment_item i
        JOIN payment p ON p.account_id = i.account_id AND p.payment_id = i.payment_id
       WHERE (i.item_account_id, i.item_id) IN (
               SELECT * FROM unnest(${items.map(item => item.accountId)}::uuid[],
                                    ${items.map(item => item.itemId)}::uuid[]))
         AND p.state IN ('planned', 'sending', 'unknown', 'needs_customer', 'pending')
       ORDER BY 1, 2, 3, 4`,
  )
  return found.map(itemOf)
}

type FactRow = PaymentKey & {
  readonly fact: Record<string, unknown>
  readonly at: Temporal.Instant
}

/** Everything that was said of payments. */
export async function loadFacts(
  db: Db,
  keys: readonly PaymentKey[],
): Promise<Map<string, DatedFact[]>> {
  const found = await rows(
    db,
    sql<FactRow>`
      SELECT r.account_id AS "accountId", r.payment_id AS "paymentId", e.fact,
             e.occurred_at AS at
        FROM payment_reference r
        JOIN provider_event e ON e.provider = r.provider AND e.reference = r.reference
       WHERE (r.account_id, r.payment_id) IN (
               SELECT * FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                                    ${keys.map(key => key.paymentId)}::uuid[]))`,
  )
  const byPayment = Map.groupBy(found, row => row.paymentId)
  return new Map(
    [...byPayment].map(([id, own]) => [
      id,
      own.map(({ at, fact }) => ({ at, fact: factFromJson(fact) })),
    ]),
  )
}

/** A fact as it is kept: amounts are strings in JSON. */
export function factFromJson(stored: Readonly<Record<string, unknown>>): Fact {
  const { amountMinor, ...rest } = stored
  const fact =
    amountMinor === undefined ? rest : { ...rest, amountMinor: BigInt(String(amountMinor)) }
  return fact as unknown as Fact
}

/** The payments that providers call by these names. */
export function loadReferences(
  db: Db,
  provider: string,
  references: readonly string[],
): Promise<(PaymentKey & { readonly reference: string })[]> {
  return rows(
    db,
    sql<PaymentKey & { reference: string }>`
      SELECT account_id AS "accountId", payment_id AS "paymentId", reference
        FROM payment_reference
       WHERE provider = ${provider} AND reference = ANY(${[...references]}::text[])`,
  )
}

/** A provider with its secrets, still sealed. */
export type StoredProvider = {
  readonly provider: string
  readonly kind: 'sandbox' | 'stripe' | 'gocardless'
  readonly legalEntityId: string
  readonly apiKey: Buffer | null
  readonly webhookSecret: Buffer
  readonly earlierSecret: Buffer | null
  readonly earlierUntil: Temporal.Instant | null
  readonly address: string | null
  readonly active: boolean
  /** Our bank account that it pays out to; null: the main one. */
  readonly bankAccountId: string | null
}

/** A provider by its code. */
export function loadProvider(db: Db, provider: string): Promise<StoredProvider | undefined> {
  return maybeOne(
    db,
    sql<StoredProvider>`
      SELECT provider, kind, legal_entity_id AS "legalEntityId", api_key AS "apiKey",
             webhook_secret AS "webhookSecret", earlier_secret AS "earlierSecret",
             earlier_until AS "earlierUntil", address, active,
             bank_account_id AS "bankAccountId"
        FROM payment_provider WHERE provider = ${provider}`,
  )
}

/** A customer's card or account that a provider keeps. */
export type StoredMeans = {
  readonly accountId: string
  readonly meansId: string
  readonly provider: string
  readonly kind: 'card' | 'bank'
  readonly token: string
  readonly customerToken: string | null
  readonly shown: string
  readonly blockedReason: string | null
}

/** Means that are not removed. */
export function loadMeans(db: Db, accountIds: readonly string[]): Promise<StoredMeans[]> {
  return rows(
    db,
    sql<StoredMeans>`
      SELECT account_id AS "accountId", means_id AS "meansId", provider, kind, token,
             customer_token AS "customerToken", shown, blocked_reason AS "blockedReason"
        FROM payment_means
       WHERE account_id = ANY(${[...accountIds]}::uuid[]) AND removed_at IS NULL
       ORDER BY account_id, means_id`,
  )
}

/** Payments whose provider is to be asked by now, the longest waiting first. */
export function loadToAsk(db: Db, now: Temporal.Instant, most: number): Promise<PaymentKey[]> {
  return rows(
    db,
    sql<PaymentKey>`
      SELECT account_id AS "accountId", payment_id AS "paymentId" FROM payment
       WHERE ask_at <= ${now} ORDER BY ask_at, account_id, payment_id LIMIT ${most}`,
  )
}

/** When the next payment is to be asked about. */
export async function loadNextAsk(db: Db): Promise<Temporal.Instant | undefined> {
  const row = await maybeOne(
    db,
    sql<{ at: Temporal.Instant | null }>`SELECT min(ask_at) AS at FROM payment`,
  )
  return row?.at ?? undefined
}

/** A payment as its provider is asked for it. */
export type LoadedOrder = {
  readonly payment: StoredPayment
  readonly account: string
  readonly entity: string
  readonly token: string | null
  readonly customerToken: string | null
  readonly keeps: boolean
}

/** What a provider must know of a payment. */
export async function loadOrder(db: Db, key: PaymentKey): Promise<LoadedOrder | undefined> {
  const payment = await loadPayment(db, key)
  if (payment === undefined) return undefined
  const row = await maybeOne(
    db,
    sql<Omit<LoadedOrder, 'payment'>>`
      SELECT a.number AS account, e.name AS entity, m.token,
             m.customer_token AS "customerToken",
             EXISTS (SELECT FROM payment_keep k WHERE k.account_id = p.account_id
                        AND k.payment_id = p.payment_id) AS keeps
        FROM payment p
        JOIN account a USING (account_id)
        JOIN legal_entity e USING (legal_entity_id)
        LEFT JOIN payment_means m ON m.account_id = p.account_id AND m.means_id = p.means_id
       WHERE p.account_id = ${key.accountId} AND p.payment_id = ${key.paymentId}`,
  )
  return row === undefined ? undefined : { payment, ...row }
}
