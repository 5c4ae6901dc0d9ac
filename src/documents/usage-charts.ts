import { unitWord } from '../formats/unit-words.ts'
import type { TraceStep } from '../rating/component.ts'
import { LABELS } from './labels.ts'
import type { Speaker } from './line-quantity.ts'
import type { UsageChart } from './page.ts'
import type { BilledUsage, StoredDocument, StoredDocumentLine } from './stored-document.ts'

const MOST_MONTHS = 13
/** More charts than fit on a page tell nobody anything. */
const MOST_CHARTS = 6

/**
 * What was billed of each meter, month by month up to the one billed. Several charts of a section are
 * told apart by their charge, those of several sections (`titles`) by the section's title.
 * Where things are counted (sessions, calls), the first of a subscription stands for all: how often
 * they come is told by the lines, and each chart more costs the reader a page.
 */
export function usageCharts(
  { usage, lines }: StoredDocument,
  { language }: Speaker,
  titles: ReadonlyMap<string | null, string>,
): UsageChart[] {
  const byItem = Map.groupBy(usage, entry => entry.itemId)
  const metered = new Map<string, MeteredCharge>()
  for (const { itemId, subscriptionId, description, unit, trace } of lines) {
    if (itemId === null || !byItem.has(itemId)) continue
    const known = metered.get(itemId) ?? { itemId, subscriptionId, description, unit }
    const isRead = trace.some(isMeasured)
    metered.set(itemId, { ...known, isMeasured: known.isMeasured === true || isRead })
  }
  const charted = chosen([...metered.values()])
  return charted.map(({ itemId, subscriptionId, description, unit }) => {
    const section = titles.size > 1 ? titles.get(subscriptionId) : undefined
    const isAlone = charted.filter(each => each.subscriptionId === subscriptionId).length === 1
    const charge = isAlone ? undefined : description
    return {
      title: [LABELS[language].usage, charge, section].filter(Boolean).join(' · '),
      unit: unitWord(unit, '2', language),
      bars: (byItem.get(itemId) ?? []).slice(-MOST_MONTHS).map(barOf),
    }
  })
}

type MeteredCharge = Pick<StoredDocumentLine, 'subscriptionId' | 'description' | 'unit'> & {
  readonly itemId: string
  /** By a meter that is read or records intervals, not counted by events. */
  readonly isMeasured?: boolean
}

function isMeasured(step: TraceStep): boolean {
  return step.step === 'read' || (step.step === 'usage' && step.source === 'intervals')
}

function chosen(metered: readonly MeteredCharge[]): MeteredCharge[] {
  const bySubscription = Map.groupBy(metered, each => each.subscriptionId)
  const charted = [...bySubscription.values()].flatMap(charges => {
    const measured = charges.filter(each => each.isMeasured)
    return measured.length > 0 ? measured : charges.slice(0, 1)
  })
  return charted.slice(0, MOST_CHARTS)
}

function barOf({ month, quantity, estimated }: BilledUsage): UsageChart['bars'][number] {
  return { month, quantity: quantity.toString(), estimated }
}
