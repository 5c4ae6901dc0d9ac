import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { type RecordedSuggestion, surelyRecorded } from '../../matching/recorded.ts'
import { recordedFor } from '../load/find-recorded.ts'
import type { WaitingLine } from '../load/lines.ts'
import { type LineLink, linkLines } from './link-steps.ts'
import { refundsOfRun } from './refund-runs.ts'

/** What was done of lines: those that were linked, and what the others may tell of. */
export type Recorded = {
  readonly linked: ReadonlySet<string>
  readonly suggestions: ReadonlyMap<string, readonly RecordedSuggestion[]>
}

/** Links lines to what they surely tell of; each entry is told once, by the surest line. */
export async function linkRecorded(
  tx: Tx,
  lines: readonly WaitingLine[],
  least: number | null,
  ctx: Context,
): Promise<Recorded> {
  // What a lockbox tells is not on the bank account yet.
  const asked = lines.filter(line => line.statementKind !== 'lockbox')
  const suggestions = await recordedFor(tx, asked)
  const told = new Set<string>()
  const keyOf = ({ entry }: RecordedSuggestion): string => `${entry.kind} ${entry.subjectId}`
  const links: LineLink[] = []
  for (const line of asked) {
    const left = (suggestions.get(line.lineId) ?? []).filter(each => !told.has(keyOf(each)))
    const sure = surelyRecorded(left, least)
    if (sure === undefined) continue
    told.add(keyOf(sure))
    const { entry, confidence, evidence } = sure
    const { kind, subjectAccountId, subjectId, amountMinor } = entry
    const parts =
      kind === 'refund_run'
        ? await refundsOfRun(tx, subjectId)
        : [{ kind, subjectAccountId, subjectId, amountMinor }]
    links.push({ line, parts, rule: 'recorded', confidence, evidence, note: null })
  }
  return { linked: await linkLines(tx, links, ctx), suggestions }
}
