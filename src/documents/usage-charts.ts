import { LABELS } from './labels.ts'
import type { Speaker } from './line-details.ts'
import type { UsageChart } from './page.ts'
import type { BilledUsage, StoredDocument } from './stored-document.ts'
import { unitWord } from './unit-words.ts'

const MOST_MONTHS = 13
/** More charts than fit on a page tell nobody anything. */
const MOST_CHARTS = 6

/**
 * What was billed of each meter, month by month up to the one billed; several charts are told apart
 * by their charge and, where the document has several sections (`titles`), by the section's title.
 */
export function usageCharts(
  { usage, lines }: StoredDocument,
  { language }: Speaker,
  titles: ReadonlyMap<string, string>,
): UsageChart[] {
  const byItem = Map.groupBy(usage, entry => entry.itemId)
  const items = [...new Set(lines.map(line => line.itemId))].filter(id => id !== null)
  const charted = items.filter(id => byItem.has(id)).slice(0, MOST_CHARTS)
  return charted.map(itemId => {
    const line = lines.find(each => each.itemId === itemId)
    const section = titles.size > 1 ? titles.get(line?.subscriptionId ?? '') : undefined
    const charge = charted.length > 1 ? line?.description : undefined
    return {
      title: [LABELS[language].usage, charge, section].filter(Boolean).join(' · '),
      unit: unitWord(line?.unit ?? '', '2', language),
      bars: (byItem.get(itemId) ?? []).slice(-MOST_MONTHS).map(barOf),
    }
  })
}

function barOf({ month, quantity, estimated }: BilledUsage): UsageChart['bars'][number] {
  return { month, quantity: quantity.toString(), estimated }
}
