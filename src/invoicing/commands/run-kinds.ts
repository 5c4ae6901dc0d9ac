import type { Tx } from '../../platform/database/database.ts'
import type { StoredDraft } from '../draft.ts'
import { rateCredits } from '../incidents/commands/rate-credits.ts'
import { countCorrectedLines } from '../incidents/load.ts'
import { documentText } from '../load/credit.ts'
import { allSkipped, type RunRow } from '../load/runs.ts'
import { rateChunkProgressively } from '../progressive/commands.ts'
import { noteBegun } from '../progressive/save.ts'
import type { RebillTerms } from '../rebill/api.ts'
import { rateChunkAgain } from '../rebill/commands/rate.ts'
import { loadBarredAccounts, lockForVoiding } from '../rebill/load.ts'
import { markBilled, releaseDrafted } from '../save/drafts.ts'
import type { NewDocument } from '../save/issue.ts'
import { holdAccounts } from '../save/runs.ts'
import { rateAccounts } from './rate-chunk.ts'

/*
 * What the kinds of runs do differently: a regular run bills what is due, a rebill what was billed, a progressive
 * one what the periods under way have used, one of credits what an incident gives back.
 */

/** Rates the accounts of a chunk as the run's kind does. */
export async function rateByKind(
  tx: Tx,
  run: RunRow,
  chunkNo: number,
  accountIds: readonly string[],
): Promise<void> {
  if (run.kind === 'rebill') await rateChunkAgain(tx, run, chunkNo, accountIds)
  else if (run.kind === 'credit') await rateCredits(tx, run, chunkNo, accountIds)
  else if (run.kind === 'progressive') await rateChunkProgressively(tx, run, chunkNo, accountIds)
  else await rateAccounts(tx, run, chunkNo, accountIds)
}

/**
 * Sets the billing state of issued accounts on. A rebill that voids has settled its documents and
 * nothing else; one by difference has settled all that was stale.
 */
export async function settleByKind(
  tx: Tx,
  run: RunRow,
  accountIds: readonly string[],
): Promise<void> {
  if (run.kind === 'credit') return
  const voids = run.kind === 'rebill' && (run.terms as RebillTerms).method === 'void'
  if (voids || run.kind === 'progressive') await releaseDrafted(tx, run.runId, accountIds)
  else await markBilled(tx, run.runId, accountIds)
}

/**
 * Whether a progressive run that a schedule started has nobody to bill: nobody need look at it. One
 * that a person started, or that holds or parked an account, waits for that person.
 */
export async function foundNothing(tx: Tx, run: RunRow): Promise<boolean> {
  if (run.kind !== 'progressive' || !run.createdBy.startsWith('job:')) return false
  return allSkipped(tx, run.runId)
}

/** Notes the periods under way of which the drafts bill a part. */
export async function noteBegunPeriods(tx: Tx, drafts: readonly Draft[]): Promise<void> {
  await noteBegun(
    tx,
    drafts.flatMap(({ accountId, draft }) =>
      (draft.begun ?? []).map(period => ({ ...period, accountId })),
    ),
  )
}

/** A draft with its account, about to become a document. */
type Draft = { readonly accountId: string; readonly draft: StoredDraft }

/**
 * The drafts that can still be issued. An invoice that somebody credited or voided since it was drafted
 * to be voided or credited is left alone: its account is held, with all its drafts.
 */
export async function issuable(
  tx: Tx,
  run: RunRow,
  drafts: readonly Draft[],
): Promise<readonly Draft[]> {
  const voided = drafts.flatMap(({ accountId, draft }) =>
    draft.voids === undefined ? [] : [{ accountId, invoiceId: draft.voids.invoiceId }],
  )
  const credited = drafts.flatMap(({ accountId, draft: { credits } }) =>
    credits === undefined ? [] : [{ accountId, ...credits }],
  )
  if (voided.length + credited.length === 0) return drafts
  const touched = [...voided, ...credited].map(each => each.accountId)
  await lockForVoiding(tx, [...new Set(touched)])
  const barred = new Set(await loadBarredAccounts(tx, voided))
  const corrected = await countCorrectedLines(tx, credited)
  for (const each of credited) {
    const lines = corrected.get(documentText(each)) ?? 0
    if (lines !== each.correctedLines) barred.add(each.accountId)
  }
  if (barred.size === 0) return drafts
  await holdAccounts(tx, run.runId, [...barred], 'invoice_corrected')
  return drafts.filter(({ accountId }) => !barred.has(accountId))
}

/** Reason, outcome and links of a document: those of its draft where a rebill made it. */
export function bearing(
  draft: StoredDraft,
  links: NewDocument['links'],
): Pick<NewDocument, 'reason' | 'creditOutcome' | 'links' | 'causeCode'> {
  const caused = draft.cause === undefined ? {} : { causeCode: draft.cause }
  if (draft.credits !== undefined) {
    const { reason, outcome: creditOutcome } = draft.credits
    return { reason, creditOutcome, links, ...caused }
  }
  if (draft.voids !== undefined) {
    const { invoiceId: otherId, reason } = draft.voids
    return { reason, creditOutcome: 'offset', links: [{ relation: 'voids', otherId }], ...caused }
  }
  const rebilled = (draft.rebills ?? []).map(otherId => ({ relation: 'rebills' as const, otherId }))
  const creditOutcome = draft.creditOutcome ?? null
  return { reason: null, creditOutcome, links: [...links, ...rebilled], ...caused }
}
