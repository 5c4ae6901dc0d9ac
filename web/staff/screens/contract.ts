import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/contracts/$number',
  section: 'contracts',
  page: lazyRouteComponent(() => import('../pages/contract.tsx'), 'ContractPage'),
  linkedBy: ['contract', 'contracts.number', 'subscription', 'subscriptions.number'],
}
