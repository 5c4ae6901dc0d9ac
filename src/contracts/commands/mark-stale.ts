import type { Tx } from '../../platform/database/database.ts'
import { enqueueAll, type Job } from '../../platform/jobs.ts'
import {
  anyLate,
  type ChangedPrice,
  holdAccountStates,
  holdAndCountLate,
  holdStates,
  markDrafted,
  markLate,
  markLatePrices,
  type Overtaken,
  type Stale,
} from '../save/stale.ts'
import { type ChangedIndex, markLateIndexes } from '../save/stale-index.ts'

/*
 * A bill run and a change of facts meet on the subscription's row of billing_state:
 *
 *   run:     FOR UPDATE ── reads facts ── writes draft, drafted_through ── commit
 *   change:      waits ··················································└ holds, compares, marks
 *
 * The change compares by a statement of its own after the lock, so that it sees what the run wrote.
 * If the change comes first the run waits, and reads facts by statements after its lock.
 */

/**
 * Marks subscriptions whose changed facts have been billed or drafted already, so that the next run
 * compares those periods again, and has an open draft of them made anew (a job). The exported step for every domain
 * that changes facts: call it in the transaction that writes them, once a batch; it holds the
 * subscriptions until that ends. Gives the number that were marked. Facts dated after all that was
 * billed mark nothing, and hold rows only FOR SHARE, side by side with each other.
 */
export async function markStale(tx: Tx, changes: readonly Stale[]): Promise<number> {
  if (changes.length === 0) return 0
  // Who will write takes the stronger lock at once: two that hold one row FOR SHARE and both go on
  // to write it would wait for each other. A run that commits in between is found all the same.
  await holdStates(tx, changes, (await anyLate(tx, changes)) ? 'write' : 'share')
  return refreshed(tx, await markLate(tx, changes))
}

/** As `markStale`, for every subscription that pays a charge whose prices have changed. */
export async function markPricesStale(tx: Tx, prices: readonly ChangedPrice[]): Promise<number> {
  return refreshed(tx, await markLatePrices(tx, prices))
}

/** As `markStale`, for every subscription that pays a price which follows a changed index. */
export async function markIndexesStale(tx: Tx, changed: readonly ChangedIndex[]): Promise<number> {
  return refreshed(tx, await markLateIndexes(tx, changed))
}

/**
 * Has the open drafts of accounts made anew of which something changed that is on their bills but
 * has no date of service: name, address, terms, tax id, a hold. Call it after the change, in its
 * transaction; a run that read the account before is waited for.
 */
export async function overtakeDrafts(tx: Tx, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return
  await holdAccountStates(tx, accountIds)
  await refreshed(tx, await markDrafted(tx, accountIds))
}

/**
 * Asks for the drafts that a change has overtaken. A run that is still rating looks for them itself
 * when it is done; one job waits a run, however many changes come.
 */
async function refreshed(tx: Tx, { marked, draftRunIds }: Overtaken): Promise<number> {
  await enqueueAll(tx, draftRunIds.map(refreshJob))
  return marked
}

/** The job that rates the overtaken drafts of a bill run again. */
export function refreshJob(runId: string): Job {
  return { task: 'refreshBillRun', payload: { runId }, key: `refresh-bill-run:${runId}` }
}

/**
 * As `markStale`, for a caller that has just seen that none of the changes is late: then one
 * statement holds the subscriptions and looks again, where `markStale` takes three. Bulk usage is
 * hardly ever late. A run that came in between is found, and its subscriptions are marked.
 */
export async function holdUnlessStale(tx: Tx, changes: readonly Stale[]): Promise<number> {
  if (changes.length === 0 || (await holdAndCountLate(tx, changes)) === 0) return 0
  return markStale(tx, changes)
}
