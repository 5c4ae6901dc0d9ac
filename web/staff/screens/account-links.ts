import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/account-links/$number',
  section: 'customers',
  page: lazyScreen(() => import('../pages/account-links.tsx'), 'AccountLinksPage'),
}
