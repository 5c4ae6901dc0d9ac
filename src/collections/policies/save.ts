import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { toJson } from '../../platform/json.ts'
import type { DunningPolicyRow } from './api.ts'
import type { PolicyKind } from './policy-use.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Adds a version of a policy: a further revision where its day has one. */
export async function insertDunningPolicy(
  tx: Tx,
  policy: DunningPolicyRow,
  { at, by }: By,
): Promise<void> {
  const p = policy
  await affected(
    tx,
    sql`
      INSERT INTO dunning_policy (policy_code, from_on, revision, name, grace_days, thresholds,
             return_grace_days, after_return, days_to_pay, in_hardship, before_promise, levels, recorded_at,
             recorded_by)
      SELECT ${p.policyCode}, ${p.fromOn}, count(*), ${JSON.stringify(p.name)}::jsonb,
             ${p.graceDays}, ${JSON.stringify(p.thresholds)}::jsonb, ${p.returnGraceDays},
             ${p.afterReturn}, ${p.daysToPay}, ${p.inHardship}, ${p.beforePromise},
             ${JSON.stringify(toJson(p.levels))}::jsonb, ${at}, ${by}
        FROM dunning_policy WHERE policy_code = ${p.policyCode} AND from_on = ${p.fromOn}`,
  )
}

/** Says which policy holds for a legal entity, a segment, both, or everybody from a day on. */
export async function insertPolicyUse(
  tx: Tx,
  use: {
    readonly kind: PolicyKind
    readonly legalEntityId: string | null
    readonly segmentCode: string | null
    readonly fromOn: Temporal.PlainDate
    readonly policyCode: string | null
  },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO policy_use (kind, legal_entity_id, segment_code, from_on, revision, policy_code,
             recorded_at, recorded_by)
      SELECT ${use.kind}, ${use.legalEntityId}::uuid, ${use.segmentCode}::text, ${use.fromOn},
             count(*), ${use.policyCode}::text, ${at}, ${by}
        FROM policy_use
       WHERE kind = ${use.kind} AND legal_entity_id IS NOT DISTINCT FROM ${use.legalEntityId}::uuid
         AND segment_code IS NOT DISTINCT FROM ${use.segmentCode}::text AND from_on = ${use.fromOn}`,
  )
}

/** Says which policy holds for an account from a day on. */
export async function insertAccountPolicyUse(
  tx: Tx,
  use: {
    readonly kind: PolicyKind
    readonly accountId: string
    readonly fromOn: Temporal.PlainDate
    readonly policyCode: string | null
  },
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO account_policy_use (account_id, kind, from_on, revision, policy_code, recorded_at,
             recorded_by)
      SELECT ${use.accountId}::uuid, ${use.kind}, ${use.fromOn}, count(*), ${use.policyCode}::text,
             ${at}, ${by}
        FROM account_policy_use
       WHERE account_id = ${use.accountId} AND kind = ${use.kind} AND from_on = ${use.fromOn}`,
  )
}
