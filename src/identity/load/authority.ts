import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { type Db, maybeOne, rows } from '../../platform/database/database.ts'
import {
  type AuthorityRule,
  type AuthoritySwitch,
  DEFAULT_SWITCH,
  rulesInForce,
} from '../authority.ts'

type RuleRow = AuthorityRule & { readonly active: boolean; readonly atLeast: Decimal | null }

/** The rules of the authority matrix that hold at a moment. */
export async function loadRules(db: Db, at: Temporal.Instant): Promise<AuthorityRule[]> {
  const own = await rows(
    db,
    sql<RuleRow>`
      select distinct on (code) code, command, role, reason, currency, at_least as "atLeast",
        approvers, expires_days as "expiresDays", active
      from authority_rule where from_at <= ${at} order by code, from_at desc`,
  )
  return rulesInForce(own)
}

/** The switch with who set it, when and why; nobody ever did: what holds by itself. */
export type SetSwitch = AuthoritySwitch & {
  readonly reason: string | null
  readonly recordedAt: Temporal.Instant | null
  readonly recordedBy: string | null
}

/** Whether second persons are asked for. */
export async function loadSwitch(db: Db): Promise<SetSwitch> {
  const set = await maybeOne(
    db,
    sql<SetSwitch>`
      select second_person as "secondPerson", binds_operator as "bindsOperator", reason,
        recorded_at as "recordedAt", recorded_by as "recordedBy"
      from authority_switch order by switch_id desc limit 1`,
  )
  return set ?? { ...DEFAULT_SWITCH, reason: null, recordedAt: null, recordedBy: null }
}

/** Rules of the installation that are to hold from a later moment on, or end then. */
export function loadComingRules(
  db: Db,
  at: Temporal.Instant,
): Promise<(AuthorityRule & { readonly active: boolean; readonly fromAt: Temporal.Instant })[]> {
  return rows(
    db,
    sql`
      select code, command, role, reason, currency, at_least as "atLeast", approvers,
        expires_days as "expiresDays", active, from_at as "fromAt"
      from authority_rule where from_at > ${at} order by from_at, code`,
  )
}
