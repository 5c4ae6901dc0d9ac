import { loadAccount, type StoredAccount } from '../../accounts/load/accounts.ts'
import { loadCycleDates } from '../../accounts/load/cycles.ts'
import type { DraftDocument } from '../../invoicing/assemble.ts'
import type { DraftException } from '../../invoicing/checks.ts'
import { rateLoaded } from '../../invoicing/commands/rate-chunk.ts'
import { dueBy, ratingFacts } from '../../invoicing/commands/rating-facts.ts'
import { currentCharges, linesOfCurrent, quantityOf } from '../../invoicing/current-usage.ts'
import type { AccountFacts } from '../../invoicing/facts.ts'
import { measureCurrent } from '../../invoicing/load/current.ts'
import { loadFacts } from '../../invoicing/load/facts.ts'
import { loadEntitiesOf, loadLabels, readOnly } from '../../invoicing/load/preview.ts'
import { nextDueOn } from '../../invoicing/next-due.ts'
import type { ProposedLine } from '../../invoicing/propose.ts'
import type { RatedAccount } from '../../invoicing/rate-account.ts'
import type { Chosen } from '../../invoicing/rebill/again.ts'
import { type UpcomingChange, upcomingChanges } from '../../invoicing/upcoming.ts'
import { dateOf } from '../../kernel/calendar.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { later, type Period } from '../../kernel/period.ts'
import { ok, type Refusal, RefusalError, type Result, refuse } from '../../kernel/result.ts'
import { type LegalEntityRow, loadLegalEntity } from '../../ledger/load.ts'
import { type Db, type Tx, transaction } from '../../platform/database/database.ts'

/** Which invoice is asked about. */
export type PreviewAsked = {
  readonly account: string
  /** Left out: the next date of the account's cycle by which something is due. */
  readonly through?: Temporal.PlainDate | undefined
  /** Left out: every legal entity that the account has contracts with. */
  readonly entity?: string | undefined
  /** Also what has been used in periods that have not ended. */
  readonly usage: boolean
  /** Whether charges for usage are left out: to look at a change before its usage is known. */
  readonly withoutUsage?: boolean
  readonly now: Temporal.Instant
}

/** Usage of a period that has not ended, and what it comes to so far. */
export type CurrentUsage = {
  readonly subscription: string
  readonly charge: string
  readonly unit: string
  readonly currency: string
  readonly period: Period
  /** The days that have been measured. */
  readonly passed: Period
  /** Why it is not known, or else the quantity and the lines that it would be billed with. */
  readonly refusal: Refusal | null
  readonly quantity: Decimal | null
  readonly estimated: boolean
  readonly lines: readonly ProposedLine[]
}

/** What the next bill run will make of an account with one legal entity. */
export type BillPreview = {
  readonly entity: LegalEntityRow
  readonly account: AccountFacts
  readonly through: Temporal.PlainDate
  readonly issueOn: Temporal.PlainDate
  readonly outcome: RatedAccount['outcome']
  readonly reason: string | null
  readonly facts: RatedAccount['facts']
  readonly documents: readonly DraftDocument[]
  readonly exceptions: readonly DraftException[]
  /** Why nothing is billed at present, though the documents show what would be. */
  readonly hold: AccountFacts['billingHold']
  /** The open bill run that has drafted it already. */
  readonly inRun: string | null
  readonly upcoming: readonly UpcomingChange[]
  /** Null unless asked for. */
  readonly current: readonly CurrentUsage[] | null
  /** Numbers of the documents that are corrected, by id. */
  readonly labels: ReadonlyMap<string, string>
}

/**
 * The next invoice of an account as the bill run would make it now, by the same functions, from one
 * snapshot: it writes nothing and holds nobody up. Holds and other runs are told, not obeyed.
 * Refuses `unknown_account`, `unknown_legal_entity` and `no_contract`.
 */
export async function previewInvoice(db: Db, asked: PreviewAsked): Promise<Result<BillPreview[]>> {
  return transaction(
    db,
    async tx => {
      await readOnly(tx)
      return previewWithin(tx, asked)
    },
    { isolation: 'repeatable read' },
  )
}

/** The same within a transaction, so that it shows what has been changed in it. */
export async function previewWithin(tx: Tx, asked: PreviewAsked): Promise<Result<BillPreview[]>> {
  const account = await loadAccount(tx, asked.account)
  if (account === undefined) return refuse('unknown_account', { account: asked.account })
  const all = await loadEntitiesOf(tx, account.accountId)
  const entities = all.filter(({ code }) => asked.entity === undefined || code === asked.entity)
  if (entities.length === 0) return noContract(asked)
  const previews: BillPreview[] = []
  for (const { legalEntityId } of entities) {
    const entity = await loadLegalEntity(tx, legalEntityId)
    if (entity === undefined) throw new Error('defect: a contract with no legal entity')
    previews.push(await previewOf(tx, account, entity, asked))
  }
  return ok(previews)
}

function noContract({ account, entity }: PreviewAsked): Result<never> {
  return refuse('no_contract', { account, entity: entity ?? '' })
}

const ALL_DAYS = Temporal.PlainDate.from('9999-12-31')

async function previewOf(
  tx: Tx,
  { accountId, cycleCode, timeZone }: StoredAccount,
  entity: LegalEntityRow,
  asked: PreviewAsked,
): Promise<BillPreview> {
  const { legalEntityId } = entity
  const wanted = { accountIds: [accountId], legalEntityId }
  const [whole] = await loadFacts(tx, { ...wanted, through: ALL_DAYS })
  if (whole === undefined) throw new Error('defect: an account without facts')
  const today = dateOf(asked.now, timeZone)
  const dates = await billDates(tx, whole, cycleCode ?? null, today, asked.through)
  const [found = whole] = await loadFacts(tx, { ...wanted, through: dates.through })
  const run = { runId: '', throughOn: dates.through, issueOn: dates.issueOn, entity }
  const chosen = asked.withoutUsage === true ? withoutUsage(dueBy(run)) : dueBy(run)
  const [rated] = await rateLoaded(tx, run, [freed(found)], chosen)
  if (rated === undefined) throw new Error('defect: an account without an outcome')
  const drafted = found.subscriptions.flatMap(({ state }) => state.draftRunId ?? [])
  const labels = await loadLabels(tx, accountId, {
    invoices: rated.documents.flatMap(({ lines }) =>
      lines.flatMap(line => line.corrects?.invoiceId ?? []),
    ),
    runs: drafted,
  })
  return {
    ...dates,
    entity,
    account: found,
    outcome: rated.outcome,
    reason: rated.reason,
    facts: rated.facts,
    documents: rated.documents,
    exceptions: rated.exceptions,
    hold: found.billingHold,
    inRun: drafted[0] === undefined ? null : (labels.get(drafted[0]) ?? null),
    upcoming: upcomingChanges(whole, today),
    current: asked.usage ? await currentOf(tx, whole, run, today) : null,
    labels,
  }
}

/** The account as if no hold were on it and no other run had drafted it. */
function freed(account: AccountFacts): AccountFacts {
  return {
    ...account,
    billingHold: null,
    subscriptions: account.subscriptions.map(subscription => ({
      ...subscription,
      state: { ...subscription.state, draftRunId: null },
    })),
  }
}

/** What is chosen, less all that is measured: neither proposed nor taken back. */
function withoutUsage(chosen: Chosen): Chosen {
  return {
    ...chosen,
    plan: account => chosen.plan(account).filter(({ item }) => item.measuredBy === null),
    billedOf: (account, loaded) => {
      const items = account.subscriptions.flatMap(subscription => subscription.items)
      const measured = new Set(
        items.filter(({ measuredBy }) => measuredBy !== null).map(({ itemId }) => itemId),
      )
      const known = chosen.billedOf(account, loaded)
      return new Map([...known].filter(([, key]) => !measured.has(key.itemId)))
    },
  }
}

/** The bill that comes next: by the calendar where the account's cycle has one. */
async function billDates(
  tx: Tx,
  account: AccountFacts,
  cycle: string | null,
  today: Temporal.PlainDate,
  asked: Temporal.PlainDate | undefined,
): Promise<Pick<BillPreview, 'through' | 'issueOn'>> {
  const calendar = cycle === null ? [] : await loadCycleDates(tx, [cycle])
  const due = asked ?? nextDueOn(account) ?? today
  const known = calendar.find(({ throughOn }) => Temporal.PlainDate.compare(throughOn, due) >= 0)
  if (known !== undefined && (asked === undefined || known.throughOn.equals(asked))) {
    return { through: known.throughOn, issueOn: known.issueOn }
  }
  return { through: due, issueOn: later(due, today) }
}

async function currentOf(
  tx: Tx,
  account: AccountFacts,
  run: Parameters<typeof ratingFacts>[1],
  today: Temporal.PlainDate,
): Promise<CurrentUsage[]> {
  const charges = currentCharges(account, today)
  const measured = await measureCurrent(
    tx,
    charges.map(charge => ({ account, charge })),
  )
  const { context } = await ratingFacts(tx, run)
  return measured.map(({ charge, usage, openings }): CurrentUsage => {
    const { subscription, item, nominal, passed } = charge
    const known = {
      subscription: subscription.number,
      charge: item.charge.code,
      unit: item.charge.unit,
      currency: subscription.currency,
      period: nominal,
      passed,
    }
    try {
      if (usage instanceof RefusalError) throw usage
      const lines = linesOfCurrent(account, charge, usage, context, openings)
      const estimated = usage.some(piece => piece.estimated)
      return { ...known, refusal: null, quantity: quantityOf(usage), estimated, lines }
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error
      const { refusal } = error
      return { ...known, refusal, quantity: null, estimated: false, lines: [] }
    }
  })
}
