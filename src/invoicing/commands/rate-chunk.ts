import { lockBillingStates } from '../../contracts/load/billing.ts'
import type { Tx } from '../../platform/database/database.ts'
import { compareText } from '../../platform/row-batch.ts'
import { loadTaxRules } from '../../tax/load.ts'
import type { TaxRule } from '../../tax/tax-rule.ts'
import { openingsWanted, passedPeriods } from '../carried.ts'
import { comparedItems } from '../compared.ts'
import type { AccountFacts } from '../facts.ts'
import { loadBilledKeys, loadCreditedLines, loadUsageHistory } from '../load/billed.ts'
import { loadOpenings } from '../load/carried.ts'
import { loadTermsToSettle } from '../load/commitments.ts'
import { loadFacts } from '../load/facts.ts'
import { loadAddressees } from '../load/payers.ts'
import { loadGroups, type RunRow } from '../load/runs.ts'
import { loadUsage } from '../load/usage.ts'
import type { PlannedAccount } from '../measure.ts'
import { formerPayers } from '../payers.ts'
import { type PlannedCharge, planCharges } from '../propose.ts'
import { idleReason, type RatedAccount, type RatingFacts, rateAccount } from '../rate-account.ts'
import { type RatedMember, rateGroup } from '../rate-group.ts'
import type { Chosen } from '../rebill/again.ts'
import { copyDraftCarries } from '../save/carried.ts'
import { copyDrafts, copyExceptions, markDrafted, releaseDrafted } from '../save/drafts.ts'
import { setChunkState, setOutcomes } from '../save/runs.ts'

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
  const rated = await rateLoaded(tx, run, accounts, dueBy(run), groups)
  await saveRated(tx, run, chunkNo, accounts, rated, run.throughOn)
  await setChunkState(tx, run.runId, chunkNo, 'rated')
  return rated
}

/** What rating needs to know of a run: also one that is only asked for, a preview. */
export type RatedRun = Pick<RunRow, 'runId' | 'throughOn' | 'issueOn' | 'entity'> & {
  /** Other rates than those on record: a what-if. */
  readonly taxRules?: readonly TaxRule[]
}

/** Decides on accounts whose facts are loaded; writes nothing. */
export async function rateLoaded(
  tx: Tx,
  run: RatedRun,
  accounts: readonly AccountFacts[],
  chosen: Chosen = dueBy(run),
  groups: ReadonlyMap<string, string> = new Map(),
): Promise<RatedAccount[]> {
  const planned = accounts.map(
    (account): PlannedAccount => ({
      account,
      planned: idleReason(account, run.runId) === undefined ? chosen.plan(account) : [],
    }),
  )
  const usage = await loadUsage(tx, planned)
  const billed = await loadBilledKeys(
    tx,
    accounts.flatMap(account =>
      comparedItems(account).map(item => ({ accountId: account.accountId, ...item })),
    ),
  )
  const history = await loadUsageHistory(tx, planned.flatMap(usageItems))
  const corrected = [...billed.keys()]
  const creditedLines =
    corrected.length === 0 ? new Set<string>() : await loadCreditedLines(tx, corrected)
  const openings = await loadOpenings(
    tx,
    planned.flatMap(({ account, planned }) => openingsOf(account, planned)),
  )
  const settled = await loadTermsToSettle(tx, accounts, chosen.termsThrough)
  const addressees = await loadAddressees(
    tx,
    accounts.flatMap(account => formerPayers(account, billed.get(account.accountId) ?? new Map())),
    run.throughOn,
  )
  const facts = {
    ...(await ratingFacts(tx, run)),
    history,
    creditedLines,
    openings,
    settled,
    addressees,
  }
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

/** What the charges of an account that remember open with, to be loaded. */
function openingsOf(account: AccountFacts, planned: readonly PlannedCharge[]) {
  const { accountId } = account
  const passed = passedPeriods(account, planned)
  return openingsWanted(planned, passed).map(wanted => ({ accountId, ...wanted }))
}

/** What a regular run chooses: all that is due. */
function dueBy({ throughOn }: RatedRun): Chosen {
  return {
    termsThrough: throughOn,
    plan: account => planCharges(account, throughOn),
    billedOf: (_, loaded) => loaded,
  }
}

/** What the rating of every account of a run depends on alike. */
export async function ratingFacts(
  tx: Tx,
  run: RatedRun,
): Promise<Pick<RatingFacts, 'runId' | 'through' | 'issueOn' | 'context' | 'rules'>> {
  return {
    runId: run.runId,
    through: run.throughOn,
    issueOn: run.issueOn,
    context: {
      seller: run.entity,
      taxRules: run.taxRules ?? (await loadTaxRules(tx)),
      roundingMode: run.entity.roundingMode,
      taxRounding: run.entity.taxRounding,
    },
    rules: run.entity,
  }
}

function usageItems({ account, planned }: PlannedAccount) {
  const ids = planned.filter(p => p.item.measuredBy !== null).map(p => p.item.itemId)
  return [...new Set(ids)].map(itemId => ({ accountId: account.accountId, itemId }))
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
  await copyExceptions(
    tx,
    run.runId,
    rated.flatMap(({ accountId, exceptions }) =>
      exceptions.map(exception => ({ accountId, ...exception })),
    ),
  )
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
