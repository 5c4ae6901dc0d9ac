import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/accounts/$number',
  section: 'customers',
  page: lazyRouteComponent(() => import('../pages/account.tsx'), 'AccountPage'),
  linkedBy: ['account', 'accounts.number'],
}
