import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/aged-items',
  section: 'collections',
  page: lazyScreen(() => import('../pages/aged-items.tsx'), 'AgedItemsPage'),
}
