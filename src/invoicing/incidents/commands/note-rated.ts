import type { Tx } from '../../../platform/database/database.ts'
import { documentText } from '../../load/credit.ts'
import type { RunRow } from '../../load/runs.ts'
import type { RatedAccount } from '../../rate-account.ts'
import type { BilledNet } from '../../rebill/comparison.ts'
import { changesByDocument, type DocumentNet } from '../changes.ts'
import { loadDocumentNets, loadIncidentDocuments } from '../load.ts'
import { noteDocuments, type WorkedDocument } from '../save.ts'

/**
 * Transaction step: notes what rating accounts again changes of each document of an incident; nothing
 * where the run belongs to none. `nets` says what was looked at.
 */
export async function noteRated(
  tx: Tx,
  run: RunRow,
  rated: readonly RatedAccount[],
  nets: readonly BilledNet[],
): Promise<void> {
  const { runId, incidentId } = run
  if (incidentId === null) return
  const accountIds = rated.map(({ accountId }) => accountId)
  const selected = await loadIncidentDocuments(tx, incidentId, accountIds)
  const named = new Set(selected.map(documentText))
  const documentNets = Map.groupBy(await netsOf(tx, nets), ({ accountId }) => accountId)
  const worked = rated.flatMap(({ accountId, outcome, reason, drafts }): WorkedDocument[] => {
    const own = documentNets.get(accountId) ?? []
    const changes = changesByDocument(accountId, own, drafts)
    const isLeft = outcome === 'held' || (outcome === 'skipped' && reason !== 'nothing_due')
    const barred = isLeft ? (reason ?? 'held') : null
    const touched = changes
      .filter(change => change.changed || named.has(documentText(change)))
      .map(({ changed, ...change }) => ({ ...change, ...stateOf(changed, barred) }))
    if (barred === null) return touched
    const seen = new Set(touched.map(documentText))
    const others = selected.filter(
      each => each.accountId === accountId && !seen.has(documentText(each)),
    )
    return [...touched, ...others.map(each => ({ ...each, ...NOTHING, ...stateOf(false, barred) }))]
  })
  await noteDocuments(tx, { runId, incidentId }, accountIds, worked)
}

const NOTHING = { currency: '', beforeMinor: 0n, netMinor: 0n, taxMinor: 0n, payableMinor: 0n }

function stateOf(
  changed: boolean,
  barred: string | null,
): Pick<WorkedDocument, 'state' | 'reason'> {
  if (changed) return { state: 'changed', reason: null }
  return barred === null
    ? { state: 'no_change', reason: null }
    : { state: 'barred', reason: barred }
}

/** What the documents stand at for the periods that were looked at. */
async function netsOf(tx: Tx, nets: readonly BilledNet[]): Promise<DocumentNet[]> {
  const since = new Map<string, { accountId: string; itemId: string; since: Temporal.PlainDate }>()
  const looked = new Set<string>()
  for (const { accountId, itemId, periodStart } of nets) {
    looked.add(`${itemId}|${periodStart}`)
    const known = since.get(itemId)
    if (known === undefined || Temporal.PlainDate.compare(periodStart, known.since) < 0) {
      since.set(itemId, { accountId, itemId, since: periodStart })
    }
  }
  const found = await loadDocumentNets(tx, [...since.values()])
  return found.filter(({ itemId, periodStart }) => looked.has(`${itemId}|${periodStart}`))
}
