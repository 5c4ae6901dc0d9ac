/** The key figures of a billing department, in the order in which a manager reads them. */
export const KPIS = [
  'daysSalesOutstanding',
  'unpaidOfDue',
  'billedRight',
  'daysToBill',
  'matchedAtFirst',
  'promisesKept',
  'disputeDays',
] as const
export type Kpi = (typeof KPIS)[number]
