import type { Db } from '../../../platform/database/database.ts'
import {
  type RecordedLine,
  type RecordedSuggestion,
  suggestRecorded,
} from '../../matching/recorded.ts'
import { paymentOf } from '../candidates.ts'
import type { WaitingLine } from './lines.ts'
import { loadRecorded } from './recorded.ts'

/** A line as it is compared with what is recorded. */
export function recordedLine(line: WaitingLine): RecordedLine {
  const { bookedOn, checkNumber, endToEndId } = line
  return {
    ...paymentOf(line),
    ...{ bookedOn, checkNumber, endToEndId },
    numberShown: line.payerNumberShown,
  }
}

/** What lines of one bank account may tell of that is in the books already, line by line. */
export async function recordedFor(
  db: Db,
  lines: readonly WaitingLine[],
): Promise<ReadonlyMap<string, readonly RecordedSuggestion[]>> {
  const found = new Map<string, readonly RecordedSuggestion[]>()
  const byAccount = Map.groupBy(lines, line =>
    [line.legalEntityId, line.currency, line.ledgerAccount].join(' '),
  )
  for (const ours of byAccount.values()) {
    const [first] = ours as [WaitingLine]
    const days = ours.map(line => line.bookedOn).sort(Temporal.PlainDate.compare)
    const entries = await loadRecorded(db, {
      legalEntityId: first.legalEntityId,
      houseAccountId: first.accountId,
      currency: first.currency,
      ledgerAccount: first.ledgerAccount,
      amounts: [...new Set(ours.map(line => line.amountMinor))],
      first: days[0] as Temporal.PlainDate,
      last: days.at(-1) as Temporal.PlainDate,
      endToEndIds: ours.flatMap(line => line.endToEndId ?? []),
    })
    const byAmount = Map.groupBy(entries, entry => entry.amountMinor)
    for (const line of ours) {
      const same = byAmount.get(line.amountMinor) ?? []
      if (same.length > 0) found.set(line.lineId, suggestRecorded(recordedLine(line), same))
    }
  }
  return found
}
