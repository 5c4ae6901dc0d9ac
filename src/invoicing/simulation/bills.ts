import { Decimal } from '../../kernel/decimal.ts'
import { dayNumber } from '../../kernel/period.ts'
import { RefusalError } from '../../kernel/result.ts'
import { applyLines, type IssuedLine } from '../apply-lines.ts'
import { assembleDocuments, type DocumentRules, type DraftDocument } from '../assemble.ts'
import type { CarriedPeriod } from '../carried.ts'
import { checkDrafts, countsUsage, type DraftException, type UsageHistory } from '../checks.ts'
import { comparedItems } from '../compared.ts'
import { type AccountFacts, type BilledKey, type BillingState, keyText } from '../facts.ts'
import { type PlannedCharge, planCharges, proposeLines, type RatingContext } from '../propose.ts'
import { HELD, linesWithCommitments } from '../rate-account.ts'
import { useCredits } from '../wallet.ts'
import { taxRulesOf } from './catalog.ts'
import { termsToSettle } from './commitments.ts'
import { accountOn } from './facts.ts'
import type { Scenario } from './input.ts'
import { openingsOf } from './openings.ts'
import { changedSince } from './stale.ts'
import { usageOn } from './usage.ts'
import { moveCredits, type SimulatedWallets, type WalletAfter } from './wallets.ts'

/** A document of a simulated bill; `invoiceId` names it in the simulation: `1.2` = bill 1, second. */
export type SimulatedDocument = DraftDocument & { readonly invoiceId: string }

/** What one bill date came to. */
export type SimulatedBill = {
  readonly through: Temporal.PlainDate
  readonly issueOn: Temporal.PlainDate
  readonly outcome: 'billed' | 'skipped' | 'held' | 'failed'
  readonly reason: string | null
  readonly facts: Readonly<Record<string, string | number>>
  readonly documents: readonly SimulatedDocument[]
  readonly exceptions: readonly DraftException[]
  /** What its wallets of prepaid credits come to after it. */
  readonly wallets: readonly WalletAfter[]
  /** The charges' periods that were looked at: what the bill cost to make. */
  readonly periodsLookedAt: number
}

/** What the bills so far have left behind. */
type Books = {
  readonly states: Map<string, BillingState>
  readonly oneOffIds: Set<string>
  billed: ReadonlyMap<string, BilledKey>
  readonly lines: IssuedLine[]
  /** What periods left to the next, in the order in which they were billed. */
  readonly carried: CarriedPeriod[]
  readonly wallets: SimulatedWallets
  madeOn: Temporal.PlainDate | null
}

/**
 * Makes the bills of a scenario one after the other, each from the facts known on its date, by the
 * functions of the bill run.
 */
export function makeBills(scenario: Scenario): SimulatedBill[] {
  const books: Books = {
    states: new Map(),
    oneOffIds: new Set(),
    billed: new Map(),
    lines: [],
    carried: [],
    wallets: { lots: [], topUps: [] },
    madeOn: null,
  }
  return scenario.billThrough.map((through, i) => makeBill(scenario, books, through, i + 1))
}

function makeBill(
  scenario: Scenario,
  books: Books,
  through: Temporal.PlainDate,
  number: number,
): SimulatedBill {
  const issueOn = through.add({ days: scenario.issueAfterDays })
  markStale(scenario, books, issueOn)
  const account = accountOn(scenario, issueOn, books)
  const planned = planCharges(account, through)
  const bill = { through, issueOn, periodsLookedAt: planned.length }
  try {
    const { drafts, carried, lineCount } = draftsOf(scenario, books, account, planned, bill)
    const documents = drafts.map((draft, i) => ({ ...draft, invoiceId: `${number}.${i + 1}` }))
    const exceptions = checkDrafts(documents, itemsOf(account), historyOf(books), new Set())
    const wallets = issue(scenario, books, account, documents, bill)
    for (const left of carried) books.carried.push(left)
    const billed = documents.length > 0
    const reason = billed ? null : lineCount === 0 ? 'nothing_due' : 'nothing_to_charge'
    return {
      ...bill,
      outcome: billed ? 'billed' : 'skipped',
      reason,
      facts: {},
      documents,
      exceptions,
      wallets,
    }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    const { code, facts } = error.refusal
    const outcome = HELD.has(code) ? 'held' : 'failed'
    return { ...bill, outcome, reason: code, facts, documents: [], exceptions: [], wallets: [] }
  }
}

/** Marks what became known since the last bill, as the commands that record it do. */
function markStale(scenario: Scenario, books: Books, on: Temporal.PlainDate): void {
  for (const subscription of scenario.subscriptions) {
    const state = books.states.get(subscription.subscriptionNumber)
    const from = changedSince(scenario, subscription, books.madeOn, on)
    if (state === undefined || from === null) continue
    const stale = state.staleFrom
    const staleFrom = stale === null || dayNumber(from) < dayNumber(stale) ? from : stale
    books.states.set(subscription.subscriptionNumber, { ...state, staleFrom })
  }
  books.madeOn = on
}

type BillDates = Pick<SimulatedBill, 'through' | 'issueOn'>

function draftsOf(
  scenario: Scenario,
  books: Books,
  account: AccountFacts,
  planned: readonly PlannedCharge[],
  { through, issueOn }: BillDates,
): {
  readonly drafts: readonly DraftDocument[]
  readonly carried: readonly CarriedPeriod[]
  readonly lineCount: number
} {
  const usage = usageOn(scenario, { account, planned }, issueOn)
  if (usage instanceof RefusalError) throw usage
  const openings = openingsOf(books.carried, account, planned)
  const context = contextOf(scenario)
  const { lines: proposed, carried } = proposeLines(
    account,
    planned,
    usage,
    through,
    context,
    openings,
  )
  const billed = billedKeysOf(account, books.billed)
  const settled = new Map([[account.accountId, termsToSettle(account, books.lines, through)]])
  const lines = linesWithCommitments(account, proposed, { billed, settled, context })
  const rules = rulesOf(scenario)
  const assembled = assembleDocuments(account, lines, issueOn, rules)
  const runId = through.toString()
  const drafts = useCredits(account, assembled, { runId, issueOn, context, rules })
  return { drafts, carried, lineCount: lines.length }
}

/** The part of the books that the bill run loads to compare with. */
function billedKeysOf(
  account: AccountFacts,
  billed: ReadonlyMap<string, BilledKey>,
): Map<string, BilledKey> {
  const since = new Map(comparedItems(account).map(item => [item.itemId, item.since]))
  return new Map(
    [...billed].filter(([, key]) => {
      const from = since.get(key.itemId)
      return from !== undefined && dayNumber(key.periodStart) >= dayNumber(from)
    }),
  )
}

function issue(
  scenario: Scenario,
  books: Books,
  account: AccountFacts,
  documents: readonly SimulatedDocument[],
  { through, issueOn }: BillDates,
): WalletAfter[] {
  const lines = documents.flatMap(({ invoiceId, lines }) =>
    lines.map((line, i): IssuedLine => ({ ...line, invoiceId, lineNo: i + 1 })),
  )
  const keys = new Set(books.lines.map(line => `${keyText(line)}|${line.revision}`))
  for (const line of lines) {
    const key = `${keyText(line)}|${line.revision}`
    // The unique index of the books; a second line for it would be the same period billed twice.
    if (keys.has(key)) throw new Error(`defect: billed twice: ${key}`)
    keys.add(key)
    if (line.component === 'once' && line.chargeCode === 'once') books.oneOffIds.add(line.itemId)
  }
  books.billed = applyLines(books.billed, lines)
  books.lines.push(...lines)
  for (const { subscriptionId, state } of account.subscriptions) {
    const before = state.billedThrough
    const billedThrough =
      before !== null && dayNumber(through) < dayNumber(before) ? before : through
    books.states.set(subscriptionId, { billedThrough, staleFrom: null, draftRunId: null })
  }
  return moveCredits(scenario, books.wallets, lines, books.oneOffIds, issueOn)
}

function contextOf(scenario: Scenario): RatingContext {
  const { legalEntity } = scenario
  const { country, region, taxId, roundingMode, taxRounding } = legalEntity
  const seller = { country, region, taxId }
  return { seller, taxRules: taxRulesOf(scenario), roundingMode, taxRounding }
}

function rulesOf({ legalEntity }: Scenario): DocumentRules {
  const { taxRounding, roundingMode, cashRounding } = legalEntity
  return { legalEntityId: 'simulated', taxRounding, roundingMode, cashRounding }
}

function itemsOf(account: AccountFacts) {
  const items = account.subscriptions.flatMap(subscription => subscription.items)
  return new Map(items.map(item => [item.itemId, item]))
}

const PERIODS_COMPARED = 3

/** The last billed periods of each usage charge, latest first, as the checks of a bill run see them. */
function historyOf({ lines }: Books): UsageHistory {
  const usage = lines.filter(line => countsUsage(line.component))
  const byItem = Map.groupBy(usage, line => line.itemId)
  return new Map(
    [...byItem].map(([itemId, lines]) => {
      const periods = [...Map.groupBy(lines, line => dayNumber(line.periodStart))]
      const latest = periods.sort(([a], [b]) => b - a).slice(0, PERIODS_COMPARED)
      return [itemId, latest.map(([, lines]) => usageOfPeriod(lines))]
    }),
  )
}

function usageOfPeriod(lines: readonly IssuedLine[]) {
  const starts = lines.map(line => dayNumber(line.serviceStart))
  const ends = lines.map(line => dayNumber(line.serviceEnd))
  return {
    quantity: lines.reduce((sum, line) => sum.plus(line.quantity), Decimal.zero),
    days: Math.max(...ends) - Math.min(...starts),
    taxCodes: lines.flatMap(line => line.taxes[0]?.code ?? []),
  }
}
