import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/mandates/$number',
  section: 'payments',
  page: lazyScreen(() => import('../pages/mandate.tsx'), 'MandatePage'),
  linkedBy: ['mandates.reference', 'mandate-events.reference', 'payments.mandate'],
}
