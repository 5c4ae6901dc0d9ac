import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { Instalment, PlanPart, PlanPolicy } from './plan.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** A further row of what may be agreed; the latest of a date holds. */
export async function insertPlanPolicy(
  tx: Tx,
  policy: PlanPolicy & {
    readonly legalEntityId: string
    readonly fromOn: Temporal.PlainDate
    readonly interestPercent: Decimal
  },
  { at, by }: By,
): Promise<void> {
  const p = policy
  await affected(
    tx,
    sql`
      INSERT INTO payment_plan_policy (legal_entity_id, from_on, revision, most_instalments,
        most_days, least_minor, grace_days, acceleration, fee_minor, interest_percent,
        fee_tax_class, customers_ask, recorded_at, recorded_by)
      SELECT ${p.legalEntityId}, ${p.fromOn}, count(*), ${p.mostInstalments}, ${p.mostDays},
             ${p.leastMinor}::bigint, ${p.graceDays}, ${p.acceleration}, ${p.feeMinor}::bigint,
             ${p.interestPercent}::numeric, ${p.feeTaxClass}, ${p.customersAsk}, ${at}, ${by}
        FROM payment_plan_policy
       WHERE legal_entity_id = ${p.legalEntityId} AND from_on = ${p.fromOn}`,
  )
}

export type NewPlan = {
  readonly accountId: string
  readonly planId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly agreedOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly graceDays: number
  readonly acceleration: string
  readonly feeDocumentId: string | null
  readonly note: string | null
  readonly instalments: readonly Instalment[]
}

/** A plan with its instalments; their open items are there already. */
export async function insertPlan(
  tx: Tx,
  plan: NewPlan,
  parts: readonly (PlanPart<unknown> & { readonly itemId: string })[],
  { at, by }: By,
): Promise<void> {
  const p = plan
  await affected(
    tx,
    sql`
      INSERT INTO payment_plan (account_id, plan_id, legal_entity_id, currency, agreed_on,
        amount_minor, grace_days, acceleration, fee_document_id, note, recorded_at, recorded_by)
      VALUES (${p.accountId}, ${p.planId}, ${p.legalEntityId}, ${p.currency}, ${p.agreedOn},
              ${p.amountMinor}, ${p.graceDays}, ${p.acceleration}, ${p.feeDocumentId}, ${p.note},
              ${at}, ${by})`,
  )
  const instalments = p.instalments.map((each, i) => ({ ...each, no: i + 1 }))
  await affected(
    tx,
    sql`
      INSERT INTO payment_plan_instalment (account_id, plan_id, instalment_no, due_on, amount_minor)
      SELECT ${p.accountId}, ${p.planId}, no, "dueOn", "amountMinor"
        FROM json_to_recordset(${jsonRows(instalments)}::json)
             AS r (no int, "dueOn" date, "amountMinor" bigint)`,
  )
  await affected(
    tx,
    sql`
      INSERT INTO payment_plan_item (account_id, item_id, plan_id, instalment_no)
      SELECT ${p.accountId}, item_id, ${p.planId}, no
        FROM unnest(${parts.map(part => part.itemId)}::uuid[],
                    ${parts.map(part => part.instalmentNo)}::int[]) AS r (item_id, no)`,
  )
}

/** How plans ended. */
export type PlanEnd = {
  readonly accountId: string
  readonly planId: string
  readonly kind: 'defaulted' | 'cancelled'
  readonly missedOn: Temporal.PlainDate | null
  readonly note: string | null
}

/** Ends plans; the caller holds them and they had no end. */
export async function insertPlanEnds(
  tx: Tx,
  ends: readonly PlanEnd[],
  on: Temporal.PlainDate,
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO payment_plan_end (account_id, plan_id, kind, ended_on, missed_on, note,
                                    recorded_at, recorded_by)
      SELECT "accountId", "planId", kind, ${on}, "missedOn", note, ${at}, ${by}
        FROM json_to_recordset(${jsonRows(ends)}::json)
             AS r ("accountId" uuid, "planId" uuid, kind text, "missedOn" date, note text)`,
  )
}

export type NewPlanRequest = {
  readonly accountId: string
  readonly requestId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly amountMinor: bigint
  readonly count: number
  readonly firstOn: Temporal.PlainDate
  readonly note: string | null
}

/** What a customer asks for; false where what they asked for before waits for its answer. */
export async function insertPlanRequest(
  tx: Tx,
  r: NewPlanRequest,
  { at, by }: By,
): Promise<boolean> {
  const added = await affected(
    tx,
    sql`
      INSERT INTO payment_plan_request (account_id, request_id, legal_entity_id, currency,
        amount_minor, instalments, first_on, note, requested_at, requested_by)
      VALUES (${r.accountId}, ${r.requestId}, ${r.legalEntityId}, ${r.currency},
              ${r.amountMinor}::bigint, ${r.count}, ${r.firstOn}, ${r.note}, ${at}, ${by})
      ON CONFLICT (account_id, legal_entity_id, currency) WHERE state = 'waiting' DO NOTHING`,
  )
  return added > 0
}

/** What became of what a customer asked for; the caller holds it. */
export async function endPlanRequest(
  tx: Tx,
  of: {
    readonly accountId: string
    readonly requestId: string
    readonly state: 'agreed' | 'declined' | 'withdrawn'
    readonly planId?: string
    readonly answer?: string
  },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE payment_plan_request
         SET state = ${of.state}, plan_id = ${of.planId ?? null}, answer = ${of.answer ?? null},
             decided_at = ${at}, decided_by = ${by}
       WHERE account_id = ${of.accountId} AND request_id = ${of.requestId}`,
  )
}
