import { sql } from 'kysely'
import { type Db, maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import type { Json } from '../../platform/json.ts'
import { actorOf, personActor } from '../actor.ts'
import type { Approver } from '../authority.ts'
import { loadAccess } from './access.ts'

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
  /** The secret that it answered, until whoever asked for it takes it. */
  readonly outcomeSealed: Buffer | null
}

const REQUEST = sql`
  request_id as "requestId", command, input, input_sealed as "inputSealed", input_sha256 as "inputSha256", preview,
  preview_sha256 as "previewSha256", changes, amounts, rules, approvers, note,
  requested_by as "requestedBy", requested_at as "requestedAt", expires_at as "expiresAt", state,
  decided_by as "decidedBy", decided_at as "decidedAt", decision_note as "decisionNote", outcome_sealed as "outcomeSealed"`

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

/** Who would decide: with their own rights, and with those of whoever handed theirs to them. */
export async function loadApprover(
  db: Db,
  actor: string,
  at: Temporal.Instant,
  accessOf = (of: string) => loadAccess(db, of, at),
): Promise<Approver> {
  const access = await accessOf(actor)
  const who = actorOf(actor)
  const delegators = who.kind === 'person' ? await loadDelegators(db, who.personId, at) : []
  const standsFor = []
  for (const personId of delegators) {
    standsFor.push({ personId, access: await accessOf(personActor(personId)) })
  }
  return { access, standsFor }
}

/** A right to decide in another's place that holds now or later. */
export type Delegation = {
  readonly delegationId: string
  readonly fromPerson: string
  readonly toPerson: string
  readonly fromAt: Temporal.Instant
  readonly untilAt: Temporal.Instant
  readonly reason: string
}

/** Delegations that have not ended; those that hold at the moment alone unless `coming` asks for all. */
export function loadDelegations(
  db: Db,
  at: Temporal.Instant,
  { coming = false }: { readonly coming?: boolean } = {},
): Promise<Delegation[]> {
  return rows(
    db,
    sql<Delegation>`
      select delegation_id as "delegationId", from_person as "fromPerson",
        to_person as "toPerson", from_at as "fromAt", until_at as "untilAt", reason
      from approval_delegation
      where until_at > ${at} and (${coming} or from_at <= ${at}) order by until_at, delegation_id`,
  )
}

/** Approved requests of somebody whose secret they have not taken yet. */
export function loadUntaken(
  db: Db,
  actor: string,
): Promise<
  {
    readonly requestId: string
    readonly command: string
    readonly note: string
    readonly decidedAt: Temporal.Instant
  }[]
> {
  return rows(
    db,
    sql`
      select request_id as "requestId", command, note, decided_at as "decidedAt"
      from approval_request
      where requested_by = ${actor} and state = 'approved' and outcome_sealed is not null
      order by decided_at desc, request_id limit 100`,
  )
}

/** A request as people read it: without what is sealed, and without its fingerprints. */
export function readableRequest({
  inputSha256: _,
  previewSha256: __,
  inputSealed: ___,
  outcomeSealed: ____,
  ...request
}: ApprovalRequest) {
  return request
}
