import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/incidents/$number',
  section: 'billRuns',
  page: lazyScreen(() => import('../pages/incident.tsx'), 'IncidentPage'),
  linkedBy: ['incident'],
}
