import { lockBillingStates } from '../../contracts/load/billing.ts'
import type { Tx } from '../../platform/database/database.ts'
import { compareText } from '../../platform/row-batch.ts'
import { withAccepted } from '../accepted.ts'
import type { AccountFacts } from '../facts.ts'
import { loadFacts } from '../load/facts.ts'
import { loadGroups, type RunRow } from '../load/runs.ts'
import { isLong } from '../long-account.ts'
import { type RatedAccount, rateAccount } from '../rate-account.ts'
import { type RatedMember, rateGroup } from '../rate-group.ts'
import type { Chosen } from '../rebill/again.ts'
import { copyDraftCarries } from '../save/carried.ts'
import {
  copyDrafts,
  copyExceptions,
  markDrafted,
  releaseDrafted,
  takeAccepted,
} from '../save/drafts.ts'
import { setChunkState, setOutcomes } from '../save/runs.ts'
import { rateLong } from './rate-long.ts'
import { dueBy, loadForRating, type RatedRun } from './rating-facts.ts'

/**
 * Rates the given accounts of a chunk: locks them against changes of their facts, loads a snapshot
 * in a fixed number of statements, decides in memory, and writes drafts, exceptions and outcomes by
 * COPY. The chunk's row is held by the caller.
 */
export async function rateAccounts(
  tx: Tx,
  run: RunRow,
  chunkNo: number,
  accountIds: readonly string[],
): Promise<RatedAccount[]> {
  await lockBillingStates(tx, accountIds)
  const accounts = await loadFacts(tx, {
    accountIds,
    legalEntityId: run.legalEntityId,
    through: run.throughOn,
  })
  const groups = await loadGroups(tx, run.runId, chunkNo)
  const long = new Set(accounts.filter(each => !groups.has(each.accountId) && isLong(each)))
  const ordinary = accounts.filter(account => !long.has(account))
  const rated = await rateLoaded(tx, run, ordinary, dueBy(run), groups)
  for (const account of long) rated.push(await rateLong(tx, run, account))
  await saveRated(tx, run, chunkNo, accounts, rated, run.throughOn)
  await setChunkState(tx, run.runId, chunkNo, 'rated')
  return rated
}

/** Decides on accounts whose facts are loaded; writes nothing. */
export async function rateLoaded(
  tx: Tx,
  run: RatedRun,
  accounts: readonly AccountFacts[],
  chosen: Chosen = dueBy(run),
  groups: ReadonlyMap<string, string> = new Map(),
): Promise<RatedAccount[]> {
  const { planned, usage, billed, facts } = await loadForRating(tx, run, accounts, chosen)
  const rated = planned.map(({ account, planned }) => ({
    account,
    rated: rateAccount(account, planned, usage.get(account.accountId) ?? [], {
      ...facts,
      headId: groups.get(account.accountId) ?? null,
      keeps: chosen.keeps,
      billed: chosen.billedOf(account, billed.get(account.accountId) ?? new Map()),
    }),
  }))
  return groups.size === 0 ? rated.map(each => each.rated) : byGroup(rated, groups, facts)
}

/** Accounts alone as they were rated, those of a group with their parts of its documents. */
function byGroup(
  rated: readonly RatedMember[],
  groups: ReadonlyMap<string, string>,
  facts: Parameters<typeof rateGroup>[2],
): RatedAccount[] {
  const byHead = Map.groupBy(rated, ({ account }) => groups.get(account.accountId) ?? '')
  return [...byHead].flatMap(([headId, members]) => {
    const head = members.find(({ account }) => account.accountId === headId)
    if (head === undefined) return members.map(each => each.rated)
    const others = members
      .filter(each => each !== head)
      .sort((a, b) => compareText(a.account.number, b.account.number))
    return rateGroup(head, others, facts)
  })
}

/**
 * Keeps what became of a chunk's accounts: drafts, exceptions, outcomes. Their subscriptions are
 * drafted through a date; null = no further than they were billed.
 */
export async function saveRated(
  tx: Tx,
  run: RunRow,
  chunkNo: number,
  accounts: readonly AccountFacts[],
  rated: readonly RatedAccount[],
  through: Temporal.PlainDate | null,
): Promise<void> {
  await copyDrafts(
    tx,
    run,
    chunkNo,
    rated.flatMap(({ accountId, drafts }) =>
      drafts.map((draft, i) => ({ accountId, draftNo: i + 1, draft })),
    ),
  )
  await copyDraftCarries(
    tx,
    run.runId,
    rated.flatMap(({ accountId, carried }) => carried.map(left => ({ accountId, ...left }))),
  )
  const accountIds = rated.map(({ accountId }) => accountId)
  const accepted = await takeAccepted(tx, run.runId, accountIds)
  const found = rated.flatMap(({ accountId, exceptions }) =>
    exceptions.map(exception => ({ accountId, ...exception })),
  )
  await copyExceptions(tx, run.runId, withAccepted(found, accepted))
  await setOutcomes(tx, run.runId, rated)
  const taken = new Set(rated.filter(isTaken).map(account => account.accountId))
  await markDrafted(
    tx,
    run.runId,
    through,
    accounts
      .filter(account => taken.has(account.accountId))
      .flatMap(account =>
        account.subscriptions.map(({ subscriptionId }) => ({
          accountId: account.accountId,
          subscriptionId,
        })),
      ),
  )
  const left = rated.filter(account => !isTaken(account)).map(account => account.accountId)
  if (left.length > 0) await releaseDrafted(tx, run.runId, left)
}

/** Billed, or found to owe nothing: settled through the run's date once the run is issued. */
function isTaken({ outcome, reason }: RatedAccount): boolean {
  return outcome === 'billed' || (outcome === 'skipped' && reason !== 'in_other_run')
}
