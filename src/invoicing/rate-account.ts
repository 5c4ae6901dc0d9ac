import { RefusalError } from '../kernel/result.ts'
import {
  assembleDocuments,
  type DocumentRules,
  type DraftDocument,
  outcomeApart,
  subscriptionsOf,
} from './assemble.ts'
import { buyerSnapshot } from './buyer-snapshot.ts'
import type { CarriedPeriod, Openings } from './carried.ts'
import { checkDrafts, type DraftException, type UsageHistory } from './checks.ts'
import { proposeCommitments, type TermToSettle } from './commitment.ts'
import { type DraftLine, difference } from './difference.ts'
import { documentTerms } from './document-terms.ts'
import { type StoredDraft, storedDraft } from './draft.ts'
import type { AccountFacts, BilledKey } from './facts.ts'
import type { AccountUsage } from './measure.ts'
import { type Addressees, addressee } from './payers.ts'
import { withoutBegun } from './progressive/begun.ts'
import {
  type PlannedCharge,
  type ProposedLine,
  proposeLines,
  type RatingContext,
} from './propose.ts'
import { useCredits } from './wallet.ts'

/** What a bill run makes of one account. */
export type RatedAccount = {
  readonly accountId: string
  readonly outcome: 'billed' | 'skipped' | 'held' | 'failed'
  readonly reason: string | null
  readonly facts: Readonly<Record<string, string | number>>
  readonly drafts: readonly StoredDraft[]
  /** What the drafts were made from: for previews and comparisons. */
  readonly documents: readonly DraftDocument[]
  readonly exceptions: readonly DraftException[]
  /** What its charges carry on; kept also where nothing is to pay. */
  readonly carried: readonly CarriedPeriod[]
  /** Lines for the consolidated invoice of its group; not on the drafts yet. */
  readonly shared?: readonly DraftLine[]
}

/** Everything besides the account itself that its bill depends on. */
export type RatingFacts = {
  readonly runId: string
  readonly through: Temporal.PlainDate
  readonly issueOn: Temporal.PlainDate
  readonly context: RatingContext
  readonly rules: DocumentRules
  readonly billed: ReadonlyMap<string, BilledKey>
  readonly history: UsageHistory
  readonly creditedLines: ReadonlySet<string>
  readonly openings: Openings
  /** The terms of commitments that end, by account. */
  readonly settled: ReadonlyMap<string, readonly TermToSettle[]>
  /** Accounts that documents are addressed to though they pay for nothing any more. */
  readonly addressees?: Addressees
  /** The account that has the consolidated invoice which this one is on, perhaps itself. */
  readonly headId?: string | null
  /** Whether a line is billed; left out, all are. */
  readonly keeps?: ((line: DraftLine) => boolean) | undefined
}

/** Reasons that a person resolves by getting data, not by repairing a price: the account is held. */
export const HELD: ReadonlySet<string> = new Set([
  'no_reads',
  'no_meter',
  'no_intervals',
  'band_needs_hours',
])

/**
 * Bills one account as far as it is due, or says why not. An account on hold, or drafted by another
 * open run, is left alone; a refusal of rating or tax parks it and leaves the others alone.
 */
export function rateAccount(
  account: AccountFacts,
  planned: readonly PlannedCharge[],
  usage: AccountUsage,
  facts: RatingFacts,
): RatedAccount {
  const idle = idleReason(account, facts.runId)
  if (idle !== undefined) return idle
  try {
    const { lines, carried } = dueLines(account, planned, usage, facts)
    const [shared, own] = shareOf(account, lines, facts.headId ?? null)
    const assembled = assembleDocuments(account, own, facts.issueOn, facts.rules)
    const documents = useCredits(account, assembled, facts)
    const rated = billed(account, lines.length, documents, facts)
    return { ...rated, carried, shared }
  } catch (error) {
    return parked(account, error)
  }
}

/** An account that a refusal of rating or tax keeps from being billed; throws on anything else. */
export function parked(account: AccountFacts, error: unknown): RatedAccount {
  if (!(error instanceof RefusalError)) throw error
  const { code, facts } = error.refusal
  return without(account, HELD.has(code) ? 'held' : 'failed', code, facts)
}

/**
 * The lines that are due on an account, or on some of its subscriptions, less what was billed; and
 * what they carry on. Throws the refusal that keeps it from being billed.
 */
export function dueLines(
  account: AccountFacts,
  planned: readonly PlannedCharge[],
  usage: AccountUsage,
  facts: RatingFacts,
): { readonly lines: readonly DraftLine[]; readonly carried: readonly CarriedPeriod[] } {
  if (usage instanceof RefusalError) throw usage
  const { through, context, openings } = facts
  const proposal = proposeLines(account, planned, usage, through, context, openings)
  const billed = withoutBegun(account, planned, facts.billed)
  const all = linesWithCommitments(account, proposal.lines, { ...facts, billed })
  const lines = facts.keeps === undefined ? all : all.filter(facts.keeps)
  return { lines, carried: proposal.carried }
}

/**
 * What is still to be billed, commitments last: they count what all other charges came to, after
 * their minimums and before credits.
 */
export function linesWithCommitments(
  account: AccountFacts,
  proposed: readonly ProposedLine[],
  { billed, settled, context }: Pick<RatingFacts, 'billed' | 'settled' | 'context'>,
): DraftLine[] {
  if (account.commitments.length === 0) return difference(proposed, billed)
  const ids = new Set(account.commitments.map(commitment => commitment.commitmentId))
  const isCommitment = ([, key]: [string, BilledKey]) => ids.has(key.itemId)
  const lines = difference(proposed, new Map([...billed].filter(key => !isCommitment(key))))
  const terms = settled.get(account.accountId) ?? []
  const shortfalls = proposeCommitments(account, terms, lines, context)
  return [...lines, ...difference(shortfalls, new Map([...billed].filter(isCommitment)))]
}

/** The lines for the consolidated invoice of a group, and those for documents of the account's own. */
function shareOf(
  account: AccountFacts,
  lines: readonly DraftLine[],
  headId: string | null,
): [shared: readonly DraftLine[], own: readonly DraftLine[]] {
  if (headId === null) return [[], lines]
  const subscriptionOf = subscriptionsOf(account)
  // What is kept or refunded stands on a credit note of its own.
  const isShared = (line: DraftLine) =>
    (line.payerId ?? account.accountId) === headId &&
    outcomeApart(line, subscriptionOf(line)) === null
  return [lines.filter(isShared), lines.filter(line => !isShared(line))]
}

/** Why an account is not looked at in this run, if so. */
export function idleReason(account: AccountFacts, runId: string): RatedAccount | undefined {
  const hold = account.billingHold
  if (hold !== null) {
    return without(account, 'held', 'billing_hold', { why: hold.reason, until: hold.until ?? '' })
  }
  const other = account.subscriptions.find(
    ({ state }) => state.draftRunId !== null && state.draftRunId !== runId,
  )
  if (other !== undefined) {
    return without(account, 'skipped', 'in_other_run', { run: other.state.draftRunId ?? '' })
  }
  return undefined
}

function billed(
  account: AccountFacts,
  lineCount: number,
  documents: readonly DraftDocument[],
  facts: RatingFacts,
): RatedAccount {
  if (documents.length === 0) {
    return without(account, 'skipped', lineCount === 0 ? 'nothing_due' : 'nothing_to_charge', {})
  }
  return { ...billedBy(account, documents, facts), carried: [] }
}

/** What documents make of an account: drafts as they are stored, and what should be looked at. */
export function billedBy(
  account: AccountFacts,
  documents: readonly DraftDocument[],
  facts: Pick<RatingFacts, 'addressees' | 'history' | 'creditedLines'>,
): RatedAccount {
  const items = new Map(
    account.subscriptions.flatMap(s => s.items.map(item => [item.itemId, item] as const)),
  )
  return {
    accountId: account.accountId,
    outcome: 'billed',
    reason: null,
    facts: {},
    drafts: documents.map(document => {
      const to = addressee(account, document.payerId, facts.addressees ?? new Map())
      const terms = documentTerms(account, document, to)
      return storedDraft(document, buyerSnapshot(account, document, to), terms)
    }),
    documents,
    exceptions: checkDrafts(documents, items, facts.history, facts.creditedLines),
    carried: [],
  }
}

/** What is made of an account that gets no bill now. */
export function without(
  account: AccountFacts,
  outcome: 'skipped' | 'held' | 'failed',
  reason: string,
  facts: RatedAccount['facts'],
): RatedAccount {
  return {
    accountId: account.accountId,
    outcome,
    reason,
    facts,
    drafts: [],
    documents: [],
    exceptions: [],
    carried: [],
  }
}
