import { dayNumber } from '../../kernel/period.ts'
import { RefusalError } from '../../kernel/result.ts'
import { applyLines, type IssuedLine } from '../apply-lines.ts'
import { assembleDocuments, type DocumentRules, type DraftDocument } from '../assemble.ts'
import type { CarriedPeriod } from '../carried.ts'
import { checkDrafts, type DraftException } from '../checks.ts'
import { comparedItems } from '../compared.ts'
import { type AccountFacts, type BilledKey, type BillingState, keyText } from '../facts.ts'
import { begunBy, linesSoFar, progressiveCharges } from '../progressive/so-far.ts'
import { type PlannedCharge, planCharges, proposeLines, type RatingContext } from '../propose.ts'
import { HELD, linesWithCommitments } from '../rate-account.ts'
import { useCredits } from '../wallet.ts'
import { taxRulesOf } from './catalog.ts'
import { termsToSettle } from './commitments.ts'
import { accountOn, NEVER_BILLED } from './facts.ts'
import { historyOf } from './history.ts'
import type { Scenario } from './input.ts'
import { openingsOf } from './openings.ts'
import { changedSince } from './stale.ts'
import { measuredOn, noticesOn, progressiveAmounts, type SimulatedNotice } from './under-way.ts'
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
  return playScenario(scenario).bills
}

/** What happens on a day; of one day in this order. */
const TURNS = ['regular', 'progressive', 'watch'] as const

/** The bills of a scenario, regular and in mid-period, and the limits that were reached, by day. */
export function playScenario(scenario: Scenario): {
  readonly bills: SimulatedBill[]
  readonly notices: SimulatedNotice[]
} {
  const books: Books = {
    states: new Map(),
    oneOffIds: new Set(),
    billed: new Map(),
    lines: [],
    carried: [],
    wallets: { lots: [], topUps: [] },
    madeOn: null,
  }
  const days = { regular: scenario.billThrough, progressive: scenario.progressiveOn }
  const turns = TURNS.flatMap(turn =>
    (turn === 'watch' ? scenario.watchOn : days[turn]).map(on => ({ turn, on })),
  ).toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))
  const bills: SimulatedBill[] = []
  const notices: SimulatedNotice[] = []
  for (const { turn, on } of turns) {
    if (turn === 'regular') bills.push(makeBill(scenario, books, on, bills.length + 1))
    else if (turn === 'progressive') bills.push(billSoFar(scenario, books, on, bills.length + 1))
    else {
      const known = { ...books, context: contextOf(scenario) }
      const reached = noticesOn(scenario, accountOn(scenario, on, books), on, known)
      notices.push(...reached.filter(notice => !notices.some(told => isSame(told, notice))))
    }
  }
  return { bills, notices }
}

/** An alert is told once a period. */
function isSame(a: SimulatedNotice, b: SimulatedNotice): boolean {
  return a.code === b.code && a.period.start.equals(b.period.start)
}

/** Bills usage under way that has come to its amount, as a progressive run does. */
function billSoFar(
  scenario: Scenario,
  books: Books,
  on: Temporal.PlainDate,
  number: number,
): SimulatedBill {
  markStale(scenario, books, on)
  const account = accountOn(scenario, on, books)
  const amounts = progressiveAmounts(scenario)
  const watched = account.subscriptions.filter(each => amounts.has(each.subscriptionId))
  const asked = progressiveCharges({ ...account, subscriptions: watched }, on)
  const bill = { through: on, issueOn: on, periodsLookedAt: asked.length, exceptions: [] }
  const skipped = { ...bill, documents: [], wallets: [] }
  try {
    const measured = measuredOn(scenario, books.carried, asked, on)
    const [context, rules] = [contextOf(scenario), rulesOf(scenario)]
    const { lines, unbilled } = linesSoFar(measured, amounts, { billed: books.billed, context })
    const assembled = assembleDocuments(account, lines, on, rules)
    const drafts = useCredits(account, assembled, { runId: `${on}`, issueOn: on, context, rules })
    if (drafts.length === 0) {
      return { ...skipped, outcome: 'skipped', reason: 'below_amount', facts: { unbilled } }
    }
    const documents = drafts.map((draft, i) => ({ ...draft, invoiceId: `${number}.${i + 1}` }))
    const issued = linesOf(documents)
    keep(books, issued)
    for (const { subscriptionId, ...begun } of begunBy(issued, measured)) {
      const state = books.states.get(subscriptionId) ?? NEVER_BILLED
      const others = (state.begun ?? []).filter(
        each => each.itemId !== begun.itemId || each.periodStart !== begun.periodStart,
      )
      books.states.set(subscriptionId, { ...state, begun: [...others, begun] })
    }
    const wallets = moveCredits(scenario, books.wallets, issued, books.oneOffIds, on)
    return { ...bill, outcome: 'billed', reason: null, facts: {}, documents, wallets }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    const { code, facts } = error.refusal
    return { ...skipped, outcome: HELD.has(code) ? 'held' : 'failed', reason: code, facts }
  }
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
    const exceptions = checkDrafts(documents, itemsOf(account), historyOf(books.lines), new Set())
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
  const lines = linesOf(documents)
  keep(books, lines)
  for (const { subscriptionId, state } of account.subscriptions) {
    const before = state.billedThrough
    const billedThrough =
      before !== null && dayNumber(through) < dayNumber(before) ? before : through
    const begun = (state.begun ?? []).filter(each => each.periodEnd > billedThrough.toString())
    books.states.set(subscriptionId, {
      billedThrough,
      staleFrom: null,
      draftRunId: null,
      ...(begun.length === 0 ? {} : { begun }),
    })
  }
  return moveCredits(scenario, books.wallets, lines, books.oneOffIds, issueOn)
}

function linesOf(documents: readonly SimulatedDocument[]): IssuedLine[] {
  return documents.flatMap(({ invoiceId, lines }) =>
    lines.map((line, i): IssuedLine => ({ ...line, invoiceId, lineNo: i + 1 })),
  )
}

/** Notes issued lines in the books. */
function keep(books: Books, lines: readonly IssuedLine[]): void {
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
