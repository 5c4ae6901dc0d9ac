import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/contracts/$number',
  section: 'contracts',
  page: lazyScreen(() => import('../pages/contract.tsx'), 'ContractPage'),
  linkedBy: ['contract', 'contracts.number', 'subscription', 'subscriptions.number'],
}
