import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/data-import/$importId',
  section: 'settings',
  page: lazyScreen(() => import('../pages/data-import.tsx'), 'DataImportPage'),
}
