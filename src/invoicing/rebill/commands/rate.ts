import { lockBillingStates } from '../../../contracts/load/billing.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { rateLoaded, saveRated } from '../../commands/rate-chunk.ts'
import type { RatedRun } from '../../commands/rating-facts.ts'
import { comparedItems } from '../../compared.ts'
import type { IssuedDocument } from '../../credit.ts'
import { voidDraft } from '../../credit-note.ts'
import type { StoredDraft } from '../../draft.ts'
import type { AccountFacts, BilledKey } from '../../facts.ts'
import { noteRated } from '../../incidents/commands/note-rated.ts'
import { loadKeysBefore, loadKeysOfInvoice } from '../../load/billed.ts'
import { loadCreditGroups, loadCreditSources, loadIssued } from '../../load/credit.ts'
import { loadFacts } from '../../load/facts.ts'
import type { RunRow } from '../../load/runs.ts'
import type { RatedAccount } from '../../rate-account.ts'
import { setChunkState } from '../../save/runs.ts'
import { type AgainTerms, ratedAgain } from '../again.ts'
import type { RebillTerms } from '../api.ts'
import { type BilledNet, comparisonsOf } from '../comparison.ts'
import {
  type InvoiceToVoid,
  loadBilledNets,
  loadInvoicesToVoid,
  loadItemIds,
  loadTakenBack,
  loadUnvoidable,
} from '../load.ts'
import { replaceComparisons } from '../save.ts'
import {
  type AccountVoid,
  chosenForRebill,
  keysAfterVoid,
  rebilled,
  withVoids,
} from '../voiding.ts'

const NONE: ReadonlySet<string> = new Set()

const ALL_DAYS = Temporal.PlainDate.from('9999-12-31')

/** The accounts of a chunk rated again, and what had been billed for what was looked at. */
type RatedAgain = {
  readonly accounts: readonly AccountFacts[]
  readonly rated: readonly RatedAccount[]
  readonly nets: readonly BilledNet[]
}

/**
 * Rates again the accounts of a chunk of a rebill and keeps drafts, outcomes and the before and
 * after. The chunk's row is held by the caller.
 */
export async function rateChunkAgain(
  tx: Tx,
  run: RunRow,
  chunkNo: number,
  accountIds: readonly string[],
): Promise<void> {
  const terms = run.terms as RebillTerms
  await lockBillingStates(tx, accountIds)
  const range = await rangeOf(tx, accountIds, terms)
  const found =
    terms.method === 'void'
      ? await voidAndRate(tx, run, accountIds, range)
      : await rateDifference(tx, run, accountIds, range)
  const { accounts, rated, nets } = found
  const caused = rated.map(account => withCause(account, terms.cause))
  await saveRated(tx, run, chunkNo, accounts, caused, null)
  await noteRated(tx, run, rated, nets)
  const netsOf = Map.groupBy(nets, net => net.accountId)
  await replaceComparisons(
    tx,
    run.runId,
    accountIds,
    rated.flatMap(({ accountId, drafts }) =>
      comparisonsOf(netsOf.get(accountId) ?? [], drafts).map(c => ({ accountId, ...c })),
    ),
  )
  await setChunkState(tx, run.runId, chunkNo, 'rated')
}

/** Drafts that say why something is put right by them. */
function withCause(account: RatedAccount, cause: string | null | undefined): RatedAccount {
  if (cause == null) return account
  return { ...account, drafts: account.drafts.map(draft => ({ ...draft, cause })) }
}

async function rangeOf(
  tx: Tx,
  accountIds: readonly string[],
  { from, to, plan, charge }: RebillTerms,
): Promise<AgainTerms> {
  const limited = plan !== null || charge !== null
  return {
    from: Temporal.PlainDate.from(from),
    to: to === null ? null : Temporal.PlainDate.from(to),
    itemIds: limited ? await loadItemIds(tx, accountIds, { plan, charge }) : null,
    settling: true,
    takenBack: new Set(),
  }
}

async function rateDifference(
  tx: Tx,
  run: RunRow,
  accountIds: readonly string[],
  range: AgainTerms,
): Promise<RatedAgain> {
  const { legalEntityId, throughOn } = run
  const wanted = { accountIds, legalEntityId, through: throughOn, again: range }
  return rateAgain(tx, run, await loadFacts(tx, wanted), range)
}

/** Rates accounts again whose facts are loaded, and says what had been billed; writes nothing. */
export async function rateAgain(
  tx: Tx,
  run: RatedRun,
  facts: readonly AccountFacts[],
  range: AgainTerms,
): Promise<RatedAgain> {
  const takenBack = await loadTakenBack(tx, wantedOf(ratedAgain(facts, range).accounts))
  const { accounts, chosen, isIn } = ratedAgain(facts, { ...range, takenBack })
  const rated = await rateLoaded(tx, { ...run, throughOn: ALL_DAYS }, accounts, chosen)
  const nets = await loadBilledNets(tx, wantedOf(accounts))
  return { accounts, rated, nets: nets.filter(net => isIn(net.itemId, net.periodStart)) }
}

function wantedOf(accounts: readonly AccountFacts[]) {
  return accounts.flatMap(account =>
    comparedItems(account).map(item => ({ accountId: account.accountId, ...item })),
  )
}

async function voidAndRate(
  tx: Tx,
  run: RunRow,
  accountIds: readonly string[],
  range: AgainTerms,
  only?: string,
): Promise<RatedAgain> {
  const { legalEntityId, throughOn } = run
  const inRange = await loadInvoicesToVoid(tx, accountIds, legalEntityId, {
    ...range,
    incidentId: run.incidentId,
  })
  const invoices = inRange.filter(each => only === undefined || each.invoiceId === only)
  const byAccount = Map.groupBy(invoices, invoice => invoice.accountId)
  const unvoidable = await loadUnvoidable(tx, invoices)
  const why = (accountId: string) => {
    const reason = unvoidable.get(accountId)
    if (reason !== undefined) return { reason, facts: {} }
    return barred(byAccount.get(accountId) ?? [], run)
  }
  const voids = new Map<string, AccountVoid>()
  for (const [accountId, own] of byAccount) {
    if (why(accountId) === undefined) voids.set(accountId, await voidAll(tx, run, accountId, own))
  }
  const all = [...voids.values()].flatMap(({ keys }) => [...keys.values()])
  const from = all
    .map(key => key.periodStart)
    .sort(Temporal.PlainDate.compare)
    .at(0)
  const again = { from: from ?? range.from, to: null }
  const facts = await loadFacts(tx, { accountIds, legalEntityId, through: throughOn, again })
  const accounts = facts.map(account => {
    const voided = voids.get(account.accountId)
    return voided === undefined ? account : rebilled(account, voided)
  })
  const chosen = chosenForRebill(voids)
  const whole = { ...run, throughOn: ALL_DAYS }
  const rated = await rateLoaded(
    tx,
    whole,
    accounts.filter(a => voids.has(a.accountId)),
    chosen,
  )
  const ratedOf = new Map(rated.map(account => [account.accountId, account]))
  return {
    accounts,
    rated: accounts.map(({ accountId }) => {
      const [voided, account] = [voids.get(accountId), ratedOf.get(accountId)]
      if (voided !== undefined && account !== undefined) return withVoids(account, voided)
      return left(accountId, why(accountId))
    }),
    nets: await netsOfKeys(tx, voids),
  }
}

/**
 * One invoice taken back and its services rated again by today's facts: the drafts that a run would
 * make, or why it cannot. Writes nothing, locks nothing.
 */
export async function previewVoidAndRate(
  tx: Tx,
  entity: RunRow['entity'],
  document: Pick<IssuedDocument, 'accountId' | 'invoiceId' | 'serviceStart'>,
  issueOn: Temporal.PlainDate,
): Promise<RatedAccount | undefined> {
  const { accountId, invoiceId, serviceStart } = document
  const from = serviceStart.toString()
  const terms: RebillTerms = {
    method: 'void',
    from,
    to: null,
    reason: '',
    plan: null,
    charge: null,
  }
  const run: RunRow = {
    runId: '00000000-0000-7000-8000-000000000000',
    number: '',
    legalEntityId: entity.legalEntityId,
    cycleCode: null,
    throughOn: issueOn,
    issueOn,
    state: 'rating',
    kind: 'rebill',
    terms,
    createdBy: '',
    previousRunId: null,
    incidentId: null,
    incident: null,
    entity,
  }
  const range = { from: serviceStart, to: null, itemIds: null, settling: true, takenBack: NONE }
  const { rated } = await voidAndRate(tx, run, [accountId], range, invoiceId)
  return rated.at(0)
}

/** Why an account's invoices cannot be voided as a whole, if so. */
function barred(
  invoices: readonly InvoiceToVoid[],
  run: RunRow,
): { reason: string; facts: Record<string, string> } | undefined {
  for (const { label, isCorrected, issuedOn } of invoices) {
    if (isCorrected) return { reason: 'invoice_corrected', facts: { invoice: label } }
    if (Temporal.PlainDate.compare(run.issueOn, issuedOn) < 0) {
      const date = issuedOn.toString()
      return { reason: 'credit_before_invoice', facts: { invoice: label, date } }
    }
  }
  return undefined
}

function left(accountId: string, why: ReturnType<typeof barred>): RatedAccount {
  const nothing = { drafts: [], documents: [], exceptions: [], carried: [] }
  return why === undefined
    ? { accountId, outcome: 'skipped', reason: 'nothing_due', facts: {}, ...nothing }
    : { accountId, outcome: 'held', ...why, ...nothing }
}

async function voidAll(
  tx: Tx,
  run: RunRow,
  accountId: string,
  invoices: readonly InvoiceToVoid[],
): Promise<AccountVoid> {
  const drafts: StoredDraft[] = []
  const after = new Map<string, BilledKey>()
  const { reason } = run.terms as RebillTerms
  for (const { invoiceId, label } of invoices) {
    const document = await loadIssued(tx, label, { accountId })
    if (document === undefined) throw new Error('defect: an invoice without its number')
    const keys = await loadKeysOfInvoice(tx, accountId, invoiceId)
    const draft = voidDraft(
      document,
      await loadCreditSources(tx, accountId, invoiceId),
      await loadCreditGroups(tx, accountId, invoiceId),
      keys,
      await loadKeysBefore(tx, accountId, invoiceId),
    )
    drafts.push({ ...draft, voids: { invoiceId, reason } })
    for (const [text, key] of keysAfterVoid(invoiceId, keys, draft)) after.set(text, key)
  }
  return { accountId, drafts, keys: after }
}

/** What had been billed for the keys that are voided. */
async function netsOfKeys(tx: Tx, voids: ReadonlyMap<string, AccountVoid>): Promise<BilledNet[]> {
  const keys = [...voids.values()].flatMap(({ accountId, keys }) =>
    [...keys.values()].map(({ itemId, periodStart }) => ({ accountId, itemId, periodStart })),
  )
  const since = new Map<string, { accountId: string; itemId: string; since: Temporal.PlainDate }>()
  const periods = new Set<string>()
  for (const { accountId, itemId, periodStart } of keys) {
    periods.add(`${itemId}|${periodStart}`)
    const known = since.get(itemId)
    if (known === undefined || Temporal.PlainDate.compare(periodStart, known.since) < 0) {
      since.set(itemId, { accountId, itemId, since: periodStart })
    }
  }
  const nets = await loadBilledNets(tx, [...since.values()])
  return nets.filter(net => periods.has(`${net.itemId}|${net.periodStart}`))
}
