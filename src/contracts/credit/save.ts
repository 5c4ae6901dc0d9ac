import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { CreditPolicy } from './exposure.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Records how a legal entity watches credit from a date on. */
export async function insertPolicy(
  tx: Tx,
  of: {
    readonly legalEntityId: string
    readonly fromOn: Temporal.PlainDate
    readonly revision: number
  },
  policy: CreditPolicy,
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO credit_policy (legal_entity_id, from_on, revision, effect, counts_disputed,
        hold_after_days, recorded_at, recorded_by)
      VALUES (${of.legalEntityId}, ${of.fromOn}, ${of.revision}, ${policy.effect},
              ${policy.countsDisputed}, ${policy.holdAfterDays}, ${at}, ${by})`,
  )
}

/** A limit that was set. */
export type NewLimit = {
  readonly accountId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly fromOn: Temporal.PlainDate
  readonly limitMinor: bigint | null
  readonly reason: string
}

/** Records limits; what held before stays on record. The accounts are held by the caller. */
export async function insertLimits(
  tx: Tx,
  limits: readonly NewLimit[],
  { at, by }: By,
): Promise<void> {
  if (limits.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO credit_limit (account_id, legal_entity_id, currency, from_on, revision,
        limit_minor, reason, recorded_at, recorded_by)
      SELECT r."accountId", r."legalEntityId", r.currency, r."fromOn",
             (SELECT count(*) FROM credit_limit l
               WHERE l.account_id = r."accountId" AND l.legal_entity_id = r."legalEntityId"
                 AND l.currency = r.currency AND l.from_on = r."fromOn")::int,
             r."limitMinor", r.reason, ${at}, ${by}
        FROM json_to_recordset(${jsonRows(limits)}::json) AS r
             ("accountId" uuid, "legalEntityId" uuid, currency text, "fromOn" date,
              "limitMinor" bigint, reason text)`,
  )
}

/** Records that a person stopped sales. */
export async function insertHold(
  tx: Tx,
  hold: {
    readonly accountId: string
    readonly holdId: string
    readonly legalEntityId: string | null
    readonly fromOn: Temporal.PlainDate
    readonly reason: string
  },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO credit_hold (account_id, hold_id, legal_entity_id, from_on, reason, recorded_at,
        recorded_by)
      VALUES (${hold.accountId}, ${hold.holdId}, ${hold.legalEntityId}, ${hold.fromOn},
              ${hold.reason}, ${at}, ${by})`,
  )
}

/** Records that sales may go on: holds that end, and until when limits are not looked at. */
export async function insertRelease(
  tx: Tx,
  release: {
    readonly accountId: string
    readonly releaseId: string
    readonly holdIds: readonly string[]
    readonly untilOn: Temporal.PlainDate | null
    readonly reason: string
  },
  { at, by }: By,
): Promise<void> {
  const { accountId, releaseId, holdIds, untilOn, reason } = release
  await affected(
    tx,
    sql`
      INSERT INTO credit_hold_end (account_id, hold_id, reason, recorded_at, recorded_by)
      SELECT ${accountId}, h, ${reason}, ${at}, ${by} FROM unnest(${[...holdIds]}::uuid[]) AS h
      ON CONFLICT DO NOTHING`,
  )
  if (untilOn === null) return
  await affected(
    tx,
    sql`
      INSERT INTO credit_release (account_id, release_id, until_on, reason, recorded_at, recorded_by)
      VALUES (${accountId}, ${releaseId}, ${untilOn}, ${reason}, ${at}, ${by})`,
  )
}
