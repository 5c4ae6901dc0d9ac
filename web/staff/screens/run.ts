import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/runs/$number',
  section: 'billRuns',
  page: lazyRouteComponent(() => import('../pages/run.tsx'), 'RunPage'),
  linkedBy: ['run', 'bill-runs.number'],
}
