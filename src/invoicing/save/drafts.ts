import { sql } from 'kysely'
import { copyRows } from '../../platform/database/copy.ts'
import { rows, type Tx } from '../../platform/database/database.ts'
import { toJson } from '../../platform/json.ts'
import type { AcceptedException, QueuedException } from '../accepted.ts'
import type { StoredDraft } from '../draft.ts'
import { deleteDraftCarries } from './carried.ts'
import { deleteDraftPieces } from './draft-pieces.ts'

/** A draft on its way into the run. */
export type NewDraft = {
  readonly accountId: string
  readonly draftNo: number
  readonly draft: StoredDraft
}

/** Writes a chunk's drafts by COPY. */
export async function copyDrafts(
  tx: Tx,
  run: { readonly runId: string; readonly legalEntityId: string },
  chunkNo: number,
  drafts: readonly NewDraft[],
): Promise<void> {
  await copyRows(
    tx,
    'draft_invoice',
    [
      'account_id',
      'run_id',
      'draft_no',
      'chunk_no',
      'legal_entity_id',
      'kind',
      'currency',
      'net_minor',
      'tax_minor',
      'gross_minor',
      'line_count',
      'content',
      'document_account_id',
    ],
    drafts.map(({ accountId, draftNo, draft }) => [
      accountId,
      run.runId,
      draftNo,
      chunkNo,
      run.legalEntityId,
      draft.kind,
      draft.currency,
      draft.netMinor,
      draft.taxMinor,
      draft.grossMinor,
      draft.lines.length + (draft.apart?.count ?? 0),
      JSON.stringify(draft),
      draft.part === undefined || draft.part.headId === accountId ? null : draft.part.headId,
    ]),
  )
}

/**
 * Takes out what was accepted of accounts that were rated before, so that it can be kept where the
 * same is found again.
 */
export function takeAccepted(
  tx: Tx,
  runId: string,
  accountIds: readonly string[],
): Promise<AcceptedException[]> {
  return rows(
    tx,
    sql<AcceptedException>`
      DELETE FROM bill_run_exception
       WHERE run_id = ${runId} AND account_id = ANY(${[...accountIds]}::uuid[])
         AND state = 'accepted'
      RETURNING account_id AS "accountId", code, line_ref AS ref, facts, decided_by AS "decidedBy",
                decided_at AS "decidedAt", note`,
  )
}

/** Puts a chunk's exceptions in the queue; what is decided already with its decision. */
export async function copyExceptions(
  tx: Tx,
  runId: string,
  exceptions: readonly QueuedException[],
): Promise<void> {
  if (exceptions.length === 0) return
  await copyRows(
    tx,
    'bill_run_exception',
    [
      ...['account_id', 'run_id', 'code', 'line_ref', 'facts', 'state'],
      ...['decided_by', 'decided_at', 'note'],
    ],
    exceptions.map(({ accountId, code, ref, facts, accepted }) => [
      ...[accountId, runId, code, ref, JSON.stringify(toJson(facts))],
      ...(accepted === undefined
        ? ['open', null, null, null]
        : ['accepted', accepted.decidedBy, accepted.decidedAt, accepted.note]),
    ]),
  )
}

export type SubscriptionKey = { readonly accountId: string; readonly subscriptionId: string }

/**
 * Marks subscriptions as drafted by a run: facts that change from now on make the draft stale. Null
 * = drafted no further than they were billed.
 */
export async function markDrafted(
  tx: Tx,
  runId: string,
  through: Temporal.PlainDate | null,
  subscriptions: readonly SubscriptionKey[],
): Promise<void> {
  await sql`
    UPDATE billing_state b
       SET draft_run_id = ${runId}, drafted_version = b.version,
           drafted_through = coalesce(${through}::date, b.billed_through, '1900-01-01')
      FROM unnest(${subscriptions.map(s => s.accountId)}::uuid[],
                  ${subscriptions.map(s => s.subscriptionId)}::uuid[])
             AS s (account_id, subscription_id)
     WHERE b.account_id = s.account_id AND b.subscription_id = s.subscription_id`.execute(tx)
}

/** Lets go of the subscriptions that a run drafted, for accounts that it will not bill after all. */
export async function releaseDrafted(
  tx: Tx,
  runId: string,
  accountIds: readonly string[],
): Promise<void> {
  await sql`
    UPDATE billing_state
       SET draft_run_id = NULL, drafted_through = NULL, drafted_version = NULL
     WHERE account_id = ANY(${accountIds}::uuid[]) AND draft_run_id = ${runId}`.execute(tx)
}

/**
 * Sets the billing state on: what the run drafted is billed. Facts that changed after the draft was
 * made stay marked, for the next run to correct.
 */
export async function markBilled(
  tx: Tx,
  runId: string,
  accountIds: readonly string[],
): Promise<void> {
  await sql`
    UPDATE billing_state
       SET billed_through = greatest(billed_through, drafted_through),
           stale_from = CASE WHEN version = drafted_version THEN NULL ELSE stale_from END,
           begun = CASE WHEN begun IS NOT NULL THEN (
             SELECT jsonb_agg(period) FROM jsonb_array_elements(begun) AS period
              WHERE (period ->> 'periodEnd')::date > greatest(billed_through, drafted_through)) END,
           draft_run_id = NULL, drafted_through = NULL, drafted_version = NULL
     WHERE account_id = ANY(${accountIds}::uuid[]) AND draft_run_id = ${runId}`.execute(tx)
}

/** Removes drafts of accounts that are rated anew, held or cancelled. */
export async function deleteDrafts(
  tx: Tx,
  runId: string,
  accountIds: readonly string[],
): Promise<void> {
  await sql`DELETE FROM draft_invoice
             WHERE run_id = ${runId} AND account_id = ANY(${accountIds}::uuid[])`.execute(tx)
  await deleteDraftPieces(tx, runId, accountIds)
  await deleteDraftCarries(tx, runId, accountIds)
}

/** Removes the drafts of a run whose documents have all been issued. */
export async function deleteRunDrafts(tx: Tx, runId: string): Promise<void> {
  await sql`DELETE FROM draft_invoice WHERE run_id = ${runId}`.execute(tx)
  await deleteDraftPieces(tx, runId, null)
  await deleteDraftCarries(tx, runId, null)
}
