import type { RejectedUsage } from '../metering/rejected.ts'
import type { Language } from '../platform/refusals/sentence.ts'
import { sentence } from '../platform/refusals/table.ts'

/** A page of refused rows for a terminal: of each its id, why it was refused, and the row. */
export function rejectedPage(
  rows: readonly RejectedUsage[],
  next: string | null,
  language: Language,
): string {
  if (rows.length === 0) return 'No refused usage.\n'
  const more = next === null ? '' : `\nMore: --after ${next}\n`
  return `${rows.map(row => rejectedText(row, language)).join('\n')}${more}`
}

function rejectedText(row: RejectedUsage, language: Language): string {
  const { rejectedId, kind, state, refusal, source, receivedAt, timesReceived } = row
  const times = timesReceived === 1n ? '' : `, ${timesReceived} times`
  const received = receivedAt.toString({ smallestUnit: 'second' })
  const end = state === 'open' ? '' : `  ${endOf(row)}\n`
  return (
    `${rejectedId}  ${state} ${kind}  ${refusal.code}  (${source}, ${received}${times})\n` +
    `  ${sentence(refusal, language)}\n` +
    `  ${JSON.stringify(row.received)}\n${end}`
  )
}

function endOf({ state, changedAt, changedBy, reason, recorded }: RejectedUsage): string {
  const by = `${state} by ${changedBy} at ${changedAt?.toString({ smallestUnit: 'second' })}`
  return reason === null ? `${by}: ${JSON.stringify(recorded)}` : `${by}: ${reason}`
}
