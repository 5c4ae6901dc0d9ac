import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/usage-import/$importId',
  section: 'usage',
  page: lazyScreen(() => import('../pages/usage-import.tsx'), 'UsageImportPage'),
  linkedBy: ['importId'],
}
