import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/account-edit/$number',
  section: 'customers',
  page: lazyScreen(() => import('../pages/account-edit.tsx'), 'AccountEditPage'),
}
