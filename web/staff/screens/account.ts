import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/accounts/$number',
  section: 'customers',
  page: lazyScreen(() => import('../pages/account.tsx'), 'AccountPage'),
  linkedBy: ['account', 'accounts.number'],
}
