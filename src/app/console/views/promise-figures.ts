import { date } from '../../../formats/fields.ts'
import { loadPromiseFigures } from '../../../reporting/console/load/collection-card.ts'
import { view } from '../view.ts'

/** How many promises were kept, by collector: of those due in the last 90 days, or in a span. */
export const promiseFiguresView = view({
  path: 'promise-figures',
  permission: 'receipts.read',
  parameters: { from: date.optional(), to: date.optional() },
  read: async (tx, { from, to, now }) => {
    const end = to ?? now.toZonedDateTimeISO('UTC').toPlainDate().add({ days: 1 })
    const span = { from: from ?? end.subtract({ days: 90 }), to: end }
    return { ...span, figures: await loadPromiseFigures(tx, span) }
  },
})
