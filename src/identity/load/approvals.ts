import { sql } from 'kysely'
import { type Db, maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import type { Json } from '../../platform/json.ts'

/** Something put forward for a second person. */
export type ApprovalRequest = {
  readonly requestId: string
  readonly command: string
  readonly input: Json
  readonly inputSealed: Buffer | null
  readonly inputSha256: Buffer
  readonly preview: Json
  readonly previewSha256: Buffer
  /** Rows that it would change, before and after; null where it was not looked at. */
  readonly changes: Json
  readonly amounts: readonly { readonly amount: string; readonly currency: string }[]
  readonly rules: readonly string[]
  readonly approvers: readonly (readonly string[])[]
  readonly note: string
  readonly requestedBy: string
  readonly requestedAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly state: 'pending' | 'approved' | 'rejected' | 'withdrawn'
  readonly decidedBy: string | null
  readonly decidedAt: Temporal.Instant | null
  readonly decisionNote: string | null
}

const REQUEST = sql`
  request_id as "requestId", command, input, input_sealed as "inputSealed", input_sha256 as "inputSha256", preview,
  preview_sha256 as "previewSha256", changes, amounts, rules, approvers, note,
  requested_by as "requestedBy", requested_at as "requestedAt", expires_at as "expiresAt", state,
  decided_by as "decidedBy", decided_at as "decidedAt", decision_note as "decisionNote"`

/** A request, locked for its decision. */
export async function lockRequest(tx: Tx, requestId: string): Promise<ApprovalRequest | undefined> {
  return maybeOne(
    tx,
    sql<ApprovalRequest>`
      select ${REQUEST} from approval_request where request_id = ${requestId} for update`,
  )
}

/** Requests that wait for a decision (oldest first), or all of them; a page after a key. */
export async function listRequests(
  db: Db,
  options: {
    readonly at: Temporal.Instant
    readonly state: 'open' | 'all'
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<ApprovalRequest[]> {
  const { at, state, after, limit } = options
  const open = sql`state = 'pending' and expires_at > ${at}`
  return rows(
    db,
    sql<ApprovalRequest>`
      select ${REQUEST} from approval_request
      where ${state === 'open' ? open : sql`true`}
        and ${after === undefined ? sql`true` : sql`request_id > ${after}::uuid`}
      order by request_id limit ${limit}`,
  )
}

/** The people in whose place somebody may decide at a moment. */
export async function loadDelegators(
  db: Db,
  personId: string,
  at: Temporal.Instant,
): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ personId: string }>`
      select distinct from_person as "personId" from approval_delegation
      where to_person = ${personId} and from_at <= ${at} and until_at > ${at}
      order by 1`,
  )
  return found.map(each => each.personId)
}
