import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { toJson } from '../../platform/json.ts'
import type { StepKind, SuspensionRule } from './suspension.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Records what notice a place asks for from a date on. */
export async function insertRule(
  tx: Tx,
  of: {
    readonly country: string
    readonly region: string
    readonly fromOn: Temporal.PlainDate
    readonly revision: number
    readonly source: string
  },
  rule: SuspensionRule,
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO suspension_rule (country, region, from_on, revision, notice_days,
        final_notice_days, currency, minimum_minor, quiet_weekdays, moratorium_from,
        moratorium_until, fee_minor, fee_tax_class, source, recorded_at, recorded_by)
      VALUES (${of.country}, ${of.region}, ${of.fromOn}, ${of.revision}, ${rule.noticeDays},
              ${rule.finalNoticeDays}, ${rule.currency}, ${rule.minimumMinor},
              ${[...rule.quietWeekdays]}::smallint[], ${rule.moratoriumFrom},
              ${rule.moratoriumUntil}, ${rule.feeMinor}, ${rule.feeTaxClass}, ${of.source}, ${at},
              ${by})`,
  )
}

/** Records that a suspension was begun. */
export async function insertSuspension(
  tx: Tx,
  begun: {
    readonly accountId: string
    readonly suspensionId: string
    readonly legalEntityId: string
    readonly premiseId: string | null
    readonly rule: SuspensionRule
    readonly currency: string
    readonly amountMinor: bigint
  },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO suspension (account_id, suspension_id, legal_entity_id, premise_id, rule, currency,
        amount_minor, recorded_at, recorded_by)
      VALUES (${begun.accountId}, ${begun.suspensionId}, ${begun.legalEntityId},
              ${begun.premiseId}, ${JSON.stringify(toJson(begun.rule))}::jsonb, ${begun.currency},
              ${begun.amountMinor}, ${at}, ${by})`,
  )
}

/** A step that was taken. */
export type NewStep = {
  readonly accountId: string
  readonly suspensionId: string
  readonly stepNo: number
  readonly kind: StepKind
  readonly on: Temporal.PlainDate
  readonly note?: string | null
  readonly documentId?: string | null
}

/** Records a step; the caller holds the account. */
export async function insertStep(tx: Tx, step: NewStep, { at, by }: By): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO suspension_step (account_id, suspension_id, step_no, kind, done_on, note,
        document_id, recorded_at, recorded_by)
      VALUES (${step.accountId}, ${step.suspensionId}, ${step.stepNo}, ${step.kind}, ${step.on},
              ${step.note ?? null}, ${step.documentId ?? null}, ${at}, ${by})`,
  )
}
