import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { PromiseStanding } from './promise-money.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** A promise that was just made. */
export type NewPromise = {
  readonly accountId: string
  readonly promiseId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly madeOn: Temporal.PlainDate
  readonly payBy: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly toleranceMinor: bigint
  readonly graceDays: number
  readonly interactionId: string | null
  readonly note: string | null
  readonly reference: string | null
  readonly items: readonly { readonly itemId: string; readonly amountMinor: bigint }[]
}

/** Records a promise with what it covers; it runs. */
export async function insertPromise(tx: Tx, made: NewPromise, { at, by }: By): Promise<void> {
  const p = made
  await affected(
    tx,
    sql`
      INSERT INTO promise_to_pay (account_id, promise_id, legal_entity_id, currency, made_on, pay_by,
        amount_minor, tolerance_minor, grace_days, interaction_id, note, reference, recorded_at,
        recorded_by)
      VALUES (${p.accountId}, ${p.promiseId}, ${p.legalEntityId}, ${p.currency}, ${p.madeOn},
              ${p.payBy}, ${p.amountMinor}, ${p.toleranceMinor}, ${p.graceDays},
              ${p.interactionId}, ${p.note}, ${p.reference}, ${at}, ${by})`,
  )
  await affected(
    tx,
    sql`
      INSERT INTO promise_item (account_id, promise_id, item_id, amount_minor)
      SELECT ${p.accountId}, ${p.promiseId}, i."itemId", i."amountMinor"
        FROM json_to_recordset(${jsonRows(p.items)}::json) AS i ("itemId" uuid,
             "amountMinor" bigint)`,
  )
  await affected(
    tx,
    sql`
      INSERT INTO promise_standing (account_id, promise_id, state, paid_minor, as_of)
      VALUES (${p.accountId}, ${p.promiseId}, 'running', 0, ${p.madeOn})`,
  )
}

/** Records that a promise counts no more. */
export async function insertCancellation(
  tx: Tx,
  of: {
    readonly accountId: string
    readonly promiseId: string
    readonly on: Temporal.PlainDate
    readonly why: string
  },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO promise_cancellation (account_id, promise_id, cancelled_on, why, recorded_at,
        recorded_by)
      VALUES (${of.accountId}, ${of.promiseId}, ${of.on}, ${of.why}, ${at}, ${by})`,
  )
}

/** Stores how promises stand. */
export async function updateStandings(
  tx: Tx,
  standings: readonly (PromiseStanding & { readonly accountId: string })[],
  on: Temporal.PlainDate,
): Promise<void> {
  if (standings.length === 0) return
  await affected(
    tx,
    sql`
      UPDATE promise_standing s SET state = r.state, paid_minor = r."paidMinor", as_of = ${on}
        FROM json_to_recordset(${jsonRows(standings)}::json) AS r
             ("accountId" uuid, "promiseId" uuid, state text, "paidMinor" bigint)
       WHERE s.account_id = r."accountId" AND s.promise_id = r."promiseId"`,
  )
}
