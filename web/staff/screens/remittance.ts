import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/remittances/$number',
  section: 'cash',
  page: lazyRouteComponent(() => import('../pages/remittance.tsx'), 'RemittancePage'),
  linkedBy: ['remittances.remittanceId', 'remittance-lines.remittanceId'],
}
