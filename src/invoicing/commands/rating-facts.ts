import type { Tx } from '../../platform/database/database.ts'
import { loadTaxRules } from '../../tax/load.ts'
import type { TaxRule } from '../../tax/tax-rule.ts'
import { openingsWanted, passedPeriods } from '../carried.ts'
import { comparedItems } from '../compared.ts'
import type { AccountFacts } from '../facts.ts'
import { loadBilledKeys, loadCreditedLines, loadUsageHistory } from '../load/billed.ts'
import { loadOpenings } from '../load/carried.ts'
import { loadTermsToSettle } from '../load/commitments.ts'
import { loadAddressees } from '../load/payers.ts'
import type { RunRow } from '../load/runs.ts'
import { loadUsage } from '../load/usage.ts'
import type { PlannedAccount } from '../measure.ts'
import { formerPayers } from '../payers.ts'
import { type PlannedCharge, planCharges } from '../propose.ts'
import { idleReason, type RatingFacts } from '../rate-account.ts'
import type { Chosen } from '../rebill/again.ts'

/** What rating needs to know of a run: also one that is only asked for, a preview. */
export type RatedRun = Pick<RunRow, 'runId' | 'throughOn' | 'issueOn' | 'entity'> & {
  /** Other rates than those on record: a what-if. */
  readonly taxRules?: readonly TaxRule[]
}

/** What is planned for accounts whose facts are loaded, and all else that their bills depend on. */
export async function loadForRating(
  tx: Tx,
  run: RatedRun,
  accounts: readonly AccountFacts[],
  chosen: Chosen,
) {
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
  return { planned, usage, billed, facts }
}

/** What the charges of an account that remember open with, to be loaded. */
function openingsOf(account: AccountFacts, planned: readonly PlannedCharge[]) {
  const { accountId } = account
  const passed = passedPeriods(account, planned)
  return openingsWanted(planned, passed).map(wanted => ({ accountId, ...wanted }))
}

/** What a regular run chooses: all that is due. */
export function dueBy({ throughOn }: RatedRun): Chosen {
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
