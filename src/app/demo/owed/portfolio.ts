import { GRACE } from '../staff.ts'
import { act, named, type Stage } from '../stage.ts'

const SEGMENTS = [
  {
    segmentCode: 'HOUSEHOLDS',
    name: { en: 'Households', fr: 'Ménages', es: 'Hogares', de: 'Haushalte' },
  },
  {
    segmentCode: 'BUSINESSES',
    name: { en: 'Businesses', fr: 'Entreprises', es: 'Empresas', de: 'Unternehmen' },
  },
]

const COLLECTORS = [
  { collectorCode: 'EUROPE', name: 'Desk Europe', email: 'cole@morgenhell.example' },
  { collectorCode: 'TEXAS-1', name: 'Desk Austin' },
  { collectorCode: 'TEXAS-2', name: 'Desk Houston' },
]

/** Who follows up whom, and which customers are looked at together: what is owed is aged by both. */
export async function shareCustomers(stage: Stage, fromOn: string): Promise<void> {
  await act(stage, GRACE, named('defineSegments'), { rows: SEGMENTS })
  await act(stage, GRACE, named('defineCollectors'), { rows: COLLECTORS })
  await assign(stage, fromOn, 'segment', [
    { accountKind: 'person', values: ['HOUSEHOLDS'] },
    { accountKind: 'business', values: ['BUSINESSES'] },
  ])
  await assign(stage, fromOn, 'collector', [
    { country: 'US', values: ['TEXAS-1', 'TEXAS-2'] },
    { values: ['EUROPE'] },
  ])
}

async function assign(
  stage: Stage,
  fromOn: string,
  kind: 'segment' | 'collector',
  rules: readonly object[],
): Promise<void> {
  await act(stage, GRACE, named('setAssignmentRules'), { kind, rules })
  let after: string | null = null
  do {
    after = await assignPage(stage, { kind, fromOn, ...(after === null ? {} : { after }) })
  } while (after !== null)
}

async function assignPage(stage: Stage, page: object): Promise<string | null> {
  const done = await act(stage, GRACE, named('applyAssignmentRules'), page)
  return (done as { readonly next: string | null }).next
}
