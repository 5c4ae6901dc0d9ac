import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/remittances/$number',
  section: 'cash',
  page: lazyScreen(() => import('../pages/remittance.tsx'), 'RemittancePage'),
  linkedBy: ['remittances.remittanceId', 'remittance-lines.remittanceId'],
}
