import type { Db } from '../../../platform/database/database.ts'
import { loadPolicies } from '../../load/policy.ts'
import { suggest } from '../../matching/suggest.ts'
import { suggestRemittances } from '../../remittances/load/suggest.ts'
import { paymentOf } from '../candidates.ts'
import { policyOf } from '../policy.ts'
import {
  type StoredSuggestion,
  storedRecorded,
  storedRemittances,
  storedSuggestions,
} from '../stored-suggestion.ts'
import { findCandidates } from './find.ts'
import { recordedFor } from './find-recorded.ts'
import { loadLine, loadMatchRules } from './lines.ts'

/** What is shown to somebody who opens a line. */
const SHOWN = 8

/**
 * What a line may be for as the books are now, the likeliest first; undefined when there is no such
 * line. What stands with the line itself is from when it was worked.
 */
export async function suggestionsFor(
  db: Db,
  lineId: string,
): Promise<StoredSuggestion[] | undefined> {
  const line = await loadLine(db, lineId)
  if (line === undefined) return undefined
  const recorded = (await recordedFor(db, [line])).get(lineId) ?? []
  const told = storedRecorded(recorded, line.currency, SHOWN)
  if (line.amountMinor <= 0n) return told
  const policies = await loadPolicies(db, [line.legalEntityId], line.bookedOn)
  const entity = policies.get(line.legalEntityId)
  const tolerance = line.currency === entity?.currency ? entity.tolerance : null
  const policy = policyOf(await loadMatchRules(db), tolerance)
  const payment = paymentOf(line)
  const asked = [{ payment, payerNumberIndex: line.payerNumberIndex }]
  const [candidates] = await findCandidates(db, line, asked)
  if (candidates === undefined) return told
  const [remitted = []] = await suggestRemittances(db, line, [line])
  const named = storedRemittances(remitted, line, SHOWN)
  const paid = storedSuggestions(suggest(payment, candidates, policy), line.currency, SHOWN)
  return [...told, ...named, ...paid].sort((a, b) => Number(b.confidence) - Number(a.confidence))
}
