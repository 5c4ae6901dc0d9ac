import { sql } from 'kysely'
import { jsonbText } from '../../platform/command-record.ts'
import { affected, type Tx } from '../../platform/database/database.ts'
import { type Json, toJson } from '../../platform/json.ts'
import type { AuthorityRule, AuthoritySwitch } from '../authority.ts'

type By = { readonly actor: string; readonly at: Temporal.Instant }

/** Adds a version of a rule; one that begins at the same instant is a conflict (false). */
export async function insertRule(
  tx: Tx,
  rule: AuthorityRule & { readonly active: boolean; readonly fromAt: Temporal.Instant },
  by: By,
): Promise<boolean> {
  const added = await affected(
    tx,
    sql`insert into authority_rule (code, from_at, command, role, reason, currency, at_least,
        approvers, expires_days, active, recorded_at, recorded_by)
      values (${rule.code}, ${rule.fromAt}, ${rule.command}, ${rule.role}, ${rule.reason},
        ${rule.currency}, ${rule.atLeast}, ${rule.approvers}::text[], ${rule.expiresDays},
        ${rule.active}, ${by.at}, ${by.actor})
      on conflict do nothing`,
  )
  return added === 1
}

export async function insertSwitch(
  tx: Tx,
  to: AuthoritySwitch & { readonly switchId: string; readonly reason: string },
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`insert into authority_switch
        (switch_id, second_person, binds_operator, reason, recorded_at, recorded_by)
      values (${to.switchId}, ${to.secondPerson}, ${to.bindsOperator}, ${to.reason}, ${by.at},
        ${by.actor})`,
  )
}

/** A request as it is put on record. */
export type NewRequest = {
  readonly requestId: string
  readonly command: string
  readonly input: Json
  readonly inputSealed: Buffer | null
  readonly inputSha256: Buffer
  readonly preview: Json
  readonly previewSha256: Buffer
  /** Before and after of what it would change; null where nothing was compared. */
  readonly changes: Json
  readonly amounts: Json
  readonly rules: readonly string[]
  readonly approvers: readonly (readonly string[])[]
  readonly note: string
  readonly expiresAt: Temporal.Instant
}

export async function insertRequest(tx: Tx, request: NewRequest, by: By): Promise<void> {
  await affected(
    tx,
    sql`insert into approval_request (request_id, command, input, input_sealed, input_sha256, preview,
        preview_sha256, changes, amounts, rules, approvers, note, requested_by, requested_at, expires_at,
        state)
      values (${request.requestId}, ${request.command}, ${jsonbText(request.input)}::jsonb,
        ${request.inputSealed}, ${request.inputSha256}, ${jsonbText(request.preview)}::jsonb,
        ${request.previewSha256},
        ${request.changes === null ? null : jsonbText(request.changes)}::jsonb, ${JSON.stringify(request.amounts)}::jsonb,
        ${request.rules}::text[], ${JSON.stringify(request.approvers)}::jsonb, ${request.note},
        ${by.actor}, ${by.at}, ${request.expiresAt}, 'pending')`,
  )
}

/** Ends a request; it must be locked and pending. */
export async function decide(
  tx: Tx,
  requestId: string,
  decision: {
    readonly state: 'approved' | 'rejected' | 'withdrawn'
    readonly onBehalfOf?: string | undefined
    readonly note: string | null
    readonly outcome?: unknown
  },
  by: By,
): Promise<void> {
  const outcome = decision.outcome === undefined ? null : jsonbText(toJson(decision.outcome))
  await affected(
    tx,
    sql`update approval_request
      set state = ${decision.state}, decided_by = ${by.actor}, decided_at = ${by.at},
        on_behalf_of = ${decision.onBehalfOf ?? null}, decision_note = ${decision.note},
        outcome = ${outcome}::jsonb
      where request_id = ${requestId} and state = 'pending'`,
  )
}

/** Keeps the sealed answer of an approved request for whoever asked, or removes it once they have it. */
export async function saveAnswer(tx: Tx, requestId: string, sealed: Buffer | null): Promise<void> {
  await affected(
    tx,
    sql`update approval_request set outcome_sealed = ${sealed} where request_id = ${requestId}`,
  )
}

export async function insertDelegation(
  tx: Tx,
  delegation: {
    readonly delegationId: string
    readonly fromPerson: string
    readonly toPerson: string
    readonly fromAt: Temporal.Instant
    readonly untilAt: Temporal.Instant
    readonly reason: string
  },
  by: By,
): Promise<void> {
  const { delegationId, fromPerson, toPerson, fromAt, untilAt, reason } = delegation
  await affected(
    tx,
    sql`insert into approval_delegation (delegation_id, from_person, to_person, from_at, until_at,
        reason, recorded_at, recorded_by)
      values (${delegationId}, ${fromPerson}, ${toPerson}, ${fromAt}, ${untilAt}, ${reason},
        ${by.at}, ${by.actor})`,
  )
}

/** Ends what one person handed to another; gives how many delegations that were. */
export async function endDelegations(
  tx: Tx,
  fromPerson: string,
  toPerson: string,
  at: Temporal.Instant,
): Promise<number> {
  return affected(
    tx,
    sql`update approval_delegation set until_at = greatest(from_at, ${at})
      where from_person = ${fromPerson} and to_person = ${toPerson} and until_at > ${at}`,
  )
}
