import { loadNumberSeries } from '../../../reporting/console/load/number-series.ts'
import { view } from '../view.ts'

/** The series of numbers of documents: what was given, what comes next, and whether anything is missing. */
export const numberSeriesView = view({
  path: 'number-series',
  permission: 'documents.read',
  parameters: {},
  read: async tx => ({ series: await loadNumberSeries(tx) }),
})
