import { currency, oneOf } from '../../../formats/fields.ts'
import { KPIS } from '../../../reporting/kpis/kpi.ts'
import { loadKpi, loadMainCurrency } from '../../../reporting/kpis/load/kpis.ts'
import { loadWorkload } from '../../../reporting/kpis/load/workload.ts'
import { dayOf, view } from '../view.ts'

/** One key figure by month. Each is asked for by itself: a slow one keeps no other waiting. */
export const kpiView = view({
  path: 'kpi',
  permission: 'receipts.read',
  parameters: { code: oneOf([...KPIS]).default(KPIS[0]), currency: currency.optional() },
  read: async (tx, { code, currency: asked, now }) => {
    const chosen = asked ?? (await loadMainCurrency(tx)) ?? 'EUR'
    const today = dayOf(now)
    return { today, currency: chosen, months: await loadKpi(tx, code, { today, currency: chosen }) }
  },
})

/** Open work by person, with its age. */
export const workloadView = view({
  path: 'workload',
  permission: 'receipts.read',
  read: async (tx, { now }) => {
    const today = dayOf(now)
    return { today, loads: await loadWorkload(tx, today) }
  },
})
