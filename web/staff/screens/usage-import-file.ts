import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/usage-import/$importId',
  section: 'usage',
  page: lazyRouteComponent(() => import('../pages/usage-import.tsx'), 'UsageImportPage'),
  linkedBy: ['importId'],
}
