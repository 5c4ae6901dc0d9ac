import { Decimal } from '../../../kernel/decimal.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { type CreditSource, type IssuedDocument, leftOf, workOutCredit } from '../../credit.ts'
import { takesAll } from '../../credit-gross.ts'
import { creditNoteDraft } from '../../credit-note.ts'
import type { StoredDraft } from '../../draft.ts'
import {
  documentText,
  loadGroupsOf,
  loadIssuedOf,
  loadRoundingLeftOf,
  loadSourcesOf,
} from '../../load/credit.ts'
import type { RunRow } from '../../load/runs.ts'
import { copyDrafts } from '../../save/drafts.ts'
import { setChunkState, setOutcomes } from '../../save/runs.ts'
import type { IncidentTerms } from '../api.ts'
import {
  countCorrectedLines,
  type IncidentRow,
  loadIncident,
  loadIncidentDocuments,
  loadMatchedLines,
} from '../load.ts'
import { noteDocuments, type WorkedDocument } from '../save.ts'
import { requestsOf, type Share } from '../share.ts'

/** A document with the credit note that it gets, or why it gets none. */
type Credited = { readonly worked: WorkedDocument; readonly draft: StoredDraft | null }

/**
 * Works out the credit notes of a chunk of an incident: a share or an amount of the lines that match,
 * document by document. A fixed number of statements, however many documents. The chunk's row is held
 * by the caller.
 */
export async function rateCredits(
  tx: Tx,
  run: RunRow,
  chunkNo: number,
  accountIds: readonly string[],
): Promise<void> {
  const incident = await loadIncident(tx, run.incidentId ?? '')
  if (incident === undefined) throw new Error('defect: a run of credits without its incident')
  const { incidentId } = incident
  const keys = await loadIncidentDocuments(tx, incidentId, accountIds)
  const credited = await creditAll(tx, run, incident, keys)
  const byAccount = Map.groupBy(credited, ({ worked }) => worked.accountId)
  const drafts = [...byAccount.values()].flatMap(own =>
    own
      .flatMap(({ worked, draft }) => (draft === null ? [] : [{ worked, draft }]))
      .map(({ worked: { accountId }, draft }, i) => ({ accountId, draftNo: i + 1, draft })),
  )
  await copyDrafts(tx, run, chunkNo, drafts)
  await setOutcomes(
    tx,
    run.runId,
    accountIds.map(accountId => ({ accountId, facts: {}, ...outcome(byAccount.get(accountId)) })),
  )
  const worked = credited.map(each => each.worked)
  await noteDocuments(tx, { runId: run.runId, incidentId }, accountIds, worked)
  await setChunkState(tx, run.runId, chunkNo, 'rated')
}

function outcome(own: readonly Credited[] = []) {
  if (own.some(({ draft }) => draft !== null)) return { outcome: 'billed' as const, reason: null }
  const reason = own.find(({ worked }) => worked.reason !== null)?.worked.reason ?? null
  if (reason === null) return { outcome: 'skipped' as const, reason: 'nothing_due' }
  return { outcome: 'held' as const, reason }
}

async function creditAll(
  tx: Tx,
  run: RunRow,
  incident: IncidentRow,
  keys: readonly { readonly accountId: string; readonly invoiceId: string }[],
): Promise<Credited[]> {
  const { terms } = incident
  const documents = await loadIssuedOf(tx, keys)
  const sources = await loadSourcesOf(tx, keys)
  const groups = await loadGroupsOf(tx, keys)
  const roundings = await loadRoundingLeftOf(tx, keys)
  const corrected = await countCorrectedLines(tx, keys)
  const matched = Map.groupBy(await loadMatchedLines(tx, keys, terms), documentText)
  return documents.map((document): Credited => {
    const key = documentText(document)
    const all = sources.get(key) ?? []
    const wanted = new Set(matched.get(key)?.map(({ lineNo }) => lineNo))
    const lines = all.filter(({ lineNo }) => wanted.has(lineNo))
    const beforeMinor = lines.reduce((sum, line) => sum + leftOf(line), 0n)
    const left = (reason: string | null): Credited => ({
      worked: { ...unchanged(document, beforeMinor), ...barredBy(reason) },
      draft: null,
    })
    const reason = whyNot(run, terms, document, all)
    if (reason !== null) return left(reason)
    const { roundingMode } = run.entity
    const requests = requestsOf(lines, shareOf(terms), roundingMode)
    if (requests.length === 0) {
      return left(beforeMinor > 0n && terms.percent === null ? 'less_left' : null)
    }
    const credit = workOutCredit(all, groups.get(key) ?? [], requests, roundingMode)
    if (!credit.ok) return left(credit.refusal.code)
    const rounding = takesAll(all, credit.value) ? (roundings.get(key) ?? 0n) : 0n
    const draft: StoredDraft = {
      ...creditNoteDraft(document, all, credit.value, terms.outcome, rounding),
      credits: {
        invoiceId: document.invoiceId,
        reason: incident.reason,
        outcome: terms.outcome,
        correctedLines: corrected.get(key) ?? 0,
      },
      cause: incident.cause,
    }
    return { worked: changedBy(document, beforeMinor, draft), draft }
  })
}

/** What of an incident's terms is credited of each document. */
function shareOf({ percent, amountMinor }: IncidentTerms): Share {
  return percent === null
    ? { by: 'amount', netMinor: BigInt(amountMinor ?? '0') }
    : { by: 'percent', percent: Decimal.parse(percent) }
}

/** Why a document cannot be credited in a run, if so. */
function whyNot(
  run: RunRow,
  { currency, percent }: IncidentTerms,
  document: IssuedDocument,
  lines: readonly CreditSource[],
): string | null {
  if (document.voided) return 'invoice_voided'
  if (Temporal.PlainDate.compare(run.issueOn, document.issuedOn) < 0) return 'credit_before_invoice'
  if (percent === null && document.currency !== currency) return 'other_currency'
  // Prepaid credits come back lot by lot, by hand.
  return lines.some(isAboutCredits) ? 'credit_with_wallet' : null
}

function isAboutCredits({ chargeCode, unit }: CreditSource): boolean {
  return chargeCode === 'prepaid' || unit === 'credits'
}

function barredBy(reason: string | null) {
  return reason === null
    ? { state: 'no_change' as const, reason }
    : { state: 'barred' as const, reason }
}

function unchanged({ accountId, invoiceId, currency }: IssuedDocument, beforeMinor: bigint) {
  const nothing = { netMinor: 0n, taxMinor: 0n, payableMinor: 0n }
  return { accountId, invoiceId, currency, beforeMinor, ...nothing }
}

function changedBy(
  document: IssuedDocument,
  beforeMinor: bigint,
  { netMinor, taxMinor, payableMinor }: StoredDraft,
): WorkedDocument {
  return {
    ...unchanged(document, beforeMinor),
    state: 'changed',
    reason: null,
    netMinor: BigInt(netMinor),
    taxMinor: BigInt(taxMinor),
    payableMinor: BigInt(payableMinor),
  }
}
